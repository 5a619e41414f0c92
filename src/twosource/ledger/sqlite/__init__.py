"""The ledger in one SQLite file (or in memory)."""

from twosource.ledger.sqlite.database import Database
from twosource.ledger.sqlite.exports import SqliteExports
from twosource.ledger.sqlite.feeds import SqliteFeeds
from twosource.ledger.sqlite.view import SqliteView
from twosource.ledger.sqlite.writer import SqliteWriter

__all__ = ["Database", "SqliteExports", "SqliteFeeds", "SqliteView", "SqliteWriter"]
