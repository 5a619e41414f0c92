"""A place by a name as lists and people write it: with type words, brackets, two names."""

import re
from collections.abc import Iterator
from functools import cache

from twosource.gazetteer.placekinds import type_words
from twosource.gazetteer.placenames import normalise, without_article
from twosource.gazetteer.places import Gazetteer, Named

__all__ = ["search"]

_BRACKETS = re.compile(r"\s*\([^)]*\)")
_BETWEEN = re.compile(r"^(?:near |around |outside |between |border (?:of|between) )", re.I)
_PARTS = re.compile(r"\s*(?:/|,|;|\band\b|\s[-–]\s|(?<=[a-z])[-–](?=[A-Z]))\s*")
_DIRECTION = re.compile(r"^(?:north|south|east|west|central)[a-z-]*$", re.I)
_BESIDE = frozenset(
    {"military", "international", "air", "oil", "gas", "refugee", "army", "border", "coast"}
)
"""Words that stand between a name and its type word ("Kuweires military airbase")."""


def search(name: str, gazetteer: Gazetteer, country: str | None = None) -> tuple[Named, ...]:
    """The places that a written name may mean, of one country if one is given.

    The name as it stands, else without brackets and type words, else either of two names
    ("Kabul-Logar highway"), else what sounds like it. Empty if nothing is found.

    >>> from twosource.gazetteer.places import gazetteer
    >>> [n.entry.name for n in search("Zurbatiyah crossing (Wasit)", gazetteer(), "IQ")][:1]
    ['Zurbatiya']
    """
    forms = tuple(dict.fromkeys(_forms(name)))
    for look_up in (gazetteer.named, gazetteer.sounding):
        for form in forms:
            found = tuple(
                n
                for n in look_up(form)
                if n.use != "demonym" and (country is None or n.entry.country == country)
            )
            if found:
                return found
    return ()


def _forms(name: str) -> Iterator[str]:
    """Ever barer forms of a name, the fullest first."""
    yield name
    plain = _BETWEEN.sub("", _BRACKETS.sub("", name)).strip()
    for part in (plain, *_PARTS.split(plain)):
        bare = part
        while bare:
            yield bare
            yield without_article(normalise(bare))
            shorter = _without_type_word(bare)
            if shorter == bare:
                break
            bare = shorter


def _without_type_word(name: str) -> str:
    """A name without the type word or direction that it ends or begins with.

    >>> _without_type_word("Meiktila township"), _without_type_word("village of Inn Din")
    ('Meiktila', 'Inn Din')
    """
    words = name.split()
    if len(words) > 1 and words[-1].lower() in _all_type_words() | _BESIDE:
        return " ".join(words[:-1])
    if len(words) > 1 and _DIRECTION.match(words[0]):
        return " ".join(words[1:])
    if len(words) > 2 and words[0].lower() in _all_type_words() and words[1].lower() == "of":
        return " ".join(words[2:])
    return name


@cache
def _all_type_words() -> frozenset[str]:
    return frozenset().union(*type_words().values())
