"""Periods that have no date of their own: seasons, quarters, weeks, "the year", "last month"."""

from dataclasses import replace
from datetime import timedelta

from twosource.claims.times.calendar import SEASON_MONTHS, Grain, Moment, nth_weekday
from twosource.claims.times.parts import month_of, ordinal
from twosource.claims.times.placing import Scene, near_year, shifted, stated_year
from twosource.claims.times.scan import Match
from twosource.claims.times.words import lexicon, name_of

_UNITS: dict[str, Grain] = {
    "day": "day",
    "week": "week",
    "weekend": "weekend",
    "month": "month",
    "quarter": "quarter",
    "period": "quarter",
    "year": "year",
    "decade": "decade",
    "century": "century",
}


def season(match: Match, scene: Scene) -> Moment | None:
    """A season: "the summer of 2022", "last fall", "the spring"."""
    month = SEASON_MONTHS[name_of("SEASON", match.get("season")[-1])]
    if match.has("year") or match.has("rel"):
        year = stated_year(match, scene)
    elif match.has("which"):
        year = _year_of_season(month, match.get("which"), scene)
    else:
        year = near_year(Moment("season", None, month), scene)
    return None if year is None else Moment("season", year, month)


def _year_of_season(month: int, which: tuple[str, ...], scene: Scene) -> int | None:
    base, n = shifted(which, scene, "year")
    if base is None or base.year is None:
        return None
    now = scene.anchors.published
    if n == 0 or now is None or scene.anchors.history:
        return base.year + n
    this_year = Moment("season", now.year, month)
    if n < 0:
        over = this_year.last is not None and this_year.last < now
        return now.year - (0 if over else 1)
    return now.year + (0 if month > now.month else 1)


def quarter_number(match: Match) -> int:
    """Which quarter: "third", "Q3"."""
    words = match.get("quarter")
    return int(words[0][1]) if words[0][0] == "q" and words[0][1:].isdecimal() else ordinal(words)


def quarter(match: Match, scene: Scene) -> Moment | None:
    """A quarter of a year, by its number; "year-ago" sets it back by one year."""
    n = quarter_number(match)
    if not 1 <= n <= 4:
        return None
    month = 3 * n - 2
    if match.has("year") or match.has("rel"):
        year = stated_year(match, scene)
    else:
        year = near_year(Moment("quarter", None, month), scene)
    if year is None:
        return None
    return Moment("quarter", year - 1 if match.has("ago") else year, month)


def quarter_of_months(match: Match, scene: Scene) -> Moment | None:
    """ "The October-December quarter"."""
    month = month_of(match.get("quartermonths"))
    if month % 3 != 1:
        return None
    year = near_year(Moment("quarter", None, month), scene)
    return None if year is None else Moment("quarter", year, month)


def half(match: Match, scene: Scene) -> Moment | None:
    """ "The first half of 2023"."""
    second = match.get("half")[0] in ("second", "last", "latter", "h2")
    year = stated_year(match, scene)
    return None if year is None else Moment("half", year, 7 if second else 1)


def grain_of(match: Match) -> Grain | None:
    """The unit that a match names, if it is one of the calendar's."""
    words = match.get("unit") or match.get("bare")
    return _UNITS.get(match.get("edge")[0] if match.has("edge") else words[-1] if words else "")


def unit(match: Match, scene: Scene) -> Moment | None:
    """A unit near now ("last month"), near that time ("that month") or without either."""
    grain = grain_of(match)
    if grain is None:
        return None
    if match.has("edge") or match.has("bare"):
        if "fiscal" in match.all() and not scene.anchors.history:
            return scene.anchors.now(grain)
        return _bare(grain, match.has("edge"), scene)
    which = match.get("which")
    if which[-1] == "latest":
        return _latest(grain, scene)
    base, n = shifted(which, scene, grain)
    if base is None:
        return None
    moved = base.shift(n, grain)
    return replace(moved, grain="day", day=ordinal(match.get("day"))) if match.has("day") else moved


def _bare(grain: Grain, edge: bool, scene: Scene) -> Moment | None:
    if scene.anchors.history:
        return scene.anchors.then(grain)
    if grain == "weekend":
        return _weekend(scene)
    if grain == "quarter":
        latest = scene.anchors.latest
        return latest if latest and latest.grain == grain else _latest(grain, scene)
    then = scene.anchors.then(grain)
    if edge and grain == "year" and then is not None:
        return replace(then, grain="day", month=12, day=31)
    return then


def _latest(grain: Grain, scene: Scene) -> Moment | None:
    """The latest quarter is the last that has ended; of other units the running one."""
    now = scene.anchors.now(grain)
    return now.shift(-1 if grain == "quarter" else 0, grain) if now else None


def _weekend(scene: Scene) -> Moment | None:
    """The last weekend, or the coming one if the text looks ahead."""
    now = scene.anchors.now("weekend")
    if now is None or now.first is None or scene.anchors.published is None:
        return None
    ahead = scene.anchors.published < now.first
    return now.shift(-1, "weekend") if ahead and scene.direction() <= 0 else now


def piece(match: Match, scene: Scene, whole: Moment) -> Moment | None:
    """The nth or last day, week or weekend of a month or year."""
    first, last = whole.first, whole.last
    grain = _UNITS[match.get("unit2")[0]]
    word = match.get("which2")[0]
    if first is None or last is None:
        return None
    if word not in lexicon()["ORD"]:
        return Moment.on(first if word == "opening" else last, grain)
    day = first + timedelta(days=(ordinal((word,)) - 1) * (1 if grain == "day" else 7))
    return Moment.on(day, grain) if day <= last else None


def weekday_in(month: Moment, nth: str, weekday: int) -> Moment | None:
    """The nth or last ``weekday`` of a month.

    >>> weekday_in(Moment("month", 2023, 5), "first", 1).value
    '2023-05-01'
    """
    if month.year is None or month.month is None or not 1 <= month.year < 9999:
        return None
    which = -1 if nth == "last" else ordinal((nth,))
    if which > 4:
        return None
    return Moment.on(nth_weekday(month.year, which, weekday, month.month))
