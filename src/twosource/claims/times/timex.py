"""The meaning of a time expression: TIMEX3 type and value, and the interval it stands for."""

import tomllib
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Literal

from twosource.claims.times.calendar import Moment, add_months

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
_DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_MONTHS["millennium"] = 12_000


@dataclass(frozen=True, slots=True)
class Timex:
    """A TIMEX3 type and value with the interval of days that it stands for, both ends included.

    ``moment`` is what later expressions may be counted from.
    """

    type: Kind
    value: str | None
    earliest: date | None = None
    latest: date | None = None
    precision: str | None = None
    moment: Moment | None = None


@cache
def _fuzzy() -> dict[str, dict[str, object]]:
    data = tomllib.loads((files(__package__) / "fuzzy.toml").read_text(encoding="utf-8"))
    return {**data["modifier"], "vague": data["vague"], "slack": data["slack"]}


def vague(unit: str) -> tuple[int, int]:
    """The fewest and most units that "a few" of them may be.

    >>> vague("day")
    (2, 7)
    """
    bounds = _fuzzy()["vague"][unit]
    assert isinstance(bounds, list)
    return bounds[0], bounds[1]


def slack(unit: str) -> timedelta:
    """How far off a distance in whole units may be."""
    days = _fuzzy()["slack"][unit]
    assert isinstance(days, int)
    return timedelta(days=days)


def of_moment(moment: Moment, mod: str | None = None) -> Timex:
    """A moment as it is written in the text, narrowed by a TIMEX3 ``mod``.

    >>> t = of_moment(Moment("year", 2016), "END")
    >>> t.value, t.earliest.isoformat(), t.latest.isoformat(), t.precision
    ('2016', '2016-10-01', '2016-12-31', 'year')
    """
    first, last = moment.first, moment.last
    if first and last and mod in ("START", "MID", "END") and last > first:
        shares = _fuzzy()["year" if moment.grain == "year" else "other"][mod]
        assert isinstance(shares, list)
        days = (last - first).days + 1
        first, last = (
            first + timedelta(days=int(days * shares[0])),
            first + timedelta(days=max(0, round(days * shares[1]) - 1)),
        )
    return Timex(
        "TIME" if moment.grain == "time" else "DATE",
        moment.value,
        first,
        last,
        None if first is None else "day" if moment.grain == "time" else moment.grain,
        moment,
    )


def clipped(timex: Timex, earliest: date | None, latest: date | None) -> Timex:
    """``timex`` without the days before ``earliest`` and after ``latest``, if any are left."""
    if timex.earliest is None or timex.latest is None:
        return timex
    first = max(timex.earliest, earliest) if earliest else timex.earliest
    last = min(timex.latest, latest) if latest else timex.latest
    return replace(timex, earliest=first, latest=last) if first <= last else timex


def moved(day: date, n: float, unit: str) -> date:
    """``day`` moved by ``n`` units; parts of a day count as none.

    >>> moved(date(2024, 3, 14), -2, "month"), moved(date(2024, 3, 14), 48, "hour")
    (datetime.date(2024, 1, 14), datetime.date(2024, 3, 16))
    """
    if unit in _MONTHS:
        months = n * _MONTHS[unit]
        if abs(months) > 200_000:
            return date.max if months > 0 else date.min
        return add_months(day, round(months))
    per_day = {"hour": 24, "minute": 1440, "second": 86400}.get(unit)
    days = n / per_day if per_day else n * _DAYS.get(unit, 1)
    try:
        return day + timedelta(days=round(days))
    except OverflowError:
        return date.max if days > 0 else date.min
