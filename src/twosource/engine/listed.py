"""An event -> what lists show of it and look for in it, without the event itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.ledger.sqlite.keys import name_key
from twosource.model import Claim, Event, Place, Report, Support, When

__all__ = ["Listed", "in_conflict", "listed"]


@dataclass(frozen=True, slots=True)
class Listed:
    """An event as a line of a list."""

    id: str
    type: str | None
    label: str
    where: Place | None
    when: When | None
    support: Support
    """Without the origins and what is between them."""
    claims: int
    """How many there are."""
    denied_by: tuple[str, ...]
    """Ids of origins."""
    conflict: bool
    """Whether figures of it contradict each other."""
    words: str
    """All words of its claims; like all names here without case and accents."""
    actors: str
    places: str
    countries: tuple[str, ...]
    types: tuple[str, ...]
    reports: tuple[str, ...]
    """Ids of its reports."""
    published: tuple[str | None, ...]
    """The day on which each of them was published, where that is known."""


def in_conflict(event: Event) -> bool:
    """Whether any two of its figures contradict each other."""
    return any(pair.relation == "conflict" for f in event.figures for pair in f.relations)


def listed(event: Event, claims: Sequence[Claim], reports: Mapping[str, Report]) -> Listed:
    """The line of an event, by its claims and their reports."""
    told = tuple(dict.fromkeys(c.report for c in claims))
    places = [p for c in claims for p in c.where] + ([event.where] if event.where else [])
    return Listed(
        id=event.id,
        type=event.type,
        label=event.label,
        where=event.where,
        when=event.when,
        support=replace(event.support, nodes=(), edges=()),
        claims=len(event.claims),
        denied_by=event.denied_by,
        conflict=in_conflict(event),
        words=_names([event.label, *(c.content.text for c in claims)]),
        actors=_names(a.name for c in claims for a in (*c.who, *c.whom)),
        places=_names(p.name for p in places),
        countries=tuple(sorted({p.country for p in places if p.country})),
        types=tuple(sorted({e.type for c in claims for e in c.events})),
        reports=told,
        published=tuple((reports[id].published or "")[:10] or None for id in told),
    )


def _names(names: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(map(name_key, names)))
