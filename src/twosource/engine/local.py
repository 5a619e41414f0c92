"""The relations of events, computed in this process."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TypeVar

import numpy as np
import numpy.typing as npt

A = TypeVar("A")
B = TypeVar("B")
Whole = npt.NDArray[np.int64]


class Local:
    """``Relations`` in memory, one after another."""

    def pairs(
        self, keyed: Iterable[tuple[int, str]], at_most: int, at_least: int = 1
    ) -> Sequence[tuple[str, str]]:
        """Pairs of ids that share ``at_least`` so many keys, the lesser id first, in order.

        >>> Local().pairs([(1, "b"), (1, "a"), (2, "a"), (2, "b"), (3, "c")], at_most=5)
        [('a', 'b')]
        """
        ids, keys, owners = _columns(keyed)
        codes = [a * len(ids) + b for a, b in _joined(keys, owners, at_most)]
        if not codes:
            return []
        found, shared = np.unique(np.concatenate(codes), return_counts=True)
        enough = found[shared >= at_least]
        return [(ids[code // len(ids)], ids[code % len(ids)]) for code in enough.tolist()]

    def components(
        self, ids: Collection[str], edges: Iterable[tuple[str, str]]
    ) -> Sequence[tuple[str, ...]]:
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
        groups: dict[str, list[str]] = defaultdict(list)
        for id in sorted(label):
            groups[label[id]].append(id)
        return sorted(tuple(group) for group in groups.values())

    def map(self, function: Callable[[A], B], items: Sequence[A]) -> Sequence[B]:
        """``function`` of each item, in order."""
        return [function(item) for item in items]


def _columns(keyed: Iterable[tuple[int, str]]) -> tuple[list[str], Whole, Whole]:
    """The ids in order, and the rows as two columns, keys and places of ids, sorted by both."""
    keys, owners, place = array("q"), array("q"), dict[str, int]()
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


def _joined(keys: Whole, owners: Whole, at_most: int) -> Iterator[tuple[Whole, Whole]]:
    """Owners of one key beside each other, all pairs of them; keys of equally many at once."""
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else np.array([], int)
    sizes = np.diff(np.r_[starts, len(keys)])
    for size in range(2, min(at_most, int(sizes.max(initial=0))) + 1):
        first = starts[sizes == size]
        if len(first):
            held = owners[first[:, None] + np.arange(size)]
            a, b = np.triu_indices(size, 1)
            yield held[:, a].ravel(), held[:, b].ravel()
