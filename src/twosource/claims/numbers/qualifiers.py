"""What words like "at least" and "close to" make of a number's bounds, by a table.

The table is ``qualifiers.toml``; a rule's name is the row that was applied.
"""

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from twosource.claims.numbers.amounts import Amount

__all__ = ["Change", "Qualified", "Rule", "directions", "qualified", "rules", "transitive"]

Change = Literal["=", "~", ">", "<", "up", "down"]

_LONGEST_PHRASE = 5
"""Words in the longest phrase before a number."""
_WINDOW = 44
_WORD = re.compile(r"[^\s\w(),;:\"“”–—-]|[\w.’']+")
_AFTER = re.compile(r" ?(\+|-?[a-z]+(?: [a-z]+){0,2})")
_UNCOUNTED = {"money", "share", "temperature", "speed"}
"""Kinds of units to which a step of one means nothing."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table: bounds as factors (``None`` = open), a step, the sign reported."""

    name: str
    low: float | None
    high: float | None
    step: int
    change: Change


@dataclass(frozen=True, slots=True)
class Qualified:
    """An amount's bounds after its qualifiers; ``[start, end)`` includes them.

    ``evidence`` is where the deciding words stand (the number itself where there are none).
    """

    start: int
    end: int
    low: float | None
    high: float | None
    change: Change
    rule: str
    evidence: tuple[int, int]


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "qualifiers.toml").read_text(encoding="utf-8"))


@cache
def rules() -> dict[str, Rule]:
    """The rules by name.

    >>> rules()["nearly"].low
    0.85
    """
    return {
        name: Rule(name, row.get("low"), row.get("high"), row.get("step", 0), row["change"])
        for name, row in _table()["rules"].items()
    }


@cache
def directions() -> dict[str, Change]:
    """Dictionary forms of words that say that a value rises or falls by the number after them."""
    table: dict[str, Change] = {}
    table.update(dict.fromkeys(_table()["direction"]["up"], "up"))
    table.update(dict.fromkeys(_table()["direction"]["down"], "down"))
    return table


@cache
def transitive() -> tuple[frozenset[str], frozenset[str]]:
    """Verbs of change whose object may be a plain count, and the nouns that are no such count."""
    return frozenset(_table()["transitive"]["verbs"]), frozenset(_table()["transitive"]["nouns"])


@cache
def _phrases(place: Literal["before", "after"]) -> dict[str, Rule]:
    return {phrase: rules()[n] for n, phrases in _table()[place].items() for phrase in phrases}


def qualified(text: str, amount: Amount) -> Qualified:
    """Read the qualifiers around an amount.

    >>> from twosource.claims.numbers.amounts import amounts
    >>> def read(text):
    ...     q = qualified(text, amounts(text)[0])
    ...     return q.low, q.high, q.change, text[q.start:q.end]
    >>> read("more than 200 left"), read("close to 3,000 troops")
    ((201, None, '>', 'more than 200'), (2550.0, 3000.0, '~', 'close to 3,000'))
    >>> read("no more than 80"), read("fewer than 90,000")
    ((None, 80.0, '<', 'no more than 80'), (None, 89999, '<', 'fewer than 90,000'))
    >>> read("an estimated 50"), read("20 or more")
    ((44.0, 56.0, '~', 'an estimated 50'), (20.0, None, '>', '20 or more'))
    >>> read("just five")
    (5, 5, '=', 'just five')
    """
    start, rule, evidence = _before(text, amount)
    end = amount.end
    if rule is None or rule.name == "exact":
        rule_after, end_after = _after(text, amount)
        if rule_after:
            rule, end, evidence = rule_after, end_after, (amount.end, end_after)
    if rule is None:
        rule = rules()["exact"]
    low, high = _bounds(amount, rule)
    name = rule.name if rule.name != "exact" else _plain_rule(amount)
    return Qualified(start, end, low, high, rule.change, name, evidence or amount.number)


def _plain_rule(amount: Amount) -> str:
    return {"number": "exact"}.get(amount.form, amount.form)


def _bounds(amount: Amount, rule: Rule) -> tuple[float | None, float | None]:
    step = rule.step if _takes_step(amount) else 0
    low = None if rule.low is None else _tidy(amount.low * rule.low)
    top = amount.high if rule.low is None or rule.high is not None else amount.low
    high = None if rule.high is None or top is None else _tidy(top * rule.high)
    if low is not None and step > 0:
        low = int(low) + step
    if high is not None and step < 0:
        high = int(high) + step
    return low, high


def _takes_step(amount: Amount) -> bool:
    counted = amount.unit is None or amount.unit.kind not in _UNCOUNTED
    return counted and amount.low == int(amount.low) and abs(amount.low) >= 1


def _tidy(value: float) -> float:
    """Drop the noise of binary fractions: 0.88 * 50 is 44."""
    return round(value, 6)


def _before(text: str, amount: Amount) -> tuple[int, Rule | None, tuple[int, int] | None]:
    """Where the qualifiers before an amount start, the deciding rule and its words.

    Several in a row are read from the number outwards; the first that isn't exact decides.
    """
    first = max(0, amount.start - _WINDOW)
    words = [
        (m.start() + first, m.group().lower()) for m in _WORD.finditer(text[first : amount.start])
    ]
    start, decided, evidence = amount.start, None, None
    while words:
        size, rule = _longest(words, text, start)
        if rule is None or (decided and decided.name != "exact") or _is_during(words, size, amount):
            break
        begin = words[-size][0]
        if decided is None or rule.name != "exact":
            decided, evidence = rule, (begin, words[-1][0] + len(words[-1][1]))
        start, words = begin, words[:-size]
    return start, decided, evidence


def _longest(words: list[tuple[int, str]], text: str, start: int) -> tuple[int, Rule | None]:
    """The most words that end right before ``start`` and are a phrase of the table."""
    last_start, last = words[-1]
    if text[last_start + len(last) : start].strip(" \u00a0\n-"):
        return 0, None
    for size in range(min(_LONGEST_PHRASE, len(words)), 0, -1):
        rule = _phrases("before").get(" ".join(w for _, w in words[-size:]))
        if rule and not _is_particle(words, size):
            return size, rule
    return 0, None


def _is_particle(words: list[tuple[int, str]], size: int) -> bool:
    """Whether the phrase belongs to the verb before it: "adds up to 185"."""
    phrasal = _table()["phrasal"]
    phrase = " ".join(w for _, w in words[-size:])
    if phrase != phrasal["phrase"]:
        return False
    return any(w in phrasal["verbs"] for _, w in words[-size - 1 : -size])


def _is_during(words: list[tuple[int, str]], size: int, amount: Amount) -> bool:
    """Whether the phrase is a preposition of time: "over three days"."""
    table = _table()["during"]
    if amount.unit is None or amount.unit.kind != "duration" or words[-1][1] not in table["words"]:
        return False
    return size == 1 and (len(words) < 2 or words[-2][1] not in table["after"])


def _after(text: str, amount: Amount) -> tuple[Rule | None, int]:
    for end in (amount.end, amount.number[1]):
        found = _AFTER.match(text, end)
        if not found:
            continue
        words = found.group(1).split(" ")
        for size in range(len(words), 0, -1):
            rule = _phrases("after").get(" ".join(words[:size]))
            if rule:
                return rule, max(found.start(1) + len(" ".join(words[:size])), amount.end)
    return None, amount.end


def restated(q: Qualified, before: Qualified, amount: Amount) -> Qualified:
    """An amount that gives the one before it again in another unit takes over its qualifier."""
    if q.rule not in ("exact", "range"):
        return replace(q, rule="equivalent")
    rule = rules().get(before.rule, rules()["exact"])
    low, high = _bounds(amount, rule)
    return replace(q, low=low, high=high, change=before.change, rule="equivalent")
