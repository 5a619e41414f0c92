"""The log of exports in the SQLite ledger."""

import json
from dataclasses import replace

from twosource.errors import NotFound
from twosource.ledger.exports import ExportEntry
from twosource.ledger.sqlite.database import Database, Row

__all__ = ["SqliteExports"]

_COLUMNS = "at, who, format, profile, filters, lines, bytes, sha256, target, whole"


class SqliteExports:
    """The ``ExportLog`` of an SQLite ledger."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def add(self, entry: ExportEntry) -> ExportEntry:
        """Add an entry; it comes back with its number."""
        with self._db.transaction():
            number = self._db.insert(
                f"INSERT INTO export_log ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    entry.at,
                    entry.who,
                    entry.format,
                    entry.profile,
                    json.dumps(dict(entry.filters), ensure_ascii=False, sort_keys=True),
                    entry.lines,
                    entry.bytes,
                    entry.sha256,
                    entry.target,
                    int(entry.whole),
                ),
            )
        return replace(entry, number=number)

    def all(self, after: int | None = None, limit: int | None = None) -> tuple[ExportEntry, ...]:
        """Entries, the latest first; those before number ``after``, at most ``limit``."""
        rows = self._db.all(
            f"SELECT key, {_COLUMNS} FROM export_log WHERE ? IS NULL OR key < ? "
            "ORDER BY key DESC LIMIT ?",
            (after, after, -1 if limit is None else limit),
        )
        return tuple(map(_entry, rows))

    def entry(self, number: int) -> ExportEntry:
        """One entry. Raises ``NotFound``."""
        row = self._db.one(f"SELECT key, {_COLUMNS} FROM export_log WHERE key = ?", (number,))
        if row is None:
            raise NotFound(f"no export {number} in the log; list it with: twosource exports")
        return _entry(row)


def _entry(row: Row) -> ExportEntry:
    number, at, who, format, profile, filters, lines, size, sha256, target, whole = row
    return ExportEntry(
        number=number,
        at=at,
        who=who,
        format=format,
        profile=profile,
        filters=json.loads(filters),
        lines=lines,
        bytes=size,
        sha256=sha256,
        target=target,
        whole=bool(whole),
    )
