"""A ledger -> events by day, one event as it was told, a report as it was changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from twosource.engine.across import Across
from twosource.events import timeline
from twosource.events.changes import ClaimChange, changes
from twosource.events.timeline import Told
from twosource.model import Event, Report

if TYPE_CHECKING:
    from twosource.ledger import View

__all__ = ["NewVersion", "by_day", "new_versions", "telling"]


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A later version of a report, and what it claims otherwise than the one before."""

    report: Report
    number: int
    """Of this version; the first one is 1."""
    read_at: str
    """When this version was first read: ISO 8601, UTC."""
    changes: tuple[ClaimChange, ...]


def by_day(view: "View", found: Across) -> tuple[Event, ...]:
    """The events by the first day on which they may have happened."""
    undated = [e for e in found.events if e.when is None or e.when.earliest is None]
    report_of = {c: view.claim(c).report for event in undated for c in event.claims}
    reports = {r: view.report(r) for r in set(report_of.values())}
    return timeline.in_order(found.events, reports, report_of)


def telling(view: "View", found: Across, event: Event) -> tuple[Told, ...]:
    """Who claimed what when about an event."""
    claims = {c: view.claim(c) for c in event.claims}
    reports = {c.report: view.report(c.report) for c in claims.values()}
    return timeline.telling(event, claims, reports, found.originals)


def new_versions(view: "View", reports: Iterable[str]) -> Iterator[NewVersion]:
    """The later versions of reports, by full ids, in the order given, the oldest first.

    Raises ``NotFound``.
    """
    for id in reports:
        for one, two in pairwise(view.versions(id)):
            before, after = (view.read_version(id, v.number) for v in (one, two))
            yield NewVersion(after[0], two.number, two.first_read_at, changes(before, after))
