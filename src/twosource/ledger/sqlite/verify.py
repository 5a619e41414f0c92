"""Checking a ledger file against itself: nothing in it is other than it was written."""

import hashlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from twosource.errors import LedgerError
from twosource.ledger.identity import version_uid
from twosource.ledger.results import Problem
from twosource.ledger.sqlite.database import Database, Row
from twosource.ledger.sqlite.rows import (
    CLAIM_COLUMNS,
    SIDE_COLUMNS,
    claim_columns,
    claim_from,
    judgement_from,
    report_from,
    side_rows,
)
from twosource.model import Claim, Report, Span, claim_id

__all__ = ["spans_of", "verify"]

_DAMAGED = (KeyError, TypeError, AttributeError, ValueError, IndexError)
"""What reading a body raises that isn't as it was written."""


def verify(database: Database) -> Iterator[Problem]:
    """Every problem of a ledger, one after another; a damaged file isn't looked into further."""
    damage = list(_file(database))
    if damage:
        yield from damage
        return
    yield from _relations(database)
    yield from _search(database)
    yield from _judgements(database)
    for (key,) in database.all("SELECT key FROM report_version ORDER BY report, number"):
        yield from _version(database, key)


def spans_of(value: object) -> Iterator[Span]:
    """Every span in a value of the model, at any depth."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_of(item)
    elif is_dataclass(value):
        for f in fields(value):
            yield from spans_of(getattr(value, f.name))


def _file(database: Database) -> Iterator[Problem]:
    try:
        said = [line for (line,) in database.all("PRAGMA integrity_check")]
    except LedgerError as error:
        said = [str(error)]
    for line in said:
        if line != "ok":
            yield Problem("file", database.path, line)


def _relations(database: Database) -> Iterator[Problem]:
    for table, row, parent, _ in database.all("PRAGMA foreign_key_check"):
        yield Problem("relation", str(table), f"row {row} refers to no row of {parent}")
    for (report,) in database.all(
        "SELECT s.id FROM report s JOIN reading r ON r.key = s.reading "
        "WHERE r.version <> s.version OR s.version <> "
        "(SELECT v.key FROM report_version v WHERE v.report = s.id ORDER BY number DESC LIMIT 1)"
    ):
        yield Problem("relation", str(report), "it doesn't show its latest version")
    for report, said, found in database.all(
        "SELECT v.report, r.claims, count(c.key) FROM reading r "
        "JOIN report_version v ON v.key = r.version "
        "LEFT JOIN claim c ON c.reading = r.key GROUP BY r.key HAVING r.claims <> count(c.key)"
    ):
        yield Problem("relation", str(report), f"a reading had {said} claims and has {found}")


def _search(database: Database) -> Iterator[Problem]:
    for table in ("claim_search", "report_search"):
        try:
            database.insert(
                f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)", ()
            )
        except LedgerError as error:
            yield Problem("search", table, f"it is not in step with what it indexes: {error}")


def _judgements(database: Database) -> Iterator[Problem]:
    for key, uid, body in database.rows("SELECT key, uid, body FROM judgement ORDER BY key"):
        try:
            judgement = judgement_from(body)
        except _DAMAGED as error:
            yield Problem("judgement", uid or str(key), f"its body can't be read: {error!r}")
            continue
        if uid is not None and judgement.id != uid:
            yield Problem("judgement", uid, "it is not what was judged: its id differs")


def _version(database: Database, key: int) -> Iterator[Problem]:
    """Problems of one version of a report and of every reading of it."""
    row = database.one(
        "SELECT report, uid, sha256, body, text FROM report_version WHERE key = ?", (key,)
    )
    if row is None:
        return
    id, uid, sha256, body, text = row
    try:
        report = report_from(body, text)
    except _DAMAGED as error:
        yield Problem("report", id, f"its body can't be read: {error!r}")
        return
    if hashlib.sha256(text.encode()).hexdigest() != sha256:
        yield Problem("report", id, "its text is not the one that was read: the hash differs")
    if version_uid(report) != uid or report.id != id:
        yield Problem("report", id, "its facts are not the ones that were read: the hash differs")
    for span in spans_of(report.facts):
        yield from _span(id, span, report)
    for (reading,) in database.all("SELECT key FROM reading WHERE version = ?", (key,)):
        yield from _reading(database, reading, report)


def _reading(database: Database, reading: int, report: Report) -> Iterator[Problem]:
    sides = {table: _side(database, table, reading) for table in SIDE_COLUMNS}
    own = ", ".join(f"c.{name}" for name in CLAIM_COLUMNS)
    for key, body, *columns in database.all(
        f"SELECT c.key, b.body, {own} FROM claim c "
        "LEFT JOIN claim_body b ON b.claim = c.key WHERE c.reading = ?",
        (reading,),
    ):
        try:
            claim = claim_from(body)
        except _DAMAGED as error:
            yield Problem("claim", columns[0], f"its body can't be read: {error!r}")
            continue
        yield from _claim(claim, columns[0], report)
        if claim_columns(claim) != tuple(columns):
            yield Problem("column", columns[0], "a column differs from the claim's body")
        for table, rows in side_rows(claim).items():
            if rows != sides[table].get(key, []):
                yield Problem("column", columns[0], f"its rows in {table} differ from its body")


def _side(database: Database, table: str, reading: int) -> dict[int, list[Row]]:
    """The rows of a side table for the claims of a reading, by key of the claim."""
    columns = ", ".join(f"t.{name}" for name in SIDE_COLUMNS[table])
    found: dict[int, list[Row]] = {}
    for key, *row in database.rows(
        f"SELECT t.claim, {columns} FROM {table} t JOIN claim c ON c.key = t.claim "
        "WHERE c.reading = ? ORDER BY t.claim, t.ordinal",
        (reading,),
    ):
        found.setdefault(key, []).append(tuple(row))
    return found


def _claim(claim: Claim, id: str, report: Report) -> Iterator[Problem]:
    stance = claim.certainty.stance
    if claim.report != report.id:
        yield Problem("claim", id, f"it says that it stands in report {claim.report}")
    if not (id == claim.id == claim_id(claim.report, claim.content, stance, claim.chain)):
        yield Problem("claim", id, "it is not the claim that was written: its id differs")
    for span in spans_of(claim):
        yield from _span(id, span, report)


def _span(subject: str, span: Span, report: Report) -> Iterator[Problem]:
    if Span.of(report.text, *span.spans) != span:
        yield Problem("span", subject, f"{span.text!r} doesn't stand at {list(span.spans)}")
