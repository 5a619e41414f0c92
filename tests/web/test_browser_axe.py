"""Every page of the desk under axe, in light and in dark, with no violation (WCAG 2 AA)."""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import uvicorn

import twosource as ts
from twosource.model import Report
from twosource.web import DeskSettings, create_app

playwright = pytest.importorskip("playwright.sync_api", reason="playwright isn't installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe isn't installed")
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine")

ARGUMENTS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync"
PATIENCE = 120.0
PAGES = {
    "events": "/events",
    "no event found": "/events?text=nothing-of-the-kind&place=Nowhere",
    "event": "{event}",
    "event, looking for others": "{event}?find=raid",
    "brief of an event": "{event}/brief",
    "brief": "/brief",
    "no brief": "/brief?place=Nowhere",
    "claims": "/claims",
    "no claim found": "/claims?text=nothing-of-the-kind",
    "claim": "/claims/{claim}",
    "reports": "/reports",
    "report": "/reports/wire",
    "versions of a report": "/reports/courier?version=1",
    "copies": "/reports/wire/copies",
    "source": "/sources/Halima%20Duba",
    "outlet": "/outlets/Horn%20Wire",
    "review": "/review",
    "judgements": "/judgements",
    "judging": "/judge?verdict=reject&subject={claim}",
    "adding, feeds": "/add",
    "signing in": "/sign-in",
    "no such page": "/no/such/page",
    "wrong filter": "/events?after=yesterday",
}
RAID = (
    "Gunmen raided a truck park in Moyale on Tuesday night and killed at least {} people, the "
    "hospital's director, Halima Duba, said on Wednesday. Two customs officials said that the "
    "police had been warned of the raid. County police commander Peter Lokiru denied that."
)


def report(id: str, outlet: str, dead: str) -> Report:
    return ts.report_from_text(
        RAID.format(dead),
        id=id,
        outlet=outlet,
        title=f"Raid on Moyale, told by {outlet}",
        published="2026-05-13",
        url=f"https://example.org/{id}",
    )


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two copies of a report and one in two versions, a judgement, a feed."""
    path = tmp_path_factory.mktemp("axe") / "desk.db"
    with ts.open(path) as book:
        book.read(report("wire", "Horn Wire", "nine"), report("copy", "Coast Tribune", "nine"))
        book.read(report("courier", "Rift Courier", "12"))
        book.read(report("courier", "Rift Courier", "14"))
        ts.review(book, "accept", next(iter(book.claims())).id, who="Ana")
        book.feeds.add("https://example.org/rss", "Example")
    return path


def listening(settings: DeskSettings) -> Iterator[str]:
    """The address of a desk that listens until it is no more needed."""
    server = uvicorn.Server(uvicorn.Config(create_app(settings), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def address(ledger: Path) -> Iterator[str]:
    yield from listening(DeskSettings(ledger, own_name="Ana", patience=PATIENCE))


@pytest.fixture(scope="module")
def guarded(ledger: Path) -> Iterator[str]:
    yield from listening(DeskSettings(ledger, token="a-token-that-is-long-enough"))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("empty") / "desk.db"
    ts.open(path).close()
    yield from listening(DeskSettings(path))


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    with playwright.sync_playwright() as started:
        made = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS.split())
        yield made
        made.close()


@pytest.fixture(scope="module")
def pages(address: str) -> dict[str, str]:
    """The address of each page, by its name."""
    get = httpx.Client(base_url=address, timeout=PATIENCE).get
    event = get("/api/v1/events").json()["items"][0]["id"]
    claim = get("/api/v1/claims").json()["items"][0]["id"]
    return {k: p.format(event=f"/events/{event}", claim=claim) for k, p in PAGES.items()}


def violations(page: playwright.Page) -> list[str]:
    found = axe.Axe().run(page).response["violations"]
    return [f"{v['id']}: {n['target']} {n['failureSummary']}" for v in found for n in v["nodes"]]


def page_in(browser: playwright.Browser, base: str, **look: object) -> playwright.Page:
    # The checker is a script of its own: the page's policy would not let it in.
    return browser.new_context(base_url=base, bypass_csp=True, **look).new_page()


LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 800}},
}


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_on_any_page(
    browser: playwright.Browser, address: str, pages: dict[str, str], look: str
) -> None:
    page = page_in(browser, address, **LOOKS[look])
    found = {}
    for name, path in pages.items():
        page.goto(path)
        found[name] = violations(page)
    page.context.close()
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_axe_finds_nothing_where_a_token_or_a_report_is_missing(
    browser: playwright.Browser, guarded: str, empty: str
) -> None:
    for base, path in ((guarded, "/events"), (empty, "/events"), (empty, "/review")):
        page = page_in(browser, base)
        page.goto(path)
        assert violations(page) == []
        page.context.close()


@pytest.mark.parametrize("width", [320, 768])
def test_no_page_is_wider_than_the_screen(
    browser: playwright.Browser, address: str, pages: dict[str, str], width: int
) -> None:
    page = page_in(browser, address, viewport={"width": width, "height": 800})
    wide = {}
    for name, path in pages.items():
        page.goto(path)
        wide[name] = page.evaluate("document.documentElement.scrollWidth")
    page.context.close()
    assert {name: w for name, w in wide.items() if w > width} == {}


def test_filters_are_folded_on_a_phone_and_open_without_scripts(
    browser: playwright.Browser, address: str
) -> None:
    phone = page_in(
        browser, address, viewport={"width": 390, "height": 800}, java_script_enabled=False
    )
    phone.goto("/claims")
    assert not phone.get_by_label("Origin", exact=True).is_visible()
    phone.get_by_text("Filters", exact=True).click()
    assert phone.get_by_label("Origin", exact=True).is_visible()
    phone.set_viewport_size({"width": 1000, "height": 800})
    assert not phone.get_by_text("Filters", exact=True).is_visible()
    phone.context.close()
