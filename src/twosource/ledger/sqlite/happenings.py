"""Events and copies in the SQLite ledger, as they were last worked out."""

import json
from collections.abc import Collection, Iterator, Sequence

from twosource.ledger.blocks import BlockReports
from twosource.ledger.codec import decode
from twosource.ledger.sqlite.database import Database, Row
from twosource.model import Copy, Event

__all__ = ["SqliteHappenings"]

_MANY = 500
"""Values that one query asks for."""
_LAST = "\U0010ffff"


class SqliteHappenings:
    """The ``Happenings`` of an SQLite ledger."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def count(self) -> int:
        """How many events there are."""
        row = self._db.one("SELECT count(*) FROM happening")
        return int(row[0]) if row else 0

    def events(self) -> Iterator[Event]:
        """All events, block by block."""
        keys = self._db.all("SELECT key FROM happening ORDER BY block, key")
        for (key,) in keys:
            row = self._db.one("SELECT body FROM happening WHERE key = ?", (key,))
            if row is not None:
                yield _event(row[0])

    def some(self, ids: Sequence[str]) -> dict[str, Event]:
        """Those of the events with these ids that there are."""
        rows = self._in("SELECT id, body FROM happening WHERE id IN", ids)
        return {id: _event(body) for id, body in rows}

    def ids(self, begin: str) -> tuple[str, ...]:
        """The ids of events that begin so; two at the most."""
        rows = self._db.all(
            "SELECT DISTINCT id FROM happening WHERE id >= ? AND id < ? LIMIT 2",
            (begin, begin + _LAST),
        )
        return tuple(id for (id,) in rows)

    def entries(self, known: Collection[int] = ()) -> tuple[frozenset[int], list[tuple[int, str]]]:
        """The keys of all events; and key and entry of those that aren't ``known``."""
        keys = frozenset(key for (key,) in self._db.all("SELECT key FROM happening"))
        new = sorted(keys.difference(known))
        return keys, [
            (key, entry)
            for key, entry in self._in("SELECT key, entry FROM happening WHERE key IN", new)
        ]

    def of_claims(self, claims: Sequence[str]) -> dict[str, str]:
        """The id of the event of each of ``claims`` that is in one."""
        found = self._in(
            "SELECT c.id, h.id FROM claim c JOIN happening_claim k ON k.claim = c.key "
            "JOIN happening h ON h.key = k.happening WHERE c.id IN",
            claims,
        )
        return dict(found)

    def event_of(self) -> dict[str, str]:
        """The id of the event of each claim that is in one, by the id of the claim."""
        ids: dict[int, str] = dict(self._db.all("SELECT key, id FROM happening"))
        rows = self._db.rows(
            "SELECT c.id, k.happening FROM happening_claim k JOIN claim c ON c.key = k.claim"
        )
        return {claim: ids[key] for claim, key in rows if key in ids}

    def originals(self) -> dict[str, str]:
        """For each report that has a copy or is one, the id of the report that stands for it."""
        return dict(self._db.all("SELECT report, original FROM report_copy"))

    def copies(self) -> Iterator[tuple[Copy, str]]:
        """All copies, each with the id of the report that stands for its text."""
        rows = self._db.all("SELECT body, original FROM report_copy ORDER BY report")
        return ((decode(Copy, json.loads(body)), original) for body, original in rows)

    def block(self, report: str) -> BlockReports | None:
        """The block of a report; ``None`` while it has none."""
        row = self._db.one(
            "SELECT b.key, b.level FROM grouped g JOIN block b ON b.key = g.block "
            "WHERE g.report = ?",
            (report,),
        )
        if row is None:
            return None
        held = self._db.all(
            "SELECT report, reading FROM grouped WHERE block = ? ORDER BY report", (row[0],)
        )
        return BlockReports(row[0], row[1], tuple((id, reading) for id, reading in held))

    def are_joined(self, one: str, other: str) -> bool:
        """Whether two reports share enough to be compared, if there aren't too many of them."""
        found = self._db.one(
            "SELECT 1 FROM block_join j JOIN grouped a ON a.node = j.node "
            "JOIN grouped b ON b.node = j.other WHERE a.report = ? AND b.report = ?",
            (one, other),
        )
        return found is not None

    def _in(self, sql: str, values: Sequence[object]) -> Iterator[Row]:
        for start in range(0, len(values), _MANY):
            some = values[start : start + _MANY]
            yield from self._db.all(f"{sql} ({', '.join('?' * len(some))})", some)


def _event(body: str) -> Event:
    return decode(Event, json.loads(body))
