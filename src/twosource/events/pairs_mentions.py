"""Claims -> mentions: each claim as grouping sees it, with what it takes over from before it.

News text says once where and when, and goes on from there. So a claim without a place of its own
stands in the *focus*: the last scene that its report named. Where it is doubtful whether a report
is still at that scene, the focus is unknown rather than guessed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from twosource.events.pairs_places import (
    fronted_place,
    goes_elsewhere,
    happened_at,
    named_places,
    place_key,
    points_back,
)
from twosource.events.pairs_times import Days, days_of, is_old, ordinal
from twosource.events.pairs_words import capitalised, likeness, stems
from twosource.model import Claim, Place, Report

_NARROW = {"point", "town", "district"}
_BROAD = {"province", "country", "region"}
_SAME_SOURCE = 0.5

Spot = tuple[float, float]
"""Degrees north and east."""
Value = tuple[str | None, float | None, float | None]
"""Measure, least and most of a number."""


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
    seat: Scene
    """Where its words say that it happened."""
    telling: bool
    """Whether its words tell of a happening, or give a day."""
    focus: Scene
    sure: bool
    """Whether it is surely still there: by its own words, its paragraph or its source."""
    thread: int
    """Counts the turns of its report from one scene to another."""
    words: frozenset[str]
    names: frozenset[str]
    types: frozenset[str]
    triggers: frozenset[str]
    figures: frozenset[Value]
    source: frozenset[str]
    title: frozenset[str]
    old: bool
    """Whether it tells of a time well before the report, or goes on from such a claim."""


def mentions(report: Report, claims: Sequence[Claim]) -> tuple[Mention, ...]:
    """The mentions of a report's claims, in the order of the text."""
    ordered = sorted(claims, key=lambda c: (c.content.start, c.content.end, c.id))
    leave = _no_places(report, ordered)
    lead_ins = _lead_ins(report, ordered)
    bare = [_bare(report, c, n, leave, lead_ins[n]) for n, c in enumerate(ordered)]
    return tuple(_in_focus(bare, report))


def _bare(report: Report, claim: Claim, n: int, leave: frozenset[str], lead_in: str) -> Mention:
    """A claim by its own words."""
    published = ordinal(report.published)
    own = _own(claim, leave, lead_in)
    return Mention(
        claim=claim.id,
        report=report.id,
        ordinal=n,
        paragraph=report.text.count("\n", 0, claim.content.start),
        published=published,
        own=own,
        seat=_seat(claim, own, lead_in),
        telling=bool(claim.events or own.days),
        focus=Scene(),
        sure=False,
        thread=int(goes_elsewhere(lead_in) or goes_elsewhere(claim.content.text)),
        words=stems(claim.content.text),
        names=capitalised(claim.content.text),
        types=frozenset(e.type for e in claim.events[:1]),
        triggers=frozenset(w for e in claim.events for w in stems(e.trigger.text)),
        figures=frozenset((q.measure, q.low, q.high) for q in claim.how_many if q.measure),
        source=stems(claim.chain[-1].name) if claim.chain else frozenset(),
        title=stems(report.title or ""),
        old=is_old(claim.when, published),
    )


def _in_focus(bare: Sequence[Mention], report: Report) -> Iterator[Mention]:
    """Each mention with the scene that it stands in."""
    scenes = [m.seat for m in bare if m.seat.names and not m.old]
    focus, thread, old_in = _opening(scenes, report), 0, -1
    here: list[Mention] = []
    for mention in bare:
        scene = None if mention.old else _scene_of(mention, scenes)
        if mention.old:
            old_in = mention.paragraph
        elif scene is not None or mention.own.days:
            old_in = -1
        sure = scene is not None or _goes_on(here, mention)
        if scene is not None:
            moved = bool(here) and not scene.names & focus.names
            thread, here = thread + moved, [] if moved else here
            focus = scene if scene.days else _with_days(scene, focus)
        elif here and (mention.thread or (thread and not sure)):
            thread, here, focus = thread + 1, [], Scene(days=mention.own.days)
        elif mention.own.days:
            focus = replace(focus, days=mention.own.days)
        old = old_in == mention.paragraph
        here = here if old else [*here, mention]
        shown = mention.own if old else focus
        yield replace(mention, focus=shown, thread=thread, old=old, sure=sure)


def _opening(scenes: Sequence[Scene], report: Report) -> Scene:
    """The scene that the title names."""
    title = stems(report.title or "")
    named = (s for s in scenes if any(set(n.split()) <= title for n in s.names))
    return next((Scene(s.names, s.spots) for s in named), Scene())


def _scene_of(mention: Mention, scenes: Sequence[Scene]) -> Scene | None:
    """The scene that a mention names: its seat, or another scene of its report."""
    if mention.seat.names:
        return mention.seat
    known = next((s for s in scenes if s.names & mention.own.names), None)
    return None if known is None else Scene(known.names, known.spots, mention.own.days)


def _with_days(scene: Scene, focus: Scene) -> Scene:
    """A scene, with the days of the focus if that is the same scene."""
    return replace(scene, days=focus.days) if scene.names & focus.names else scene


def _goes_on(here: Sequence[Mention], mention: Mention) -> bool:
    """Whether a report is surely still where it was: in one paragraph, or with one source."""
    if here and here[-1].paragraph == mention.paragraph:
        return True
    return any(likeness(m.source, mention.source) >= _SAME_SOURCE for m in here)


def _no_places(report: Report, claims: Iterable[Claim]) -> frozenset[str]:
    """Names that tell no scene: of whole provinces and countries, and of the outlet."""
    broad = {place_key(p.name) for c in claims for p in c.where if p.precision in _BROAD}
    texts = {place_key(p.span.text) for c in claims for p in c.where if p.precision in _BROAD}
    return frozenset(broad | texts | stems(" ".join((report.outlet or "", *report.credit))))


def _lead_ins(report: Report, ordered: Sequence[Claim]) -> list[str]:
    """The words of the paragraph between each claim and the one before."""
    out, end = [], 0
    for claim in ordered:
        paragraph = report.text.rfind("\n", 0, claim.content.start) + 1
        out.append(report.text[max(min(end, claim.content.start), paragraph) : claim.content.start])
        end = max(end, claim.content.end)
    return out


def _own(claim: Claim, leave: frozenset[str], lead_in: str) -> Scene:
    """What stands in the words of the claim itself, or in those that its words point back to."""
    words = claim.content.text
    narrow = [p for p in _inside(claim) if p.precision in _NARROW and not p.span.text.islower()]
    names = {place_key(p.name) for p in narrow} | set(named_places(words))
    names = names - leave or set(_from_before(words, lead_in)) - leave
    return Scene(frozenset(names), tuple(_spots(narrow)), days_of(claim))


def _from_before(words: str, lead_in: str) -> tuple[str, ...]:
    """The place that the words before a claim set it at."""
    return happened_at(lead_in)[-1:] if points_back(words) else fronted_place(lead_in)


def _seat(claim: Claim, own: Scene, lead_in: str) -> Scene:
    """The first place at which the words say that it happened."""
    words = claim.content.text
    places = happened_at(words) or _from_before(words, lead_in)
    first = next((p for p in places if p in own.names), None)
    if first is None:
        return Scene()
    known = [p for p in _inside(claim) if place_key(p.span.text) == first]
    names = {first, *(place_key(p.name) for p in known)}
    return Scene(frozenset(names), tuple(_spots(known)), own.days)


def _inside(claim: Claim) -> Iterator[Place]:
    return (p for p in claim.where if claim.content.covers(p.span.start, p.span.end))


def _spots(places: Iterable[Place]) -> Iterator[Spot]:
    for place in places:
        if place.lat is not None and place.lon is not None:
            yield place.lat, place.lon
