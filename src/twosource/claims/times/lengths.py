"""Durations and what recurs: "the past 48 hours", "two years", "every Monday"."""

import re
from datetime import date

from twosource.claims.times.numbers import count, duration
from twosource.claims.times.offsets import unit_of
from twosource.claims.times.placing import Scene
from twosource.claims.times.scan import Match
from twosource.claims.times.timex import Timex, moved, vague
from twosource.claims.times.words import lexicon, name_of, number_of

_ENDING = {"past", "last", "latest", "recent", "previous", "preceding"}
_STARTING = {"next", "coming", "ahead", "following", "subsequent", "since", "after"}


def length(match: Match, scene: Scene) -> Timex | None:
    """The meaning of a duration; where words tie an end of it to now, its interval too."""
    n, unit = _measure(match)
    value = duration(n, unit)
    side = match.get("side")
    if not side:
        return Timex("DURATION", value, precision=unit)
    anchored = scene.anchors.then("day") if scene.anchors.history else scene.anchors.now("day")
    base = anchored.first if anchored else None
    if base is None:
        return Timex("DURATION", value, precision=unit)
    if side[0] in _ENDING:
        return Timex("DURATION", value, _moved_at_least(base, n, unit, -1), base, unit)
    if side[0] in _STARTING and side[0] != "since":
        return Timex("DURATION", value, base, _moved_at_least(base, n, unit, 1), unit)
    return Timex("DURATION", value, precision=unit)


def _moved_at_least(base: date, n: float | None, unit: str, sign: int) -> date:
    return moved(base, sign * (vague(unit)[1] if n is None else n), unit)


def _measure(match: Match) -> tuple[float | None, str]:
    """Number and unit of a duration."""
    if match.has("long"):
        unit = name_of("UNITLONG", match.get("long")[0])
        return (None, unit.removesuffix("s")) if unit.endswith("s") else (1, unit)
    words = match.get("unit")
    unit = unit_of(words)
    if match.has("half"):
        whole = count(match.get("amount")) if match.has("amount") else 0
        return (None if whole is None else whole + 0.5), unit
    if match.has("amount"):
        n = count(match.get("amount"))
        joined = match.all()
        if n is not None and "half" in joined and "half" not in match.get("amount"):
            n += 0.5
        return n, unit
    if "half" in match.all():
        return 0.5, unit
    return (
        1 if words[-1] in lexicon()["UNIT"] or words[-1] in ("summer", "winter", "night") else None
    ), unit


def recurring(match: Match, scene: Scene) -> Timex | None:
    """The meaning of something that recurs."""
    classes = lexicon()
    if match.has("adverb"):
        return Timex("SET", name_of("ADVERBSET", match.get("adverb")[0]))
    if match.has("weekdays") or match.has("weekday"):
        words = match.get("weekdays") or match.get("weekday")
        cls = "WEEKDAYS" if match.has("weekdays") else "WEEKDAY"
        part = _part(match.get("part"))
        return Timex("SET", f"XXXX-WXX-{number_of(cls, words[0])}{part}")
    word = match.get("unit")[-1]
    if word in classes["WEEKDAY"]:
        return Timex("SET", f"XXXX-WXX-{number_of('WEEKDAY', word)}")
    if word in classes["MONTH"]:
        return Timex("SET", f"XXXX-{number_of('MONTH', word):02d}")
    if word in classes["SEASON"]:
        return Timex("SET", f"XXXX-{name_of('SEASON', word)}")
    if word in classes["PART"]:
        return Timex("SET", f"XXXX-XX-XXT{name_of('PART', word)}")
    if word in classes["WEEKEND"]:
        return Timex("SET", "XXXX-WXX-WE")
    n = count(match.get("amount")) if match.has("amount") else 1
    return Timex("SET", duration(2 if "other" in match.all() else n, unit_of((word,))))


def _part(words: tuple[str, ...]) -> str:
    if not words:
        return ""
    cls = "PART" if words[0] in lexicon()["PART"] else "PARTS"
    return f"T{name_of(cls, words[0])}"


_LETTERS = {"Y": "year", "M": "month", "W": "week", "D": "day", "Q": "quarter"}
_CLOCK_LETTERS = {"H": "hour", "M": "minute", "S": "second"}


def spanned(day: date, value: str | None, sign: int) -> date | None:
    """The day that lies a TIMEX3 duration before or after ``day``; ``None`` if it is vague.

    >>> spanned(date(2024, 3, 14), "P2Y6M", -1), spanned(date(2024, 3, 14), "PT48H", 1)
    (datetime.date(2021, 9, 14), datetime.date(2024, 3, 16))
    >>> spanned(date(2024, 3, 14), "PXD", 1)
    """
    parts = re.fullmatch(r"P((?:[\d.]+[YMWDQ])*)(?:T((?:[\d.]+[HMS])+))?", value or "")
    if parts is None or value == "P":
        return None
    for letters, written in ((_LETTERS, parts[1]), (_CLOCK_LETTERS, parts[2] or "")):
        for n, letter in re.findall(r"([\d.]+)([A-Z])", written):
            day = moved(day, sign * float(n), letters[letter])
    return day
