"""States, what is named after them, and the organs that every state has."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Literal

from twosource.gazetteer.actornames import name_key
from twosource.gazetteer.nametrie import Name, NameTrie
from twosource.gazetteer.tables import DATA, Row, aliases_of, read_table

__all__ = [
    "Organ",
    "State",
    "StateName",
    "all_states",
    "offices",
    "organ_nouns",
    "state_named",
    "state_names",
]

_COLUMNS = ("iso2", "iso3", "name", "aliases", "adjectives", "people", "capitals", "source")


@dataclass(frozen=True, slots=True)
class State:
    """A state. ``capitals`` stand for its government in news ("Damascus denied it")."""

    iso2: str
    iso3: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class StateName:
    """A word for a state: its name, its adjective, its people, or its capital."""

    state: State
    kind: Literal["name", "adjective", "people", "capital"]


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ that every state has: ``key`` ends its entity id, ``name`` is a pattern."""

    key: str
    name: str
    role: str


def _state(row: Row) -> State:
    if len(row["iso2"]) != 2 or len(row["iso3"]) != 3:
        raise ValueError("iso2 and iso3 must be codes of ISO 3166-1")
    return State(
        iso2=row["iso2"],
        iso3=row["iso3"],
        name=row["name"],
        aliases=aliases_of(row["aliases"]),
        adjectives=aliases_of(row["adjectives"]),
        people=aliases_of(row["people"]),
        capitals=aliases_of(row["capitals"]),
        source=row["source"],
    )


@cache
def all_states() -> tuple[State, ...]:
    """Every state of the embedded table."""
    return tuple(read_table(DATA / "actors" / "states.csv", _COLUMNS, _state, required=3))


@cache
def state_names() -> NameTrie[StateName]:
    """All words for states, to be found in text."""
    trie: NameTrie[StateName] = NameTrie()
    for state in all_states():
        for name in (state.name, *state.aliases):
            trie.add(Name.of(name, StateName(state, "name")))
        for name in state.adjectives:
            trie.add(Name.of(name, StateName(state, "adjective")))
        for name in state.people:
            trie.add(Name.of(name, StateName(state, "people")))
        for name in state.capitals:
            trie.add(Name.of(name, StateName(state, "capital")))
    return trie


def state_named(name: str) -> StateName | None:
    """The state that a name, adjective, people or capital belongs to.

    >>> state_named("Malian").state.iso2, state_named("Kyiv").kind, state_named("Atlantis")
    ('ML', 'capital', None)
    """
    found = state_names().exact(name_key(name))
    return found[0].value if found else None


@cache
def organ_nouns() -> dict[tuple[str, ...], tuple[Organ, bool]]:
    """Nouns for organs by their words, and whether they mean its members ("soldiers").

    >>> organ, members = organ_nouns()["interior", "ministry"]
    >>> organ.role, members
    ('COP', False)
    """
    text = (DATA / "actors" / "organs.toml").read_text(encoding="utf-8")
    out: dict[tuple[str, ...], tuple[Organ, bool]] = {}
    for row in tomllib.loads(text)["organ"]:
        organ = Organ(row["key"], row["name"], row["role"])
        for column, members in (("nouns", False), ("members", True)):
            for noun in row[column].split("|"):
                if noun.strip():
                    out[name_key(noun)] = organ, members
    return out


@cache
def offices() -> dict[str, str]:
    """Offices that a state has one of, and the key of the organ whose voice each is.

    >>> offices()["foreign minister"]
    'mfa'
    """
    table = tomllib.loads((DATA / "actors" / "offices.toml").read_text(encoding="utf-8"))
    return {
        " ".join(noun.split()): key for key, nouns in table.items() for noun in nouns.split("|")
    }
