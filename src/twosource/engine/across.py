"""A ledger -> what stands across its reports: copies and events."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from twosource.engine.local import Local
from twosource.events.build import Built, Read, build
from twosource.events.copies import representative
from twosource.events.grouping_blocks import block_keys, blocks
from twosource.events.pairs_mentions import mentions
from twosource.events.relations import Relations
from twosource.model import Copy, Event, Report

if TYPE_CHECKING:
    from twosource.ledger import View

__all__ = ["Across", "across"]


@dataclass(frozen=True)
class Across:
    """Copies by id of report, and the events of a ledger, those with most claims first."""

    copies: Mapping[str, Copy]
    events: tuple[Event, ...]
    reports: Mapping[str, Report]

    @cached_property
    def original(self) -> Mapping[str, str]:
        """For each copy the report that stands for its text, by ids."""
        return representative(self.copies, self.reports)


def across(view: "View", relations: Relations | None = None) -> Across:
    """Copies and events of the latest readings of a ledger."""
    held = relations or Local()
    reads = {report.id: (report, claims) for report, claims in view.everything()}
    keyed = [(id, block_keys(report, mentions(report, c))) for id, (report, c) in reads.items()]
    found = blocks(keyed, held)

    def work(ids: tuple[str, ...]) -> Built:
        block: list[Read] = [reads[id] for id in ids]
        return build(block, held)

    built = held.map(work, found)
    events = sorted((e for b in built for e in b.events), key=lambda e: (-len(e.claims), e.id))
    copies = {id: copy for b in built for id, copy in b.copies.items()}
    return Across(copies, tuple(events), {id: report for id, (report, _) in reads.items()})
