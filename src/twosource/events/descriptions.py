"""Can two descriptions of unnamed sources fit one speaker?

The answer is ``distinct`` with a reason, or ``unknown``, never ``same``: whoever is unnamed
stays so.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from twosource.gazetteer.states import state_named

_PLACE = re.compile(
    r"\b(?:in|at|near|outside|from|based in)\s+(?:the\s+)?([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
)
_WORD = re.compile(r"[A-Za-zÀ-ÿ’'-]+")


@dataclass(frozen=True, slots=True)
class Description:
    """What is said of an unnamed source: its words, fields of work, places, gender, origin."""

    text: str
    fields: frozenset[str]
    places: frozenset[str]
    gender: str | None
    nationalities: frozenset[str]


class Verdict(NamedTuple):
    """Whether two descriptions are of two people, and why."""

    distinct: bool
    reason: str


@lru_cache(maxsize=4096)
def describe(text: str) -> Description:
    """Read the description of an unnamed source.

    >>> d = describe("a Turkish police officer in Adana")
    >>> sorted(d.fields), sorted(d.places), sorted(d.nationalities)
    (['military', 'security'], ['adana'], ['TR'])
    """
    table = _table()
    words = [w.lower().removesuffix("'s").removesuffix("’s") for w in _WORD.findall(text)]
    stems = {s for w in words for s in (w, w.removesuffix("s"), w.removesuffix("es"))}
    fields = frozenset(f for f, nouns in table["fields"].items() if stems & set(nouns))
    fields = fields - {"government"} if fields & {"security", "military"} else fields
    gender = next((g for g in ("female", "male") if stems & set(table["gender"][g])), None)
    places = frozenset(m.group(1).lower() for m in _PLACE.finditer(text))
    return Description(text, fields, places, gender, _nationalities(text))


def _nationalities(text: str) -> frozenset[str]:
    """Codes of the states whose adjective or people a description names."""
    named = (state_named(w) for w in _WORD.findall(text) if w[0].isupper())
    return frozenset(n.state.iso2 for n in named if n is not None and n.kind != "name")


def compare(one: Description, two: Description) -> Verdict:
    """Whether the two can't be one speaker.

    >>> compare(describe("a nurse"), describe("a taxi driver")).distinct
    True
    >>> compare(describe("a security official"), describe("an army officer")).distinct
    False
    """
    if one.gender and two.gender and one.gender != two.gender:
        return Verdict(True, f"{one.text} and {two.text}: a woman and a man")
    if one.places and two.places and not one.places & two.places:
        here, there = sorted(one.places)[0].title(), sorted(two.places)[0].title()
        return Verdict(True, f"one is in {here}, the other in {there}")
    if one.nationalities and two.nationalities and not one.nationalities & two.nationalities:
        return Verdict(True, f"{one.text} and {two.text}: of different origin")
    if one.fields and two.fields and not _fit(one.fields, two.fields):
        return Verdict(True, f"{one.text} is not {two.text}")
    return Verdict(False, f"{one.text} and {two.text}, both unnamed: compatible")


def is_anybody(text: str) -> bool:
    """Whether a description is so vague that anybody fits.

    >>> is_anybody("local media"), is_anybody("a police source")
    (True, False)
    """
    description = describe(text)
    words = {w.lower() for w in _WORD.findall(text)}
    nouns = set(_table()["anybody"]["nouns"])
    return bool(words & nouns) and not (description.fields or description.places - {"local"})


def is_group(text: str) -> bool:
    """Whether a description is of several people together.

    >>> is_group("residents of the town"), is_group("a resident"), is_group("one of the residents")
    (True, False, False)
    """
    words = [w.lower() for w in _WORD.findall(text)]
    if not words or words[0] in {"a", "an", "one", "another"}:
        return False
    nouns = {n for nouns in _table()["fields"].values() for n in nouns}
    return any(w.endswith("s") and w[:-1] in nouns for w in words)


def _fit(one: frozenset[str], two: frozenset[str]) -> bool:
    pairs = {frozenset(p) for p in _table()["compatible"]["pairs"]}
    return bool(one & two) or any(frozenset((a, b)) in pairs for a in one for b in two)


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    file = resources.files("twosource.events").joinpath("data", "descriptions.toml")
    tables: dict[str, dict[str, list[str]]] = tomllib.loads(file.read_text(encoding="utf-8"))
    return tables
