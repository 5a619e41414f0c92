"""The word lists in ``words.toml``, as sets."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from twosource.gazetteer.placekinds import type_words


@dataclass(frozen=True, slots=True)
class Words:
    """Lower-case words by what they do near a name."""

    connectors: frozenset[str]
    articles: frozenset[str]
    locative: frozenset[str]
    types: Mapping[str, frozenset[str]]
    """Words that say of what kind a place is, by kind."""
    bodies_after: frozenset[str]
    bodies_before: frozenset[str]
    titles: frozenset[str]
    sayings: frozenset[str]
    never: frozenset[str]

    def kinds_of(self, word: str) -> tuple[str, ...]:
        """The kinds of place that a type word can mean.

        >>> words().kinds_of("village"), words().kinds_of("crossing")
        (('town',), ('site',))
        """
        return tuple(kind for kind, listed in self.types.items() if word in listed)


@cache
def words() -> Words:
    """The lists, read once."""
    data = tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))
    return Words(
        connectors=frozenset(data["connectors"]),
        articles=frozenset(data["articles"]),
        locative=frozenset(data["locative"]),
        types=type_words(),
        bodies_after=frozenset(data["bodies"]["after"]),
        bodies_before=frozenset(data["bodies"]["before"]),
        titles=frozenset(data["persons"]["titles"]),
        sayings=frozenset(data["persons"]["sayings"]),
        never=frozenset(data["never"]["words"]),
    )
