"""What relative times are counted from: the publication date, or dates said before.

News counts "last month" from its publication. A history tells what happened long before it was
published, if it was at all: there the text's own dates are what later ones are counted from.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from twosource.claims.times.calendar import GRAINS, Grain, Moment
from twosource.claims.times.scan import Match

_MANY_YEARS = 6
_LONG_AGO = 8
_FEW_NEAR = 0.08
_COARSE = ("year", "decade", "century")
_NEAR_RULES = ("today", "weekday", "unit near now", "ago")


@dataclass(frozen=True, slots=True)
class Anchors:
    """The points that the next time of a text may be counted from.

    ``latest`` is the last moment that was read, ``dated`` the last that has a day. ``month_first``
    says how the report writes numeric dates, ``usual`` which years it is about.
    """

    published: date | None
    history: bool = False
    month_first: bool = False
    usual: tuple[int, int] | None = None
    latest: Moment | None = None
    dated: Moment | None = None

    def seen(self, moment: Moment, firm: bool = True) -> "Anchors":
        """The anchors after ``moment`` was read.

        In a history a year is only counted from where it opens a sentence (``firm``) or comes with
        a month; elsewhere it is often an aside ("planned for 1976"), as is one far outside the
        ``usual`` years.

        >>> Anchors(None).seen(Moment("day", 1944, 6, 6)).then("year").value
        '1944'
        """
        if moment.year is None:
            return self
        if self.usual and not self.usual[0] <= moment.year <= self.usual[1]:
            return self
        if self.history and not firm and self.latest and moment.grain in _COARSE:
            return self
        if moment.grain in ("day", "time") and moment.day is not None:
            return replace(self, latest=moment, dated=replace(moment, grain="day", part=None))
        return replace(self, latest=moment)

    def now(self, grain: Grain) -> Moment | None:
        """What "this" day, month or year is."""
        if self.history:
            return self.then(grain)
        return None if self.published is None else Moment.on(self.published, grain)

    def then(self, grain: Grain) -> Moment | None:
        """The day, month or year that the text was speaking of, else that of now.

        >>> Anchors(date(2024, 3, 14)).then("month").value
        '2024-03'
        """
        source = self.latest
        if source is None or _finer(grain, source.grain):
            source = self.dated if self.dated and _finer(grain, "month") else source
        if source is not None and not _finer(grain, source.grain):
            return source.to(grain) if grain != source.grain else replace(source, part=None)
        if self.published is None or self.history:
            return None
        return Moment.on(self.published, grain)


def _finer(grain: Grain, other: Grain) -> bool:
    return GRAINS.index(grain) > GRAINS.index(other)


def is_history(found: Iterable[Match], published: date | None) -> bool:
    """Whether a text tells of long before its publication, by the years that it names.

    Most of six years or more lie eight years or more back, and hardly any words are counted from
    the day of publication ("yesterday", "on Friday").
    """
    years = near = far = total = 0
    for match in found:
        total += 1
        near += match.rule.name in _NEAR_RULES
        named = match.get("year")
        if match.has("era"):
            years, far = years + 1, far + 1
        elif len(named) == 1 and len(named[0]) == 4 and named[0].isdecimal():
            years += 1
            far += published is None or int(named[0]) <= published.year - _LONG_AGO
    return years >= _MANY_YEARS and far > 0.7 * years and near <= _FEW_NEAR * total


def usual_years(found: Iterable[Match]) -> tuple[int, int] | None:
    """The range of years that a text is about: far outliers are asides, nothing is counted from.

    The bounds are those of Tukey's box plot, with five years to spare.
    """
    years = sorted(year for match in found if (year := _plain_year(match)) is not None)
    if len(years) < _MANY_YEARS:
        return None
    low, high = years[len(years) // 4], years[(3 * len(years)) // 4]
    spread = 1.5 * (high - low) + 5
    return int(low - spread), int(high + spread)


def _plain_year(match: Match) -> int | None:
    words = match.get("year")
    if len(words) != 1 or not words[0].isdecimal():
        return None
    year = int(words[0])
    if match.has("era"):
        return 1 - year if "bc" in "".join(match.get("era")) else year
    return year if len(words[0]) == 4 else None
