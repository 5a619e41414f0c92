"""Two reports side by side: shared sentences on one line, and what stands in one of them alone.

Lines follow the order of the left text. A shared sentence that stands elsewhere in the right one is
shown beside its twin all the same, and marked as moved.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from twosource.events.copies_align import Alignment, Text, align
from twosource.web.differences import Change, differences

__all__ = ["Beside", "Line", "beside"]


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of each text; ``shared`` if it is one sentence, as each tells it."""

    left: tuple[Change, ...]
    right: tuple[Change, ...]
    shared: bool = False
    moved: bool = False
    """Whether the right one stands elsewhere in its text."""

    @property
    def same(self) -> bool:
        """Whether it is shared word for word."""
        return self.shared and all(c.kind == "same" for c in (*self.left, *self.right))


@dataclass(frozen=True, slots=True)
class Beside:
    """Both texts, line by line, and how much they share."""

    lines: tuple[Line, ...]
    shared: int
    same: int
    """Of the shared sentences, those word for word."""
    sentences: tuple[int, int]
    """How many sentences each text has that are long enough to be compared."""
    share: float
    """Of the own words of the text that has fewer, those in shared sentences."""


def beside(left: str, right: str) -> Beside:
    """Two texts side by side.

    >>> made = beside("The old bridge fell on Monday. Police came from Tarsk.",
    ...               "The old bridge fell on Sunday. Nobody was hurt at all.")
    >>> [(line.shared, "".join(c.text for c in line.right)) for line in made.lines]
    [(True, 'The old bridge fell on Sunday.'), (False, 'Nobody was hurt at all.')]
    """
    one, two = Text(left), Text(right)
    found = align(one, two)
    lines = tuple(_lines(one, two, found))
    return Beside(
        lines,
        len(found.pairs),
        sum(one.sentences[i].words == two.sentences[j].words for i, j in found.pairs),
        (len(one.sentences), len(two.sentences)),
        found.share,
    )


def _lines(one: Text, two: Text, found: Alignment) -> Iterator[Line]:
    kept = _rising(found.pairs)
    moved = sorted(set(found.pairs) - set(kept))
    moved_right = {two.sentences[j].start: two.sentences[j].end for _, j in moved}
    ends = [(0, 0), *((one.sentences[i].end, two.sentences[j].end) for i, j in kept)]
    starts = [(one.sentences[i].start, two.sentences[j].start) for i, j in kept]
    starts.append((len(one.text), len(two.text)))
    for number, ((a, b), (c, d)) in enumerate(zip(ends, starts, strict=True)):
        yield from _between(one, two, (a, c), (b, d), moved, moved_right)
        if number < len(kept):
            yield _pair(one, two, *kept[number])


def _between(
    one: Text,
    two: Text,
    left: tuple[int, int],
    right: tuple[int, int],
    moved: Sequence[tuple[int, int]],
    moved_right: dict[int, int],
) -> Iterator[Line]:
    """What stands between two shared sentences in each text, moved ones on lines of their own."""
    rest = [two.text[a:b] for a, b in _without(right, moved_right)]
    at = left[0]
    first = True
    for i, j in moved:
        sentence = one.sentences[i]
        if left[0] <= sentence.start < left[1]:
            yield from _alone(one.text[at : sentence.start], rest if first else ())
            yield _pair(one, two, i, j, moved=True)
            at, first = sentence.end, False
    yield from _alone(one.text[at : left[1]], rest if first else ())


def _without(stretch: tuple[int, int], holes: dict[int, int]) -> Iterator[tuple[int, int]]:
    start, end = stretch
    inside = sorted((a, b) for a, b in holes.items() if start <= a < end)
    for (_, a), (b, _) in pairwise([(start, start), *inside, (end, end)]):
        yield a, b


def _alone(left: str, right: Sequence[str]) -> Iterator[Line]:
    """What only one text has, as a line, if that is anything but space."""
    mine, theirs = left.strip(), "\n".join(part.strip() for part in right if part.strip())
    if mine and mine.split() == theirs.split():
        yield Line((Change("same", mine),), (Change("same", theirs),), shared=True)
    elif mine or theirs:
        yield Line(
            (Change("gone", mine),) if mine else (), (Change("new", theirs),) if theirs else ()
        )


def _pair(one: Text, two: Text, i: int, j: int, *, moved: bool = False) -> Line:
    a, b = one.sentences[i], two.sentences[j]
    changes = differences(one.text[a.start : a.end], two.text[b.start : b.end])
    return Line(
        tuple(c for c in changes if c.kind != "new"),
        tuple(c for c in changes if c.kind != "gone"),
        shared=True,
        moved=moved,
    )


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that rise in both texts (Schensted 1961)."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for number, (_, at) in enumerate(pairs):
        place = bisect_left(ends, at)
        ends[place : place + 1] = [at]
        last[place : place + 1] = [number]
        before.append(last[place - 1] if place else None)
    run: list[tuple[int, int]] = []
    here: int | None = last[-1] if last else None
    while here is not None:
        run.append(pairs[here])
        here = before[here]
    return run[::-1]
