from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from twosource.web.drawing.timelinescale import Scale, day_number, iso_day, shared, spanning

days = st.integers(date(1900, 1, 1).toordinal(), date(2100, 1, 1).toordinal())
MAY = date(2026, 5, 1).toordinal()


@given(st.lists(days, min_size=1, max_size=40))
def test_most_days_lie_on_their_scale(held: list[int]) -> None:
    scale = spanning(held)
    assert sum(scale.has(day) for day in held) >= len(held) * 0.9
    assert all(0 <= scale.x(day) <= 100 for day in held)


@given(days, st.integers(0, 40_000))
def test_ticks_are_few_and_in_order(first: int, more: int) -> None:
    ticks = Scale(first, first + more).ticks()
    assert len(ticks) <= 9
    assert [t.x for t in ticks] == sorted({t.x for t in ticks})


@given(days, st.integers(0, 40_000), st.integers(1, 60))
def test_bins_cover_each_day_once(first: int, more: int, most: int) -> None:
    scale = Scale(first, first + more)
    bins = scale.bins(most)
    assert bins[0][0] == scale.first
    assert bins[-1][1] == scale.last
    assert all(end + 1 == start for (_, end), (start, _) in pairwise(bins))
    assert len(bins) <= most + 2


@given(days)
def test_a_day_is_written_as_it_is_read(day: int) -> None:
    assert day_number(iso_day(day)) == day


def test_a_month_begins_with_its_first_day() -> None:
    assert day_number("2026-05") == MAY
    assert day_number("2026") == date(2026, 1, 1).toordinal()
    assert day_number(None) is None
    assert day_number("in May") is None
    assert day_number("2026-13-40") is None
    assert day_number("9999999999") is None


def test_a_few_far_days_do_not_leave_the_rest_without_room() -> None:
    far = date(1991, 1, 26).toordinal()
    scale = spanning([far, *range(MAY, MAY + 60)])
    assert not scale.has(far)
    assert scale.days < 80


def test_a_chosen_range_lies_on_the_scale_and_can_be_grasped() -> None:
    year = range(MAY, MAY + 365)
    wide = spanning(year, (MAY + 400, None))
    assert wide.has(MAY + 400)
    narrow = spanning(year, (MAY + 100, MAY + 102))
    assert narrow.days < 15
    assert narrow.has(MAY + 100)
    assert narrow.has(MAY + 102)


def test_two_scales_are_one_where_a_day_can_stand_above_itself() -> None:
    one, other = Scale(MAY, MAY + 30), Scale(MAY + 2, MAY + 36)
    assert shared(one, other) == (Scale(MAY, MAY + 36),) * 2
    past = Scale(MAY - 9000, MAY + 30)
    assert shared(past, other) == (past, other)


def test_ticks_name_the_year_once_and_when_it_changes() -> None:
    labels = [t.label for t in Scale(MAY - 200, MAY + 100).ticks()]
    assert labels[0].endswith("2025")
    assert any(label.endswith("2026") for label in labels)
    assert sum("20" in label for label in labels) == 2
