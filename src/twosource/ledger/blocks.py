"""What a store keeps of what stands across reports: blocks, and the events and copies in them.

All of it is worked out from what is in the ledger, and kept so that a further report costs little.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from twosource.model import Copy, Event

__all__ = ["BlockReports", "Blocks", "Found", "FoundEvent", "Grouped", "Happenings", "Pending"]

Node = int
"""A report, by its day and a hash of its id."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A report that isn't grouped as it is shown."""

    report: str
    reading: int
    """Key of the reading that it shows."""
    claims: int


@dataclass(frozen=True, slots=True)
class Grouped:
    """A report as grouping has taken it in."""

    node: Node
    report: str
    reading: int
    claims: int
    block: int | None
    """Its block; none while it has no place yet."""


@dataclass(frozen=True, slots=True)
class BlockReports:
    """A block: its key, its level, and its reports with the readings that they show, by id."""

    key: int
    level: int
    reports: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """An event as it is kept."""

    id: str
    claims: tuple[str, ...]
    """Ids of its claims."""
    entry: str
    """JSON: what lists show of it, and look for in it."""
    body: str
    """JSON: the whole event."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was worked out for a block."""

    copies: tuple[tuple[str, str, str], ...]
    """Id of a report, of the one that stands for its text, and the copy as JSON."""
    events: tuple[FoundEvent, ...]


class Blocks(Protocol):
    """The writing side. A block never changes: where its reports do, it gives way to others."""

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing of what is written inside; waits its turn among writers."""
        ...

    def remembered(self, name: str) -> str | None:
        """What was remembered under a name."""
        ...

    def remember(self, name: str, value: str) -> None:
        """Remember a value from one run to the next."""
        ...

    def forget(self) -> None:
        """Drop everything: all reports are to be grouped anew."""
        ...

    def pending(self, limit: int) -> Sequence[Pending]:
        """Reports that aren't grouped as they are shown."""
        ...

    def pending_count(self) -> int:
        """How many reports are pending."""
        ...

    def grouped_count(self) -> int:
        """How many reports are grouped."""
        ...

    def has_unplaced(self) -> bool:
        """Whether a report that is grouped has no block yet."""
        ...

    def grouped(self, report: str) -> Grouped | None:
        """A report as grouping has taken it in."""
        ...

    def everything(self) -> Iterator[Grouped]:
        """All reports that are grouped."""
        ...

    def put(self, taken: Grouped) -> None:
        """Take a report in, in place of what it was taken in as.

        It is pending no more, unless it shows another reading by now.
        """
        ...

    def member(self, node: Node) -> Grouped:
        """The report of a node."""
        ...

    def has(self, node: Node) -> bool:
        """Whether a report has this node."""
        ...

    def add_keys(self, rows: Iterable[tuple[int, Node]]) -> None:
        """Let nodes be looked up by keys."""
        ...

    def drop_keys(self, rows: Iterable[tuple[int, Node]]) -> None:
        """The opposite."""
        ...

    def keys(self, first: int, last: int) -> Iterator[tuple[int, Node]]:
        """All keys from ``first`` up to ``last`` with their nodes, in order."""
        ...

    def nodes(self, key: int, limit: int) -> Sequence[Node]:
        """Nodes with a key, in order, at most so many."""
        ...

    def beside(self, key: int, node: Node, reach: int) -> Sequence[Node]:
        """Those with a key next to a node, so many on each side, in order."""
        ...

    def joins(self, node: Node) -> Mapping[Node, int]:
        """The nodes that one is joined with, and up to which level."""
        ...

    def join(self, node: Node, others: Mapping[Node, int]) -> None:
        """Join a node with ``others`` and nobody else."""
        ...

    def join_all(self, pairs: Iterable[tuple[Node, Node, int]]) -> None:
        """Join these pairs, and no others in the whole ledger."""
        ...

    def members(self, block: int) -> tuple[Node, ...]:
        """The nodes of a block, in order."""
        ...

    def level(self, block: int) -> int:
        """The level of a block."""
        ...

    def add_block(self, nodes: Sequence[Node], level: int) -> None:
        """Put nodes into a new block."""
        ...

    def drop_blocks(self, blocks: Collection[int]) -> None:
        """Drop blocks with what was found in them."""
        ...

    def unworked(self) -> tuple[int, ...]:
        """The blocks that nothing is worked out for yet."""
        ...

    def contents(self, block: int) -> BlockReports | None:
        """A block; ``None`` if it is gone."""
        ...

    def rests_on(self, block: int) -> str | None:
        """The hash of what was worked out for a block rests on."""
        ...

    def reopen(self, block: int) -> None:
        """What was worked out for a block is to be worked out anew."""
        ...

    def keep(self, block: int, rests_on: str, found: Found) -> bool:
        """Keep what was worked out for a block; false if the block is gone, or has it already."""
        ...


class Happenings(Protocol):
    """The reading side: what stands across reports, as it was last worked out."""

    def count(self) -> int:
        """How many events there are."""
        ...

    def events(self) -> Iterator[Event]:
        """All events, block by block."""
        ...

    def some(self, ids: Sequence[str]) -> dict[str, Event]:
        """Those of the events with these ids that there are."""
        ...

    def ids(self, begin: str) -> tuple[str, ...]:
        """The ids of events that begin so; two at the most."""
        ...

    def entries(self, known: Collection[int] = ()) -> tuple[frozenset[int], list[tuple[int, str]]]:
        """The keys of all events; and key and entry of those that aren't ``known``."""
        ...

    def of_claims(self, claims: Sequence[str]) -> dict[str, str]:
        """The id of the event of each of ``claims`` that is in one."""
        ...

    def event_of(self) -> dict[str, str]:
        """The id of the event of each claim that is in one, by the id of the claim."""
        ...

    def originals(self) -> dict[str, str]:
        """For each report that has a copy or is one, the id of the report that stands for it."""
        ...

    def copies(self) -> Iterator[tuple[Copy, str]]:
        """All copies, each with the id of the report that stands for its text."""
        ...

    def block(self, report: str) -> BlockReports | None:
        """The block of a report; ``None`` while it has none."""
        ...

    def are_joined(self, one: str, other: str) -> bool:
        """Whether two reports share enough to be compared, if there aren't too many of them."""
        ...
