"""Bringing a ledger file up to the format of this version, one numbered script after another."""

import sqlite3
from collections.abc import Iterator
from importlib.resources import files

__all__ = ["LATEST", "migrate", "statements"]

_SCRIPTS = sorted(
    (f for f in (files(__package__) / "migrations").iterdir() if f.name.endswith(".sql")),
    key=lambda f: f.name,
)
LATEST = len(_SCRIPTS)
"""The format this version writes: SQLite's ``user_version`` of the file."""


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Run the scripts behind ``version`` inside the caller's transaction."""
    for script in _SCRIPTS[version:]:
        for statement in statements(script.read_text(encoding="utf-8")):
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {max(version, LATEST)}")


def statements(script: str) -> Iterator[str]:
    """The statements of an SQL script; one that holds others (a trigger) stays whole.

    >>> list(statements("CREATE TABLE a (b);\\nDROP TABLE a;"))
    ['CREATE TABLE a (b);', 'DROP TABLE a;']
    """
    pending = ""
    for line in script.splitlines():
        pending += line + "\n"
        if sqlite3.complete_statement(pending):
            yield pending.strip()
            pending = ""
