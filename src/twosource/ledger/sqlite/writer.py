"""Writing into the SQLite ledger."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from twosource.ledger.identity import version_uid
from twosource.ledger.judgements import with_id
from twosource.ledger.results import Outcome, Status
from twosource.ledger.sqlite.blocks import SqliteBlocks
from twosource.ledger.sqlite.database import Database
from twosource.ledger.sqlite.keys import name_key
from twosource.ledger.sqlite.rows import (
    CLAIM_COLUMNS,
    SIDE_COLUMNS,
    attributions_body,
    claim_columns,
    report_body,
    side_rows,
    to_text,
)
from twosource.model import Claim, Judgement, Report

if TYPE_CHECKING:
    from twosource.claims import Extraction

__all__ = ["SqliteWriter", "add_claims"]

_HAS = """
SELECT 1 FROM report_version v JOIN reading r ON r.version = v.key JOIN report s ON s.id = v.report
WHERE v.report = ? AND v.uid = ? AND r.reader = ? AND (s.reading = r.key OR s.version > v.key)
"""
_ADD_VERSION = """
INSERT INTO report_version
    (report, number, uid, sha256, title, outlet, outlet_key, published, language, url,
     first_read_at, body, text)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_ADD_READING = """
INSERT INTO reading (version, reader, status, claims, read_at, attributions)
VALUES (?, ?, ?, ?, ?, ?)
"""
_ADD_CLAIM = (
    f"INSERT INTO claim (key, reading, ordinal, {', '.join(CLAIM_COLUMNS)}) "
    f"VALUES ({', '.join('?' * (len(CLAIM_COLUMNS) + 3))})"
)
_ADD_SIDE = {
    table: f"INSERT INTO {table} (claim, ordinal, {', '.join(columns)}) "
    f"VALUES ({', '.join('?' * (len(columns) + 2))})"
    for table, columns in SIDE_COLUMNS.items()
}
_SHOW = """
INSERT INTO report (id, version, reading) VALUES (?, ?, ?)
ON CONFLICT (id) DO UPDATE SET version = excluded.version, reading = excluded.reading
"""


class SqliteWriter:
    """The ``Writer`` of an SQLite ledger."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self.blocks = SqliteBlocks(database)

    def has(self, report: Report, reader: str) -> bool:
        """Whether writing what this reader finds in exactly this report would change nothing."""
        return self._has(report.id, version_uid(report), reader)

    def write(self, extraction: "Extraction", reader: str, status: Status) -> Outcome:
        """Write a report and what ``reader`` found in it, all or nothing."""
        report = extraction.report
        uid = version_uid(report)
        with self._db.transaction():
            if self._has(report.id, uid, reader):
                return "unchanged"
            version, number, is_new = self._version(report, uid)
            known = self._db.one(
                "SELECT key FROM reading WHERE version = ? AND reader = ?", (version, reader)
            )
            reading = known[0] if known else self._reading(version, extraction, reader, status)
            self._show(report.id, version, reading)
        if not is_new:
            return "read again"
        return "new" if number == 1 else "new version"

    def judge(self, judgement: Judgement) -> Judgement:
        """Add a judgement and give it back with its id; one that is there is not added again."""
        made = with_id(judgement)
        with self._db.transaction():
            self._db.insert(
                "INSERT INTO judgement (uid, who, at, kind, subjects, body) "
                "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (uid) DO NOTHING",
                (
                    made.id,
                    made.who,
                    made.at,
                    made.verdict,
                    json.dumps(made.subjects),
                    to_text(replace(made, id=None)),
                ),
            )
        return made

    def keep(self, kind: str, values: Mapping[str, str], drop: Collection[str] = ()) -> None:
        """Keep values worked out from what is in the ledger; ``drop`` others."""
        with self._db.transaction():
            self._db.insert_all(
                "DELETE FROM derived WHERE kind = ? AND key = ?", ((kind, key) for key in drop)
            )
            self._db.insert_all(
                "INSERT OR REPLACE INTO derived (kind, key, body) VALUES (?, ?, ?)",
                ((kind, key, body) for key, body in values.items()),
            )

    def _has(self, report: str, uid: str, reader: str) -> bool:
        return self._db.one(_HAS, (report, uid, reader)) is not None

    def _version(self, report: Report, uid: str) -> tuple[int, int, bool]:
        """Key and number of the report's version, and whether it had to be added."""
        known = self._db.one(
            "SELECT key, number FROM report_version WHERE report = ? AND uid = ?", (report.id, uid)
        )
        if known:
            return known[0], known[1], False
        last = self._db.one(
            "SELECT coalesce(max(number), 0) FROM report_version WHERE report = ?", (report.id,)
        )
        number = (last[0] if last else 0) + 1
        key = self._db.insert(
            _ADD_VERSION,
            (
                report.id,
                number,
                uid,
                report.sha256,
                report.title,
                report.outlet,
                report.outlet and name_key(report.outlet),
                report.published,
                report.language,
                report.url,
                _now(),
                report_body(report),
                report.text,
            ),
        )
        return key, number, True

    def _reading(self, version: int, extraction: "Extraction", reader: str, status: Status) -> int:
        claims: dict[str, Claim] = {}
        for claim in extraction.claims:
            claims.setdefault(claim.id, claim)
        found = attributions_body(extraction.attributions)
        key = self._db.insert(_ADD_READING, (version, reader, status, len(claims), _now(), found))
        add_claims(self._db, key, claims.values())
        return key

    def _show(self, report: str, version: int, reading: int) -> None:
        """Let the report show this reading, unless a later version of it is there."""
        later = self._db.one(
            "SELECT 1 FROM report r JOIN report_version v ON v.key = r.version "
            "WHERE r.id = ? AND v.key > ?",
            (report, version),
        )
        if not later:
            self._db.insert(_SHOW, (report, version, reading))


def add_claims(database: Database, reading: int, claims: Iterable[Claim]) -> None:
    """Write claims with all that they are looked up by, inside the caller's transaction."""
    last = database.one("SELECT coalesce(max(key), 0) FROM claim")
    first = (last[0] if last else 0) + 1
    keyed = list(enumerate(claims, first))
    database.insert_all(_ADD_CLAIM, ((k, reading, k - first, *claim_columns(c)) for k, c in keyed))
    database.insert_all(
        "INSERT INTO claim_body (claim, body) VALUES (?, ?)",
        ((k, to_text(c)) for k, c in keyed),
    )
    sides = [(k, side_rows(c)) for k, c in keyed]
    for table, sql in _ADD_SIDE.items():
        database.insert_all(
            sql, ((k, i, *row) for k, rows in sides for i, row in enumerate(rows[table]))
        )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
