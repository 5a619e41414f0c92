"""Figures as intervals on one scale: a dot, a bar, an arrow for an open end; never averaged."""

from collections.abc import Mapping
from dataclasses import dataclass

from twosource.drawing.scale import scale_of
from twosource.model import Claim, Figure, FigureValue, Report
from twosource.model.words import number
from twosource.web.hues import Hue

__all__ = ["FigureRow", "FigureTable", "Relation", "figure_table"]

WIDTH, _EDGE = 260, 12
"""The picture's width, and what is left free at either end for arrows."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How a row relates to one above it."""

    relation: str
    words: str
    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One value: who gives it when, in what words, and where it lies on the scale."""

    row: int
    value: FigureValue
    claim: Claim
    report: Report
    hue: Hue | None
    x1: float
    x2: float
    opens_left: bool
    opens_right: bool
    relations: tuple[Relation, ...]
    copies: int = 0
    """How often the same value stands in copies of the report."""

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.value.low is not None and self.value.low == self.value.high


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The values of one measure, and the ticks of their scale."""

    measure: str
    rows: tuple[FigureRow, ...]
    ticks: tuple[tuple[float, str], ...]
    width: int = WIDTH

    @property
    def single(self) -> bool:
        """Whether there is nothing to compare."""
        return len(self.rows) == 1

    @property
    def conflicts(self) -> int:
        """How many pairs contradict each other."""
        return sum(r.relation == "conflict" for row in self.rows for r in row.relations)


def figure_table(
    figure: Figure,
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    hues: Mapping[str, Hue],
    originals: Mapping[str, str],
) -> FigureTable:
    """A figure as rows: an origin's values together, each origin's in order of time.

    A value that stands in copies of a report as well is one row. ``originals`` gives for a copy
    the report that it copies.
    """
    folded = _folded(figure, claims, originals)
    held = [(i, figure.values[i]) for i in folded]
    first = {tag: n for n, tag in reversed([*enumerate(_tag(hues, v) for _, v in held)])}

    def order(item: tuple[int, FigureValue]) -> tuple[int, str, int]:
        index, value = item
        published = reports[claims[value.claim].report].published or ""
        return first[_tag(hues, value)], value.as_of or published, index

    held.sort(key=order)
    row_of = {index: n for n, (index, _) in enumerate(held, 1)}
    scale = scale_of([value for _, value in held], WIDTH, _EDGE)
    rows = []
    for row, (index, value) in enumerate(held, 1):
        claim = claims[value.claim]
        place = scale.interval(value)
        rows.append(
            FigureRow(
                row,
                value,
                claim,
                reports[claim.report],
                _hue(hues, value),
                place.x1,
                place.x2,
                place.opens_left,
                place.opens_right,
                tuple(_relations(figure, index, row_of)),
                len(folded[index]),
            )
        )
    ticks = tuple((scale.at(tick), number(tick)) for tick in scale.ticks)
    return FigureTable(figure.measure, tuple(rows), ticks)


def _folded(
    figure: Figure, claims: Mapping[str, Claim], originals: Mapping[str, str]
) -> dict[int, list[int]]:
    """Indices of the values to show, each with those of the same value in copies."""
    shown: dict[tuple[object, ...], int] = {}
    folded: dict[int, list[int]] = {}
    for index, value in enumerate(figure.values):
        if value.claim not in claims:
            continue
        report = claims[value.claim].report
        key = (originals.get(report, report), value.origin, value.low, value.high, value.text)
        first = shown.setdefault(key, index)
        if first == index:
            folded[index] = []
        else:
            folded[first].append(index)
    return folded


def _hue(hues: Mapping[str, Hue], value: FigureValue) -> Hue | None:
    return hues.get(value.origin or "")


def _tag(hues: Mapping[str, Hue], value: FigureValue) -> str:
    hue = _hue(hues, value)
    return hue.tag if hue else "~"


def _relations(figure: Figure, index: int, row_of: Mapping[int, int]) -> list[Relation]:
    """Those to rows above, the telling ones first."""
    found = []
    for pair in figure.relations:
        if index not in (pair.a, pair.b) or pair.a == pair.b:
            continue
        other = pair.b if index == pair.a else pair.a
        if other in row_of and row_of[other] < row_of[index]:
            words = _words(figure, pair.relation, pair.a, pair.b, index)
            found.append(Relation(pair.relation, words, row_of[other], pair.reason))
    rank = ("conflict", "update", "subset", "total", "agree", "unclear")
    return sorted(found, key=lambda r: (rank.index(r.relation), r.row))


def _words(figure: Figure, relation: str, a: int, b: int, index: int) -> str:
    """The relation in words, read from the row of ``index``."""
    one, two = figure.values[a], figure.values[b]
    if relation == "update" and None not in (one.low, two.low):
        change = (two.low or 0) - (one.low or 0)
        sign = "+" if change > 0 else "−"
        return f"update {sign}{number(abs(change))}" if change else "update"
    if relation in ("subset", "total"):
        mine, other = (one, two) if index == a else (two, one)
        less = (mine.low or mine.high or 0) < (other.low or other.high or 0)
        if relation == "subset":
            return "part of" if less else "includes"
        return "within the total" if less else "running total over"
    return {"agree": "agrees with", "conflict": "conflict with"}.get(relation, relation)
