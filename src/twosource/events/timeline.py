"""When events happened, and when and by whom each was told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from twosource.model import Claim, Event, Report


@dataclass(frozen=True, slots=True)
class Told:
    """One claim of an event in the order of telling."""

    published: str | None
    report: str
    outlet: str | None
    claim: Claim
    origin: str | None
    """The label of the origin it rests on; ``None`` where the event counts none."""
    copy_of: str | None
    """The report whose text this one repeats."""


def in_order(
    events: Iterable[Event], reports: Mapping[str, Report], claims: Mapping[str, str]
) -> tuple[Event, ...]:
    """Events by their first day. ``claims`` gives the id of the report of each claim; of events
    that are dated neither claims nor reports are looked up.
    """

    def day(event: Event) -> str:
        return first_day(event, (reports[claims[c]] for c in event.claims)) or "9999"

    return tuple(sorted(events, key=lambda e: (day(e), e.id)))


def first_day(event: Event, reports: Iterable[Report]) -> str | None:
    """The first day on which an event may have happened: as told, else as first reported."""
    if event.when is not None and event.when.earliest is not None:
        return event.when.earliest[:10]
    return min((r.published[:10] for r in reports if r.published), default=None)


def telling(
    event: Event,
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    originals: Mapping[str, str],
) -> tuple[Told, ...]:
    """The claims of an event as they were published, and in each report as they stand."""
    origins = {c: node.label for node in event.support.nodes for c in node.claims}
    told = [
        Told(
            published=reports[c.report].published,
            report=c.report,
            outlet=reports[c.report].outlet,
            claim=c,
            origin=origins.get(c.id),
            copy_of=_copied(c.report, originals),
        )
        for c in (claims[id] for id in event.claims)
    ]
    return tuple(sorted(told, key=_as_told))


def _as_told(told: Told) -> tuple[str, bool, str, int]:
    """By day; what repeats another report of its day stands behind it."""
    day = told.published or "9999"
    return day, told.copy_of is not None, told.report, told.claim.content.start


def _copied(report: str, originals: Mapping[str, str]) -> str | None:
    original = originals.get(report)
    return None if original == report else original
