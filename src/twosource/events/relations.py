"""What the steps across reports ask of whatever runs them: three relations, no more.

Copies, pairs and groups are written with these and nothing else that looks at all reports at
once. ``engine/`` says how they are computed.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Protocol, TypeVar

A = TypeVar("A")
B = TypeVar("B")


class Relations(Protocol):
    """Joins, components and maps over whole columns. None of them depends on order."""

    def pairs(
        self, keyed: Iterable[tuple[int, str]], at_most: int, at_least: int = 1
    ) -> Sequence[tuple[str, str]]:
        """Pairs of ids that share ``at_least`` so many keys, the lesser id first, in order.

        A key of more than ``at_most`` ids joins nothing.
        """
        ...

    def components(
        self, ids: Collection[str], edges: Iterable[tuple[str, str]]
    ) -> Sequence[tuple[str, ...]]:
        """The connected components of a graph: each in order, and all in order of their first."""
        ...

    def map(self, function: Callable[[A], B], items: Sequence[A]) -> Sequence[B]:
        """``function`` of each item; the items may be worked on anywhere, at once."""
        ...
