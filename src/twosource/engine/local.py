"""The relations of events, computed in this process."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import combinations
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")


class Local:
    """``Relations`` in memory, one after another."""

    def pairs(
        self, keyed: Iterable[tuple[object, str]], at_most: int, at_least: int = 1
    ) -> Sequence[tuple[str, str]]:
        """Pairs of ids that share ``at_least`` so many keys, the lesser id first, in order.

        >>> Local().pairs([(1, "b"), (1, "a"), (2, "a"), (2, "b"), (3, "c")], at_most=5)
        [('a', 'b')]
        """
        holders: dict[object, set[str]] = defaultdict(set)
        for key, id in keyed:
            holders[key].add(id)
        few = (ids for ids in holders.values() if 1 < len(ids) <= at_most)
        shared = Counter(pair for ids in few for pair in combinations(sorted(ids), 2))
        return sorted(pair for pair, keys in shared.items() if keys >= at_least)

    def components(
        self, ids: Collection[str], edges: Iterable[tuple[str, str]]
    ) -> Sequence[tuple[str, ...]]:
        """The connected components of a graph, in rounds: everybody takes the least label near.

        >>> Local().components("abcd", [("d", "b"), ("b", "c")])
        [('a',), ('b', 'c', 'd')]
        """
        label = {id: id for id in ids}
        pending = list(edges)
        while pending:
            for a, b in pending:
                least = min(label[a], label[b])
                label[label[a]] = label[label[b]] = label[a] = label[b] = least
            for id in label:
                label[id] = label[label[id]]
            pending = [(a, b) for a, b in pending if label[a] != label[b]]
        groups: dict[str, list[str]] = defaultdict(list)
        for id in sorted(label):
            groups[label[id]].append(id)
        return sorted(tuple(group) for group in groups.values())

    def map(self, function: Callable[[A], B], items: Sequence[A]) -> Sequence[B]:
        """``function`` of each item, in order."""
        return [function(item) for item in items]
