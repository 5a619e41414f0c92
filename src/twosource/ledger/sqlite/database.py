"""The file itself: opened, recognised, brought up to date; a transaction; errors put in words."""

import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from twosource.errors import LedgerError, LedgerTooNew, NotALedger
from twosource.ledger.sqlite.migrate import LATEST, migrate

__all__ = ["MEMORY", "Database"]

MEMORY = ":memory:"
APPLICATION_ID = 0x54574F53
"""``TWOS``: tells a ledger from other SQLite files."""
_WAIT_SECONDS = 30.0
"""How long one writer waits for another."""
_CACHE_KIB = 32 * 1024
_OLDEST = (3, 37, 0)
"""The first SQLite with strict tables."""

Row = tuple[Any, ...]


class Database:
    """A connection to a ledger file. Every SQLite error comes out as a ``LedgerError``.

    It belongs to the thread that opened it; other threads and processes open their own.
    """

    def __init__(self, path: str) -> None:
        """Open ``path`` or make it. Raises ``NotALedger``, ``LedgerTooNew`` or ``LedgerError``."""
        if sqlite3.sqlite_version_info < _OLDEST:
            raise LedgerError(
                f"Python's SQLite is {sqlite3.sqlite_version}; a ledger needs 3.37 or later"
            )
        self.path = path
        with self._in_words():
            self._connection = sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)
        try:
            self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def _prepare(self) -> None:
        with self._in_words():
            if self._state() == "foreign":
                raise NotALedger(f"{self.path} is an SQLite file of something else, no ledger")
            self._use_wal()
            self._connection.execute("PRAGMA synchronous = FULL")
            self._connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
            self._connection.execute("PRAGMA foreign_keys = ON")
        if self._version() < LATEST:
            with self.transaction():
                self._bring_up_to_date()
        if self._version() > LATEST:
            raise LedgerTooNew(
                f"{self.path} was written by a later version of Twosource (format "
                f"{self._version()}, known up to {LATEST}); run: pip install -U twosource"
            )

    def _state(self) -> str:
        """``ledger``, ``empty`` or ``foreign``."""
        if self._pragma("application_id") == APPLICATION_ID:
            return "ledger"
        return "foreign" if self.one("SELECT 1 FROM sqlite_schema LIMIT 1") else "empty"

    def _use_wal(self) -> None:
        """Switch to write-ahead logging, which a concurrent opening may hold up for a moment."""
        deadline = time.monotonic() + _WAIT_SECONDS
        while True:
            try:
                self._connection.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if not _is_busy(error) or time.monotonic() > deadline:
                    raise
                time.sleep(0.01)

    def _bring_up_to_date(self) -> None:
        if self._state() == "foreign":
            raise NotALedger(f"{self.path} is an SQLite file of something else, no ledger")
        self._connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        migrate(self._connection, self._version())

    def _version(self) -> int:
        return self._pragma("user_version")

    def _pragma(self, name: str) -> int:
        row = self.one(f"PRAGMA {name}")
        return int(row[0]) if row else 0

    def close(self) -> None:
        """Close the connection; the file is whole at any time."""
        self._connection.close()

    def rows(self, sql: str, values: Iterable[object] = ()) -> Iterator[Row]:
        """The rows of a query, one after another."""
        with self._in_words():
            yield from self._connection.execute(sql, tuple(values))

    def all(self, sql: str, values: Iterable[object] = ()) -> list[Row]:
        """The rows of a query, at once."""
        with self._in_words():
            return self._connection.execute(sql, tuple(values)).fetchall()

    def one(self, sql: str, values: Iterable[object] = ()) -> Row | None:
        """The first row of a query, if there is any."""
        with self._in_words():
            row: Row | None = self._connection.execute(sql, tuple(values)).fetchone()
            return row

    def insert(self, sql: str, values: Iterable[object]) -> int:
        """Add a row and say its key."""
        with self._in_words():
            return self._connection.execute(sql, tuple(values)).lastrowid or 0

    def insert_all(self, sql: str, rows: Iterable[Row]) -> None:
        """Add rows."""
        with self._in_words():
            self._connection.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing of what is written inside; waits its turn among writers."""
        with self._in_words():
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                yield
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise _in_words(self.path, error) from error


def _is_busy(error: sqlite3.Error) -> bool:
    return _name(error).startswith("SQLITE_BUSY")


def _name(error: sqlite3.Error) -> str:
    """SQLite's name of the error; empty for one of the Python module's own."""
    return getattr(error, "sqlite_errorname", "")


_MEANING = {
    "SQLITE_BUSY": "another process has kept it locked for over 30 seconds; try again",
    "SQLITE_CANTOPEN": "it can't be opened; check that its folder exists and may be written to",
    "SQLITE_READONLY": "it can't be written to; check the permissions of the file and its folder",
    "SQLITE_FULL": "the disk is full; make room and run the same again",
    "SQLITE_IOERR": "the disk gives an error; check it, and keep a copy of the ledger",
    "SQLITE_CORRUPT": "it is damaged; go back to a copy of it, or read the reports into a new one",
}


def _in_words(path: str, error: sqlite3.Error) -> LedgerError:
    name = _name(error)
    if name == "SQLITE_NOTADB":
        return NotALedger(f"{path} is no ledger; name another file")
    meaning = next((text for code, text in _MEANING.items() if name.startswith(code)), str(error))
    return LedgerError(f"{path}: {meaning}")
