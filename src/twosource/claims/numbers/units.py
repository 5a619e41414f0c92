"""Units of measurement and currencies beside a number."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

__all__ = ["Kind", "Unit", "currency_before", "rate_after", "unit_after", "unit_named"]

Kind = Literal[
    "money",
    "share",
    "distance",
    "duration",
    "age",
    "weight",
    "volume",
    "area",
    "speed",
    "temperature",
    "energy",
    "data",
    "multiple",
    "other",
]
_LONGEST_FORM = 4
"""Words in the longest form of a unit."""
_WORD = re.compile(r"[^\W\d_]+(?:[.\-/][^\W\d_]+)*[23²³]?|[%‰°$£€¥₹]+[A-Z]?")
_GAP = re.compile(r"[ \u00a0\u202f]?-?[ \u00a0\u202f]?")
_ONLY_AFTER = {"p", "F", "Ft", "zł"}
"""Marks of money that are written after the number, never before."""
_BEFORE = 14
"""Characters before a number in which a currency mark is looked for."""
_PER = re.compile(
    r"(?: per |/| an? |-an?-)(day|night|week|month|quarter|year|hour|minute|second|person|head"
    r"|barrel|gallon|litre|liter|tonne|ton|pound|ounce|kilogram|gram|share|square foot"
    r"|square metre|square meter|acre|mile|kilometre|kilometer|unit|capita)\b"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it stands in the text, ``[start, end)``, its usual name and what it measures."""

    start: int
    end: int
    name: str
    kind: Kind


@cache
def _forms() -> tuple[dict[str, tuple[str, Kind]], dict[str, tuple[str, Kind]]]:
    """Words (matched in any case) and symbols (matched as they are written)."""
    words: dict[str, tuple[str, Kind]] = {}
    symbols: dict[str, tuple[str, Kind]] = {}
    for line in (files(__package__) / "units.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        kind, name, forms, marks = line.split("\t")
        for form in filter(None, forms.split("|")):
            words[form] = (name, cast(Kind, kind))
        for mark in filter(None, marks.split("|")):
            symbols[mark] = (name, cast(Kind, kind))
    return words, symbols


@cache
def _currency_marks() -> re.Pattern[str]:
    _, symbols = _forms()
    marks = {m for m, (_, kind) in symbols.items() if kind == "money"} - _ONLY_AFTER
    alternatives = "|".join(re.escape(m) for m in sorted(marks, key=len, reverse=True))
    return re.compile(rf"(?:(?<![^\W\d_])|(?<=\W))(?:{alternatives})\s?[-−]?$")


def currency_before(text: str, start: int) -> Unit | None:
    """The currency mark or code that ends where a number starts.

    >>> currency_before("a US$20 note", 5)
    Unit(start=2, end=5, name='dollars', kind='money')
    >>> currency_before("RM 300", 3).name
    'Malaysian ringgit'
    """
    first = max(0, start - _BEFORE)
    found = _currency_marks().search(text[first:start])
    if found is None:
        return None
    mark = found.group().rstrip("-−").rstrip()
    name, kind = _forms()[1][mark]
    begin = first + found.start()
    return Unit(begin, begin + len(mark), name, kind)


def unit_after(text: str, end: int) -> Unit | None:
    """The unit that follows a number, at most a space or a hyphen away; the longest form wins.

    A symbol of one capital must be joined to the number: "12 A" may begin a sentence.

    >>> unit_after("three square miles", 5)
    Unit(start=6, end=18, name='square miles', kind='area')
    >>> unit_after("400,000 barrels a day", 7).name
    'barrels per day'
    >>> unit_after("ten villages", 3) is None
    True
    """
    found = _longest_form(text, end)
    if found is None:
        return None
    if found.kind in ("age", "duration"):
        return found
    rate = rate_after(text, found.end)
    return Unit(found.start, rate[1], f"{found.name} per {rate[0]}", found.kind) if rate else found


def unit_named(noun: str) -> tuple[str, Kind] | None:
    """The usual name and kind of the unit that a noun names, or ``None``.

    >>> unit_named("minutes"), unit_named("huts")
    (('minutes', 'duration'), None)
    """
    return _forms()[0].get(noun.lower())


def rate_after(text: str, end: int) -> tuple[str, int] | None:
    """By what an amount that stops at ``end`` is counted off, and where those words stop.

    >>> rate_after("$40 per head of cattle", 3)
    ('head', 12)
    """
    rate = _PER.match(text, end)
    return (rate.group(1), rate.end()) if rate else None


def _longest_form(text: str, end: int) -> Unit | None:
    words, symbols = _forms()
    gap = _GAP.match(text, end)
    position = start = gap.end() if gap else end
    best: Unit | None = None
    form = ""
    for _ in range(_LONGEST_FORM):
        word = _WORD.match(text, position)
        if word is None or text[word.end() : word.end() + 1].isdigit():
            break
        form = f"{form} {word.group()}" if form else word.group()
        apart = len(form) == 1 and form.isupper() and position > end
        known = (None if apart else symbols.get(form)) or words.get(form.lower().replace("-", " "))
        if known:
            best = Unit(start, word.end(), *known)
        position = word.end()
        if text[position : position + 1] not in (" ", "-", "\u00a0"):
            break
        position += 1
    return best
