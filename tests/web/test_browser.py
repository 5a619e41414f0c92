"""The main paths in a real browser, where there is one: Chromium and playwright."""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from twosource.web import create_app

playwright = pytest.importorskip("playwright.sync_api", reason="playwright isn't installed")
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine")

ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync "
    "--disable-background-networking --disable-component-update"
)


@pytest.fixture
def address(tmp_path: Path, wire_and_paper: object) -> Iterator[str]:
    """A desk that listens, over two reports of one raid."""
    app = create_app(wire_and_paper)  # type: ignore[arg-type]
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def page(address: str) -> Iterator[playwright.Page]:
    """A page that fails its test on any console error and any request to elsewhere."""
    wrong: list[str] = []
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS.split())
        made = browser.new_page(base_url=address)
        made.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
        made.on("pageerror", lambda error: wrong.append(str(error)))
        made.on("request", lambda r: r.url.startswith(address) or wrong.append(r.url))
        yield made
        browser.close()
    assert wrong == []


def test_from_the_list_over_the_event_to_the_passage(page: playwright.Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="gunmen raided").first.click()
    page.get_by_role("group", name="Graph").wait_for()
    page.locator(".figure td.words a").first.click()
    assert "/reports/" in page.url
    target = page.locator(".content:target")
    assert "gunmen raided" in target.inner_text()
    assert target.evaluate("e => e.getBoundingClientRect().top") < page.viewport_size["height"]


def test_keys_go_from_claim_to_claim(page: playwright.Page) -> None:
    page.goto("/events")
    page.goto("/reports/wire")
    page.keyboard.press("j")
    page.keyboard.press("j")
    focused = "document.activeElement.dataset.claim"
    second = page.evaluate(focused)
    assert page.locator(f"[data-note='{second}'][open] .steps").is_visible()
    page.keyboard.press("k")
    assert page.evaluate(focused) != second
    page.keyboard.press("?")
    assert page.get_by_role("heading", name="Keys").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    page.wait_for_url("**/events/e1-*")


def test_a_claim_can_be_reached_without_a_mouse_or_scripts(
    page: playwright.Page, address: str
) -> None:
    context = page.context.browser.new_context(java_script_enabled=False, base_url=address)
    bare = context.new_page()
    bare.goto("/reports/wire")
    bare.locator("a.content").first.focus()
    bare.keyboard.press("Enter")
    assert bare.url.partition("#")[2].startswith("why-c1-")
    assert bare.locator("details.note[open] .steps").is_visible()
    context.close()


def test_a_report_is_added(page: playwright.Page) -> None:
    page.goto("/add")
    text = "Police in the town of Isiolo said that 3 men fled to the hills on Monday evening."
    page.get_by_role("textbox", name="Text").fill(text)
    page.get_by_label("Title").fill("At Isiolo")
    page.get_by_role("button", name="Read", exact=True).click()
    page.get_by_role("link", name="At Isiolo").click(timeout=20_000)
    assert page.locator("a.content").count() == 1


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_screen(page: playwright.Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/events")
    event = page.locator(".events h2 a").first.get_attribute("href")
    for path in (
        "/events",
        event,
        "/claims",
        "/reports",
        "/reports/wire",
        "/review",
        "/judgements",
        "/add",
    ):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_what_is_behind_it(page: playwright.Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto("/events")
    tokens = page.evaluate(
        "() => { const s = getComputedStyle(document.documentElement);"
        " return Object.fromEntries(['--paper', '--raised', '--ink', '--soft', '--conflict',"
        " '--on-hue', ...[1,2,3,4,5,6,7,8].map(i => `--hue-${i}`)]"
        " .map(n => [n, s.getPropertyValue(n).trim()])); }"
    )
    for name in ("--ink", "--soft", "--conflict"):
        assert contrast(tokens[name], tokens["--paper"]) >= 4.5, name
        assert contrast(tokens[name], tokens["--raised"]) >= 4.5, name
    for i in range(1, 9):
        assert contrast(tokens[f"--hue-{i}"], tokens["--paper"]) >= 3, i
        assert contrast(tokens["--on-hue"], tokens[f"--hue-{i}"]) >= 3.5, i


def contrast(one: str, two: str) -> float:
    """The contrast of two colours (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_not_the_same_splits_an_event_and_undo_makes_it_whole(page: playwright.Page) -> None:
    page.goto("/events")
    page.locator(".events h2 a").first.click()
    count = page.locator(".support-line a").first
    assert count.inner_text() == "4 claims"
    page.get_by_role("link", name="not the same").first.click()
    page.wait_for_url("**judged=j1-*")
    assert "Taken apart" in page.get_by_role("status").inner_text()
    assert count.inner_text() == "3 claims"
    page.get_by_role("link", name="Undo").first.click()
    page.get_by_text("Withdrawn.").wait_for()
    assert count.inner_text() == "4 claims"


def test_a_queue_is_worked_through_by_keyboard_alone(page: playwright.Page) -> None:
    page.goto("/events")
    page.goto("/review")
    heading = page.locator("#claim-h")
    done = page.locator(".progress")
    first = heading.inner_text()
    page.keyboard.press("j")
    page.wait_for_url("**claim=c1-*")
    assert heading.inner_text() != first
    page.keyboard.press("k")
    page.wait_for_function("t => document.querySelector('#claim-h').innerText === t", arg=first)
    page.keyboard.press("a")
    page.get_by_text("Accepted.").wait_for()
    assert "1 of 4" in done.inner_text()
    page.keyboard.press("w")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    words = page.evaluate("getSelection().toString()").strip()
    assert len(words.split()) == 2
    page.keyboard.press("1")
    assert page.locator("textarea[name=content]").input_value() == words
    page.keyboard.press("s")
    page.get_by_text("Corrected:").wait_for()
    assert "2 of 4" in done.inner_text()
    page.keyboard.press("x")
    page.get_by_text("Rejected:").wait_for()
    page.keyboard.press("u")
    page.get_by_text("Withdrawn.").wait_for()
    assert "2 of 4" in done.inner_text()
    page.keyboard.press("?")
    assert page.get_by_role("heading", name="Keys").is_visible()


def test_a_claim_is_judged_from_its_passage_by_keyboard(page: playwright.Page) -> None:
    page.goto("/events")
    page.goto("/reports/wire")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.get_by_text("Accepted.").wait_for()
    assert page.locator("a.reviewed").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_people_judge(page: playwright.Page, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page.goto("/events")
    event = page.locator(".events h2 a").first.get_attribute("href")
    # The checker is a script of its own: the page's policy would not let it in.
    context = page.context.browser.new_context(
        base_url=page.url.removesuffix("/events"), color_scheme=scheme, bypass_csp=True
    )
    opened = context.new_page()
    for path in (event, "/review", "/judgements", "/judge?verdict=undo&subject=j1", "/sign-in"):
        opened.goto(path)
        assert [v["id"] for v in axe.Axe().run(opened).response["violations"]] == [], path
    context.close()
