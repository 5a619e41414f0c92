"""Names of places as the words put them, also of places that no gazetteer knows."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from twosource.events.pairs_words import stems


class _Phrases(NamedTuple):
    at: re.Pattern[str]
    by_way: re.Pattern[str]
    not_places: frozenset[str]


@cache
def _phrases() -> _Phrases:
    text = (files("twosource.events") / "data" / "place_phrases.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    kinds, particles = "|".join(data["kinds"]), "|".join(data["particles"])
    name = rf"(?:(?:{particles})[-’'])?[A-ZÀ-ÞŠŽČ][\w-]+"
    rest = rf"(?:the\s+)?(?:\w+\s+)?(?:(?:{kinds})\s+of\s+)?(?P<name>{name}(?:\s{name})*)"

    def after(words: list[str]) -> re.Pattern[str]:
        return re.compile(rf"(?i:\b(?:{'|'.join(words)})\s+){rest}")

    return _Phrases(after(data["at"]), after(data["by_way"]), frozenset(data["not_places"]))


def happened_at(text: str) -> frozenset[str]:
    """The places, by their names, at which the words say that something happened.

    >>> sorted(happened_at("shelling near the village of Old Karsha and in al-Mazra on Friday"))
    ['al mazra', 'karsha old']
    >>> happened_at("they came from Karsha on the road to Mazra")
    frozenset()
    """
    return _names(_phrases().at, text)


def named_places(text: str) -> frozenset[str]:
    """All names that a preposition makes places.

    >>> sorted(named_places("they came from Karsha to a market in Mazra"))
    ['karsha', 'mazra']
    """
    return _names(_phrases().at, text) | _names(_phrases().by_way, text)


def _names(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    not_places = _phrases().not_places
    names = (m["name"] for m in pattern.finditer(text))
    keyed = (place_key(n) for n in names if n.split()[0].casefold() not in not_places)
    return frozenset(k for k in keyed if k)


def place_key(name: str) -> str:
    """The name of a place as names are compared.

    >>> place_key("al-Bab") == place_key("Al Bāb")
    True
    """
    return " ".join(sorted(stems(name)))
