"""Reports with their claims -> copies and events: the whole way across reports, for one block."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource.events.copies import find_copies, representative
from twosource.events.figures import figures
from twosource.events.grouping import Happening, Judged, happenings
from twosource.events.origins import support
from twosource.events.pairs import VERSION
from twosource.events.pairs_focus import placed, scenes_of
from twosource.events.pairs_mentions import Mention, told
from twosource.events.relations import Relations
from twosource.model import Claim, Copy, Event, Place, Report, When, Why, content_id

_LONGEST_LABEL = 100
_PRECISE = ("point", "town", "district", "province", "region", "country", None)

_CUT = ", in a part of more reports than can be compared with each other"

Read = tuple[Report, tuple[Claim, ...]]
"""A report as it was last read."""


@dataclass(frozen=True, slots=True)
class Built:
    """What stands across reports: copies by report, and events, those with most claims first."""

    copies: Mapping[str, Copy]
    originals: Mapping[str, str]
    """For each copy the report that stands for its text, by ids."""
    events: tuple[Event, ...]


def build(
    reads: Iterable[Read],
    relations: Relations,
    judged: Judged | None = None,
    is_cut: bool = False,
) -> Built:
    """Copies and events of reports. The order in which they are given makes no difference.

    ``is_cut`` says that they are a part of more reports than can be compared with each other.
    """
    ordered = sorted(reads, key=lambda r: (r[0].published or "9", r[0].id))
    reports = {report.id: report for report, _ in ordered}
    copies = find_copies(reports.values(), relations)
    claims = {c.id: c for _, found in ordered for c in found}
    bare = [told(report, found) for report, found in ordered]
    known = scenes_of(bare)
    seen = [m for one in bare for m in placed(one, known)]
    all_claims = {report.id: found for report, found in ordered}
    events = [
        _event(found, claims, reports, copies, all_claims, is_cut)
        for found in happenings(seen, judged)
        if _tells(found)
    ]
    originals = representative(copies, reports)
    return Built(copies, originals, tuple(sorted(events, key=lambda e: (-len(e.claims), e.id))))


def _tells(found: Happening) -> bool:
    """Whether anything happened: something of a known type, or something somewhere on some day."""
    return any(m.types or (m.seat.names and m.own.days) for m in found.members)


def _event(
    found: Happening,
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    copies: Mapping[str, Copy],
    all_claims: Mapping[str, Sequence[Claim]],
    is_cut: bool,
) -> Event:
    members = found.members
    held = [claims[m.claim] for m in members]
    own = {c.id for c in held}
    beside = [c for id in reports_of(held) for c in all_claims[id] if c.id not in own]
    lead = claims[max(members, key=_telling).claim]
    behind = support(held, reports, copies, _parties(held), found.doubtful, beside)
    return Event(
        id=content_id("e1", sorted(c.id for c in held)),
        type=_commonest(c.events[0].type for c in held if c.events),
        label=_label(lead),
        claims=tuple(c.id for c in held),
        where=_where(members, held, lead),
        when=_when(members, held, lead),
        support=behind,
        figures=figures(held, reports, copies, behind, beside),
        denied_by=tuple(n.id for n in behind.nodes if n.denies),
        why=Why(VERSION, lead.content, f"grouped from {len(held)} claims{_CUT if is_cut else ''}"),
    )


def _telling(mention: Mention) -> tuple[int, int, int, int, int]:
    """How well a claim tells, on its own, what happened where and when: more is better."""
    return (
        bool(mention.types) + bool(mention.seat.names) + bool(mention.own.days) - mention.old,
        int(mention.ordinal == 0),
        -mention.ordinal,
        -(mention.published or 0),
        len(mention.words),
    )


def _commonest(values: Iterable[str]) -> str | None:
    counted = Counter(values)
    return min(counted, key=lambda v: (-counted[v], v)) if counted else None


def _label(claim: Claim) -> str:
    words = " ".join(claim.content.text.split())
    if len(words) <= _LONGEST_LABEL:
        return words
    return words[: words.rfind(" ", 0, _LONGEST_LABEL)].rstrip(" ,;:") + "…"


def _where(members: Sequence[Mention], held: Sequence[Claim], lead: Claim) -> Place | None:
    """The place that most claims give as that of the happening; the more precise one of two."""
    own = [p for m, c in zip(members, held, strict=True) for p in _own_places(m, c)]
    counted = Counter(p.name for p in own)
    ranked = sorted(
        own, key=lambda p: (-counted[p.name], _PRECISE.index(p.precision), p.name, p.span.spans)
    )
    return ranked[0] if ranked else next(iter(lead.where), None)


def _own_places(mention: Mention, claim: Claim) -> list[Place]:
    inside = [p for p in claim.where if claim.content.covers(p.span.start, p.span.end)]
    seats = [p for p in inside if any(a in mention.seat.spots for a in [(p.lat, p.lon)])]
    return [] if mention.old else seats or inside


def _when(members: Sequence[Mention], held: Sequence[Claim], lead: Claim) -> When | None:
    """The days that most claims give; those of the claim that tells most, if they differ."""
    given = [c.when for m, c in zip(members, held, strict=True) if m.own.days and not m.old]
    known = [w for w in given if w is not None]
    counted = Counter((w.earliest, w.latest) for w in known)
    if lead.when is not None and lead.when in known:
        known = [lead.when, *known]
        counted[(lead.when.earliest, lead.when.latest)] += len(reports_of(held))
    ranked = sorted(known, key=lambda w: (-counted[(w.earliest, w.latest)], w.earliest or ""))
    return ranked[0] if ranked else None


def reports_of(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The reports that claims stand in, each once, in their order."""
    return tuple(dict.fromkeys(c.report for c in claims))


def _parties(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Who acts or is acted upon in what the claims tell."""
    names = (a.name for c in claims if c.events for a in (*c.who, *c.whom))
    return tuple(dict.fromkeys(names))
