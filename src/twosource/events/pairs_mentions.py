"""Claims -> mentions: each claim as grouping sees it, with what it takes over from before it.

News text says once where and when, and goes on from there. So a claim without a place or day of
its own stands in the *focus*: the last place and day that its report named.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from twosource.events.pairs_places import happened_at, named_places, place_key
from twosource.events.pairs_words import stems
from twosource.model import Claim, Place, Report, When

_NARROW = {"point", "town", "district"}
_FEW_DAYS = 3
_OLD_DAYS = 12
_NAME = re.compile(r"(?<=[\w,;:—–-] )[\"“‘(]?([A-ZÀ-ÞŠŽČ][\w’'-]+)")
_PARAGRAPH = re.compile(r"\n\s*")

Days = tuple[int, int]
"""First and last day of an interval, as ordinals of the calendar."""
Spot = tuple[float, float]
"""Degrees north and east."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Where and when: names of places, their points, days; any of it may be unknown."""

    names: frozenset[str] = frozenset()
    spots: tuple[Spot, ...] = ()
    days: Days | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One claim: its own scene, the scene that it stands in, its words, kind and source."""

    claim: str
    report: str
    ordinal: int
    paragraph: int
    published: int | None
    own: Scene
    focus: Scene
    seats: frozenset[str]
    """Places at which its words say that something happened; none if they tell no happening."""
    scenes_before: int
    """How often the report has changed its place up to here."""
    words: frozenset[str]
    names: frozenset[str]
    types: frozenset[str]
    triggers: frozenset[str]
    figures: frozenset[tuple[str | None, float | None, float | None]]
    source: frozenset[str]
    title: frozenset[str]
    old: bool
    """Whether it tells of a time well before the report."""


def mentions(report: Report, claims: Sequence[Claim]) -> tuple[Mention, ...]:
    """The mentions of a report's claims, in the order of the text."""
    ordered = sorted(claims, key=lambda c: (c.content.start, c.content.end, c.id))
    broad = {place_key(p.name) for c in ordered for p in c.where if p.precision not in _NARROW}
    published = _ordinal(report.published)
    starts = [m.end() for m in _PARAGRAPH.finditer(report.text)]
    out: list[Mention] = []
    focus, changes, backdrop = Scene(), 0, -1
    for ordinal, claim in enumerate(ordered):
        own = _own(claim, broad)
        if own.names and focus.names and not own.names & focus.names:
            changes += 1
        paragraph = sum(s <= claim.content.start for s in starts)
        if _is_old(claim, published):
            backdrop = paragraph
        elif own.days:
            backdrop = -1
        focus = _moved(focus, own)
        out.append(
            Mention(
                claim=claim.id,
                report=report.id,
                ordinal=ordinal,
                paragraph=paragraph,
                published=published,
                own=own,
                focus=focus,
                seats=_seats(claim, own),
                scenes_before=changes,
                words=stems(claim.content.text),
                names=frozenset(w for n in _NAME.findall(claim.content.text) for w in stems(n)),
                types=frozenset(e.type for e in claim.events[:1]),
                triggers=frozenset(w for e in claim.events for w in stems(e.trigger.text)),
                figures=frozenset((q.measure, q.low, q.high) for q in claim.how_many if q.measure),
                source=_source(claim),
                title=stems(report.title or ""),
                old=backdrop == paragraph,
            )
        )
    return tuple(out)


def _moved(focus: Scene, own: Scene) -> Scene:
    """The focus after a claim: a new place brings a new day with it, or none."""
    if own.names:
        same = bool(own.names & focus.names)
        return Scene(own.names, own.spots, own.days or (focus.days if same else None))
    return Scene(focus.names, focus.spots, own.days or focus.days)


def _own(claim: Claim, broad: set[str]) -> Scene:
    """What stands in the words of the claim itself."""
    inside = [p for p in claim.where if claim.content.covers(p.span.start, p.span.end)]
    narrow = [p for p in inside if p.precision in _NARROW and not p.span.text.islower()]
    known = {place_key(p.name) for p in narrow}
    names = frozenset((known | named_places(claim.content.text)) - broad)
    return Scene(names, tuple(_spots(narrow)), _days(claim.when, claim))


def _seats(claim: Claim, own: Scene) -> frozenset[str]:
    return own.names & happened_at(claim.content.text) if claim.events else frozenset()


def _spots(places: Iterable[Place]) -> Iterator[Spot]:
    for place in places:
        if place.lat is not None and place.lon is not None:
            yield place.lat, place.lon


def _days(when: When | None, claim: Claim) -> Days | None:
    """The days of a time expression in the claim's words, if they are few."""
    if when is None or when.role == "statement":
        return None
    if not claim.content.covers(when.span.start, when.span.end):
        return None
    first, last = _ordinal(when.earliest), _ordinal(when.latest)
    if first is None or last is None or last - first >= _FEW_DAYS:
        return None
    return first, last


def _is_old(claim: Claim, published: int | None) -> bool:
    when = claim.when
    if when is None or published is None:
        return False
    first, last = _ordinal(when.earliest), _ordinal(when.latest)
    long_ago = last is not None and last < published - _OLD_DAYS
    since = first is not None and first < published - 2 * _OLD_DAYS
    return long_ago or since


def _ordinal(day: str | None) -> int | None:
    try:
        return date.fromisoformat((day or "")[:10]).toordinal()
    except ValueError:
        return None


def _source(claim: Claim) -> frozenset[str]:
    return stems(claim.chain[-1].name) if claim.chain else frozenset()
