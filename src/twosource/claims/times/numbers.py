"""How much time: the number of a number phrase, and TIMEX3 durations."""

from collections.abc import Sequence

from twosource.claims.times.words import lexicon, number_of

_CODES = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
}
_MULTIPLES = {"fortnight": ("week", 2), "decade": ("year", 10), "century": ("year", 100)}
_MULTIPLES["millennium"] = ("year", 1000)
_HALVES = {"year": ("month", 6), "hour": ("minute", 30), "minute": ("second", 30)}
_FIXED = {"couple": 2, "dozen": 12, "half": 0.5, "pair": 2}


def count(words: Sequence[str]) -> float | None:
    """The number that a phrase states; ``None`` if it is vague.

    >>> count(["twenty", "-", "five"]), count(["a", "couple", "of"]), count(["several"])
    (25, 2, None)
    >>> count(["two", "and", "a", "half"]), count(["5", "1", "/", "2"]), count(["1,200"])
    (2.5, 5.5, 1200)
    >>> count(["two", "hundred", "and", "ten"]), count(["a"]), count(["12", "to", "18"])
    (210, 1, 12)
    """
    total = 0.0
    current = 0.0
    known = False
    for i, word in enumerate(words):
        if word in ("to", "or") and known:
            break
        if word == "/" and i >= 1 and i + 1 < len(words):
            return _tidy(_mixed(words, i))
        n = _one(word)
        if n is None:
            continue
        known = True
        if word == "half" and total + current:
            return _tidy(total + current + 0.5)
        if n in (100, 1000) and not word[0].isdecimal():
            current = max(current, 1) * n
            if n == 1000:
                total, current = total + current, 0
        elif word == "dozen":
            current = max(current, 1) * n
        else:
            current += n
    if known:
        return _tidy(total + current)
    if any(w in lexicon()["VAGUE"] for w in words) or not words:
        return None
    return 1 if words[0] in ("a", "an", "another") and len(words) == 1 else None


def _one(word: str) -> float | None:
    if word in lexicon()["NUM"]:
        return number_of("NUM", word)
    if word in _FIXED:
        return _FIXED[word]
    digits = word.replace(",", "")
    try:
        return float(digits) if digits[:1].isdecimal() else None
    except ValueError:
        return None


def _mixed(words: Sequence[str], slash: int) -> float:
    """``5 1 / 2`` or ``1 / 2``."""
    top, bottom = _one(words[slash - 1]) or 0.0, _one(words[slash + 1]) or 1.0
    whole = _one(words[slash - 2]) if slash >= 2 else None
    return (whole or 0.0) + top / bottom


def _tidy(n: float) -> float:
    return int(n) if n == int(n) else n


def duration(n: float | None, unit: str) -> str:
    """The TIMEX3 value of ``n`` units (``None``: an unknown number).

    >>> duration(2, "day"), duration(48, "hour"), duration(None, "month"), duration(3, "decade")
    ('P2D', 'PT48H', 'PXM', 'P30Y')
    >>> duration(2.5, "year"), duration(5.5, "hour"), duration(0.5, "hour"), duration(None, "hour")
    ('P2Y6M', 'PT5H30M', 'PT30M', 'PTXH')
    """
    if unit in _MULTIPLES:
        unit, times = _MULTIPLES[unit]
        n = None if n is None else _tidy(n * times)
    code = _CODES[unit]
    time, letter = ("T", code[1:]) if code[0] == "T" else ("", code)
    if n is None:
        return f"P{time}X{letter}"
    whole = int(n)
    if n != whole and n - whole == 0.5 and unit in _HALVES:
        lesser, amount = _HALVES[unit]
        rest = f"{amount}{_CODES[lesser].lstrip('T')}"
        return f"P{time}{whole}{letter}{rest}" if whole else f"P{time}{rest}"
    return f"P{time}{n if n != whole else whole}{letter}"
