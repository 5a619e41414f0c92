"""Average-link agglomerative clustering, with what must and what must never be together.

The best partner of each group is remembered, so that a merger costs as much as there are groups
and not its square (Murtagh and Contreras 2012, "Algorithms for hierarchical clustering").
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

__all__ = ["average_link"]

Matrix = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


def average_link(
    gain: Matrix,
    apart: Flags,
    joined: Sequence[tuple[int, int]],
    placed: Flags,
    strong: float,
) -> list[list[int]]:
    """Merge the two groups with the highest mean gain until none is above zero.

    ``gain`` and ``apart`` are symmetric, a row for each member. ``joined`` pairs are merged first,
    those ``apart`` never. A group of which no member is ``placed`` joins only by a pair whose gain
    is ``strong`` by itself. Of two mergers that gain the same, the one of lesser members is first.
    """
    groups = _Groups(gain, apart, placed, strong)
    for a, b in joined:
        i, j = sorted((groups.home[a], groups.home[b]))
        if i != j:
            groups.merge(i, j)
    if len(gain):
        groups.run()
    return [members for members in groups.members if members]


class _Groups:
    """Groups as far as they are merged; each stands in the row of its least member."""

    def __init__(self, gain: Matrix, apart: Flags, placed: Flags, strong: float) -> None:
        size = len(gain)
        self._total, self._best, self._strong = gain.copy(), gain.copy(), strong
        self._closed, self._placed, self._count = apart.copy(), placed.copy(), np.ones(size)
        np.fill_diagonal(self._closed, True)
        self.members = [[i] for i in range(size)]
        self.home = list(range(size))

    def run(self) -> None:
        """Merge the best two as long as that gains anything."""
        rows = range(len(self.members))
        top, partner = np.empty(len(rows)), np.zeros(len(rows), dtype=int)
        for i in rows:
            top[i], partner[i] = self._best_of(self._means(i))
        while True:
            one = int(top.argmax())
            if top[one] <= 0:
                return
            i, j = sorted((one, int(partner[one])))
            self.merge(i, j)
            means = self._means(i)
            top[j] = -np.inf
            better = (means > top) | ((means == top) & (i < partner) & (means > -np.inf))
            stale = np.flatnonzero(((partner == i) | (partner == j)) & (top > -np.inf))
            top[better], partner[better] = means[better], i
            top[i], partner[i] = self._best_of(means)
            for k in stale:
                if k != i:
                    top[k], partner[k] = self._best_of(self._means(int(k)))

    def merge(self, i: int, j: int) -> None:
        """Put ``j`` into ``i``, which is the lesser."""
        total, best, closed = self._total, self._best, self._closed
        total[i] += total[j]
        total[:, i] += total[:, j]
        best[i] = np.maximum(best[i], best[j])
        best[:, i] = best[i]
        self._placed[i] |= self._placed[j]
        closed[i] |= closed[j]
        closed[:, i] |= closed[:, j]
        closed[j], closed[:, j] = True, True
        closed[i, i] = True
        self._count[i] += self._count[j]
        for member in self.members[j]:
            self.home[member] = i
        self.members[i] += self.members[j]
        self.members[j] = []

    def _means(self, i: int) -> Matrix:
        """The mean gain of merging a group with each other one; minus infinity where none may."""
        weak = ~(self._placed[i] & self._placed) & (self._best[i] < self._strong)
        mean = self._total[i] / (self._count[i] * self._count)
        return np.where(self._closed[i] | weak, -np.inf, mean)

    @staticmethod
    def _best_of(means: Matrix) -> tuple[float, int]:
        at = int(means.argmax())
        return float(means[at]), at
