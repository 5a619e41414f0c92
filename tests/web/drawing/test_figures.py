from hypothesis import given
from hypothesis import strategies as st

from samples import make_report
from twosource.model import Certainty, Claim, Figure, FigurePair, FigureValue, Span
from twosource.web.drawing import FigureTable, figure_table
from twosource.web.hues import Hue

Bounds = tuple[float | None, float | None]


def table(
    bounds: list[Bounds],
    pairs: tuple[FigurePair, ...] = (),
    originals: dict[str, str] | None = None,
    text: str | None = None,
) -> FigureTable:
    reports = {
        f"r{i}": make_report("x", f"r{i}", published=f"2026-05-{i + 1:02}")
        for i in range(len(bounds))
    }
    span = Span("x", ((0, 1),))
    claims = {
        f"c{i}": Claim(f"c{i}", f"r{i}", span, None, (), (), None, Certainty(), 1.0, "x")
        for i in range(len(bounds))
    }
    values = tuple(
        FigureValue(f"c{i}", low, high, text or f"value {i}", "o")
        for i, (low, high) in enumerate(bounds)
    )
    hues = {"o": Hue.at(0, "Police", False)}
    return figure_table(Figure("killed", values, pairs), claims, reports, hues, originals or {})


_NUMBERS = st.one_of(st.none(), st.integers(0, 100_000).map(float))
_BOUNDS = st.tuples(_NUMBERS, _NUMBERS).map(
    lambda b: b if None in b else (min(b), max(b))  # type: ignore[type-var]
)


@given(st.lists(_BOUNDS, min_size=1, max_size=6))
def test_every_value_lies_on_the_scale_in_its_order(bounds: list[Bounds]) -> None:
    made = table(bounds)
    ticks = [x for x, _ in made.ticks]
    assert ticks == sorted(ticks)
    assert 2 <= len(ticks) <= 12
    for row in made.rows:
        assert 0 <= row.x1 <= row.x2 <= made.width
        assert row.opens_left == (row.value.low is None)
        assert row.opens_right == (row.value.high is None)


def test_relations_are_read_from_the_later_row() -> None:
    pairs = (
        FigurePair(0, 1, "update", "later"),
        FigurePair(1, 2, "subset", "children among them"),
        FigurePair(0, 2, "unclear", "?"),
    )
    made = table([(9, 9), (14, 14), (3, 3)], pairs)
    said = [[(r.words, r.row) for r in row.relations] for row in made.rows]
    assert said == [[], [("update +5", 1)], [("part of", 2), ("unclear", 1)]]


def test_a_conflict_comes_first_and_is_counted() -> None:
    pairs = (FigurePair(0, 2, "agree", ""), FigurePair(1, 2, "conflict", "apart"))
    made = table([(9, None), (6, 6), (12, 12)], pairs)
    assert [r.relation for r in made.rows[2].relations] == ["conflict", "agree"]
    assert made.conflicts == 1


def test_a_value_in_a_copy_is_no_row_of_its_own() -> None:
    made = table([(9, 9), (9, 9)], originals={"r1": "r0"}, text="nine")
    assert [(row.row, row.copies) for row in made.rows] == [(1, 1)]
    assert made.single
