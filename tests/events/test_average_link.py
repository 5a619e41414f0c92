"""The quick way of merging comes to what looking at all pairs each time comes to."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from twosource.events.average_link import Flags, Matrix, average_link

STRONG = 0.4


def slowly(
    gain: Matrix, apart: Flags, joined: list[tuple[int, int]], placed: Flags
) -> list[list[int]]:
    """The definition: after each merger all pairs of groups are looked at again."""
    groups = [[i] for i in range(len(gain))]

    def merge(i: int, j: int) -> None:
        groups[min(i, j)] += groups[max(i, j)]
        groups[max(i, j)] = []

    for a, b in joined:
        i, j = (next(n for n, g in enumerate(groups) if x in g) for x in (a, b))
        if i != j:
            merge(i, j)
    while True:
        best, found = 0.0, None
        for i, one in enumerate(groups):
            for j, other in enumerate(groups[i + 1 :], i + 1):
                if not one or not other or apart[np.ix_(one, other)].any():
                    continue
                between = gain[np.ix_(one, other)]
                firm = placed[one].any() and placed[other].any()
                if (firm or between.max() >= STRONG) and round(between.mean(), 9) > best:
                    best, found = round(between.mean(), 9), (i, j)
        if found is None:
            return [g for g in groups if g]
        merge(*found)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Matrix, Flags, list[tuple[int, int]], Flags]:
    size = draw(st.integers(1, 7))
    gain, apart = np.zeros((size, size)), np.zeros((size, size), dtype=bool)
    for i in range(size):
        for j in range(i):
            # Sums of powers of two are exact: equal means are then equal in either way.
            gain[i, j] = gain[j, i] = draw(st.integers(-64, 64)) / 64
            apart[i, j] = apart[j, i] = draw(st.integers(0, 5)) == 0
    pairs = st.tuples(st.integers(0, size - 1), st.integers(0, size - 1))
    joined = draw(st.lists(pairs, max_size=2))
    return (
        gain,
        apart,
        joined,
        np.array(draw(st.lists(st.booleans(), min_size=size, max_size=size))),
    )


@given(cases())
def test_it_is_what_looking_at_everything_gives(
    case: tuple[Matrix, Flags, list[tuple[int, int]], Flags],
) -> None:
    found = average_link(*case, STRONG)
    assert sorted(map(sorted, found)) == sorted(map(sorted, slowly(*case)))


def test_nothing_is_nothing() -> None:
    none = np.zeros((0, 0))
    assert average_link(none, none.astype(bool), [], np.zeros(0, dtype=bool), STRONG) == []
