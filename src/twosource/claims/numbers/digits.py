"""Numbers written in digits, with a short scale (``3bn``) and a sign.

What only looks like one is left out here where the characters alone show it: ordinals (``22nd``),
clock times (``17:22``), dates and emergency numbers with a slash (``9/11``), designations
(``M23``, ``AK-47``, ``COVID-19``).
"""

import re
from typing import NamedTuple

from twosource.claims.numbers.lexicon import number_words
from twosource.claims.numbers.units import currency_before, unit_after

__all__ = ["PATTERN", "Digits", "digits_at"]

PATTERN = (
    r"(?<![\d.,:/#@_’'])(?:\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
    r"|(?<![\w.,])\.\d+"
)
"""Where digits may begin a number; ``digits_at`` decides."""
_SUFFIX = re.compile(r"[^\W\d_]+(?:/[^\W\d_]+)?[23²³]?")
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
_MIXED = re.compile(r"[ -]([1-9])[/⁄]([2-9]|1[0-6])(?![\d/⁄])")
"""A fraction that goes on a whole number: "2 1/2"."""
_LONGEST = 20
"""Characters of the longest number; what is longer is an account or a code."""
_DASHES = "-−–—"
_OPEN_COMPOUND = re.compile(
    r"(?:\b(?:to|and|or|sub|minus|plus|under|over|mid|pre|about)|(?<![\w.,-])[\d.,]*\d[kmb]?n?)$",
    re.IGNORECASE,
)
"""What may stand before a hyphen and a number: a word of range, or a number of its own."""
_MINUS = re.compile(r"\bminus[ -]$", re.IGNORECASE)
_NEXT_WORD = re.compile(r" ([a-z]+)")


class Digits(NamedTuple):
    """A number in digits over ``[start, end)``, sign and short scale included."""

    start: int
    end: int
    value: float


def digits_at(text: str, match: re.Match[str]) -> Digits | None:
    """The number that the digits of ``match`` write, or ``None`` if they write none.

    >>> def read(text): return [digits_at(text, m) for m in re.finditer(PATTERN, text)]
    >>> read("a $4.2m loan")
    [Digits(start=3, end=7, value=4200000.0)]
    >>> [d.value for d in read("1,150 men, 54GB and -1.3%")]
    [1150.0, 54.0, -1.3]
    >>> [d.value for d in read("2 1/2 years, 3½ miles") if d]
    [2.5, 3.5]
    >>> read("the 22nd, M23, an AK-47, 17:22, 9/11, the 1990s")
    [None, None, None, None, None, None]
    """
    start, end = match.span()
    sign = _sign(text, start)
    if sign is None or _goes_on(text, end):
        return None
    if end - start > _LONGEST:
        return None
    value = float(match.group().translate({ord(c): None for c in ",\u00a0\u202f"}))
    if text[end : end + 1] in _VULGAR:
        value, end = value + _VULGAR[text[end]], end + 1
    mixed = _MIXED.match(text, end)
    if mixed and float(mixed.group(1)) < float(mixed.group(2)):
        return Digits(
            start - sign[0],
            mixed.end(),
            sign[1] * (value + float(mixed.group(1)) / float(mixed.group(2))),
        )
    scale = _short_scale(text, start, end)
    if scale is not None:
        end, factor = scale
        return Digits(start - sign[0], end, sign[1] * round(value * factor, 6))
    suffix = _SUFFIX.match(text, end)
    if suffix and (suffix.group() == "s" or unit_after(text, end) is None):
        return None
    return Digits(start - sign[0], end, sign[1] * value)


def _sign(text: str, start: int) -> tuple[int, int] | None:
    """Characters of the sign and its factor; ``None`` if what precedes makes it a designation.

    >>> _sign("at -5", 4), _sign("minus 5", 6), _sign("5-10", 2), _sign("AK-47", 3)
    ((1, -1), (6, -1), (0, 1), None)
    """
    before = text[start - 1 : start]
    if before and before in _DASHES:
        left = text[max(0, start - 8) : start - 1]
        if not left or left[-1].isspace() or left[-1] in "($€£~":
            return (1, -1) if before in "-−" else (0, 1)
        if _MINUS.search(text, max(0, start - 7), start):
            return (6, -1)
        return (0, 1) if _OPEN_COMPOUND.search(left) else None
    if before.isalpha():
        return (0, 1) if currency_before(text, start) else None
    if _MINUS.search(text, max(0, start - 7), start):
        return (6, -1)
    return (0, 1)


def _goes_on(text: str, end: int) -> bool:
    """Whether the characters after the digits make them part of a time, date or version."""
    after, then = text[end : end + 1], text[end + 1 : end + 2]
    return after in (":", "/", ".", "⁄") and then.isdigit()


def _short_scale(text: str, start: int, end: int) -> tuple[int, float] | None:
    """Where a short scale after the digits ends, and its factor.

    >>> _short_scale("3bn people", 0, 1), _short_scale("a 200m race to", 2, 5)
    ((3, 1000000000), (6, 1000000))
    >>> _short_scale("a wave 20m high", 7, 9) is None
    True
    """
    gap = 1 if text[end : end + 1] == " " else 0
    suffix = _SUFFIX.match(text, end + gap)
    factor = number_words().short_scales.get(suffix.group()) if suffix else None
    if suffix is None or factor is None:
        return None
    money = currency_before(text, start) is not None
    if gap and not money and suffix.group() not in ("bn", "mn", "tn", "B", "M"):
        return None
    if suffix.group() == "m" and not money and not _millions(text, suffix.end()):
        return None
    return suffix.end(), factor


def _millions(text: str, end: int) -> bool:
    """Whether "m" that ends at ``end`` means millions: a counted noun or unit follows."""
    if unit_after(text, end):
        return True
    word = _NEXT_WORD.match(text, end)
    return word is not None and word.group(1) not in number_words().after_metres
