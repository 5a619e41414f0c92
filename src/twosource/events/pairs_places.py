"""Names of places as the words put them, also of places that no gazetteer knows."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from twosource.events.pairs_words import stems


class _Phrases(NamedTuple):
    at: re.Pattern[str]
    by_way: re.Pattern[str]
    elsewhere: re.Pattern[str]
    there: re.Pattern[str]
    another: re.Pattern[str]
    fronted: re.Pattern[str]
    not_places: frozenset[str]


@cache
def _phrases() -> _Phrases:
    text = (files("twosource.events") / "data" / "place_phrases.toml").read_text(encoding="utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    kinds, particles = _any(data["kinds"]), _any(data["particles"])
    name = rf"(?:(?:{particles})[-’'])?[A-ZÀ-ÞŠŽČ][^\W\d][\w-]*\b"
    after = rf"(?!['’]s\s+[A-Z]|\s+(?:{kinds})\s+of|\s+(?:{_any(data['not_before'])})\b)"
    names = rf"(?P<name>{name}(?:\s{name})*){after}"
    between = rf"(?:(?:[\w'’-]+\s+){{0,7}}?(?:{kinds})\s+of\s+|(?:the\s+)?(?:[a-z]+\s+)?)"
    away, there = data["elsewhere"], data["there"]
    return _Phrases(
        at=re.compile(rf"(?i:\b(?:{_any(data['at'])})\s+){between}{names}"),
        by_way=re.compile(rf"(?i:\b(?:{_any(data['by_way'])})\s+){between}{names}"),
        elsewhere=re.compile(
            rf"\b(?:a|an|another)\s+(?:[\w-]+\s+){{0,2}}(?:{_any(away['nouns'])})\s+"
            rf"(?:{_any(away['prepositions'])})\s+{names}"
        ),
        there=re.compile(
            rf"\b(?:(?:the|that|this)\s+(?:{_any(there['nouns'])})|{_any(there['words'])})\b",
            re.IGNORECASE,
        ),
        another=re.compile(rf"^\W*(?:{_any(data['another']['openings'])})\b", re.IGNORECASE),
        fronted=re.compile(rf"^\W*(?:In|At|Near|Outside)\s+{between}{names}"),
        not_places=frozenset(data["not_places"]),
    )


def _any(words: list[str]) -> str:
    return "|".join(map(re.escape, words))


def happened_at(text: str) -> tuple[str, ...]:
    """The places, by their names, at which the words say that something happened; in order.

    >>> happened_at("shelling near the village of Old Karsha and in al-Mazra on Friday")
    ('karsha old', 'al mazra')
    >>> happened_at("they came from Karsha on the road to Mazra")
    ()
    >>> happened_at("soldiers searched a small town near Karsha")
    ()
    """
    away = {m.start("name") for m in _phrases().elsewhere.finditer(text)}
    return _names(_phrases().at, text, away)


def named_places(text: str) -> tuple[str, ...]:
    """All names that a preposition makes places.

    >>> sorted(named_places("they came from Karsha to a market in Mazra"))
    ['karsha', 'mazra']
    """
    return happened_at(text) + _names(_phrases().by_way, text, set())


def fronted_place(text: str) -> tuple[str, ...]:
    """The place that a sentence puts first, before it says who speaks.

    >>> fronted_place("In Old Karsha, a resident said")
    ('karsha old',)
    """
    return _names(_phrases().fronted, text, set())


def points_back(text: str) -> bool:
    """Whether the words point to a place named before: "there", "the town".

    >>> points_back("two men died in the town"), points_back("two men died in a town")
    (True, False)
    """
    return _phrases().there.search(text) is not None


def goes_elsewhere(text: str) -> bool:
    """Whether the words open with a turn to another happening.

    >>> goes_elsewhere("In a separate attack, a bus was stopped")
    True
    """
    return _phrases().another.search(text) is not None


def _names(pattern: re.Pattern[str], text: str, leave: set[int]) -> tuple[str, ...]:
    not_places = _phrases().not_places
    found = [m for m in pattern.finditer(text) if m.start("name") not in leave]
    names = [m["name"] for m in found if m["name"].split()[0].casefold() not in not_places]
    return tuple(dict.fromkeys(key for name in names if (key := place_key(name))))


def place_key(name: str) -> str:
    """The name of a place as names are compared.

    >>> place_key("al-Bab") == place_key("Al Bāb")
    True
    """
    return " ".join(sorted(stems(name)))
