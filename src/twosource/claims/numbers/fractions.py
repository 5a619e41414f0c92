"""Shares in words and digits: "a third of", "two-thirds", "half the", "1/16 of", "one in five"."""

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from twosource.claims.numbers.lexicon import alternatives, number_words
from twosource.claims.numbers.numerals import Numeral

__all__ = ["Share", "fractions", "ratios"]

_HALF = re.compile(
    r"\b(?:one[ -])?half(?= of\b| the\b| its\b| their\b| his\b| her\b| our\b| all\b| those\b"
    r"| that\b| these\b)",
    re.IGNORECASE,
)
_BARE_HALF = re.compile(
    r"(?:(?<=than )|(?<=nearly )|(?<=about )|(?<=almost )|(?<=over )|(?<=roughly )|(?<=around ))"
    r"half\b(?! an?\b)",
    re.IGNORECASE,
)
_NOT_HALF = re.compile(
    r"(?:\b(?:first|second|other|this|that|latter|early|late|last|next|into|worse|better|opening"
    r"|final|and a|and one) |[-])$",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"(?<![\d/.,])(\d{1,3})[/⁄](\d{1,3})(?![\d/])")
_BASES = frozenset({2, 3, 4, 5, 10, 20, 100, 1_000, 10_000, 100_000, 1_000_000})
"""What shares are counted out of when they are no count: "one in five", not "one in 29"."""
_OUT_OF = re.compile(r" (?:out of|in)(?: every| each)? | of every ")
_OF_A_UNIT = re.compile(r" of an? (?:hour|century|mile|kilometre|kilometer|second|inch|million)\b")
"""After these a fraction is a length or a time: "a quarter of an hour"."""
_NO_BASE = re.compile(r" (?:of|years?|decades?|days?|weeks?|months?|hours?|minutes?)\b")
"""After the second number, these say that it counts something of its own."""


class Share(NamedTuple):
    """A share between 0 and 1 over ``[start, end)``."""

    start: int
    end: int
    value: float


@cache
def _pattern() -> re.Pattern[str]:
    w = number_words()
    parts = alternatives(d for d in w.denominators if not d.startswith("hal"))
    tops = alternatives(["a", *w.ones, *w.teens])
    return re.compile(rf"\b(?P<top>{tops})(?P<gap>[ -])(?P<part>{parts})\b", re.IGNORECASE)


def fractions(text: str) -> list[Share]:
    """Fractions, in order. "A third" counts where "of" follows, else it is an ordinal.

    >>> [(s.value, text[s.start:s.end]) for text in ["two-thirds left, a quarter of those"]
    ...  for s in fractions(text)]
    [(0.6666666666666666, 'two-thirds'), (0.25, 'a quarter')]
    >>> fractions("a third term in the second half of the year, a half-serious plan")
    []
    """
    found = [s for m in _pattern().finditer(text) if (s := _in_words(text, m))]
    for pattern in (_HALF, _BARE_HALF):
        for m in pattern.finditer(text):
            if not _NOT_HALF.search(text, max(0, m.start() - 9), m.start()):
                found.append(Share(m.start(), m.end(), 0.5))
    for m in _SLASHED.finditer(text):
        top, bottom = int(m.group(1)), int(m.group(2))
        if 0 < top < bottom and text.startswith(" of ", m.end()):
            found.append(Share(m.start(), m.end(), top / bottom))
    return sorted(set(found))


def _in_words(text: str, match: re.Match[str]) -> Share | None:
    w = number_words()
    top, part = match.group("top").lower(), match.group("part").lower()
    plural = part.endswith("s")
    if _OF_A_UNIT.match(text, match.end()):
        return None
    if not plural and not (top in ("a", "one") and text.startswith(" of ", match.end())):
        return None
    if plural and top in ("a", "one"):
        return None
    count = 1 if top == "a" else (w.ones.get(top) or w.teens.get(top) or 0)
    value = count / w.denominators[part]
    return Share(match.start(), match.end(), value) if 0 < value < 1 else None


def ratios(text: str, numbers: tuple[Numeral, ...]) -> list[Share]:
    """Shares given as so many out of a round number, in order.

    >>> from twosource.claims.numbers.numerals import numerals
    >>> def read(text): return [s.value for s in ratios(text, numerals(text))]
    >>> read("one in five homes"), read("nine out of 10 voters"), read("21 out of 29 towns")
    ([0.2], [0.9], [])
    >>> read("two of every three shops were shut, one in 2018")
    [0.6666666666666666]
    """
    found = []
    for left, right in pairwise(numbers):
        if not 0 < left.low < right.low or left.form in ("vague", "plural"):
            continue
        gap = text[left.end : right.start]
        if right.low not in _BASES and not gap.endswith((" every ", " each ")):
            continue
        if _OUT_OF.fullmatch(gap) and not _NO_BASE.match(text, right.end):
            found.append(Share(left.start, right.end, left.low / right.low))
    return found
