from rich.cells import cell_len

from twosource.model import Quantity, Span
from twosource.terminal.figures import interval


def bar(low: float | None, high: float | None, top: float = 20) -> str:
    return interval(Quantity(Span("", ((0, 0),)), low, high, None, None), top).plain


def test_exact_open_and_bounded_numbers_look_different() -> None:
    assert bar(20, 20).strip() == "●"
    assert bar(9, None).strip().startswith("●─")
    assert bar(9, None).strip().endswith("▶")
    assert bar(None, 9).startswith("◀")
    assert set(bar(5, 10).strip()) == {"●", "─"}


def test_equal_numbers_stand_in_one_column_and_rows_are_equally_long() -> None:
    assert bar(9, 9).index("●") == bar(9, None).index("●") == bar(None, 9).rindex("●")
    assert len({cell_len(bar(*ends)) for ends in ((0, 0), (9, None), (None, None), (3, 20))}) == 1


def test_nothing_counted_at_all_is_drawn() -> None:
    assert bar(0, 0, top=0).strip() == "●"
