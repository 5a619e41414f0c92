"""So many units before or after a point: "two days ago", "a month later", "a year earlier"."""

from dataclasses import replace
from datetime import date

from twosource.claims.times.calendar import Grain, Moment
from twosource.claims.times.moments import moment_of
from twosource.claims.times.numbers import count
from twosource.claims.times.parts import ordinal
from twosource.claims.times.placing import Scene, unplaced
from twosource.claims.times.scan import Match
from twosource.claims.times.timex import Timex, moved, of_moment, slack, vague
from twosource.claims.times.words import lexicon, name_of, number_of

_GRAINS: dict[str, Grain] = {
    "day": "day",
    "week": "week",
    "weekend": "week",
    "fortnight": "week",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "decade": "year",
    "century": "year",
    "millennium": "year",
    "season": "year",
}
_HALF_A_DAY = 12
_BARE = (("before",), ("after",))
_TIMES: dict[str, tuple[int, Grain]] = {
    "decade": (10, "year"),
    "century": (100, "year"),
    "millennium": (1000, "year"),
    "fortnight": (2, "week"),
}


def unit_of(words: tuple[str, ...]) -> str:
    """The unit that words name, in the singular.

    >>> unit_of(("years",)), unit_of(("nights",)), unit_of(("second",))
    ('year', 'day', 'second')
    """
    word = words[-1]
    classes = lexicon()
    for cls in ("UNIT", "UNITS"):
        if word in classes[cls]:
            return name_of(cls, word)
    if word in classes["WEEKEND"]:
        return "weekend"
    if word in classes["QUARTER"]:
        return "quarter"
    if word in classes["PARTS"] or word in classes["PART"]:
        return "day"
    if word in classes["SEASONS"] or word in classes["SEASON"]:
        return "year"
    return word.removesuffix("s")


def offset(match: Match, scene: Scene) -> Timex | None:
    """The meaning of a distance from now ("ago") or from a time said before ("later")."""
    unit, n, sign = _distance(match)
    ago = match.get("way")[0] not in lexicon()["LATER"] and match.get("way") not in _BARE
    if unit in ("second", "minute", "hour"):
        return _hours(n, unit, sign, ago, scene)
    grain = _GRAINS[unit]
    base = scene.anchors.now("day") if ago else scene.anchors.then(grain)
    loose = None if ago or grain not in ("day", "week") else _loose_base(scene)
    if n is None:
        return _vague(unit, sign, base if ago else loose or scene.anchors.then("day"))
    if base is None:
        return unplaced(grain)
    if loose is not None:
        return _loose(loose, sign * n, unit)
    if n != int(n):
        return _fraction(n, unit, sign, base)
    times, step = _TIMES.get(unit, (1, grain))
    found = of_moment(base.to(grain).shift(sign * int(n) * times, step))
    if grain == "day" or not ago or base.first is None:
        return found
    return _about(moved(base.first, sign * n, unit), unit, sign, base.first, found)


def _distance(match: Match) -> tuple[str, float | None, int]:
    """Unit, number (``None``: vague) and direction of a distance."""
    unit = unit_of(match.get("unit"))
    n = count(match.get("amount")) if match.has("amount") else None
    if not match.has("amount") and match.get("unit")[0] == unit:
        n = 1
    if match.has("half") and n is not None:
        n += 0.5
    return unit, n, _sign(match.get("way")[0])


def _about(centre: date, unit: str, sign: int, now: date, found: Timex) -> Timex:
    """``found`` with the interval that a round distance from now allows."""
    first = moved(centre, -slack(unit).days, "day")
    last = moved(centre, slack(unit).days, "day")
    return replace(found, earliest=first, latest=max(centre, min(last, now)) if sign < 0 else last)


def _loose_base(scene: Scene) -> Moment | None:
    """The week or month that was spoken of last, if no day was since."""
    latest = scene.anchors.latest
    if latest is None or scene.anchors.history:
        return None
    return latest if latest.grain in ("week", "weekend", "month") else None


def _loose(base: Moment, n: float, unit: str) -> Timex:
    """ "Last week … two days later": some day of a week's length, two days on."""
    if base.first is None or base.last is None:
        return unplaced("day")
    first, last = moved(base.first, n, unit), moved(base.last, n, unit)
    return Timex("DATE", f"{first.year:04d}-{first.month:02d}-XX", first, last, "week")


def from_date(match: Match, scene: Scene) -> Timex | None:
    """ "Two days after Christmas"."""
    unit, n, sign = _distance(match)
    base = moment_of(match, scene)
    if base is None or base.first is None:
        return unplaced("day")
    if n is None:
        return _vague(unit, sign, base)
    return of_moment(Moment.on(moved(base.first, sign * n, unit)))


def _sign(way: str) -> int:
    """Back or on, by the word of a distance; "from now" and "in two weeks' time" are on."""
    classes = [cls for cls in ("AGO", "LATER", "BESIDE") if way in lexicon()[cls]]
    return number_of(classes[0], way) if classes else 1


def _fraction(n: float, unit: str, sign: int, base: Moment) -> Timex | None:
    """ "Two and a half years ago" is a month."""
    first = base.first
    if first is None:
        return None
    return of_moment(Moment.on(moved(first, sign * n, unit), "month" if unit == "year" else "day"))


def _hours(n: float | None, unit: str, sign: int, ago: bool, scene: Scene) -> Timex:
    """Hours before or after: the day is known, the hour isn't."""
    base = scene.anchors.now("day") if ago else scene.anchors.then("day")
    if base is None or base.first is None:
        return Timex("TIME", "XXXX-XX-XXTXX")
    day = Moment.on(moved(base.first, sign * (n or 0), unit))
    found = _aside(of_moment(replace(day, grain="time", part="TXX")))
    if n is None or unit != "hour" or n < _HALF_A_DAY:
        return found
    ends = sorted(moved(base.first, sign * k, unit) for k in (n, n + 24))
    return replace(found, earliest=ends[0], latest=ends[1])


def _vague(unit: str, sign: int, base: Moment | None) -> Timex:
    """An unknown distance: only on which side it lies, and roughly how far."""
    value = "PAST_REF" if sign < 0 else "FUTURE_REF"
    if base is None or base.first is None:
        return Timex("DATE", value)
    low, high = vague(unit)
    near, far = (moved(base.first, sign * k, unit) for k in (low, high))
    if sign < 0:
        return Timex("DATE", value, far, near, unit)
    return Timex("DATE", value, near, max(far, moved(base.last or base.first, low, unit)), unit)


def year_before(match: Match, scene: Scene) -> Timex | None:
    """ "A year ago" in a comparison of quarters is the same quarter of the year before."""
    words = match.all()
    latest = scene.anchors.latest
    if latest is not None and latest.grain in ("quarter", "half"):
        return _aside(of_moment(latest.shift(-1, "year")))
    ago = "ago" in words
    base = scene.anchors.now("year") if ago else scene.anchors.then("year")
    if latest is not None and not ago and latest.grain in ("month", "season"):
        return _aside(of_moment(latest.shift(-1, "year")))
    if base is None:
        return unplaced("year")
    found = _aside(of_moment(base.shift(-1, "year")))
    now = scene.anchors.now("day")
    if ago and now is not None and now.first is not None:
        return _about(moved(now.first, -1, "year"), "year", -1, now.first, found)
    return found


def _aside(timex: Timex) -> Timex:
    """A time that is named to compare with: the text does not go on from there."""
    return replace(timex, moment=None)


def ordinal_unit(match: Match, scene: Scene) -> Timex | None:
    """The nth day of something: "now in its fifth day" has gone on since four days ago."""
    unit = unit_of(match.get("unit"))
    grain = _GRAINS[unit]
    if scene.anchors.history:
        now = scene.anchors.then(grain)
    else:
        now = scene.anchors.now(grain)
    if now is None:
        return unplaced(grain)
    found = of_moment(now)
    start = now.first and moved(now.first, 1 - ordinal(match.get("nth")), unit)
    return replace(found, earliest=start) if start else found


def eve(match: Match, scene: Scene) -> Timex | None:
    """ "The eve of" a day is the one before."""
    day = moment_of(match, scene)
    return of_moment(day.shift(-1, "day")) if day else unplaced("day")
