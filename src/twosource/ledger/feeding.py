"""Reading the feeds of a ledger: every new item of each, one after another, politely."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from twosource.errors import InputError, SiteBusy
from twosource.ledger.batch import read_batch
from twosource.ledger.extractor import Extractor
from twosource.ledger.feeds import FeedEntry, FeedList
from twosource.ledger.protocols import Writer
from twosource.ledger.results import FeedsResult, ReadStep
from twosource.model import Report

if TYPE_CHECKING:
    from twosource.intake import IntakeOptions, Refusal
    from twosource.intake.feed import Feed, FeedItem
    from twosource.intake.fetch import Fetch, FetchFeed, Validators

__all__ = ["Network", "network", "read_feeds"]

_PATIENCE = 3
"""How often in a row an item may fail before it is left alone until the feed says it anew."""
_PAUSE = 1.0
"""Seconds between two requests to one host."""


@dataclass(frozen=True, slots=True)
class Network:
    """How pages and feeds are fetched, and how one waits. Tests pass in one of their own."""

    fetch: "Fetch"
    fetch_feed: "FetchFeed"
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic


def network() -> Network:
    """The network itself."""
    from twosource.intake.fetch import fetch, fetch_feed

    return Network(fetch, fetch_feed)


def read_feeds(
    feeds: FeedList,
    writer: Writer,
    extractor: Extractor,
    options: "IntakeOptions",
    *,
    through: Network | None = None,
    on_progress: Callable[[ReadStep], None] | None = None,
) -> FeedsResult:
    """Read what is new in every feed of the list.

    A feed or an item that can't be read is listed in the result and stops nothing. Stopping at any
    moment loses nothing: an item counts as read once its report is written.
    """
    round_ = _Round(feeds, options, through or network())
    result = read_batch(round_.reports(), writer, extractor, on_progress)
    return FeedsResult(result, round_.answered, round_.unchanged, tuple(round_.failed))


class _New(NamedTuple):
    """An item to read, and the feed on the list that it came with."""

    url: str
    feed: "Feed"
    item: "FeedItem"


class _Round:
    """One round over all feeds."""

    def __init__(self, feeds: FeedList, options: "IntakeOptions", through: Network) -> None:
        self._feeds, self._options, self._through = feeds, options, through
        self._asked: dict[str, float] = {}
        self._busy: set[str] = set()
        self._validators: dict[str, Validators] = {}
        self._unsettled: set[str] = set()
        self.answered = 0
        self.unchanged = 0
        self.failed: list[Refusal] = []

    def reports(self) -> Iterator["Report | Refusal"]:
        """The reports of all new items, hosts taking turns."""
        new = [one for entry in self._feeds.all() for one in self._new(entry)]
        for one in _in_turn(new):
            found = list(self._reports_of(one))
            yield from found
            if any(isinstance(report, Report) for report in found):
                self._feeds.done(one.item.key, one.item.digest)
            else:
                self._unsettled.add(one.url)
        # Only now: a feed that is asked with validators tells nothing of what is left to read.
        for url, known in self._validators.items():
            if url not in self._unsettled:
                self._feeds.settled(url, known.etag, known.modified)

    def _new(self, entry: FeedEntry) -> Iterator["_New"]:
        """The items of one feed that weren't read as they stand."""
        from twosource.intake import Refusal

        try:
            feed = self._answer(entry)
        except InputError as error:
            self._feeds.failed(entry.url, str(error))
            self.failed.append(Refusal(entry.url, error))
            return
        if feed is None:
            self.unchanged += 1
            return
        self.answered += 1
        for item in feed.items:
            if not self._feeds.is_done(item.key, item.digest, _PATIENCE):
                yield _New(entry.url, feed, item)

    def _answer(self, entry: FeedEntry) -> "Feed | None":
        """The feed, or None if it says that it is as it was."""
        from twosource.intake.feed import read_feed
        from twosource.intake.fetch import Validators

        self._wait_for(entry.url)
        known = Validators(entry.etag, entry.modified)
        page = self._through.fetch_feed(entry.url, self._options, known)
        if page is None:
            self._feeds.answered(entry.url, None)
            self._validators[entry.url] = known
            return None
        feed = read_feed(page.data, page.url, page.charset)
        self._feeds.answered(entry.url, feed.title)
        self._validators[entry.url] = Validators(page.etag, page.modified)
        return feed

    def _reports_of(self, new: "_New") -> Iterator["Report | Refusal"]:
        from twosource.intake import Refusal
        from twosource.intake.feed_item import full_text, report_of_item

        _, feed, item = new
        where = item.link or item.title or "an item without a title"
        try:
            text = full_text(item)
            if text is not None:
                yield report_of_item(item, feed, text)
            elif _host(item.link or "") not in self._busy:
                yield from self._from_page(feed, item)
        except SiteBusy as error:
            self._busy.add(_host(item.link or ""))
            yield Refusal(where, error)
        except InputError as error:
            self._feeds.item_failed(item.key, item.digest)
            yield Refusal(where, error)

    def _from_page(self, feed: "Feed", item: "FeedItem") -> Iterator["Report | Refusal"]:
        """The report on the item's page. Raises ``InputError`` if there is none."""
        from twosource.intake.feed_item import completed
        from twosource.intake.load import load

        link = item.link or ""
        self._wait_for(link)
        for found in load(link, self._options, fetch=self._through.fetch):
            if not isinstance(found, Report):
                raise found.error
            yield completed(found, item, feed)

    def _wait_for(self, url: str) -> None:
        """Wait until a host may be asked again."""
        host = _host(url)
        before = self._asked.get(host)
        if before is not None:
            left = before + _PAUSE - self._through.clock()
            if left > 0:
                self._through.sleep(left)
        self._asked[host] = self._through.clock()


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def _in_turn(new: "Iterable[_New]") -> "Iterator[_New]":
    """Each item once, with those of one host as far apart as can be."""
    waiting: dict[str, deque[_New]] = {}
    held: set[str] = set()
    for one in new:
        if one.item.key not in held:
            held.add(one.item.key)
            waiting.setdefault(_host(one.item.link or ""), deque()).append(one)
    while waiting:
        for host in list(waiting):
            yield waiting[host].popleft()
            if not waiting[host]:
                del waiting[host]
