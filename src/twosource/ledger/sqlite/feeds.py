"""The list of feeds in the SQLite ledger."""

from collections.abc import Collection

from twosource.ledger.feeds import FeedEntry
from twosource.ledger.sqlite.database import Database
from twosource.ledger.sqlite.moment import now

__all__ = ["SqliteFeeds"]

_COLUMNS = "url, title, added_at, read_at, etag, modified, problem"


class SqliteFeeds:
    """The ``FeedList`` of an SQLite ledger."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def all(self) -> tuple[FeedEntry, ...]:
        """Every feed, by title and address."""
        rows = self._db.all(
            f"SELECT {_COLUMNS} FROM feed ORDER BY coalesce(title, url) COLLATE NOCASE, url"
        )
        return tuple(FeedEntry(*row) for row in rows)

    def add(self, url: str, title: str | None = None) -> bool:
        """Put a feed on the list; False if it is there already."""
        with self._db.transaction():
            if self.known([url]):
                return False
            self._db.insert(
                "INSERT INTO feed (url, title, added_at) VALUES (?, ?, ?)", (url, title, now())
            )
            return True

    def remove(self, url: str) -> bool:
        """Take a feed off the list; False if it isn't there. What was read of it stays."""
        with self._db.transaction():
            there = bool(self.known([url]))
            self._db.insert("DELETE FROM feed WHERE url = ?", (url,))
            return there

    def answered(self, url: str, title: str | None) -> None:
        """Note that a feed answered. A title that is known already stays; validators go."""
        with self._db.transaction():
            self._db.insert(
                "UPDATE feed SET title = coalesce(title, ?), read_at = ?, etag = NULL, "
                "modified = NULL, problem = NULL WHERE url = ?",
                (title, now(), url),
            )

    def settled(self, url: str, etag: str | None, modified: str | None) -> None:
        """Keep the validators of an answer of which every item is read."""
        with self._db.transaction():
            self._db.insert(
                "UPDATE feed SET etag = ?, modified = ? WHERE url = ?", (etag, modified, url)
            )

    def failed(self, url: str, problem: str) -> None:
        """Note that a feed couldn't be read, and why."""
        with self._db.transaction():
            self._db.insert(
                "UPDATE feed SET read_at = ?, problem = ? WHERE url = ?", (now(), problem, url)
            )

    def is_done(self, key: str, digest: str, patience: int) -> bool:
        """Whether an item was read as it stands, or failed ``patience`` times as it stands."""
        row = self._db.one("SELECT digest, failures FROM feed_item WHERE key = ?", (key,))
        return row is not None and row[0] == digest and not 0 < row[1] < patience

    def done(self, key: str, digest: str) -> None:
        """Note that an item was read."""
        self._note(key, digest, "0")

    def item_failed(self, key: str, digest: str) -> None:
        """Note that an item couldn't be read."""
        self._note(key, digest, "CASE digest WHEN excluded.digest THEN failures + 1 ELSE 1 END", 1)

    def _note(self, key: str, digest: str, failures: str, first: int = 0) -> None:
        with self._db.transaction():
            self._db.insert(
                "INSERT INTO feed_item (key, digest, failures, read_at) VALUES (?, ?, ?, ?) "
                f"ON CONFLICT (key) DO UPDATE SET failures = {failures}, "
                "digest = excluded.digest, read_at = excluded.read_at",
                (key, digest, first, now()),
            )

    def known(self, urls: Collection[str]) -> frozenset[str]:
        """Those of ``urls`` that are on the list."""
        held = {url for (url,) in self._db.all("SELECT url FROM feed")}
        return frozenset(held.intersection(urls))
