"""Calendar arithmetic: moments known to a century, a year, a week, a day or a part of the day.

A moment is written as a TIMEX3 value (TimeML 1.2.1, after ISO 8601) and stands for an interval of
days. Years are astronomical inside (0 is 1 BC) and written ``BC0264`` in values, as TIMEX2 does.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, get_args

Grain = Literal[
    "century",
    "decade",
    "year",
    "half",
    "quarter",
    "season",
    "month",
    "week",
    "weekend",
    "day",
    "time",
]
GRAINS: tuple[Grain, ...] = get_args(Grain)
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_MONTH_SEASONS = {month: code for code, month in SEASON_MONTHS.items()}
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """The stretch of ``grain`` that begins on ``month``, ``day`` of ``year``.

    ``None`` is unknown. ``part`` is a part of the day (``MO``, ``NI``, …) or an hour (``15:00``).
    """

    grain: Grain
    year: int | None
    month: int | None = 1
    day: int | None = 1
    part: str | None = None

    @classmethod
    def on(cls, day: date, grain: Grain = "day", part: str | None = None) -> "Moment":
        """The moment of ``grain`` that holds ``day``.

        >>> Moment.on(date(2024, 3, 14), "week").value
        '2024-W11'
        >>> Moment.on(date(2024, 2, 1), "season").value
        '2023-WI'
        """
        return cls(grain, *_start(day, grain), part)

    @property
    def value(self) -> str:
        """The TIMEX3 value.

        >>> Moment("year", -263).value, Moment("quarter", 2024, 4).value
        ('BC0264', '2024-Q2')
        >>> Moment("time", 2024, 3, 14, "TNI").value, Moment("month", None, 3).value
        ('2024-03-14TNI', 'XXXX-03')
        """
        year = _written_year(self.year)
        month = "XX" if self.month is None else f"{self.month:02d}"
        day = "XX" if self.day is None else f"{self.day:02d}"
        match self.grain:
            case "century" | "decade":
                return year[:-2] if self.grain == "century" else year[:-1]
            case "year":
                return year
            case "half":
                return f"{year}-H{((self.month or 1) + 5) // 6}"
            case "quarter":
                return f"{year}-Q{((self.month or 1) + 2) // 3}"
            case "season":
                return f"{year}-{_MONTH_SEASONS[self.month or 3]}"
            case "month":
                return f"{year}-{month}"
            case "week" | "weekend":
                end = "-WE" if self.grain == "weekend" else ""
                return f"{self._week()}{end}"
            case _:
                return f"{year}-{month}-{day}{self.part or ''}"

    def _week(self) -> str:
        first = self.first
        if first is None:
            return f"{_written_year(self.year)}-WXX"
        year, week, _ = first.isocalendar()
        return f"{year:04d}-W{week:02d}"

    @property
    def first(self) -> date | None:
        """The first day, where it is known and after 1 BC."""
        if self.year is None or self.month is None or self.day is None or not 1 <= self.year < 9999:
            return None
        return date(self.year, self.month, self.day)

    @property
    def last(self) -> date | None:
        """The last day, where it is known and after 1 BC.

        >>> Moment("season", 2023, 12).last, Moment("century", 1901).last
        (datetime.date(2024, 2, 29), datetime.date(2000, 12, 31))
        """
        first = self.first
        if first is None:
            return None
        if self.grain in ("week", "weekend"):
            return _clamped_sum(first, 6 if self.grain == "week" else 1)
        months = _MONTHS.get(self.grain)
        return first if months is None else _clamped_sum(add_months(first, months), -1)

    def to(self, grain: Grain) -> "Moment":
        """The moment of a coarser ``grain`` that holds this one.

        >>> Moment("day", 1944, 6, 6).to("month").value
        '1944-06'
        """
        if grain in ("year", "decade", "century"):
            size = {"year": 1, "decade": 10, "century": 100}[grain]
            if self.year is None:
                return Moment(grain, None)
            if self.year <= 0:
                return Moment(grain, self.year)
            return Moment(grain, self.year - self.year % size)
        first = self.first
        if first is None:
            return replace(self, grain=grain, part=None)
        return Moment.on(first, grain)

    def shift(self, n: int, unit: Grain) -> "Moment":
        """``n`` units later (earlier if negative), at the same grain.

        >>> Moment("month", 2024, 1).shift(-1, "month").value
        '2023-12'
        >>> Moment("year", -263).shift(20, "year").value
        'BC0244'
        """
        years = {"year": 1, "decade": 10, "century": 100}.get(unit)
        if years is not None and (self.year is None or not 1 <= self.year + n * years < 9999):
            return replace(self, year=None if self.year is None else self.year + n * years)
        first = self.first
        if first is None:
            return replace(self, year=None)
        if unit in _MONTHS:
            moved = add_months(first, n * _MONTHS[unit])
        else:
            moved = _clamped_sum(first, n * (7 if unit in ("week", "weekend") else 1))
        return Moment(self.grain, moved.year, moved.month, moved.day, self.part)


_MONTHS: dict[Grain, int] = {
    "century": 1200,
    "decade": 120,
    "year": 12,
    "half": 6,
    "quarter": 3,
    "season": 3,
    "month": 1,
}


def _start(day: date, grain: Grain) -> tuple[int, int, int]:
    match grain:
        case "week":
            monday = _clamped_sum(day, 1 - day.isoweekday())
            return monday.year, monday.month, monday.day
        case "weekend":
            saturday = _clamped_sum(day, 6 - day.isoweekday())
            return saturday.year, saturday.month, saturday.day
        case "season":
            month = day.month // 3 * 3
            return (day.year, month, 1) if month else (day.year - 1, 12, 1)
        case "day" | "time":
            return day.year, day.month, day.day
        case "century" | "decade":
            size = 100 if grain == "century" else 10
            return max(1, day.year - day.year % size), 1, 1
        case _:
            months = _MONTHS[grain]
            return day.year, (day.month - 1) // months * months + 1, 1


def _written_year(year: int | None) -> str:
    if year is None:
        return "XXXX"
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def _clamped_sum(day: date, days: int) -> date:
    try:
        return day + days * _DAY
    except OverflowError:
        return date.max if days > 0 else date.min


def add_months(day: date, months: int) -> date:
    """``day`` moved by ``months``; the last day of a shorter month where it has no such day.

    >>> add_months(date(2024, 1, 31), 1), add_months(date(2024, 3, 1), -12)
    (datetime.date(2024, 2, 29), datetime.date(2023, 3, 1))
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if year < 1:
        return date.min
    if year > 9999:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Meeus 1991).

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, which: int, weekday: int, month: int) -> date:
    """The ``which``-th (``-1``: last) ISO ``weekday`` of a month.

    >>> nth_weekday(2024, 4, 4, 11), nth_weekday(2024, -1, 1, 5)
    (datetime.date(2024, 11, 28), datetime.date(2024, 5, 27))
    """
    if which > 0:
        first = date(year, month, 1)
        return first + ((weekday - first.isoweekday()) % 7 + 7 * (which - 1)) * _DAY
    last = date(year, month, monthrange(year, month)[1])
    return last - ((last.isoweekday() - weekday) % 7) * _DAY


def parse_day(written: str | None) -> date | None:
    """The day of an ISO 8601 date or datetime; ``None`` where there is none to read.

    >>> parse_day("2024-03-14T10:00:00Z"), parse_day("March")
    (datetime.date(2024, 3, 14), None)
    """
    if written is None:
        return None
    m = re.match(r"(\d{4})-?(\d\d)-?(\d\d)(?!\d)", written)
    try:
        return date(int(m[1]), int(m[2]), int(m[3])) if m else None
    except ValueError:
        return None
