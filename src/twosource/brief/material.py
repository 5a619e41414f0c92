"""Ledger -> what a brief is written from: events that meet a filter, their claims and reports."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from twosource.engine import across
from twosource.model import Claim, Copy, Event, Origin, Report

if TYPE_CHECKING:
    from twosource.ledger import ClaimFilter, View, Writer

__all__ = ["Material", "gather", "material_on", "narrowed"]


@dataclass(frozen=True)
class Material:
    """Events, the best supported first, with all that they rest on."""

    events: tuple[Event, ...]
    claims: Mapping[str, Claim]
    reports: Mapping[str, Report]
    copies: Mapping[str, Copy]
    stands_for: Mapping[str, str]
    """For each copy the report that stands for its text."""

    @cached_property
    def claims_of(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims of each report, in the order of its text; no report without any."""
        found: dict[str, list[Claim]] = {}
        for claim in self.claims.values():
            found.setdefault(claim.report, []).append(claim)
        return {id: tuple(sorted(held, key=_place)) for id, held in found.items()}

    @cached_property
    def event_of(self) -> Mapping[str, Event]:
        """The event of each claim that has one."""
        return {claim: event for event in self.events for claim in event.claims}

    def set_aside(self, report: str) -> bool:
        """Whether a report only repeats another."""
        return self.stands_for.get(report, report) != report

    def own_claims(self, event: Event) -> tuple[Claim, ...]:
        """The claims of an event without those of copies."""
        held = (self.claims[id] for id in event.claims)
        return tuple(claim for claim in held if not self.set_aside(claim.report))


def gather(
    view: "View", where: "ClaimFilter | None" = None, writer: "Writer | None" = None
) -> Material:
    """The events of which at least one claim meets ``where``, whole; all of them without one.

    With a ``writer`` what is worked out across reports is kept in the ledger.
    """
    found = across(view, writer)
    wanted = None if where is None else {claim.id for claim in view.claims(where)}
    events = (e for e in found.events if wanted is None or not wanted.isdisjoint(e.claims))
    reads = list(view.everything())
    return Material(
        tuple(sorted(events, key=_weight)),
        {claim.id: claim for _, claims in reads for claim in claims},
        {report.id: report for report, _ in reads},
        found.copies,
        found.originals,
    )


def material_on(view: "View", events: Sequence[Event], originals: Mapping[str, str]) -> Material:
    """What a brief on these events is written from, in their order; nothing else is read.

    ``originals`` has for each copy the report that stands for its text. How copies run beside
    their originals isn't looked up: a brief doesn't tell it.
    """
    claims = {id: view.claim(id) for event in events for id in _told_of(event)}
    ids = {claim.report for claim in claims.values()}
    ids |= {originals[id] for id in ids if id in originals}
    reports = {id: view.report(id) for id in sorted(ids)}
    return Material(
        tuple(events),
        claims,
        reports,
        {},
        {id: first for id, first in originals.items() if id in ids},
    )


def narrowed(material: Material) -> Material:
    """Only the claims of the events, their reports, and the reports that these repeat."""
    claims = {id: material.claims[id] for event in material.events for id in event.claims}
    reports = {claim.report for claim in claims.values()}
    reports |= {material.stands_for[id] for id in reports if id in material.stands_for}
    return Material(
        material.events,
        claims,
        {id: report for id, report in material.reports.items() if id in reports},
        {id: copy for id, copy in material.copies.items() if id in reports},
        {id: first for id, first in material.stands_for.items() if id in reports},
    )


def _told_of(event: Event) -> Iterator[str]:
    """The ids of all claims that an event speaks of: a figure may be given by one beside it."""
    yield from event.claims
    yield from (value.claim for figure in event.figures for value in figure.values)
    yield from (id for node in event.support.nodes for id in node.claims)


def _place(claim: Claim) -> tuple[object, ...]:
    return claim.content.spans, claim.id


def _weight(event: Event) -> tuple[int, int, int, str]:
    support = event.support
    return -support.reports, -support.most, -len(event.claims), event.id


def origins_of(event: Event) -> dict[str, Origin]:
    """The origin that each claim of an event rests on."""
    return {claim: node for node in reversed(event.support.nodes) for claim in node.claims}
