"""Names of places as the words put them, also of places that no gazetteer knows."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from twosource.events.pairs_words import stems


class _Phrases(NamedTuple):
    pattern: re.Pattern[str]
    not_places: frozenset[str]


@cache
def _phrases() -> _Phrases:
    text = (files("twosource.events") / "data" / "place_phrases.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    before = "|".join(w + r"\s+" for w in data["prepositions"])
    kinds, particles = "|".join(data["kinds"]), "|".join(data["particles"])
    name = rf"(?:(?:{particles})[-’'])?[A-ZÀ-ÞŠŽČ][\w’'-]+"
    pattern = (
        rf"(?i:\b(?:{before}))(?:the\s+)?(?:(?:{kinds})\s+of\s+)?(?P<name>{name}(?:\s{name})*)"
    )
    return _Phrases(re.compile(pattern), frozenset(data["not_places"]))


def named_places(text: str) -> frozenset[str]:
    """The names that a preposition makes places, as joined stems.

    >>> sorted(named_places("shelling near the village of Old Karsha and in al-Mazra on Friday"))
    ['al mazra', 'karsha old']
    """
    phrases = _phrases()
    names = (m["name"] for m in phrases.pattern.finditer(text))
    keyed = (place_key(n) for n in names if n.casefold() not in phrases.not_places)
    return frozenset(k for k in keyed if k)


def place_key(name: str) -> str:
    """The name of a place as names are compared.

    >>> place_key("al-Bab") == place_key("Al Bāb")
    True
    """
    return " ".join(sorted(stems(name)))
