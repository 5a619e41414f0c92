"""Feeds on the desk: nothing is fetched before somebody says so."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from samples import toy
from twosource.intake.fetch import Page, Validators
from twosource.intake.options import IntakeOptions
from twosource.ledger import open_ledger
from twosource.ledger.feeding import Network
from twosource.web import DeskSettings, create_app

LONG = " ".join(f"Police in the town of Tarsk said that {n} men fled." for n in range(2, 20))
RSS = (
    "<rss><channel><title>Tarsk Post</title><item><title>Men flee &lt;b&gt;</title>"
    "<link>https://tarsk.example/1</link>"
    f"<content:encoded><![CDATA[<p>{LONG}</p>]]></content:encoded></item></channel></rss>"
)
URL = "https://tarsk.example/rss"


@pytest.fixture
def asked() -> list[str]:
    """The addresses that the desk asked for."""
    return []


@pytest.fixture
def desk(tmp_path: Path, asked: list[str]) -> Iterator[TestClient]:
    def fetch_feed(url: str, options: IntakeOptions, known: Validators) -> Page:
        asked.append(url)
        return Page(url, RSS.encode(), None, None)

    def fetch(url: str, options: IntakeOptions) -> Page:
        raise AssertionError(url)

    path = tmp_path / "feeds.db"
    open_ledger(path).close()
    settings = DeskSettings(path, extractor=toy, network=lambda: Network(fetch, fetch_feed))
    with TestClient(create_app(settings), base_url="http://127.0.0.1") as client:
        yield client


def token(desk: TestClient) -> str:
    page = html.fromstring(desk.get("/add").text)
    return str(page.xpath("//input[@name='form_token']/@value")[0])


def send(desk: TestClient, status: int = 303, **fields: str) -> str:
    answer = desk.post("/feeds", data={"form_token": token(desk), **fields}, follow_redirects=False)
    assert answer.status_code == status, answer.text
    return str(answer.headers.get("location", answer.text))


def listed(desk: TestClient) -> list[str]:
    page = html.fromstring(desk.get("/add").text)
    return [
        str(u) for u in page.xpath("//ul[contains(@class, 'feeds')]//input[@name='url']/@value")
    ]


def test_a_feed_is_read_when_somebody_says_so(desk: TestClient, asked: list[str]) -> None:
    assert send(desk, act="add", url=URL) == "/add#feeds"
    assert listed(desk) == [URL]
    assert asked == []
    progress = send(desk, act="read")
    for _ in range(200):
        answer = desk.get(progress)
        if "refresh" not in answer.headers:
            break
        time.sleep(0.02)
    assert asked == [URL]
    assert "1 item of the feeds" in answer.text
    assert "Men flee" in answer.text
    (report,) = desk.get("/api/v1/reports").json()["items"]
    assert (report["outlet"], report["url"]) == ("Tarsk Post", "https://tarsk.example/1")
    assert "Tarsk Post" in desk.get("/add").text


def test_a_list_from_a_feed_reader(desk: TestClient, asked: list[str]) -> None:
    opml = f'<opml><body><outline text="T" xmlUrl="{URL}"/></body></opml>'.encode()
    answer = desk.post(
        "/feeds",
        data={"form_token": token(desk), "act": "add"},
        files=[("opml", ("list.opml", opml))],
        follow_redirects=False,
    )
    assert answer.status_code == 303
    assert listed(desk) == [URL]
    assert URL in desk.get("/feeds.opml").text
    send(desk, act="remove", url=URL)
    assert listed(desk) == []
    assert asked == []


@pytest.mark.parametrize("url", ["ftp://a.example/", "no address", "https://u:p@a.example/", ""])
def test_what_is_no_feed_is_not_taken(desk: TestClient, url: str) -> None:
    assert "Not taken" in send(desk, 422, act="add", url=url)
    assert listed(desk) == []


def test_a_forged_form_is_refused(desk: TestClient, asked: list[str]) -> None:
    desk.get("/add")
    assert desk.post("/feeds", data={"act": "read", "form_token": "x"}).status_code == 403
    other = {"origin": "https://evil.example"}
    assert desk.post("/feeds", data={"act": "read"}, headers=other).status_code == 403
    assert asked == []
