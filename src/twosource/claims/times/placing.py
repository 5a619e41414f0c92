"""Where a moment stands in time: its year or day, from anchors, tense and relation words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from twosource.claims.times.anchors import Anchors
from twosource.claims.times.calendar import Grain, Moment
from twosource.claims.times.direction import Direction
from twosource.claims.times.parts import year_of, year_of_era
from twosource.claims.times.scan import Match
from twosource.claims.times.timex import Timex
from twosource.claims.times.words import lexicon, number_of

_AGAINST: dict[Grain, int] = {"day": 200, "month": 250, "season": 250, "quarter": 150}
"""Days that a date on the wrong side of now, by tense, counts as farther off."""
_NEXT_YEAR = 10
"""Months that a history does not go back without saying so: January after November is the next."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a time is read against: anchors, and which way the text looks (asked only if needed)."""

    anchors: Anchors
    direction: Callable[[], Direction]


def unplaced(grain: Grain) -> Timex:
    """A day, week, month or year of which nothing is known.

    >>> unplaced("day").value, unplaced("month").value, unplaced("week").value
    ('XXXX-XX-XX', 'XXXX-XX', 'XXXX-WXX')
    """
    known = None if grain in ("month", "day") else 1
    return Timex("DATE", Moment(grain, None, known, known).value)


def exists(year: int, month: int, day: int) -> bool:
    """Whether there is such a day.

    >>> exists(2023, 2, 29), exists(2024, 2, 29)
    (False, True)
    """
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def shifted(words: tuple[str, ...], scene: Scene, grain: Grain) -> tuple[Moment | None, int]:
    """The moment that "this", "last", "that", "the following" is counted from, and how far.

    >>> scene = Scene(Anchors(date(2024, 3, 14)).seen(Moment("day", 2020, 5, 1)), lambda: 0)
    >>> [(m.value, n) for m, n in (shifted((w,), scene, "year") for w in ("last", "following"))]
    [('2024', -1), ('2020', 1)]
    """
    classes = lexicon()
    steps = [number_of("THIS", w) for w in words if w in classes["THIS"]]
    if any(w in classes["THAT"] for w in words):
        backs = [number_of("THAT", w) for w in words if w in classes["THAT"]]
        return scene.anchors.then(grain), sum(backs)
    if words[:1] == ("the",) and "next" in words:
        return scene.anchors.then(grain), 1
    return scene.anchors.now(grain), sum(steps)


def stated_year(match: Match, scene: Scene) -> int | None:
    """The year that is named, outright ("1944", "264 BC") or by its relation ("last year")."""
    words = match.get("year")
    if match.has("era"):
        return year_of_era(int(words[0]), match.get("era"))
    if words:
        now = scene.anchors.now("year")
        return year_of(words, (now.year if now else None) or 2000)
    base, n = shifted(match.get("rel"), scene, "year")
    return None if base is None or base.year is None else base.year + n


def year_of_month(month: int, which: tuple[str, ...], scene: Scene) -> int | None:
    """The year of "last March", "next March", "the following March".

    >>> scene = Scene(Anchors(date(2024, 3, 14)), lambda: 0)
    >>> [year_of_month(m, (w,), scene) for m, w in ((3, "last"), (2, "last"), (5, "next"))]
    [2023, 2024, 2024]
    """
    base, n = shifted(which, scene, "month")
    if base is None or base.year is None or base.month is None:
        return None
    if n < 0:
        return base.year if month < base.month else base.year - 1
    if n > 0:
        return base.year if month > base.month else base.year + 1
    return base.year


def near_year(moment: Moment, scene: Scene, weekday: int | None = None) -> int | None:
    """The year of a day, month or season without one, which stands as ``moment`` in any year.

    It is the year that brings it nearest to now, on the side that the text looks to. In a history
    it is the year that was spoken of, or the next if the month would go back far.
    """
    month = moment.month or 1
    if scene.anchors.history:
        base = scene.anchors.latest
        if base is None or base.year is None:
            return None
        back = base.grain in ("month", "day", "time", "week") and (base.month or 1) - month
        return base.year + (back >= _NEXT_YEAR)
    now = scene.anchors.published
    if now is None:
        return None
    side = scene.direction()
    candidates = []
    for year in (now.year - 1, now.year, now.year + 1):
        if not 1 <= year < 9999 or not exists(year, month, moment.day or 1):
            continue
        found = Moment(moment.grain, year, month, moment.day)
        first, last = found.first, found.last
        if first is None or last is None or (weekday and first.isoweekday() != weekday):
            continue
        gap = (first - now).days if first > now else (last - now).days if last < now else 0
        against = gap * side < 0 or (side == 0 and gap > 0)
        candidates.append((abs(gap) + (_AGAINST[found.grain] if against else 0), year))
    return min(candidates)[1] if candidates else None


def place_weekday(weekday: int, which: tuple[str, ...], scene: Scene) -> Moment | None:
    """The day of "Friday", "last Friday", "next Friday", "that Friday".

    Nobody calls yesterday "last Thursday": that is a week before.

    >>> scene = Scene(Anchors(date(2024, 3, 14)), lambda: -1)
    >>> [place_weekday(d, w, scene).value for d, w in ((5, ()), (5, ("next",)), (3, ("last",)))]
    ['2024-03-08', '2024-03-15', '2024-03-06']
    """
    base, n = shifted(which, scene, "day")
    if base is None or base.first is None:
        return None
    day = base.first
    week = timedelta(days=7)
    ahead = timedelta(days=(weekday - day.isoweekday()) % 7)
    back = timedelta(days=(day.isoweekday() - weekday) % 7)
    try:
        if n > 0:
            return Moment.on(day + (ahead or week))
        if n < 0:
            just = back.days < (1 if "past" in which else 2)
            return Moment.on(day - back - (week if just else timedelta()))
        if scene.anchors.history:
            return Moment.on(day + ahead)
        side = scene.direction()
        if side == 0 and "this" in which:
            return Moment.on(day + timedelta(days=weekday - day.isoweekday()))
        return Moment.on(day + ahead if side > 0 else day - back)
    except OverflowError:
        return None
