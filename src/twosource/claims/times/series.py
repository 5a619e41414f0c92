"""Two dates that share a month, a year or an era, numeric dates, decades and centuries."""

from dataclasses import replace

from twosource.claims.times.calendar import Moment
from twosource.claims.times.parts import (
    clock,
    modifier,
    month_of,
    ordinal,
    weekday_of,
    year_of,
    year_of_era,
)
from twosource.claims.times.placing import Scene, exists, near_year, place_weekday
from twosource.claims.times.scan import Match
from twosource.claims.times.timex import Timex, of_moment
from twosource.claims.times.words import lexicon, number_of


def days(match: Match, scene: Scene) -> list[Timex | None]:
    """ "Between 8 and 10 January": two days of one month."""
    month = month_of(match.get("month"))
    one, two = ordinal(match.get("one")), ordinal(match.get("two"))
    if match.has("year"):
        year: int | None = year_of(match.get("year"))
    else:
        year = near_year(Moment("day", None, month, min(31, one, two)), scene)
    return [
        of_moment(Moment("day", year, month, day))
        if not year or year < 1 or exists(year, month, day)
        else None
        for day in (one, two)
    ]


def months(match: Match, scene: Scene) -> list[Timex | None]:
    """ "Between March and May 2022": two months of one year, or of two that follow."""
    one, two = month_of(match.get("one")), month_of(match.get("two"))
    if match.has("year"):
        last: int | None = year_of(match.get("year"))
    else:
        last = near_year(Moment("month", None, two), scene)
    first = None if last is None else last - (1 if one > two else 0)
    return [
        of_moment(Moment("month", first, one), modifier(match.get("mod"))),
        of_moment(Moment("month", last, two), modifier(match.get("mod2"))),
    ]


def hours(match: Match, scene: Scene) -> list[Timex | None]:
    """ "Between 3 and 5 p.m.": two hours of the day that was spoken of."""
    half = match.get("part") or tuple(w for w in match.get("two") if w in lexicon()["AMPM"])
    one = match.get("one")
    bare = not any(w in lexicon()["AMPM"] for w in one)
    first = clock((*one, *half) if bare and not match.has("part") else one, match.get("part"))
    second = clock(match.get("two"), match.get("part"))
    if match.has("weekday"):
        day = place_weekday(weekday_of(match.get("weekday")), (), scene)
    else:
        day = scene.anchors.then("day")
    return [_hour(day, part) for part in (first, second)]


def _hour(day: Moment | None, part: str | None) -> Timex | None:
    if part is None:
        return None
    if day is None:
        return Timex("TIME", f"XXXX-XX-XX{part}")
    return of_moment(replace(day, grain="time", part=part))


def years(match: Match, scene: Scene) -> list[Timex | None]:
    """ "From 264 to 241 BC", "1954-56": two years of one era or century."""
    one, two = (int(match.get(group)[0].replace(",", "")) for group in ("one", "two"))
    if match.has("era"):
        era = match.get("era")
        return [of_moment(Moment("year", year_of_era(n, era))) for n in (one, two)]
    if two < 100:
        two += one - one % 100
    if two <= one:
        return [of_moment(Moment("year", one)), None]
    return [of_moment(Moment("year", one)), of_moment(Moment("year", two))]


def numeric(match: Match, scene: Scene) -> Timex | None:
    """ "12/03/2024": day first, unless that can't be; American outlets write the month first.

    Two-digit years are those nearest to publication.
    """
    one, two = int(match.get("one")[0]), int(match.get("two")[0])
    now = scene.anchors.published
    year = year_of(match.get("year"), now.year if now else 2000)
    day, month = (one, two) if two <= 12 else (two, one)
    if scene.anchors.month_first and one <= 12:
        day, month = two, one
    return of_moment(Moment("day", year, month, day)) if exists(year, month, day) else None


def decade(match: Match, scene: Scene) -> Timex | None:
    """ "The late 1970s", "the '80s", "the nineties", "the 480s BC"."""
    words = match.get("decade")
    if match.has("era"):
        year = int(words[0])
        return of_moment(Moment("decade", year_of_era(year, match.get("era"))))
    if words[0] in lexicon()["DECADE"]:
        year = 1900 + number_of("DECADE", words[0])
        now = scene.anchors.then("year")
        if now and now.year and now.year >= 1700:
            year = now.year - now.year % 100 + number_of("DECADE", words[0])
            year -= 100 if year > now.year else 0
    else:
        digits = words[-1]
        if len(digits) == 3:
            return None
        year = year_of(words)
        if year % 10:
            return None
        if year % 100 == 0 and len(digits) == 4 and year < 1900:
            return of_moment(Moment("century", year), _modifier(match))
    return of_moment(Moment("decade", year), _modifier(match))


def _modifier(match: Match) -> str | None:
    return modifier(match.get("mod"), match.get("mod2"))


def century(match: Match, scene: Scene) -> Timex | None:
    """ "The 20th century" is ``19``, "the 9th century BC" ``BC08``."""
    n = ordinal(match.get("century"))
    if not 1 <= n <= 30:
        return None
    if match.has("era") and match.get("era")[-1].startswith("bc"):
        return of_moment(Moment("century", 1 - ((n - 1) * 100 + 50)))
    return of_moment(Moment("century", (n - 1) * 100 or 1), _modifier(match))
