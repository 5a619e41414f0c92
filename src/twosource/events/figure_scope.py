"""What one figure counts: all of something, a part of it, or a total over a longer time."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from twosource.model import Quantity, Report

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_SINCE = (
    rf"[Ss]ince (?:the (?:start|beginning|outbreak|year began)\b|(?:last |early |mid-?|late )?"
    rf"(?:{_MONTH}|\d{{4}}|last year|the war|the conflict))"
)
_LONG = re.compile(
    rf"\b(?:(?:[Ss]o far )?[Tt]his (?:year|season)|[Ss]o far in \d{{4}}|{_SINCE}"
    r"|(?:[Ii]n|[Oo]ver|[Dd]uring) the (?:past|last|previous) (?:[\w-]+ )?"
    r"(?:year|month|week|decade)s?|(?:in|during) (?:all of )?\d{4})\b"
)
_PART_BEFORE = re.compile(
    r"\b(?:including|among (?:them|whom|the \w+)|of (?:them|whom|these|those)),?"
    r"(?: (?:were|are|at least|about|some))? ?$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"(?:the )?(?:them|whom|these|those|dead|deceased|victims?|wounded|injured)\b"
)
_OF_COUNTED = re.compile(
    r"[\w-]+ of (?:the|his|her|its|their) (?:\d|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens?|hundreds?)",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    r"\b(?:more|further|additional)\b(?! than)|^(?:another|an additional)\b", re.I
)
_ALONE = re.compile(r"[^.;]{0,40}\balone\b", re.IGNORECASE)
FURTHER = "further ones"
"""The part that a count of those found since the last one tells: "17 more bodies"."""
_CARE = r"(?:hospital|clinic|infirmary|ward|morgue|mortuary|(?:health )?cent(?:re|er)|health post)"
_IN_CARE = re.compile(
    rf"\b(?:in|at|inside) (?:(?!and\b)[\w’'-]+ ){{0,4}}?{_CARE}\b(?!['’])"
    rf"|\b{_CARE} (?:had |has )?(?:received|admitted|treated|took in)\b"
    rf"|\b(?:brought|taken|rushed|admitted|carried) (?:in )?to (?:[\w’'-]+ ){{0,4}}?{_CARE}\b",
    re.IGNORECASE,
)
_PREDICATED = re.compile(r"(?: of (?:the|them) ?[\w’'-]*)? (?:are|were|was|is) ((?:\w+ )?[\w-]+)")
_LINKED = re.compile(
    r"(?: of (?:the|them) ?[\w’'-]*)?(?: (?:are|were|was|is|being|as|belong(?:ed)? to))?"
    r" ((?:an? )?(?:\w+ )?[\w-]+)"
)
_SENTENCE_END = re.compile(r"[.!?][\"”’']?\s|\n")

Side = Literal["fighters", "households"]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a figure counts. ``part`` names the group it is a part by, where it is one.

    ``said_part`` is true where the words say that it is a part ("three of them"), and false where
    only what is counted suggests it ("nine police officers", "eight bodies at the clinic").
    """

    part: str | None = None
    said_part: bool = False
    total: str | None = None
    side: Side | None = None


def scope_of(report: Report, quantity: Quantity, others: tuple[Quantity, ...] = ()) -> Scope:
    """The scope of a quantity, from its words and its sentence.

    ``others`` are the further quantities of the report: a time such as "this year" belongs to the
    nearest.

    >>> from twosource.model import Span
    >>> text = "Twelve died, five of them children. It is 80 since June."
    >>> def of(words, unit):
    ...     at = text.index(words)
    ...     q = Quantity(Span(words, ((at, at + len(words)),)), 1, 1, unit, "killed")
    ...     return scope_of(Report("r", text, ""), q)
    >>> of("five of them", "people").part, of("80", None).total, of("Twelve", None).part
    ('children', 'since June', None)
    """
    start, end = _sentence(report.text, quantity)
    before = report.text[start : quantity.span.start]
    after = report.text[quantity.span.end : end]
    population = _population(quantity, after)
    whole = quantity.whole is not None and bool(_OF_THEM.match(quantity.whole.text.lower()))
    behind = after[: _up_to_next(quantity, others)]
    alone = _ALONE.match(behind) is not None
    said = whole or bool(_PART_BEFORE.search(before)) or _of_all(quantity) or alone
    near = f"{before[-80:]}{quantity.span.text}{behind[:60]}"
    implied = population or ("those in care" if _IN_CARE.search(near) else None)
    further = _is_further(quantity, start, others)
    return Scope(
        part=FURTHER if further else (population or "some of them") if said else implied,
        said_part=further or said or _predicated(quantity, after),
        total=_total(report.text, start, end, quantity, others),
        side=side_of(quantity),
    )


def _is_further(quantity: Quantity, start: int, others: tuple[Quantity, ...]) -> bool:
    """ "Seventeen more bodies"; but of "two killed and seven more injured" the seven are all."""
    first = not any(start <= q.span.start < quantity.span.start for q in others)
    return first and _FURTHER.search(quantity.span.text) is not None


def _up_to_next(quantity: Quantity, others: tuple[Quantity, ...]) -> int:
    """Characters from a quantity to the next one of its report."""
    starts = [q.span.start for q in others if q.span.start >= quantity.span.end]
    return min(starts) - quantity.span.end if starts else 10_000


def noun_of(quantity: Quantity) -> str | None:
    """The singular of the last word of what is counted, in lower case."""
    if not quantity.unit:
        return None
    word = quantity.unit.lower().split()[-1]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@cache
def listed(table: str, key: str) -> frozenset[str]:
    """A word list of ``data/figures.toml``."""
    return frozenset(_table()[table][key])


def nearby(words: str) -> str | None:
    """The measure of people that words tell, or ``None``.

    >>> nearby("who had lost their homes"), nearby("on board"), nearby("by noon")
    ('displaced', 'present', None)
    """
    low = words.lower()
    return next((m for m, found in _nearby().items() if found.search(low)), None)


@cache
def _nearby() -> dict[str, re.Pattern[str]]:
    return {
        measure: re.compile(rf"\b(?:{'|'.join(words)})\b")
        for measure, words in _table()["nearby"].items()
    }


def families() -> dict[str, list[str]]:
    """Measures that one event's reports use for the same people."""
    return _table()["families"]


def side_of(quantity: Quantity) -> Side | None:
    """Whether those who fight are counted, or households instead of people."""
    noun, low = noun_of(quantity), quantity.span.text.lower()
    if noun in listed("fighters", "units") or _fighters().search(low):
        return "fighters"
    known = listed("households", "units")
    return "households" if noun in known or (quantity.unit or "").lower() in known else None


@cache
def _fighters() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(listed('fighters', 'units')))})s?\b")


def population_of(quantity: Quantity) -> str | None:
    """The group within all those counted that the quantity's own words name: "nine minors"."""
    return _named_population(quantity.unit or "") or _named_population(quantity.span.text)


def _of_all(quantity: Quantity) -> bool:
    """ "Four of the eighteen", "Three of the six men"; "four of its staff" are all that count."""
    return _OF_COUNTED.match(quantity.span.text) is not None


def _predicated(quantity: Quantity, after: str) -> bool:
    """ "Seven are children": the verb says which part of them."""
    if quantity.unit not in (None, "people"):
        return False
    found = _PREDICATED.match(after)
    return found is not None and _named_population(found.group(1)) is not None


def _population(quantity: Quantity, after: str) -> str | None:
    """The group within all those counted that the unit, or the words right after, name."""
    own = population_of(quantity)
    if own is not None:
        return own
    unsaid = quantity.unit in (None, "people", "victims", "belong") or quantity.whole is not None
    linked = _LINKED.match(after)
    return _named_population(linked.group(1)) if linked and unsaid else None


@cache
def _named_population(words: str) -> str | None:
    low = words.lower()
    for name, nouns in _table()["populations"].items():
        if any(re.search(rf"\b{re.escape(noun)}\b", low) for noun in nouns):
            return name
    return None


def _total(
    text: str, start: int, end: int, quantity: Quantity, others: tuple[Quantity, ...]
) -> str | None:
    """The long time over which a figure counts, if the nearest one in its sentence is its own."""
    for found in _LONG.finditer(text, start, end):
        own = _distance(quantity, found)
        rivals = (q for q in others if start <= q.span.start < end and q.span != quantity.span)
        if all(own < _distance(q, found) for q in rivals):
            return found.group()
    return None


def _distance(quantity: Quantity, found: re.Match[str]) -> int:
    return max(found.start() - quantity.span.end, quantity.span.start - found.end(), 0)


def _sentence(text: str, quantity: Quantity) -> tuple[int, int]:
    ends = [m.end() for m in _SENTENCE_END.finditer(text, 0, quantity.span.start)]
    after = _SENTENCE_END.search(text, quantity.span.end)
    return (ends[-1] if ends else 0), (after.start() if after else len(text))


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    file = resources.files("twosource.events").joinpath("data", "figures.toml")
    tables: dict[str, dict[str, list[str]]] = tomllib.loads(file.read_text(encoding="utf-8"))
    return tables
