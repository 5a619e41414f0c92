"""How a source stands in events: alone, with others, contradicted, denied, revised. No score."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from twosource.model import Event

__all__ = ["KINDS", "Standing", "standings"]

KINDS: Mapping[str, str] = {
    "alone": "the only origin",
    "perhaps": "perhaps the only one",
    "others": "with other origins",
    "conflict": "its figures conflict with another's",
    "revised": "its figures were revised later",
    "denied": "denied by another origin",
    "denies": "it denies",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """An event that a source speaks in, and which of the ``KINDS`` it is for the source."""

    event: Event
    kinds: frozenset[str]


def standings(claims: Collection[str], events: Iterable[Event]) -> list[Standing]:
    """How the source of ``claims`` (ids) stands in each of ``events``; the most spread first."""
    held = frozenset(claims)
    found = [Standing(event, frozenset(_kinds(held, event))) for event in events]
    return sorted(found, key=lambda s: (-s.event.support.outlets, s.event.id))


def _kinds(held: frozenset[str], event: Event) -> Iterable[str]:
    nodes = event.support.nodes
    own = {n.id for n in nodes if held.intersection(n.claims)}
    if own:
        yield _company(event, own)
    if any(id not in own for id in event.denied_by):
        yield "denied"
    if any(id in own for id in event.denied_by):
        yield "denies"
    yield from _figures(held, event)


def _company(event: Event, own: Collection[str]) -> str:
    if len(own) == len(event.support.nodes):
        return "alone"
    return "others" if event.support.least > 1 else "perhaps"


def _figures(held: frozenset[str], event: Event) -> Iterable[str]:
    """Conflicts with others' figures, and updates of the source's own earlier ones."""
    for figure in event.figures:
        for pair in figure.relations:
            ours = [figure.values[i].claim in held for i in (pair.a, pair.b)]
            if pair.relation == "conflict" and ours in ([True, False], [False, True]):
                yield "conflict"
            if pair.relation == "update" and any(ours):
                yield "revised"
