"""Days with a name: Christmas, Thanksgiving, Easter, 9/11."""

from datetime import date, timedelta
from functools import cache

from twosource.claims.times.calendar import Moment, easter, nth_weekday, parse_day
from twosource.claims.times.patterns import holiday_names, name_words
from twosource.claims.times.placing import Scene, near_year, stated_year, year_of_month
from twosource.claims.times.scan import Match


@cache
def _entries() -> dict[tuple[str, ...], dict[str, object]]:
    return {tuple(name_words(name)): entry for name, entry in holiday_names().items()}


def holiday(match: Match, scene: Scene) -> Moment | None:
    """The day that a holiday's name stands for, in the year that is named or near."""
    entry = _entries().get(match.get("holiday"))
    if entry is None:
        return None
    if "fixed" in entry:
        day = parse_day(str(entry["fixed"]))
        return Moment.on(day) if day else None
    now = scene.anchors.now("year")
    around = _day_in(entry, now.year if now and now.year and 1583 <= now.year < 9999 else 2000)
    if match.has("year") or match.has("rel"):
        year = stated_year(match, scene)
    elif match.has("which"):
        year = year_of_month(around.month, match.get("which"), scene)
    else:
        year = near_year(Moment.on(around), scene)
    return Moment.on(_day_in(entry, year)) if year and 1583 <= year < 9999 else None


def _day_in(entry: dict[str, object], year: int) -> date:
    if "date" in entry:
        month, day = (int(n) for n in str(entry["date"]).split("-"))
        return date(year, month, day)
    if "easter" in entry:
        offset = entry["easter"]
        assert isinstance(offset, int)
        return easter(year) + timedelta(days=offset)
    nth = entry["nth"]
    assert isinstance(nth, list)
    return nth_weekday(year, *nth)
