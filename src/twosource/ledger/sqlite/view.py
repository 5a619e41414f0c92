"""Reading out of the SQLite ledger."""

from collections.abc import Iterator, Mapping, Sequence

from twosource.errors import LedgerError, NotFound
from twosource.ledger.filters import ClaimFilter, ReportFilter
from twosource.ledger.judgements import Reviewed
from twosource.ledger.results import ClaimCounts, Problem, ReportEntry, VersionEntry
from twosource.ledger.sqlite.counting import claim_counts
from twosource.ledger.sqlite.database import MEMORY, Database, Row
from twosource.ledger.sqlite.happenings import SqliteHappenings
from twosource.ledger.sqlite.listing import report_count, report_page
from twosource.ledger.sqlite.reviewed import Overlay, Reviews
from twosource.ledger.sqlite.rows import attributions_from, claim_from, judgement_from, report_from
from twosource.ledger.sqlite.select import conditions, match_all
from twosource.ledger.sqlite.verify import verify
from twosource.model import Attribution, Claim, Judgement, Report

__all__ = ["SqliteView"]

_SHOWN = "FROM claim c JOIN report s ON s.reading = c.reading"
_MANY = 500
"""Values that one query asks for."""
_LAST = "\U0010ffff"
"""Behind every character: the end of a range of ids that begin alike."""

_REPORT_ENTRY = """
SELECT s.id, v.title, v.outlet, v.published, v.language, v.url,
       (SELECT count(*) FROM report_version o WHERE o.report = s.id),
       r.claims, r.status, r.reader,
       (SELECT min(o.first_read_at) FROM report_version o WHERE o.report = s.id),
       r.read_at
FROM report s JOIN report_version v ON v.key = s.version JOIN reading r ON r.key = s.reading
"""


class SqliteView:
    """The ``View`` of an SQLite ledger."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._reviews = Reviews(database)
        self.happenings = SqliteHappenings(database)

    @property
    def path(self) -> str | None:
        """Where other processes can open the ledger; ``None`` if only this one can."""
        return None if self._db.path == MEMORY else self._db.path

    def claims(self, where: ClaimFilter) -> Iterator[Claim]:
        """The claims that ``where`` lets through: reports as they were read, text order within."""
        reviewed = self._reviews.now()
        found = self._db.all(*_keys(where, reviewed))
        return reviewed.over(self._claim(key) for (key,) in found)

    def _claim(self, key: int) -> Claim:
        """The claim with this key: claims never change, so that it may be looked up late."""
        row = self._db.one("SELECT body FROM claim_body WHERE claim = ?", (key,))
        if row is None:
            raise LedgerError(f"{self._db.path}: a claim has lost its body; see: twosource verify")
        return claim_from(row[0])

    def claim_count(self, where: ClaimFilter) -> int:
        """How many claims ``where`` lets through; its limit counts, too."""
        sql, values = _keys(where, self._reviews.now())
        row = self._db.one(f"SELECT count(*) FROM ({sql})", values)
        return int(row[0]) if row else 0

    def claim_counts(self, where: ClaimFilter) -> ClaimCounts:
        """How many claims ``where`` lets through, and how they are made; its limit counts, too."""
        reviewed = self._reviews.now()
        return claim_counts(self._db, *_keys(where, reviewed), reviewed.corrected)

    def claim(self, id: str) -> Claim:
        """The claim with this id, or the only one whose id begins so, as read or reviewed last."""
        full = self._full_id("claim", "id", "claim", id)
        return self._reviews.now().corrected.get(full) or self.claim_readings(full)[0]

    def confidences(self, where: ClaimFilter) -> tuple[tuple[str, float], ...]:
        """Id and confidence of each claim that ``where`` lets through, as it was read."""
        sql, values = _keys(where, Overlay())
        found = (
            f"SELECT c.id, c.confidence FROM ({sql}) k JOIN claim c ON c.key = k.key ORDER BY k.key"
        )
        return tuple(self._db.all(found, values))

    def claim_readings(self, id: str) -> tuple[Claim, ...]:
        """Every reading of one claim (full id), the latest first."""
        rows = self._db.all(
            "SELECT b.body FROM claim c JOIN claim_body b ON b.claim = c.key "
            "LEFT JOIN report s ON s.reading = c.reading "
            "WHERE c.id = ? ORDER BY s.id IS NULL, c.key DESC",
            (id,),
        )
        if not rows:
            raise NotFound(f"no claim {id} in this ledger; list them with: twosource claims")
        return tuple(claim_from(body) for (body,) in rows)

    def reports(self) -> tuple[ReportEntry, ...]:
        """All reports, by id."""
        return tuple(ReportEntry(*row) for row in self._db.all(f"{_REPORT_ENTRY} ORDER BY s.id"))

    def report_list(self, where: ReportFilter) -> tuple[ReportEntry, ...]:
        """The reports that ``where`` lets through, in its order."""
        return tuple(ReportEntry(*row) for row in self._db.all(*report_page(where, _REPORT_ENTRY)))

    def report_count(self, where: ReportFilter) -> int:
        """How many reports ``where`` lets through, whatever part of them it asks for."""
        row = self._db.one(*report_count(where))
        return int(row[0]) if row else 0

    def report(self, id: str, version: int | None = None) -> Report:
        """A report by id or unique beginning, in its latest version or another."""
        full = self._full_id("report", "id", "report", id)
        row = self._db.one(
            "SELECT v.body, v.text FROM report s JOIN report_version v ON v.report = s.id "
            "WHERE s.id = ? AND (v.number = ? OR (? IS NULL AND v.key = s.version))",
            (full, version, version),
        )
        if row is None:
            raise NotFound(f"report {full} has no version {version}")
        return report_from(*row)

    def versions(self, id: str) -> tuple[VersionEntry, ...]:
        """The versions of a report, the first one first."""
        full = self._full_id("report", "id", "report", id)
        rows = self._db.all(
            "SELECT number, uid, sha256, first_read_at FROM report_version "
            "WHERE report = ? ORDER BY number",
            (full,),
        )
        return tuple(VersionEntry(*row) for row in rows)

    def attributions(self, report: str) -> tuple[Attribution, ...]:
        """Every attribution in the latest version of a report, in text order."""
        full = self._full_id("report", "id", "report", report)
        row = self._db.one(
            "SELECT r.attributions FROM report s JOIN reading r ON r.key = s.reading "
            "WHERE s.id = ?",
            (full,),
        )
        return attributions_from(row[0]) if row else ()

    def everything(self) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
        """Each report as it stands at the moment of asking, with its claims; by id of report."""
        shown = self._db.all("SELECT version, reading FROM report ORDER BY id")
        return (self._shown(*keys) for keys in shown)

    def _shown(self, version: int, reading: int) -> tuple[Report, tuple[Claim, ...]]:
        rows = self._db.all("SELECT body, text FROM report_version WHERE key = ?", (version,))
        claims = self._db.all(
            "SELECT b.body FROM claim c JOIN claim_body b ON b.claim = c.key "
            "WHERE c.reading = ? ORDER BY c.ordinal",
            (reading,),
        )
        read = (claim_from(body) for (body,) in claims)
        return report_from(*rows[0]), tuple(self._reviews.now().over(read))

    def shown(self) -> tuple[tuple[str, str], ...]:
        """Id of each report and key of the reading that it shows, by id of report."""
        rows = self._db.all("SELECT id, reading FROM report ORDER BY id")
        return tuple((id, str(reading)) for id, reading in rows)

    def read(self, report: str) -> tuple[Report, tuple[Claim, ...]]:
        """A report (full id) as it stands, with its claims."""
        row = self._db.one("SELECT version, reading FROM report WHERE id = ?", (report,))
        if row is None:
            raise NotFound(f"no report {report} in this ledger; list them with: twosource reports")
        return self._shown(*row)

    def read_version(self, report: str, number: int) -> tuple[Report, tuple[Claim, ...]]:
        """A version of a report (full id), with its claims as they were last read in it."""
        row = self._db.one(
            "SELECT v.key, max(r.key) FROM report_version v JOIN reading r ON r.version = v.key "
            "WHERE v.report = ? AND v.number = ? GROUP BY v.key",
            (report, number),
        )
        if row is None:
            raise NotFound(f"report {report} has no version {number}")
        return self._shown(*row)

    def report_read(self, reading: int) -> Report:
        """The report as it stood when a reading, by its key, was made."""
        (row,) = self._db.all(
            "SELECT v.body, v.text FROM reading r JOIN report_version v ON v.key = r.version "
            "WHERE r.key = ?",
            (reading,),
        )
        return report_from(*row)

    def judgements(self, since: int = 0) -> tuple[Judgement, ...]:
        """All judgements but the first ``since``, in the order in which they were made."""
        rows = self._db.all("SELECT body FROM judgement ORDER BY key LIMIT -1 OFFSET ?", (since,))
        return tuple(judgement_from(body) for (body,) in rows)

    def reviewed(self) -> Mapping[str, Reviewed]:
        """How each claim that was reviewed stands, by its id, as far as reviews are in force."""
        return self._reviews.now().standing

    def kept(self, kind: str, keys: Sequence[str]) -> dict[str, str]:
        """Those of the values under ``keys`` that a writer has kept."""
        held: dict[str, str] = {}
        for start in range(0, len(keys), _MANY):
            some = keys[start : start + _MANY]
            marks = ", ".join("?" * len(some))
            sql = f"SELECT key, body FROM derived WHERE kind = ? AND key IN ({marks})"
            held.update(dict(self._db.all(sql, (kind, *some))))
        return held

    def kept_keys(self, kind: str) -> frozenset[str]:
        """The keys under which values of a kind are kept."""
        rows = self._db.all("SELECT key FROM derived WHERE kind = ?", (kind,))
        return frozenset(key for (key,) in rows)

    def search_reports(self, text: str, limit: int) -> tuple[ReportEntry, ...]:
        """Reports that hold all words of ``text`` in title or text, the best match first."""
        return tuple(
            ReportEntry(*row)
            for row in self._search(
                f"{_REPORT_ENTRY} JOIN report_search f ON f.rowid = v.key "
                "WHERE report_search MATCH ? ORDER BY f.rank, s.id LIMIT ?",
                text,
                limit,
            )
        )

    def search_claims(self, text: str, limit: int) -> tuple[Claim, ...]:
        """Claims that hold all words of ``text`` in their content, the best match first."""
        found = self._search(
            f"SELECT b.body {_SHOWN} JOIN claim_search f ON f.rowid = c.key "
            "JOIN claim_body b ON b.claim = c.key "
            "WHERE claim_search MATCH ? ORDER BY f.rank, c.key LIMIT ?",
            text,
            limit,
        )
        return tuple(self._reviews.now().over(claim_from(body) for (body,) in found))

    def _search(self, sql: str, text: str, limit: int) -> list[Row]:
        query = match_all(text)
        return [] if query is None else self._db.all(sql, (query, limit))

    def _full_id(self, table: str, column: str, kind: str, begin: str) -> str:
        """The id that is ``begin`` or the only one that begins so."""
        if self._db.one(f"SELECT 1 FROM {table} WHERE {column} = ?", (begin,)):
            return begin
        found = self._db.all(
            f"SELECT DISTINCT {column} FROM {table} WHERE {column} >= ? AND {column} < ? LIMIT 2",
            (begin, begin + _LAST),
        )
        if len(found) == 1 and begin:
            return str(found[0][0])
        if found:
            raise NotFound(f"several {kind}s begin with {begin!r}; give more of the id")
        raise NotFound(f"no {kind} {begin} in this ledger; list them with: twosource {kind}s")

    def verify(self) -> tuple[Problem, ...]:
        """Check everything that can be: hashes, ids, spans, relations, search."""
        return tuple(verify(self._db))


def _keys(where: ClaimFilter, reviewed: Overlay) -> tuple[str, tuple[object, ...]]:
    """A query for the keys of the claims that ``where`` lets through, in order."""
    held = (reviewed.conditions(where),) if reviewed else conditions(where)
    sql = f"SELECT c.key AS key {_SHOWN}"
    if held:
        sql += " WHERE " + " AND ".join(c.sql for c in held)
    values = tuple(value for c in held for value in c.values)
    sql += " ORDER BY c.key"
    if where.limit is not None:
        sql += " LIMIT ?"
        values += (where.limit,)
    return sql, values
