"""A ledger -> what stands across its reports: copies and events.

Reports fall into blocks, and each block is worked out by itself. Blocks and what was worked out are
kept in the ledger, so that a new report costs little: its keys are looked up, and only its block
is worked out anew. The result is the same with and without anything kept.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from twosource.engine.judged import claims_judged, deciding
from twosource.engine.local import Local
from twosource.engine.placing import place
from twosource.engine.processes import Processes
from twosource.engine.software import SOFTWARE, software
from twosource.engine.working import Reader, built, judged_of, reopen, work_out
from twosource.errors import NotFound
from twosource.events.build import Built
from twosource.events.grouping_blocks import TOPIC, block_keys, blocks, joined, node
from twosource.events.relations import Relations
from twosource.model import Copy, Event, Judgement

if TYPE_CHECKING:
    from twosource.ledger import View, Writer
    from twosource.ledger.blocks import Happenings

__all__ = ["Across", "across"]


@dataclass(frozen=True)
class Across:
    """What stands across the reports of a ledger; looked up when it is asked for."""

    load_events: Callable[[], Sequence[Event]]
    load_copies: Callable[[], Sequence[tuple[Copy, str]]]
    kept: "Happenings | None" = None
    """Where single events can be looked up without going through all of them."""

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """All events, those with most claims first."""
        return tuple(sorted(self.load_events(), key=lambda e: (-len(e.claims), e.id)))

    @cached_property
    def _copies(self) -> Sequence[tuple[Copy, str]]:
        return self.load_copies()

    @cached_property
    def copies(self) -> Mapping[str, Copy]:
        """The copies by id of report; a report that is none and has none is left out."""
        return {copy.report: copy for copy, _ in self._copies}

    @cached_property
    def originals(self) -> Mapping[str, str]:
        """For each copy the report that stands for its text, by ids."""
        return {copy.report: original for copy, original in self._copies}

    @cached_property
    def event_of(self) -> Mapping[str, Event]:
        """The event of each claim that has one, by id of claim."""
        return {claim: event for event in self.events for claim in event.claims}

    def event(self, id: str) -> Event:
        """The event with this id, or the only one whose id begins so. Raises ``NotFound``."""
        begins = [e for e in self._beginning(id) if id]
        found = [e for e in begins if e.id == id] or begins
        if len(found) == 1:
            return found[0]
        if found:
            raise NotFound(f"several events begin with {id!r}; give more of the id")
        raise NotFound(f"no event {id} in this ledger; list them with: twosource events")

    def event_with(self, claim: str) -> Event | None:
        """The event that a claim (full id) is in."""
        if self.kept is None:
            return self.event_of.get(claim)
        id = self.kept.of_claims([claim]).get(claim)
        return self.kept.some([id]).get(id) if id else None

    def _beginning(self, id: str) -> Sequence[Event]:
        if self.kept is None:
            return [e for e in self.events if e.id.startswith(id)]
        return [*self.kept.some([id, *self.kept.ids(id)]).values()]


def across(
    view: "View", writer: "Writer | None" = None, relations: Relations | None = None
) -> Across:
    """Copies and events of the latest readings of a ledger; kept there if a ``writer`` is given.

    Without ``relations`` all processors are used where there is enough to do.
    """
    ever = view.judgements()
    judgements = deciding(ever)
    if writer is None:
        return _anew(view, relations or Local(), judgements)
    held, by = writer.blocks, relations or (Processes() if view.path else Local())
    reader = Reader(view.path, view)
    if held.remembered(SOFTWARE) != software():
        with held.transaction():
            held.forget()
            held.remember(SOFTWARE, software())
    place(held, by, reader.keys, _judged_together(judgements, lambda id: True))
    reopen(held, judgements, ever)
    work_out(held, by, reader, judgements)
    kept = view.happenings
    return Across(lambda: [*kept.events()], lambda: [*kept.copies()], kept)


def _anew(view: "View", relations: Relations, judgements: Sequence[Judgement]) -> Across:
    """Everything worked out from the reports alone, and kept nowhere."""
    keyed, claims, ids = [], {}, {}
    for report, found in view.everything():
        at = node(report.id, report.published)
        while at in ids:
            at += 1
        ids[at], claims[at] = report.id, len(found)
        keyed += [(key, at) for key in block_keys(report)]
    nodes = {id: at for at, id in ids.items()}
    pairs = joined(
        [row for row in keyed if row[0] >= TOPIC],
        [row for row in keyed if row[0] < TOPIC],
        relations,
        [(nodes[a], nodes[b]) for a, b in _judged_together(judgements, nodes.__contains__)],
    )

    def work() -> list[Built]:
        found = []
        for block in blocks(claims, pairs, relations):
            reads = [view.read(ids[at]) for at in block.nodes]
            said = judged_of({report.id for report, _ in reads}, judgements)
            found.append(built(reads, said, block.is_cut))
        return found

    made = _Once(work)
    return Across(
        lambda: [event for block in made.all for event in block.events],
        lambda: [(c, block.originals[id]) for block in made.all for id, c in block.copies.items()],
    )


@dataclass(frozen=True)
class _Once:
    """Blocks that are worked out when they are first asked for."""

    work: Callable[[], list[Built]]

    @cached_property
    def all(self) -> list[Built]:
        return self.work()


def _judged_together(
    judgements: Sequence[Judgement], known: Callable[[str], bool]
) -> Collection[tuple[str, str]]:
    """Pairs of reports that a judgement puts into one block."""
    return {
        pair
        for judgement in judgements
        if judgement.verdict == "same"
        for pair in pairwise(sorted(filter(known, claims_judged(judgement))))
    }
