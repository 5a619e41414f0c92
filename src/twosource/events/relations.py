"""What the steps across reports ask of whatever runs them: three relations, no more.

Copies, pairs and groups are written with these and nothing else that looks at all reports at
once. ``engine/`` says how they are computed.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Protocol, TypeVar

A = TypeVar("A", int, str)
"""What identifies a report: numbers and texts have an order."""
T = TypeVar("T")
B = TypeVar("B")


class Relations(Protocol):
    """Joins, components and maps over whole columns. None of them depends on order."""

    def pairs(
        self, keyed: Iterable[tuple[int, A]], at_most: int, at_least: int = 1, beside: int = 0
    ) -> Sequence[tuple[A, A, int]]:
        """Pairs of ids that share keys, and how many: the lesser id first, in order.

        They share ``at_least`` so many. A key of more than ``at_most`` ids joins each of them
        only with the next ``beside`` ones in their order.
        """
        ...

    def components(
        self, ids: Collection[A], edges: Iterable[tuple[A, A]]
    ) -> Sequence[tuple[A, ...]]:
        """The connected components of a graph: each in order, and all in order of their first."""
        ...

    def map(self, function: Callable[[T], B], items: Sequence[T]) -> Iterable[B]:
        """``function`` of each item, in order; the items may be worked on anywhere, at once."""
        ...
