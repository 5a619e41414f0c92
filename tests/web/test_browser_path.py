"""The desk as a verification editor walks it, in a real browser: from two reports to a brief."""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

import twosource as ts
from twosource.brief.check import check, read_draft
from twosource.brief.material import gather
from twosource.web import DeskSettings, create_app

playwright = pytest.importorskip("playwright.sync_api", reason="playwright isn't installed")
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine")

ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync "
    "--disable-background-networking --disable-component-update"
)
PATIENCE = 120_000
"""Milliseconds that a step may take: the models are loaded on the way."""

PASTED = (
    "MOYALE, May 13 (Horn Wire) - Gunmen raided a truck park in Moyale on Tuesday night and "
    "killed nine people, the hospital's director, Halima Duba, said.\n\n"
    "County police commander Peter Lokiru denied that officers had been warned of the raid."
)
FILE = """---
title: Six dead in Moyale, ministry says
outlet: Abay Evening
published: 2026-05-15
---

Gunmen raided a truck park in Moyale on Tuesday and killed six people, interior ministry
spokeswoman Grace Atieno said on Friday.
"""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "desk.db"
    ts.open(path).close()
    return path


@pytest.fixture
def address(ledger: Path) -> Iterator[str]:
    """A desk that listens, over a ledger with nothing in it."""
    app = create_app(DeskSettings(ledger, own_name="Ana", patience=PATIENCE / 1000))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def page(address: str) -> Iterator[playwright.Page]:
    """A page that fails its test on any console error and any request to elsewhere."""
    wrong: list[str] = []
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS.split())
        context = browser.new_context(
            base_url=address, viewport={"width": 1280, "height": 900}, reduced_motion="reduce"
        )
        context.set_default_timeout(PATIENCE)
        made = context.new_page()
        made.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
        made.on("pageerror", lambda error: wrong.append(str(error)))
        made.on("request", lambda r: r.url.startswith((address, "blob:")) or wrong.append(r.url))
        yield made
        browser.close()
    assert wrong == []


def add_by_pasting(page: playwright.Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Add a report").click()
    page.get_by_role("textbox", name="Text").fill(PASTED)
    page.get_by_label("Title").fill("Nine dead in raid on Moyale truck park")
    page.get_by_label("Outlet").fill("Horn Wire")
    page.get_by_label("Published").fill("2026-05-13")
    page.get_by_role("button", name="Read", exact=True).click()
    page.get_by_role("link", name="Nine dead in raid").wait_for()


def add_by_file(page: playwright.Page, file: Path) -> None:
    file.write_text(FILE, "utf-8")
    page.get_by_role("link", name="Add more").click()
    page.locator("input[name=files]").set_input_files(file)
    page.get_by_role("button", name="Read", exact=True).click()
    page.get_by_role("link", name="Six dead in Moyale").wait_for()


def find_event(page: playwright.Page) -> None:
    page.get_by_role("link", name="See the events").click()
    page.get_by_label("Words").fill("truck park")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name="words: truck park").wait_for()
    page.locator(".events h2 a").first.click()


def test_from_two_reports_to_a_checked_brief(
    page: playwright.Page, ledger: Path, tmp_path: Path
) -> None:
    expect = playwright.expect
    add_by_pasting(page)
    add_by_file(page, tmp_path / "six.md")
    find_event(page)
    event = page.url

    page.locator(".graph").get_by_role("link", name="Six dead in Moyale").click()
    passage = page.locator(".content:target")
    expect(passage).to_be_in_viewport()
    expect(passage).to_contain_text("killed six people")

    page.goto(event)
    claims = page.locator(".voice .claim-item").count()
    page.locator(".claim-item", has_text="killed six people").get_by_text("not the same").click()
    expect(page.get_by_role("status").first).to_contain_text("Taken apart")
    page.goto("/events?text=truck+park")
    expect(page.locator(".events li")).to_have_count(2)

    page.goto("/judgements")
    page.get_by_role("link", name="Undo").first.click()
    expect(page.get_by_role("status").first).to_contain_text("Withdrawn")
    page.goto("/events?text=truck+park")
    expect(page.locator(".events li")).to_have_count(1)
    page.locator(".events h2 a").click()
    expect(page.locator(".voice .claim-item")).to_have_count(claims)

    page.get_by_role("link", name="brief", exact=True).click()
    page.get_by_role("heading", name="Situation report").wait_for()
    expect(page.locator(".brief")).to_contain_text("Grace Atieno")
    for name in ("HTML", "Markdown", "JSON"):
        with page.expect_download() as saved:
            page.get_by_role("link", name=name, exact=True).click()
        text = Path(saved.value.path()).read_text("utf-8")
        assert findings(ledger, text) == ()
    assert findings(ledger, text.replace("six", "sixty"))


def findings(ledger: Path, text: str) -> tuple[object, ...]:
    with ts.open(ledger) as book:
        return check(read_draft(text), gather(book.view, writer=book.writer))
