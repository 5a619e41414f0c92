"""Blocks in the SQLite ledger."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import chain

from twosource.ledger.blocks import BlockReports, Found, Grouped, Pending
from twosource.ledger.sqlite.database import Database

__all__ = ["SqliteBlocks"]

_TABLES = ("grouped", "block_key", "block_join", "block", "happening", "happening_claim")
_GROUPED = "SELECT node, report, reading, claims, block FROM grouped"
_DROP = (
    "DELETE FROM happening_claim WHERE happening IN (SELECT key FROM happening WHERE block = ?)",
    "DELETE FROM happening WHERE block = ?",
    "DELETE FROM report_copy WHERE block = ?",
)


class SqliteBlocks:
    """The ``Blocks`` of an SQLite ledger."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing of what is written inside; waits its turn among writers."""
        return self._db.transaction()

    def remembered(self, name: str) -> str | None:
        """What was remembered under a name."""
        row = self._db.one("SELECT value FROM grouping WHERE name = ?", (name,))
        return None if row is None else str(row[0])

    def remember(self, name: str, value: str) -> None:
        """Remember a value from one run to the next."""
        self._db.insert("INSERT OR REPLACE INTO grouping VALUES (?, ?)", (name, value))

    def forget(self) -> None:
        """Drop everything: all reports are to be grouped anew."""
        for table in (*_TABLES, "report_copy", "grouping"):
            self._db.insert(f"DELETE FROM {table}", ())
        self._db.insert("INSERT OR IGNORE INTO to_group (report) SELECT id FROM report", ())

    def pending(self, limit: int) -> Sequence[Pending]:
        """Reports that aren't grouped as they are shown."""
        rows = self._db.all(
            "SELECT s.id, s.reading, r.claims FROM to_group g JOIN report s ON s.id = g.report "
            "JOIN reading r ON r.key = s.reading ORDER BY g.report LIMIT ?",
            (limit,),
        )
        return [Pending(*row) for row in rows]

    def pending_count(self) -> int:
        """How many reports are pending."""
        return self._count("SELECT count(*) FROM to_group")

    def grouped_count(self) -> int:
        """How many reports are grouped."""
        return self._count("SELECT count(*) FROM grouped")

    def has_unplaced(self) -> bool:
        """Whether a report that is grouped has no block yet."""
        return self._db.one("SELECT 1 FROM grouped WHERE block IS NULL LIMIT 1") is not None

    def _count(self, sql: str) -> int:
        row = self._db.one(sql)
        return int(row[0]) if row else 0

    def grouped(self, report: str) -> Grouped | None:
        """A report as grouping has taken it in."""
        row = self._db.one(f"{_GROUPED} WHERE report = ?", (report,))
        return None if row is None else Grouped(*row)

    def everything(self) -> Iterator[Grouped]:
        """All reports that are grouped."""
        return (Grouped(*row) for row in self._db.rows(f"{_GROUPED} ORDER BY node"))

    def put(self, taken: Grouped) -> None:
        """Take a report in, in place of what it was taken in as.

        It is pending no more, unless it shows another reading by now.
        """
        self._db.insert("DELETE FROM grouped WHERE report = ?", (taken.report,))
        self._db.insert(
            "INSERT INTO grouped (node, report, reading, claims, block) VALUES (?, ?, ?, ?, ?)",
            (taken.node, taken.report, taken.reading, taken.claims, taken.block),
        )
        self._db.insert(
            "DELETE FROM to_group WHERE report = ? "
            "AND ? = (SELECT reading FROM report WHERE id = to_group.report)",
            (taken.report, taken.reading),
        )

    def member(self, node: int) -> Grouped:
        """The report of a node."""
        (row,) = self._db.all(f"{_GROUPED} WHERE node = ?", (node,))
        return Grouped(*row)

    def has(self, node: int) -> bool:
        """Whether a report has this node."""
        return self._db.one("SELECT 1 FROM grouped WHERE node = ?", (node,)) is not None

    def add_keys(self, rows: Iterable[tuple[int, int]]) -> None:
        """Let nodes be looked up by keys."""
        self._db.insert_all("INSERT OR IGNORE INTO block_key VALUES (?, ?)", sorted(rows))

    def drop_keys(self, rows: Iterable[tuple[int, int]]) -> None:
        """The opposite."""
        self._db.insert_all("DELETE FROM block_key WHERE key = ? AND node = ?", rows)

    def keys(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """All keys from ``first`` up to ``last`` with their nodes, in order."""
        return (
            (key, node)
            for key, node in self._db.rows(
                "SELECT key, node FROM block_key WHERE key BETWEEN ? AND ? ORDER BY key, node",
                (first, last),
            )
        )

    def nodes(self, key: int, limit: int) -> Sequence[int]:
        """Nodes with a key, in order, at most so many."""
        rows = self._db.all(
            "SELECT node FROM block_key WHERE key = ? ORDER BY node LIMIT ?", (key, limit)
        )
        return [node for (node,) in rows]

    def beside(self, key: int, node: int, reach: int) -> Sequence[int]:
        """Those with a key next to a node, so many on each side, in order."""
        before = self._db.all(
            "SELECT node FROM block_key WHERE key = ? AND node < ? ORDER BY node DESC LIMIT ?",
            (key, node, reach),
        )
        behind = self._db.all(
            "SELECT node FROM block_key WHERE key = ? AND node > ? ORDER BY node LIMIT ?",
            (key, node, reach),
        )
        return [other for (other,) in chain(reversed(before), behind)]

    def joins(self, node: int) -> Mapping[int, int]:
        """The nodes that one is joined with, and up to which level."""
        return dict(self._db.all("SELECT other, level FROM block_join WHERE node = ?", (node,)))

    def join(self, node: int, others: Mapping[int, int]) -> None:
        """Join a node with ``others`` and nobody else."""
        gone = [(node, other) for other in self.joins(node).keys() - others.keys()]
        self._db.insert_all(
            "DELETE FROM block_join WHERE node = ? AND other = ?",
            chain(gone, [(b, a) for a, b in gone]),
        )
        self._join((node, other, level) for other, level in others.items())

    def join_all(self, pairs: Iterable[tuple[int, int, int]]) -> None:
        """Join these pairs, and no others in the whole ledger."""
        self._db.insert("DELETE FROM block_join", ())
        self._join(pairs)

    def _join(self, pairs: Iterable[tuple[int, int, int]]) -> None:
        both = (row for a, b, level in pairs for row in ((a, b, level), (b, a, level)))
        self._db.insert_all("INSERT OR REPLACE INTO block_join VALUES (?, ?, ?)", both)

    def members(self, block: int) -> tuple[int, ...]:
        """The nodes of a block, in order."""
        rows = self._db.all("SELECT node FROM grouped WHERE block = ? ORDER BY node", (block,))
        return tuple(node for (node,) in rows)

    def level(self, block: int) -> int:
        """The level of a block."""
        ((level,),) = self._db.all("SELECT level FROM block WHERE key = ?", (block,))
        return int(level)

    def add_block(self, nodes: Sequence[int], level: int) -> None:
        """Put nodes into a new block."""
        key = self._db.insert("INSERT INTO block (level) VALUES (?)", (level,))
        self._db.insert_all(
            "UPDATE grouped SET block = ? WHERE node = ?", ((key, node) for node in nodes)
        )

    def drop_blocks(self, blocks: Collection[int]) -> None:
        """Drop blocks with what was found in them."""
        for sql in (*_DROP, "DELETE FROM block WHERE key = ?"):
            self._db.insert_all(sql, ((block,) for block in blocks))

    def unworked(self) -> tuple[int, ...]:
        """The blocks that nothing is worked out for yet."""
        rows = self._db.all("SELECT key FROM block WHERE rests_on IS NULL ORDER BY key")
        return tuple(key for (key,) in rows)

    def contents(self, block: int) -> BlockReports | None:
        """A block; ``None`` if it is gone."""
        row = self._db.one("SELECT level FROM block WHERE key = ?", (block,))
        if row is None:
            return None
        held = self._db.all(
            "SELECT report, reading FROM grouped WHERE block = ? ORDER BY report", (block,)
        )
        return BlockReports(block, row[0], tuple((id, reading) for id, reading in held))

    def rests_on(self, block: int) -> str | None:
        """The hash of what was worked out for a block rests on."""
        row = self._db.one("SELECT rests_on FROM block WHERE key = ?", (block,))
        return row[0] if row else None

    def reopen(self, block: int) -> None:
        """What was worked out for a block is to be worked out anew."""
        for sql in (*_DROP, "UPDATE block SET rests_on = NULL WHERE key = ?"):
            self._db.insert(sql, (block,))

    def keep(self, block: int, rests_on: str, found: Found) -> bool:
        """Keep what was worked out for a block; false if the block is gone, or has it already."""
        open_ = self._db.one("SELECT 1 FROM block WHERE key = ? AND rests_on IS NULL", (block,))
        if open_ is None:
            return False
        self._db.insert("UPDATE block SET rests_on = ? WHERE key = ?", (rests_on, block))
        self._db.insert_all(
            "INSERT OR REPLACE INTO report_copy (report, block, original, body) "
            "VALUES (?, ?, ?, ?)",
            ((report, block, original, body) for report, original, body in found.copies),
        )
        for event in found.events:
            key = self._db.insert(
                "INSERT INTO happening (id, block, claims, entry, body) VALUES (?, ?, ?, ?, ?)",
                (event.id, block, len(event.claims), event.entry, event.body),
            )
            self._db.insert_all(
                "INSERT OR REPLACE INTO happening_claim (claim, happening) "
                "SELECT c.key, ? FROM claim c JOIN report s ON s.reading = c.reading "
                "WHERE c.id = ?",
                ((key, claim) for claim in event.claims),
            )
        return True
