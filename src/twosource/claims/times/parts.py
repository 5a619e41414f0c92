"""The parts of a calendar moment as words name them: month, day, year, hour of the clock."""

from twosource.claims.times.numbers import count
from twosource.claims.times.scan import Match
from twosource.claims.times.words import lexicon, name_of, number_of


def month_of(words: tuple[str, ...]) -> int:
    """The month that a name or its abbreviation stands for.

    >>> month_of(("sept", ".")), month_of(("may",)), month_of(("09",))
    (9, 5, 9)
    """
    word = words[0]
    if word.isdecimal():
        return int(word)
    return number_of("MONTH" if word in lexicon()["MONTH"] else "MON", word)


def weekday_of(words: tuple[str, ...]) -> int:
    """The ISO day of the week.

    >>> weekday_of(("friday",)), weekday_of(("tues", "."))
    (5, 2)
    """
    word = words[0]
    return number_of("WEEKDAY" if word in lexicon()["WEEKDAY"] else "WKD", word)


def ordinal(words: tuple[str, ...]) -> int:
    """The number of an ordinal or a day of the month.

    >>> ordinal(("twenty", "-", "first")), ordinal(("3", "rd")), ordinal(("fifth",))
    (21, 3, 5)
    """
    total = 0
    for word in words:
        if word in lexicon()["ORD"]:
            total += number_of("ORD", word)
        elif word in lexicon()["NUM"]:
            total += number_of("NUM", word)
        elif word.isdecimal():
            total += int(word)
    return total


def year_of(words: tuple[str, ...], near: int = 2000) -> int:
    """The year that words or digits name; two digits are those nearest to ``near``.

    >>> year_of(("1944",)), year_of(("nineteen", "ninety", "-", "six")), year_of(("'", "68"), 2024)
    (1944, 1996, 1968)
    >>> year_of(("two", "thousand", "and", "one")), year_of(("nineteen", "hundred"))
    (2001, 1900)
    """
    digits = words[-1].replace(",", "")
    if digits.isdecimal():
        year = int(digits)
        if len(digits) != 2:
            return year
        year += near - near % 100
        return year - 100 if year > near + 15 else year
    if "thousand" in words:
        return int(count(words) or 2000)
    rest = count([w for w in words[1:] if w not in ("-", "hundred")]) if len(words) > 1 else 0
    return number_of("NUM", words[0]) * 100 + int(rest or 0)


def year_of_era(year: int, era: tuple[str, ...]) -> int:
    """An astronomical year: 1 BC is 0.

    >>> year_of_era(264, ("bc",)), year_of_era(70, ("ad",))
    (-263, 70)
    """
    return 1 - year if era and era[-1].startswith("bc") else year


def modifier(*groups: tuple[str, ...]) -> str | None:
    """The TIMEX3 ``mod`` that the words beside a moment state.

    >>> modifier(("the", "end", "of")), modifier(("mid", "-")), modifier(("sometime", "in"))
    ('END', 'MID', None)
    """
    words = [w for group in groups for w in group]
    for cls in ("EDGE", "MODIFIER"):
        for word in words:
            if word in lexicon()[cls]:
                return name_of(cls, word)
    return None


def part_of_day(match: Match) -> str | None:
    """The part of the day or hour of the clock, as it stands after the day in a value."""
    if match.has("clock"):
        return clock(match.get("clock"), match.get("part"))
    words = match.get("part") or match.get("part2")
    if not words:
        return "TNI" if match.get("today") in (("tonight",), ("overnight",)) else None
    classes = lexicon()
    if words[0] in classes["HOUR"]:
        return f"T{name_of('HOUR', words[0])}"
    if words[0] in classes["PARTS"]:
        return f"T{name_of('PARTS', words[0])}"
    return f"T{name_of('PART', words[0])}"


def clock(words: tuple[str, ...], part: tuple[str, ...] = ()) -> str | None:
    """An hour of the clock; "a.m.", "p.m." or the part of the day tell which half it is in.

    >>> clock(("3", "pm")), clock(("10", ":", "35", "am")), clock(("0600", "hours"))
    ('T15:00', 'T10:35', 'T06:00')
    >>> clock(("noon",)), clock(("7.30", "pm")), clock(("four",), ("morning",))
    ('T12:00', 'T19:30', 'T04:00')
    """
    classes = lexicon()
    if words[0] in classes["HOUR"]:
        return f"T{name_of('HOUR', words[0])}"
    numbers = [str(number_of("NUM", w)) if w in classes["NUM"] else w for w in words]
    numbers = [n for n in numbers if n[0].isdecimal()]
    if len(numbers[0]) == 4 and numbers[0].isdecimal():
        hour, minute = int(numbers[0][:2]), int(numbers[0][2:])
    elif "." in numbers[0]:
        whole, _, fraction = numbers[0].partition(".")
        hour, minute = int(whole), int(fraction[:2])
    else:
        hour, minute = int(numbers[0]), int(numbers[1]) if len(numbers) > 1 else 0
    half = next((number_of("AMPM", w) for w in words if w in classes["AMPM"]), None)
    if half is None and part:
        half = 0 if part[0] in classes["PART"] and name_of("PART", part[0]) == "MO" else 12
    if half is not None and hour <= 12:
        hour = hour % 12 + half
    return f"T{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None
