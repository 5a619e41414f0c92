"""Calendar moments: the groups of a match -> the day, month, season or year they name."""

from collections.abc import Callable
from dataclasses import replace

from twosource.claims.times.calendar import Moment, parse_day
from twosource.claims.times.holidays import holiday
from twosource.claims.times.parts import modifier, month_of, ordinal, part_of_day, weekday_of
from twosource.claims.times.periods import (
    grain_of,
    half,
    piece,
    quarter,
    quarter_number,
    quarter_of_months,
    season,
    unit,
    weekday_in,
)
from twosource.claims.times.placing import (
    Scene,
    exists,
    near_year,
    place_weekday,
    shifted,
    stated_year,
    unplaced,
    year_of_month,
)
from twosource.claims.times.scan import Match
from twosource.claims.times.timex import Kind, Timex, clipped, moved, of_moment
from twosource.claims.times.words import name_of, number_of

_NIGHTLY = ("part of the day", "night to")


def moment(match: Match, scene: Scene) -> Timex | None:
    """The meaning of a match that names a calendar moment by its parts."""
    named = moment_of(match, scene)
    if named is None:
        return _open(match)
    part = part_of_day(match)
    if part and named.grain == "day":
        named = replace(named, grain="time", part=part)
    mod = "END" if match.has("edge") else modifier(match.get("mod"), match.get("mod2"))
    return _cut(_night(of_moment(named, mod), match), match, scene)


def _night(timex: Timex, match: Match) -> Timex:
    """ "Overnight" and "during the night" begin on the day before."""
    loose = match.rule.name in ("part of the day", "night to") or match.get("today") == (
        "overnight",
    )
    if timex.earliest is None or not loose or not (timex.value or "").endswith("TNI"):
        return timex
    return replace(timex, earliest=moved(timex.earliest, -1, "day"))


def _cut(timex: Timex, match: Match, scene: Scene) -> Timex:
    """Cut off what the words exclude: "earlier this week" ends, "later this week" begins now.

    So does "this month" with a past or a future tense; a week is too short to tell.
    """
    now = scene.anchors.published
    if now is None or scene.anchors.history or timex.precision in ("day", None):
        return timex
    words = match.get("mod")
    if timex.moment is not None and ("earlier" in words or "later" in words):
        whole = of_moment(timex.moment)
        if whole.earliest and whole.latest and whole.earliest <= now <= whole.latest:
            timex = replace(timex, earliest=whole.earliest, latest=whole.latest)
        return clipped(timex, *((None, now) if "earlier" in words else (now, None)))
    running = timex.earliest and timex.latest and timex.earliest < now < timex.latest
    if running and match.has("which"):
        side = scene.direction()
        ahead = side > 0 and timex.precision != "week"
        return clipped(timex, now if ahead else None, now if side < 0 else None)
    return timex


def _open(match: Match) -> Timex | None:
    """A moment that can't be placed: its value keeps what is known, its interval is open.

    "On Tuesday" without a publication date is ``XXXX-WXX-2``.
    """
    part = part_of_day(match) or ""
    kind: Kind = "TIME" if part else "DATE"
    if match.has("weekday"):
        return Timex(kind, f"XXXX-WXX-{weekday_of(match.get('weekday'))}{part}")
    if match.has("month"):
        day = ordinal(match.get("day")) if match.has("day") else None
        month = month_of(match.get("month"))
        return Timex("DATE", Moment("day" if day else "month", None, month, day).value)
    if match.has("season"):
        return Timex("DATE", f"XXXX-{name_of('SEASON', match.get('season')[-1])}")
    if match.has("quarter"):
        return Timex("DATE", f"XXXX-Q{quarter_number(match)}")
    if part:
        return Timex("TIME", f"XXXX-XX-XX{part}")
    grain_named = grain_of(match)
    if grain_named is not None:
        return unplaced(grain_named)
    return unplaced("day") if match.has("today") or match.has("day") else None


def moment_of(match: Match, scene: Scene) -> Moment | None:
    """The moment that a match names, without modifier and part of the day."""
    if match.has("compact"):
        day = parse_day(match.get("compact")[0])
        return Moment.on(day) if day else None
    for group, reader in _READERS:
        if match.has(group):
            return reader(match, scene)
    if match.has("way"):
        base = scene.anchors.then("day")
        return base.shift(-1, "day") if base else None
    if match.has("part") and match.has("which"):
        base, n = shifted(match.get("which"), scene, "day")
        return base.shift(n, "day") if base else None
    return scene.anchors.then("day") if match.has("clock") or match.has("part") else None


def _date(match: Match, scene: Scene) -> Moment | None:
    """A month, or a day of a month, of the year that is named or near."""
    month = month_of(match.get("month") or match.get("monthno"))
    day = ordinal(match.get("day")) if match.has("day") else None
    if match.has("year") or match.has("rel"):
        year = stated_year(match, scene)
    elif match.has("which"):
        year = year_of_month(month, match.get("which"), scene)
    else:
        dated = day and match.has("weekday")
        weekday = weekday_of(match.get("weekday")) if dated else None
        year = near_year(Moment("day" if day else "month", None, month, day or 1), scene, weekday)
    if year is None or (day and 0 < year < 9999 and not exists(year, month, day)):
        return None
    return Moment("day", year, month, day) if day else Moment("month", year, month)


def _year(match: Match, scene: Scene) -> Moment | None:
    year = stated_year(match, scene)
    return None if year is None else Moment("year", year)


def _piece(match: Match, scene: Scene) -> Moment | None:
    whole = _date(match, scene) if match.has("month") else _year(match, scene)
    return piece(match, scene, whole) if whole else None


def _week_of(match: Match, scene: Scene) -> Moment | None:
    day = _date(match, scene)
    return day.to("week") if day else None


def _weekday(match: Match, scene: Scene) -> Moment | None:
    weekday = weekday_of(match.get("weekday"))
    if match.has("nth"):
        month = _date(match, scene)
        return weekday_in(month, match.get("nth")[0], weekday) if month else None
    if not match.has("week"):
        return place_weekday(weekday, match.get("which"), scene)
    base, n = shifted(match.get("week"), scene, "week")
    if base is None or base.first is None:
        return None
    return Moment.on(base.first).shift(7 * n + weekday - 1, "day")


def _today(match: Match, scene: Scene) -> Moment | None:
    base = scene.anchors.now("day")
    words = match.all()
    beyond = (1 if "after" in words else -1) if "day" in words[:2] else 0
    return base.shift(number_of("TODAY", match.get("today")[0]) + beyond, "day") if base else None


def _day_only(match: Match, scene: Scene) -> Moment | None:
    """ "The 15th" is one of the month that was spoken of."""
    base = scene.anchors.then("month") or scene.anchors.now("month")
    day = ordinal(match.get("day"))
    if base is None or base.year is None or base.month is None:
        return None
    if base.year > 0 and not exists(base.year, base.month, day):
        return None
    return Moment("day", base.year, base.month, day)


_READERS: tuple[tuple[str, Callable[[Match, Scene], Moment | None]], ...] = (
    ("which2", _piece),
    ("nth", _weekday),
    ("weekof", _week_of),
    ("monthno", _date),
    ("month", _date),
    ("holiday", holiday),
    ("weekday", _weekday),
    ("today", _today),
    ("season", season),
    ("quarter", quarter),
    ("quartermonths", quarter_of_months),
    ("half", half),
    ("unit", unit),
    ("bare", unit),
    ("edge", unit),
    ("day", _day_only),
    ("year", _year),
    ("rel", _year),
)
