from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.web.drawing import Range, Told, timeline
from web.drawing.happened import event


def told(
    id: str = "e1",
    days: tuple[str | None, str | None] | None = ("2026-05-12", "2026-05-12"),
    published: Sequence[str | None] = ("2026-05-14",),
    chosen: bool = True,
    reports: Sequence[str] | None = None,
) -> Told:
    return Told(event(id, days=days, published=published, reports=reports), chosen)


def on(day: int) -> tuple[str, str]:
    return (f"2026-05-{day:02}",) * 2


def test_each_event_and_each_report_is_drawn_and_joined() -> None:
    drawn = timeline([told("a", on(3), ("2026-05-04", "2026-05-09")), told("b")])
    assert {h.event.id for h in drawn.happenings} == {"a", "b"}
    assert len(drawn.dots) == 3
    assert sorted(t.event or "" for t in drawn.threads) == ["a", "a", "b"]
    assert all(t.y1 <= drawn.upper and t.y2 >= drawn.lower for t in drawn.threads)


def test_an_imprecise_event_is_as_long_as_it_may_have_been() -> None:
    drawn = timeline([told("a", days=("2026-05-03", "2026-05-10")), told("b", days=on(3))])
    long, day = drawn.happenings
    assert not long.is_day
    assert long.x2 - long.x1 > 30
    assert day.is_day
    assert day.x1 == day.x2
    assert long.y != day.y


def test_an_open_end_is_drawn_open() -> None:
    ends = [("2026-05-03", None), (None, "2026-05-09")]
    drawn = timeline([told(f"e{i}", days=days) for i, days in enumerate(ends)])
    assert [(h.opens_left, h.opens_right) for h in drawn.happenings] == [
        (False, True),
        (True, False),
    ]


def test_events_without_a_date_are_counted() -> None:
    drawn = timeline([told("a"), told("b", days=None), told("c", days=None, chosen=False)])
    assert drawn.undated == 1
    assert [h.event.id for h in drawn.happenings] == ["a"]


def test_what_is_not_chosen_stays_in_sight() -> None:
    drawn = timeline([told("a"), told("b", chosen=False)], Range("2026-05-12", None))
    assert {h.event.id: h.chosen for h in drawn.happenings} == {"a": True, "b": False}
    assert {t.event: t.chosen for t in drawn.threads} == {"a": True, "b": False}
    assert drawn.happened_range is not None
    assert drawn.told_range is None


def test_a_report_of_a_chosen_event_is_chosen() -> None:
    items = [told("a", reports=["r1"], chosen=False), told("b", reports=["r1"])]
    (dot,) = timeline(items).dots
    assert dot.chosen


def test_the_past_has_an_axis_of_its_own() -> None:
    items = [told(f"e{i}", days=(f"{1960 + i}-01-01",) * 2) for i in range(40)]
    drawn = timeline(items)
    assert not drawn.one_scale
    assert drawn.happened != drawn.told


def many(count: int, chosen: int) -> list[Told]:
    return [
        told(f"e{i}", on(i % 28 + 1), (f"2026-06-{i % 30 + 1:02}",), i < chosen)
        for i in range(count)
    ]


def test_many_events_are_counted_in_bars() -> None:
    drawn = timeline(many(900, 300))
    assert drawn.happenings == ()
    assert drawn.dots == ()
    assert sum(b.count for b in drawn.event_bars) == 900
    assert sum(b.chosen for b in drawn.event_bars) == 300
    assert sum(b.count for b in drawn.report_bars) == 900
    assert max(b.height for b in drawn.event_bars) == drawn.upper - drawn.top
    assert 0 < len(drawn.threads) <= 70


def test_a_bar_counts_what_its_address_lists() -> None:
    items = [*many(400, 400), told("long", days=("2026-05-02", "2026-05-20"))]
    drawn = timeline(items)
    for bar in drawn.event_bars:
        listed = [
            i
            for i in items
            if i.event.when
            and (i.event.when.latest or "") >= bar.first
            and (i.event.when.earliest or "9") <= bar.last
        ]
        assert len(listed) == bar.count


def test_nothing_is_an_empty_timeline() -> None:
    drawn = timeline([])
    assert drawn.happenings == ()
    assert drawn.event_bars == ()
    assert drawn.undated == 0


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 28), st.integers(0, 200), st.integers(1, 28)), max_size=80)
)
def test_everything_lies_in_its_band(held: list[tuple[int, int, int]]) -> None:
    items = []
    for i, (day, long, published) in enumerate(held):
        first = date(2026, 5, day)
        days = (first.isoformat(), (first + timedelta(days=long)).isoformat())
        items.append(told(f"e{i}", days, (f"2026-06-{published:02}",)))
    drawn = timeline(items)
    for h in drawn.happenings:
        assert drawn.top <= h.y <= drawn.upper
        assert -5 <= h.x1 <= h.x2 <= 105
    for dot in drawn.dots:
        assert drawn.lower <= dot.y <= drawn.base
        assert 0 <= dot.x <= 100
    for bar in drawn.event_bars + drawn.report_bars:
        assert bar.chosen <= bar.count
        assert bar.chosen_height <= bar.height
