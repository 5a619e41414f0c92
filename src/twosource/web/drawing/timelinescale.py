"""An axis of days: how far it goes, where a day lies on it, which ticks and bins it has."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

__all__ = ["Scale", "Tick", "day_number", "iso_day", "shared", "spanning"]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MOST_TICKS = 7
_STEPS = (
    *(("day", n) for n in (1, 2, 7, 14)),
    *(("month", n) for n in (1, 2, 3, 6)),
    *(("year", n) for n in (1, 2, 5, 10, 20, 50, 100, 500)),
)
_BULK = 0.96
"""The part of the days that an axis holds where all would make it several times longer."""
_STRETCH = 4
_YEAR_TAKES = 18.0
"""Percent that a label with a year takes."""
_NARROWEST = 0.06
"""The part of an axis below which a chosen range is too narrow to grasp."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of an axis, at a percentage of its length."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Days from ``first`` to ``last`` (ordinals, both included)."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """How many days it holds."""
        return self.last - self.first + 1

    def x(self, day: float) -> float:
        """Where a day begins, in percent; what lies outside is at the edge."""
        return max(0.0, min(100.0, 100 * (day - self.first) / self.days))

    def has(self, day: int) -> bool:
        """Whether a day lies on it."""
        return self.first <= day <= self.last

    def ticks(self) -> tuple[Tick, ...]:
        """Round days, up to seven."""
        unit, step = next((s for s in _STEPS if self.days / _length(*s) <= _MOST_TICKS), _STEPS[-1])
        marks = [d for d in _round_days(self, unit, step) if self.has(d)]
        years = {date.fromordinal(d).year for d in marks}
        labels = [
            _tick_label(date.fromordinal(d), unit, i == 0, len(years) > 1)
            for i, d in enumerate(marks)
        ]
        if unit != "year" and len(marks) > 1 and self.x(marks[1]) - self.x(marks[0]) < _YEAR_TAKES:
            labels[1] = ""
        return tuple(Tick(self.x(d), label) for d, label in zip(marks, labels, strict=True))

    def bins(self, most: int) -> list[tuple[int, int]]:
        """Up to ``most`` stretches of days (first, last), of a round length but for the ends."""
        unit, step = next((s for s in _STEPS if self.days / _length(*s) <= most), _STEPS[-1])
        starts = [self.first, *(d for d in _round_days(self, unit, step) if d > self.first)]
        starts = [d for d in starts if d <= self.last]
        return [
            (start, end - 1)
            for start, end in zip(starts, [*starts[1:], self.last + 1], strict=True)
        ]


@lru_cache(1 << 16)
def day_number(iso: str | None) -> int | None:
    """The ordinal of an ISO day; of the first day, where there is but a month or a year.

    >>> day_number("2026-05-02"), day_number("2026-05"), day_number("then")
    (739738, 739737, None)
    """
    parts = (iso or "")[:10].split("-")
    try:
        year, month, day = (int(p) for p in (*parts, "1", "1")[:3])
        return date(year, month, day).toordinal()
    except (ValueError, OverflowError):
        return None


def iso_day(day: int) -> str:
    """An ordinal as an ISO day."""
    return date.fromordinal(max(1, day)).isoformat()


def spanning(days: Iterable[int], chosen: tuple[int | None, int | None] = (None, None)) -> Scale:
    """A scale for these days: all, or the bulk where a few far ones would leave it no room.

    With a range ``chosen`` that would be too narrow to grasp on it, one around that range.
    """
    known = sorted(days) or [date.today().toordinal()]
    far = round(len(known) * (1 - _BULK) / 2)
    first, last = known[0], known[-1]
    bulk = known[far : len(known) - far]
    if last - first > _STRETCH * max(bulk[-1] - bulk[0], 7):
        first, last = bulk[0], bulk[-1]
    begin, end = chosen
    ends = [day for day in (begin, end) if day is not None]
    first, last = min([first, *ends]), max([last, *ends])
    if begin and end and (wide := end - begin + 1) < _NARROWEST * (last - first + 1):
        first, last = begin - wide, end + wide
    room = max(1, round((last - first) * 0.02))
    return Scale(max(1, first - room), last + room)


def shared(one: Scale, other: Scale) -> tuple[Scale, Scale]:
    """Both scales as one where they lie close to each other: then a day is above itself."""
    both = Scale(min(one.first, other.first), max(one.last, other.last))
    if both.days <= 1.6 * max(one.days, other.days) and both.days <= 8 * min(one.days, other.days):
        return both, both
    return one, other


def _length(unit: str, step: int) -> float:
    return step * {"day": 1, "month": 30.44, "year": 365.25}[unit]


def _round_days(scale: Scale, unit: str, step: int) -> Sequence[int]:
    if unit == "day":
        first = -(-scale.first // step) * step
        return range(first, scale.last + 1, step)
    start = date.fromordinal(scale.first)
    months = step * (12 if unit == "year" else 1)
    month = (start.year * 12 + start.month - 1) // months * months
    found = []
    while (
        month // 12 <= 9999
        and (day := date(max(1, month // 12), month % 12 + 1, 1).toordinal()) <= scale.last
    ):
        found.append(day)
        month += months
    return found


def _tick_label(day: date, unit: str, is_first: bool, several_years: bool) -> str:
    if unit == "year":
        return str(day.year)
    month = _MONTHS[day.month - 1]
    shows_year = is_first or (several_years and day.timetuple().tm_yday < 32)
    if unit == "month":
        return f"{month} {day.year}" if shows_year else month
    return f"{day.day} {month} {day.year}" if is_first else f"{day.day} {month}"
