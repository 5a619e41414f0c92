"""The list of feeds that a ledger reads when it is told to, and what was read of them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

__all__ = ["FeedEntry", "FeedList"]


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One feed of the list, and how its last reading went."""

    url: str
    title: str | None
    added_at: str
    """ISO 8601, UTC."""
    read_at: str | None = None
    """When it was last asked for."""
    etag: str | None = None
    """Validators of its last answer (RFC 9110): they save sending the same again."""
    modified: str | None = None
    problem: str | None = None
    """Why it couldn't be read the last time."""


class FeedList(Protocol):
    """Feeds and the items of theirs that were read. Each call is one transaction."""

    def all(self) -> tuple[FeedEntry, ...]:
        """Every feed, by title and address."""
        ...

    def add(self, url: str, title: str | None = None) -> bool:
        """Put a feed on the list; False if it is there already."""
        ...

    def remove(self, url: str) -> bool:
        """Take a feed off the list; False if it isn't there. What was read of it stays."""
        ...

    def answered(self, url: str, title: str | None) -> None:
        """Note that a feed answered. A title that is known already stays; validators go."""
        ...

    def settled(self, url: str, etag: str | None, modified: str | None) -> None:
        """Keep the validators of an answer of which every item is read."""
        ...

    def failed(self, url: str, problem: str) -> None:
        """Note that a feed couldn't be read, and why."""
        ...

    def is_done(self, key: str, digest: str, patience: int) -> bool:
        """Whether an item was read as it stands, or failed ``patience`` times as it stands."""
        ...

    def done(self, key: str, digest: str) -> None:
        """Note that an item was read."""
        ...

    def item_failed(self, key: str, digest: str) -> None:
        """Note that an item couldn't be read."""
        ...

    def known(self, urls: Collection[str]) -> frozenset[str]:
        """Those of ``urls`` that are on the list."""
        ...
