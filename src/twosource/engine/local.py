"""The relations of events, computed in this process."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TypeVar

import numpy as np
import numpy.typing as npt

A = TypeVar("A", int, str)
T = TypeVar("T")
B = TypeVar("B")
Whole = npt.NDArray[np.int64]


class Local:
    """``Relations`` in memory, one after another."""

    def pairs(
        self, keyed: Iterable[tuple[int, A]], at_most: int, at_least: int = 1, beside: int = 0
    ) -> Sequence[tuple[A, A, int]]:
        """Pairs of ids that share keys, and how many: the lesser id first, in order.

        >>> Local().pairs([(1, "b"), (1, "a"), (2, "a"), (2, "b"), (3, "c")], at_most=5)
        [('a', 'b', 2)]
        >>> Local().pairs([(1, "a"), (1, "b"), (1, "c")], at_most=2, beside=1)
        [('a', 'b', 1), ('b', 'c', 1)]
        """
        ids, keys, owners = _columns(keyed)
        codes = [a * len(ids) + b for a, b in _joined(keys, owners, at_most, beside)]
        if not codes:
            return []
        found, shared = np.unique(np.concatenate(codes), return_counts=True)
        enough = shared >= at_least
        size = len(ids)
        return [
            (ids[code // size], ids[code % size], count)
            for code, count in zip(found[enough].tolist(), shared[enough].tolist(), strict=True)
        ]

    def components(
        self, ids: Collection[A], edges: Iterable[tuple[A, A]]
    ) -> Sequence[tuple[A, ...]]:
        """The connected components of a graph, in rounds: everybody takes the least label near.

        >>> Local().components("abcd", [("d", "b"), ("b", "c")])
        [('a',), ('b', 'c', 'd')]
        """
        label = {id: id for id in ids}
        joined = list(edges)
        while any(label[a] != label[b] for a, b in joined):
            for a, b in joined:
                least = min(label[a], label[b])
                for id in (a, b):
                    label[label[id]] = min(label[label[id]], least)
                    label[id] = least
            for id in label:
                label[id] = label[label[id]]
        groups: dict[A, list[A]] = defaultdict(list)
        for id in sorted(label):
            groups[label[id]].append(id)
        return sorted(tuple(group) for group in groups.values())

    def map(self, function: Callable[[T], B], items: Sequence[T]) -> Iterable[B]:
        """``function`` of each item, in order."""
        return map(function, items)


def _columns(keyed: Iterable[tuple[int, A]]) -> tuple[list[A], Whole, Whole]:
    """The ids in order, and the rows as two columns, keys and places of ids, sorted by both."""
    keys, owners, place = array("q"), array("q"), dict[A, int]()
    for key, id in keyed:
        keys.append(key)
        owners.append(place.setdefault(id, len(place)))
    ids = sorted(place)
    rank = np.empty(len(ids), dtype=np.int64)
    rank[[place[id] for id in ids]] = np.arange(len(ids))
    column, owner = np.array(keys, dtype=np.int64), rank[np.array(owners, dtype=np.int64)]
    order = np.lexsort((owner, column))
    column, owner = column[order], owner[order]
    new = np.ones(len(column), dtype=bool)
    new[1:] = (column[1:] != column[:-1]) | (owner[1:] != owner[:-1])
    return ids, column[new], owner[new]


def _joined(keys: Whole, owners: Whole, at_most: int, beside: int) -> Iterator[tuple[Whole, Whole]]:
    """Owners of one key beside each other, all pairs of them; keys of equally many at once."""
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else np.array([], int)
    sizes = np.diff(np.r_[starts, len(keys)])
    for size in range(2, min(at_most, int(sizes.max(initial=0))) + 1):
        first = starts[sizes == size]
        if len(first):
            held = owners[first[:, None] + np.arange(size)]
            a, b = np.triu_indices(size, 1)
            yield held[:, a].ravel(), held[:, b].ravel()
    common = np.repeat(sizes > at_most, sizes)
    for step in range(1, beside + 1):
        follows = common[:-step] & (keys[:-step] == keys[step:])
        yield owners[:-step][follows], owners[step:][follows]
