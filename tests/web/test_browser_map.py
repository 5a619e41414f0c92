"""Map, timeline and list of the page of events in a real browser, with WebGL drawn in software."""

import os
import shutil
import threading
import time
from collections.abc import Iterator

import httpx
import pytest
import uvicorn
from benchmarks.made_up import write

from twosource.web import DeskSettings, create_app
from twosource.web.packing import static_files

playwright = pytest.importorskip("playwright.sync_api", reason="playwright isn't installed")
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine"),
    pytest.mark.skipif(
        "built/maplibre-gl.js" not in static_files(), reason="built without the map's script"
    ),
]

PATIENCE = 120
"""Seconds that claims may take to be grouped."""
ARGUMENTS = (
    "--headless --no-sandbox --use-gl=angle --use-angle=swiftshader --enable-unsafe-swiftshader "
    "--disable-quic --no-first-run --disable-sync --disable-background-networking "
    "--disable-component-update"
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A desk that listens, over made-up stories at twenty places."""
    path = tmp_path_factory.mktemp("horn") / "horn.db"
    write(path)
    server = uvicorn.Server(
        uvicorn.Config(
            create_app(DeskSettings(path, patience=PATIENCE)), port=0, log_level="warning"
        )
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    address = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    until = time.monotonic() + PATIENCE
    while httpx.get(f"{address}/events").status_code == 503 and time.monotonic() < until:
        time.sleep(0.2)
    yield address
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    with playwright.sync_playwright() as started:
        made = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS.split())
        yield made
        made.close()


@pytest.fixture
def page(address: str, browser: playwright.Browser) -> Iterator[playwright.Page]:
    """A page that fails its test on any console error and any request to elsewhere."""
    wrong: list[str] = []
    context = browser.new_context(
        base_url=address, viewport={"width": 1280, "height": 1000}, reduced_motion="reduce"
    )
    made = context.new_page()
    made.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    made.on("pageerror", lambda error: wrong.append(str(error)))
    made.on("request", lambda r: r.url.startswith((address, "blob:")) or wrong.append(r.url))
    yield made
    context.close()
    assert wrong == []


def opened(page: playwright.Page, path: str = "/events") -> playwright.Page:
    """The page with its map alive."""
    page.goto(path)
    page.locator("#map.live").wait_for(timeout=30_000)
    return page


def count(page: playwright.Page) -> int:
    return int(page.get_by_role("status").first.inner_text().split()[0])


def drag(page: playwright.Page, selector: str, start: float, end: float) -> None:
    """Drag across an element, from one part of its width to another."""
    element = page.locator(selector).first
    element.scroll_into_view_if_needed()
    box = element.bounding_box()
    assert box
    y = box["y"] + box["height"] * 0.4
    page.mouse.move(box["x"] + box["width"] * start, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * (start + end) / 2, y, steps=4)
    page.mouse.move(box["x"] + box["width"] * end, y, steps=4)
    page.mouse.up()


def test_moving_the_map_narrows_the_list_and_back_brings_it_back(page: playwright.Page) -> None:
    opened(page)
    before = count(page)
    drag(page, ".map-live", 0.7, 0.25)
    page.wait_for_url("**bbox=**")
    playwright.expect(page.get_by_role("status").first).to_contain_text(f"of {before}")
    narrowed = count(page)
    assert 0 < narrowed < before
    assert page.locator(".events li").count() == narrowed
    assert page.locator("#filters input[name=bbox]").count() == 1
    here = page.url
    page.go_back()
    playwright.expect(page.get_by_role("status").first).to_have_text(f"{before} events")
    assert "bbox" not in page.url
    page.goto(here)
    assert count(page) == narrowed


def test_a_cluster_leads_to_the_events_that_it_counts(page: playwright.Page) -> None:
    opened(page)
    cluster = page.locator("a.map-mark:not([data-event])").last
    number = int(cluster.locator(".count").text_content() or 0)
    cluster.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**bbox=**")
    playwright.expect(page.get_by_role("status").first).to_contain_text(f"{number} events of")


def test_the_mark_of_one_event_selects_it_in_the_list(page: playwright.Page) -> None:
    opened(page)
    mark = page.locator("a.map-mark[data-event]").first
    mark.click()
    row = page.locator("li.selected")
    assert row.get_attribute("data-event") == mark.get_attribute("data-event")
    playwright.expect(row).to_be_in_viewport()
    mark.click()
    page.wait_for_url("**/events/e1-*")


def test_brushing_the_timeline_narrows_list_and_map(page: playwright.Page) -> None:
    opened(page)
    before, marks = count(page), page.locator("a.map-mark").count()
    drag(page, ".timeline .ground", 0.2, 0.45)
    page.wait_for_url("**after=**before=**")
    playwright.expect(page.get_by_role("status").first).to_contain_text(f"of {before}")
    assert 0 < count(page) < before
    assert page.locator("a.map-mark").count() < marks
    assert page.locator(".timeline .chosen").count() == 1
    assert page.get_by_label("Happened from", exact=True).first.input_value()


def test_the_days_of_publishing_can_be_chosen_with_the_keyboard(page: playwright.Page) -> None:
    opened(page)
    handle = page.get_by_role("slider", name="Published until")
    handle.focus()
    for _ in range(5):
        page.keyboard.press("PageDown")
    page.wait_for_url("**published_before=**")
    playwright.expect(page.get_by_role("slider", name="Published until")).to_be_focused()
    playwright.expect(page.locator(".given")).to_contain_text("published until")
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "published" not in url)


def test_pointing_at_an_event_lights_it_everywhere(page: playwright.Page) -> None:
    opened(page)
    row = page.locator(".events li").last
    event = row.get_attribute("data-event")
    row.hover()
    lit = page.locator(f".lit[data-event='{event}']")
    assert lit.count() >= 1


def test_the_live_map_lies_on_the_drawn_one(page: playwright.Page) -> None:
    page.goto("/events")
    drawn = positions(page, ".map-drawing a.mark")
    page.locator("#map.live").wait_for(timeout=30_000)
    live = positions(page, "a.map-mark")
    assert drawn.keys() == live.keys()
    for box, (x, y) in drawn.items():
        assert abs(live[box][0] - x) < 2, box
        assert abs(live[box][1] - y) < 2, box


def positions(page: playwright.Page, selector: str) -> dict[str, tuple[float, float]]:
    found: dict[str, list[float]] = page.evaluate(
        """selector => Object.fromEntries([...document.querySelectorAll(selector)].map(mark => {
            const box = mark.querySelector("circle").getBoundingClientRect();
            const middle = [box.x + box.width / 2 + scrollX, box.y + box.height / 2 + scrollY];
            return [mark.dataset.at, middle];
        }))""",
        selector,
    )
    return {box: (x, y) for box, (x, y) in found.items()}


def test_the_map_can_be_moved_with_the_keyboard(page: playwright.Page) -> None:
    opened(page)
    page.locator(".maplibregl-canvas").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**bbox=**")
    page.get_by_role("button", name="Zoom in").press("Enter")
    playwright.expect(page.get_by_role("status").first).to_contain_text("of")


def test_nothing_moves_without_scripts_and_all_is_there(
    address: str, browser: playwright.Browser
) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/events")
    before = count(page)
    page.locator(".map-drawing a.mark:not([data-event])").last.click()
    assert "bbox=" in page.url
    assert 0 < count(page) < before
    page.get_by_role("link", name="Show all places").click()
    assert count(page) == before
    context.close()


def test_a_printed_page_has_the_drawn_map_as_it_is_narrowed(page: playwright.Page) -> None:
    opened(page, "/events?bbox=38,2,40,5")
    shown = page.locator("a.map-mark").count()
    page.emulate_media(media="print")
    assert page.locator(".map-drawing a.mark").count() == shown > 0
    assert page.locator(".map-drawing").is_visible()
    assert not page.locator(".map-live").is_visible()


@pytest.mark.parametrize("width", [360, 800, 1280])
def test_the_pictures_fit_the_screen(page: playwright.Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    opened(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/events", "/events?bbox=38,2,40,5&after=2026-03-10"])
def test_axe_finds_nothing(
    address: str, browser: playwright.Browser, scheme: str, path: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    # The checker is a script of its own: the page's policy would not let it in.
    context = browser.new_context(base_url=address, color_scheme=scheme, bypass_csp=True)
    found = axe.Axe().run(opened(context.new_page(), path))
    context.close()
    assert [v["id"] for v in found.response["violations"]] == []
