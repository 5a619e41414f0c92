"""Claims -> mentions: each claim as grouping sees it, by its own words.

What it takes over from the words before it, ``pairs_focus`` adds.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from twosource.events.names import fold, idle_words
from twosource.events.pairs_phases import AGREEMENT, HAPPENING, phase_of
from twosource.events.pairs_places import (
    asks,
    goes_elsewhere,
    happened_at,
    lies_within,
    named_places,
    opens_at,
    opens_nothing,
    place_key,
    place_of_locals,
    places_elsewhere,
    points_back,
    puts_place_first,
    topic_place,
    without_calendar,
)
from twosource.events.pairs_times import Days, day_of_happening, days_of, is_old, ordinal
from twosource.events.pairs_words import capitalised, stems
from twosource.model import Claim, Link, Place, Report

_NARROW = {"point", "town", "district"}
_BROAD = {"province", "country", "region"}
_HARM = {"injured", "abducted", "captured", "missing", "casualties"}
_FEWEST_WORDS = 4
"""A claim of fewer words, without a happening or a number, is the name of a thing."""

FORCE = frozenset(["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"])
"""PLOVER's types of material conflict (Open Event Data Alliance 2021)."""

BESIDE = "beside "
"""Marks the name of a place that is only known to lie near the one named."""

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
    loose: bool = False
    """Whether the place is a district, which may hold another one that is named."""


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
    opens: bool
    """Whether its words open with a place: "At Mazra, …", "Of the fire at Mazra, he said …"."""
    wide: bool
    """Whether its words set it in a whole province or country."""
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
    around: frozenset[str]
    """The words of its sentence that say whose word it is."""
    title: frozenset[str]
    whole: frozenset[str]
    """The words of its whole report."""
    day: Days | None
    """The day by which its words call the happening: "Monday's earthquake"."""
    phase: str
    """The phase of the story that it tells of, by its words or by those before it."""
    old: bool
    """Whether it tells of a time well before the report, or goes on from such a claim."""
    states: bool
    """Whether it states anything: "the figure" and "how many are missing" don't."""
    late: float
    """How far down its report it stands: 0 at the top, 1 at the end."""


@dataclass(frozen=True, slots=True)
class Told:
    """A report with its claims by their own words, before it is known where each of them stands."""

    report: Report
    bare: tuple[Mention, ...]
    leave: frozenset[str]
    """Names in it that tell no scene."""


def told(report: Report, claims: Sequence[Claim]) -> Told:
    """The claims of a report by their own words, in the order of the text."""
    ordered = sorted(claims, key=lambda c: (c.content.start, c.content.end, c.id))
    leave = _no_places(report, ordered)
    leave |= _no_topics(report, ordered)
    lead_ins, whole = _lead_ins(report, ordered), stems(report.text)
    bare = [_bare(report, c, n, leave, lead_ins[n], whole) for n, c in enumerate(ordered)]
    return Told(report, tuple(bare), leave)


def _bare(
    report: Report,
    claim: Claim,
    n: int,
    leave: frozenset[str],
    lead_in: str,
    whole: frozenset[str],
) -> Mention:
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
        opens=puts_place_first(claim.content.text) or bool(topic_place(lead_in)),
        wide=any(name in leave for name in happened_at(claim.content.text)),
        focus=Scene(),
        sure=False,
        thread=int(goes_elsewhere(lead_in) or goes_elsewhere(claim.content.text)),
        words=stems(claim.content.text),
        names=_names(claim, own, leave),
        types=frozenset(e.type for e in claim.events[:1]),
        triggers=frozenset(w for e in claim.events for w in stems(e.trigger.text)),
        figures=frozenset((q.measure, q.low, q.high) for q in claim.how_many if q.measure),
        source=stems(claim.chain[-1].name) if claim.chain else frozenset(),
        around=stems(_around(report, claim, lead_in)),
        title=stems(report.title or ""),
        whole=whole,
        day=day_of_happening(claim.content.text, published),
        phase=_own_phase(claim),
        old=is_old(claim, published),
        states=_states(claim),
        late=claim.content.start / max(1, len(report.text)),
    )


def _own_phase(claim: Claim) -> str:
    """The phase that a claim's words show, or none: "". The dead and hurt are of the happening."""
    measures = {q.measure for q in claim.how_many}
    if "killed" in measures:
        return HAPPENING
    told = phase_of(claim.content.text) or (HAPPENING if measures & _HARM else "")
    return told or (AGREEMENT if any(_settles(link) for link in claim.chain[1:]) else "")


def _settles(link: Link) -> bool:
    """Whether somebody is told to have agreed to something: a party, not a source."""
    cue = fold(link.cue.text).split()[:1] if link.cue is not None else []
    return bool(cue) and cue[0] in idle_words("settling")


def _no_places(report: Report, claims: Iterable[Claim]) -> frozenset[str]:
    """Names that tell no scene: of whole provinces and countries, and of the outlet."""
    wide = [
        p
        for c in claims
        for p in c.where
        if p.precision in _BROAD and not lies_within(report.text, p.span.end)
    ]
    broad = {place_key(p.name) for p in wide}
    texts = {place_key(p.span.text) for p in wide}
    return frozenset(broad | texts | stems(" ".join((report.outlet or "", *report.credit))))


def _lead_ins(report: Report, ordered: Sequence[Claim]) -> list[str]:
    """The words of the paragraph between each claim and the one before."""
    out, end = [], 0
    for claim in ordered:
        paragraph = report.text.rfind("\n", 0, claim.content.start) + 1
        out.append(report.text[max(min(end, claim.content.start), paragraph) : claim.content.start])
        end = max(end, claim.content.end)
    return out


def _states(claim: Claim) -> bool:
    """Whether a claim states something: it tells a happening, a number, or is a whole clause."""
    words = claim.content.text
    if claim.events or any(q.measure for q in claim.how_many):
        return len(words.split()) > 1 and not opens_nothing(words)
    return len(words.split()) >= _FEWEST_WORDS and not asks(words)


def _around(report: Report, claim: Claim, lead_in: str) -> str:
    """The words before and after a claim in its sentence."""
    ends = [report.text.find(mark, claim.content.end) for mark in (". ", ".\n", "\n")]
    end = min((e for e in ends if e >= 0), default=len(report.text))
    return f"{lead_in} {report.text[claim.content.end : end]}"


def _names(claim: Claim, own: Scene, leave: frozenset[str]) -> frozenset[str]:
    """Names in a claim that are none of places, days or its outlet."""
    places = {w for name in own.names | leave for w in name.split()}
    return without_calendar(capitalised(claim.content.text)) - places


def _no_topics(report: Report, claims: Iterable[Claim]) -> frozenset[str]:
    """Words that open a paragraph or the title like a place and are known nowhere as one."""
    known = {place_key(n) for c in claims for p in c.where for n in (p.name, p.span.text)}
    known |= {*named_places(report.text), *named_places(report.title or "")}
    opened = (topic_place(line) for line in (report.title or "", *report.text.splitlines()))
    return frozenset(name for names in opened for name in names) - known


def _own(claim: Claim, leave: frozenset[str], lead_in: str) -> Scene:
    """What stands in the words of the claim itself, or in those that its words point back to."""
    words = claim.content.text
    narrow = [p for p in _inside(claim) if p.precision in _NARROW and not p.span.text.islower()]
    names = {place_key(p.name) for p in narrow} | set(named_places(words))
    away = places_elsewhere(words)
    names = (names - away - leave) or {f"{BESIDE}{n}" for n in away}
    names = names or set(_from_before(words, lead_in)) - leave
    return Scene(frozenset(names), tuple(_spots(narrow)), days_of(claim))


def _from_before(words: str, lead_in: str) -> tuple[str, ...]:
    """The place that the words before a claim set it at."""
    before = topic_place(lead_in) or opens_at(lead_in) or place_of_locals(lead_in)
    return before or (happened_at(lead_in)[::-1] if points_back(words) else ())


def _seat(claim: Claim, own: Scene, lead_in: str) -> Scene:
    """The first place at which the words say that it happened."""
    words = claim.content.text
    beside = tuple(n for n in own.names if n.startswith(BESIDE))
    places = happened_at(words) or beside or _from_before(words, lead_in)
    first = next((p for p in places if p in own.names), None)
    if first is None:
        return Scene()
    known = [p for p in _inside(claim) if place_key(p.span.text) == first]
    names = {first, *(place_key(p.name) for p in known)}
    loose = any(p.precision == "district" for p in known)
    return Scene(frozenset(names), tuple(_spots(known)), own.days, loose)


def _inside(claim: Claim) -> Iterator[Place]:
    return (p for p in claim.where if claim.content.covers(p.span.start, p.span.end))


def _spots(places: Iterable[Place]) -> Iterator[Spot]:
    for place in places:
        if place.lat is not None and place.lon is not None:
            yield place.lat, place.lon
