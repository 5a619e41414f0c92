"""Feeds are read when asked, each item once, and one bad feed or item stops no other."""

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

import twosource as ts
from samples import toy
from twosource.intake import IntakeOptions
from twosource.intake.fetch import fetch, fetch_feed
from twosource.ledger import FeedsResult, Ledger, ReadResult
from twosource.ledger.feeding import Network, read_feeds

HOSTS = {"tarsk.example": ["9.9.9.9"], "pell.example": ["8.8.8.8"], "inner.example": ["10.0.0.1"]}
LONG = " ".join(f"Police in the town of Tarsk said that {n} men fled." for n in range(2, 20))
XML = {"Content-Type": "text/xml"}


class Web:
    """A web without a network: answers by address, counts requests, and lets nobody wait."""

    def __init__(self) -> None:
        self.answers: dict[str, Callable[[httpx.Request], httpx.Response]] = {}
        self.asked: list[str] = []
        self.waits: list[float] = []
        self._now = 0.0

    def says(self, url: str, body: str, status: int = 200, **headers: str) -> None:
        held = {"Content-Type": "text/html", **{k.replace("_", "-"): v for k, v in headers.items()}}
        self.answers[url] = lambda _: httpx.Response(status, headers=held, content=body.encode())

    def feed(self, url: str, *items: str, etag: str | None = None) -> None:
        body = f"<rss><channel><title>The {url[8:12]}</title>{''.join(items)}</channel></rss>"
        held = {**XML, **({"ETag": etag} if etag else {})}

        def answer(request: httpx.Request) -> httpx.Response:
            if etag and request.headers.get("if-none-match") == etag:
                return httpx.Response(304)
            return httpx.Response(200, headers=held, content=body.encode())

        self.answers[url] = answer

    def network(self) -> Network:
        transport = httpx.MockTransport(self._answer)

        def look_up(host: str, port: int) -> list[str]:
            return HOSTS.get(host, [host])

        return Network(
            lambda url, options: fetch(url, options, transport=transport, look_up=look_up),
            lambda url, options, known: fetch_feed(
                url, options, known, transport=transport, look_up=look_up
            ),
            self._sleep,
            lambda: self._now,
        )

    def _sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self._now += seconds

    def _answer(self, request: httpx.Request) -> httpx.Response:
        url = f"{request.url.scheme}://{request.headers['host']}{request.url.path}"
        self.asked.append(url)
        return self.answers[url](request) if url in self.answers else httpx.Response(404)


@pytest.fixture
def web() -> Web:
    return Web()


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Ledger]:
    with ts.open(tmp_path / "feeds.db", extractor=toy) as ledger:
        yield ledger


def read(book: Ledger, web: Web) -> FeedsResult:
    return read_feeds(book.feeds, book.writer, toy(), IntakeOptions(), through=web.network())


def item(link: str, title: str = "Men flee", text: str = "") -> str:
    full = f"<content:encoded><![CDATA[<p>{text}</p>]]></content:encoded>" if text else ""
    return f"<item><title>{title}</title><link>{link}</link>{full}</item>"


def page(text: str) -> str:
    return (
        f"<html><head><title>x</title></head><body><article><p>{text}</p></article></body></html>"
    )


FEED = "https://tarsk.example/rss"


def test_an_item_with_its_whole_text_asks_for_no_page(book: Ledger, web: Web) -> None:
    web.feed(FEED, item("https://tarsk.example/1", text=LONG))
    book.feeds.add(FEED)
    assert read(book, web).items.new == 1
    assert web.asked == [FEED]
    (report,) = book.reports()
    assert (report.title, report.outlet, report.url) == (
        "Men flee",
        "The tars",
        "https://tarsk.example/1",
    )


def test_a_short_item_is_read_from_its_page(book: Ledger, web: Web) -> None:
    web.feed(FEED, item("https://pell.example/1", text="Police said so. Read more"))
    web.says("https://pell.example/1", page(LONG))
    book.feeds.add(FEED)
    assert read(book, web).items.new == 1
    assert web.asked == [FEED, "https://pell.example/1"]
    (entry,) = book.reports()
    assert "19 men fled" in book.report(entry.id).text


def test_nothing_is_read_twice(book: Ledger, web: Web) -> None:
    web.feed(FEED, item("https://pell.example/1"))
    web.feed("https://tarsk.example/other", item("https://pell.example/1"))
    web.says("https://pell.example/1", page(LONG))
    book.feeds.add(FEED)
    book.feeds.add("https://tarsk.example/other")
    assert read(book, web).items.new == 1
    assert read(book, web).items == ReadResult()
    assert web.asked.count("https://pell.example/1") == 1


def test_an_item_that_changed_becomes_a_new_version(book: Ledger, web: Web) -> None:
    book.feeds.add(FEED)
    for text in (LONG, LONG.replace("19 men", "91 men")):
        web.feed(FEED, item("https://tarsk.example/1", text=text))
        read(book, web)
    (entry,) = book.reports()
    assert entry.versions == 2


def test_a_feed_that_is_as_it_was_sends_nothing_again(book: Ledger, web: Web) -> None:
    web.feed(FEED, item("https://tarsk.example/1", text=LONG), etag='"a"')
    book.feeds.add(FEED)
    assert read(book, web).answered == 1
    assert book.feeds.all()[0].etag == '"a"'
    second = read(book, web)
    assert (second.answered, second.unchanged) == (0, 1)


def test_what_is_left_to_read_keeps_a_feed_from_being_settled(book: Ledger, web: Web) -> None:
    web.feed(FEED, item("https://pell.example/1"), etag='"a"')
    book.feeds.add(FEED)
    assert [str(r.target) for r in read(book, web).items.refused] == ["https://pell.example/1"]
    assert book.feeds.all()[0].etag is None
    web.says("https://pell.example/1", page(LONG))
    assert read(book, web).items.new == 1


def test_stopping_in_the_middle_loses_nothing(book: Ledger, web: Web) -> None:
    items = [item(f"https://tarsk.example/{n}", text=LONG + str(n)) for n in range(3)]
    web.feed(FEED, *items, etag='"a"')
    book.feeds.add(FEED)

    def stop(step: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_feeds(
            book.feeds,
            book.writer,
            toy(),
            IntakeOptions(),
            through=web.network(),
            on_progress=stop,
        )
    read(book, web)
    assert len(list(book.reports())) == 3


def test_one_bad_feed_or_item_stops_no_other(book: Ledger, web: Web) -> None:
    web.says(FEED, '<!DOCTYPE a [<!ENTITY b "c">]><rss>&b;</rss>')
    web.feed(
        "https://pell.example/rss",
        "<item><title>says nothing</title></item>",
        item("https://pell.example/gone"),
        item("https://inner.example/secret"),
        item("https://pell.example/1", text=LONG),
    )
    for url in (FEED, "https://pell.example/rss", "https://tarsk.example/none"):
        book.feeds.add(url)
    result = read(book, web)
    assert result.items.new == 1
    assert {r.target for r in result.failed} == {FEED, "https://tarsk.example/none"}
    assert "entities of its own" in str(result.failed[-1].error) + str(result.failed[0].error)
    refused = {r.target: str(r.error) for r in result.items.refused}
    assert set(refused) == {"https://pell.example/gone", "https://inner.example/secret"}
    assert "private address" in refused["https://inner.example/secret"]
    assert {e.url for e in book.feeds.all() if e.problem} == {r.target for r in result.failed}


def test_an_item_that_keeps_failing_is_left_alone(book: Ledger, web: Web) -> None:
    web.feed(FEED, item("https://pell.example/gone"))
    book.feeds.add(FEED)
    refused = [len(read(book, web).items.refused) for _ in range(5)]
    assert refused == [1, 1, 1, 0, 0]


def test_a_feed_that_moves_to_a_private_address_is_refused(book: Ledger, web: Web) -> None:
    web.says(FEED, "", 302, Location="http://inner.example/rss")
    book.feeds.add(FEED)
    (failed,) = read(book, web).failed
    assert "10.0.0.1, a private address" in str(failed.error)


def test_a_host_is_asked_once_a_second(book: Ledger, web: Web) -> None:
    web.feed(FEED, *(item(f"https://pell.example/{n}") for n in range(3)))
    for n in range(3):
        web.says(f"https://pell.example/{n}", page(LONG + str(n)))
    book.feeds.add(FEED)
    assert read(book, web).items.new == 3
    assert web.waits == [1.0, 1.0]


def test_a_host_that_asks_to_be_left_alone_is(book: Ledger, web: Web) -> None:
    web.feed(FEED, *(item(f"https://pell.example/{n}") for n in range(3)))
    for n in range(3):
        web.says(f"https://pell.example/{n}", "", 429)
    book.feeds.add(FEED)
    assert len(read(book, web).items.refused) == 1
    assert len([url for url in web.asked if "pell" in url]) == 1
    for n in range(3):
        web.says(f"https://pell.example/{n}", page(LONG + str(n)))
    assert read(book, web).items.new == 3


def test_the_list_holds_each_feed_once(book: Ledger) -> None:
    assert book.feeds.add(FEED, "Tarsk")
    assert not book.feeds.add(FEED)
    assert [(f.url, f.title) for f in book.feeds.all()] == [(FEED, "Tarsk")]
    assert book.feeds.remove(FEED)
    assert not book.feeds.remove(FEED)
