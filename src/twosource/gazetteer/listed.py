"""The tables of actors as values: read, checked, joined.

Plain CSV files under ``data/actors``; ``TWOSOURCE_ACTORS`` may name further ones with the same
columns (several parted as in PATH).
"""

import os
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from twosource.errors import DataError
from twosource.gazetteer.actornames import name_key
from twosource.gazetteer.tables import DATA, Row, aliases_of, read_rows, read_table

__all__ = ["ROLES", "ListedActor", "defaults", "listed_actors", "tables_in_use"]

ROLES = frozenset(
    (
        *("AGR", "BUS", "COP", "CRM", "CVL", "EDU", "GOV", "IGO", "JRN", "JUD", "LAB", "LEG"),
        *("MED", "MIL", "NGO", "OPP", "PRM", "PTY", "REB", "REF", "REL", "SPY", "UAF"),
    )
)
"""CAMEO role codes as PLOVER keeps them (its "sector codes")."""

TABLES = DATA / "actors"
_COLUMNS = ("id", "name", "aliases", "country", "role", "parent", "from", "to", "source")
_DERIVED = frozenset({"ucdp.csv", "petrarch2.csv"})
_OTHER = frozenset({"states.csv", "ambiguous.csv"})


@dataclass(frozen=True, slots=True)
class ListedActor:
    """An actor of the list. ``country`` is ISO 3166-1 alpha-2, ``since`` and ``until`` ISO 8601."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    role: str | None = None
    parent: str | None = None
    since: str | None = None
    until: str | None = None
    source: str = "project"

    @property
    def names(self) -> tuple[str, ...]:
        """The main name, then the others."""
        return (self.name, *self.aliases)

    @property
    def is_person(self) -> bool:
        """Whether this is a public figure, not a body."""
        return self.id.startswith("l:")


def tables_in_use() -> tuple[Path, ...]:
    """The embedded tables, hand-written ones first, then those that TWOSOURCE_ACTORS names."""
    return _tables(os.environ.get("TWOSOURCE_ACTORS", ""))


@cache
def _tables(theirs: str) -> tuple[Path, ...]:
    ours = sorted(path for path in TABLES.glob("*.csv") if path.name not in _OTHER)
    ours.sort(key=lambda path: path.name in _DERIVED)
    return (*ours, *(Path(part) for part in theirs.split(os.pathsep) if part))


@cache
def listed_actors(tables: tuple[Path, ...]) -> dict[str, ListedActor]:
    """Every actor of ``tables`` by id, in their order.

    Raises:
        DataError: a table can't be read, has a bad row, or repeats an id.
    """
    actors: dict[str, ListedActor] = {}
    for path in tables:
        for actor in read_table(path, _COLUMNS, _actor):
            if actor.id in actors:
                raise DataError(f"{path}: the id {actor.id!r} stands twice; give the row another")
            actors[actor.id] = actor
    return actors


def _actor(row: Row) -> ListedActor:
    if row["role"] and row["role"] not in ROLES:
        raise ValueError(f"role must be one of {' '.join(sorted(ROLES))}, not {row['role']!r}")
    if row["country"] and not re.fullmatch("[A-Z]{2}", row["country"]):
        raise ValueError(f"country must be a code of ISO 3166-1, not {row['country']!r}")
    for column in ("from", "to"):
        if row[column] and not re.fullmatch(r"\d{4}(-\d\d){0,2}", row[column]):
            raise ValueError(f"{column} must be a year or an ISO 8601 date, not {row[column]!r}")
    return ListedActor(
        id=row["id"],
        name=row["name"],
        aliases=aliases_of(row["aliases"]),
        country=row["country"] or None,
        role=row["role"] or None,
        parent=row["parent"] or None,
        since=row["from"] or None,
        until=row["to"] or None,
        source=row["source"] or "user",
    )


@cache
def defaults() -> dict[tuple[str, ...], str | None]:
    """Keys of names that several actors bear, with the id of the one meant by default."""
    rows = read_rows(TABLES / "ambiguous.csv", ("alias", "default", "source"), required=1)
    return {name_key(row["alias"]): row["default"] or None for _, row in rows}
