"""The page of events: filters, map and timeline as they come from the server, without scripts."""

import gzip
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from benchmarks.made_up import write
from lxml import html
from starlette.testclient import TestClient

from twosource.web import DeskSettings, create_app
from twosource.web.packing import static_files
from web.conftest import BASE, HOSTILE

MOST = 500_000
"""Bytes of the first view as they are sent."""
PATIENCE = 120
"""Seconds that claims may take to be grouped."""


@pytest.fixture(scope="module")
def horn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A desk over made-up stories at twenty places."""
    path = tmp_path_factory.mktemp("horn") / "horn.db"
    write(path)
    with TestClient(create_app(DeskSettings(path, patience=PATIENCE)), base_url=BASE) as client:
        until = time.monotonic() + PATIENCE
        while client.get("/events").status_code == 503 and time.monotonic() < until:
            time.sleep(0.2)
        yield client


def page_of(desk: TestClient, path: str) -> html.HtmlElement:
    answer = desk.get(path)
    assert answer.status_code == 200, path
    return html.fromstring(answer.text)


def listed(desk: TestClient, path: str) -> set[str]:
    """Ids of the events that an address lists, over all of its pages."""
    separator = "&" if "?" in path else "?"
    page = page_of(desk, f"{path}{separator}limit=500")
    return set(page.xpath("//ol[@class='events']/li/@data-event"))


def count(text: str) -> int:
    found = re.search(r"[\d,]+", text)
    assert found
    return int(found[0].replace(",", ""))


def test_the_number_on_each_mark_is_that_of_the_events_it_leads_to(horn: TestClient) -> None:
    page = page_of(horn, "/events")
    marks = page.xpath("//a[contains(@class, 'mark')]")
    assert len(marks) >= 10
    total = 0
    for mark in marks:
        number = count(mark.get("aria-label"))
        total += number
        if number == 1:
            assert mark.get("href") == f"/events/{mark.get('data-event')}"
        else:
            assert len(listed(horn, mark.get("href"))) == number, mark.get("aria-label")
    assert total == len(listed(horn, "/events")) - unplaced(page, horn)


def unplaced(page: html.HtmlElement, desk: TestClient) -> int:
    links = page.xpath("//a[contains(@href, 'unplaced=true')]/@href")
    return len(listed(desk, links[0])) if links else 0


def test_the_list_of_places_counts_what_it_links_to(horn: TestClient) -> None:
    links = page_of(horn, "/events").xpath("//details[@class='as-list']//a")
    assert len(links) >= 15
    for link in links:
        assert len(listed(horn, link.get("href"))) == count(link.text_content())


def test_the_map_and_the_list_show_the_same_of_a_box(horn: TestClient) -> None:
    page = page_of(horn, "/events?bbox=38,2,40,5")
    on_map = sum(count(m.get("aria-label")) for m in page.xpath("//a[contains(@class, 'mark')]"))
    assert on_map == len(listed(horn, "/events?bbox=38,2,40,5")) > 0


def test_a_box_leaves_the_timeline_what_lies_in_it(horn: TestClient) -> None:
    everywhere = page_of(horn, "/events").xpath("//a[contains(@class, 'happening')]/@data-event")
    here = page_of(horn, "/events?bbox=38,2,40,5").xpath(
        "//a[contains(@class, 'happening')]/@data-event"
    )
    assert set(here) < set(everywhere)
    assert set(here) <= listed(horn, "/events?bbox=38,2,40,5")


def test_days_leave_the_rest_of_the_timeline_in_sight_but_not_on_the_map(horn: TestClient) -> None:
    path = "/events?after=2026-03-15&before=2026-03-31"
    page = page_of(horn, path)
    happenings = page.xpath("//a[contains(@class, 'happening')]")
    pale = {h.get("data-event") for h in happenings if "pale" in h.get("class")}
    shown = {h.get("data-event") for h in happenings} - pale
    assert pale
    assert shown == listed(horn, path)
    assert page.xpath("//rect[@class='chosen']")
    on_map = sum(count(m.get("aria-label")) for m in page.xpath("//a[contains(@class, 'mark')]"))
    assert on_map <= len(shown)


def test_when_it_was_told_is_a_condition_of_its_own(horn: TestClient) -> None:
    early = listed(horn, "/events?published_before=2026-03-10")
    late = listed(horn, "/events?published_after=2026-03-11")
    assert early
    assert late
    assert early | late == listed(horn, "/events")


def test_events_without_a_date_can_be_listed(horn: TestClient) -> None:
    page = page_of(horn, "/events")
    (link,) = page.xpath("//figure[@id='timeline']//a[contains(@href, 'undated')]")
    undated = listed(horn, link.get("href"))
    assert len(undated) == count(link.text_content()) > 0
    assert undated.isdisjoint(page.xpath("//a[contains(@class, 'happening')]/@data-event"))


def test_where_nothing_is_found_it_says_which_filter_to_drop(horn: TestClient) -> None:
    page = page_of(horn, "/events?place=Moyale&after=2031-01-01&actor=nobody-at-all")
    (section,) = page.xpath("//section[@class='empty']")
    for item in section.xpath(".//ul[@class='drops']/li"):
        (link,) = item.xpath("./a")
        number = len(listed(horn, link.get("href")))
        said = item.xpath("string(./span)")
        assert said == "still nothing" if not number else count(said) == number


def test_each_filter_in_force_can_be_dropped(horn: TestClient) -> None:
    path = "/events?type=PROTEST&bbox=38,2,40,5&published_after=2026-03-01&sort=recent"
    chips = page_of(horn, path).xpath("//ul[@class='given']//a/@href")
    assert len(chips) == 3
    assert all("sort=recent" in chip for chip in chips)
    assert sum("bbox" in chip for chip in chips) == 2


def test_the_form_keeps_what_the_pictures_have_chosen(horn: TestClient) -> None:
    page = page_of(horn, "/events?bbox=38,2,40,5&published_after=2026-03-01&undated=true")
    fields = {f.get("name"): f.get("value") for f in page.xpath("//form[@id='filters']//input")}
    assert fields["bbox"] == "38,2,40,5"
    assert fields["published_after"] == "2026-03-01"
    assert fields["undated"] == "true"
    assert page.xpath("//form[@id='filters']//details[@open]")


@pytest.mark.parametrize("bad", ["bbox=1,2,3", "bbox=x", "after=yesterday", "published_after=x"])
def test_what_is_no_box_or_day_is_refused(horn: TestClient, bad: str) -> None:
    answer = horn.get(f"/events?{bad}")
    assert answer.status_code in (400, 422)


def test_names_of_places_stay_text(hostile_desk: TestClient) -> None:
    text = hostile_desk.get("/events").text
    page = html.fromstring(text)
    assert HOSTILE not in text
    assert not page.xpath("//svg//script | //svg//img")
    assert page.xpath("//a[contains(@class, 'mark')]")


def test_the_pictures_use_no_inline_styles(horn: TestClient) -> None:
    assert not page_of(horn, "/events").xpath("//@style")


def test_the_first_view_is_light(horn: TestClient) -> None:
    """All that a browser loads to show the page and to make the map move."""
    if "built/maplibre-gl.js" not in static_files():
        if os.environ.get("TWOSOURCE_REQUIRE_ASSETS") == "1":
            pytest.fail("the package was built without the map's script")
        pytest.skip("the package was built without the map's script")
    # West Africa to Fiji: the widest frame has the longest coasts.
    for path in ("/events", "/events?bbox=-180,-60,180,80"):
        answer = horn.get(path, headers={"Accept-Encoding": "gzip"})
        page = html.fromstring(answer.text)
        sizes = {path: int(answer.headers["content-length"])}
        loaded = page.xpath(
            "//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src"
            " | //figure/@data-script | //figure/@data-worker | //figure/@data-world"
        )
        for address in loaded:
            sent = horn.get(address, headers={"Accept-Encoding": "gzip"})
            sizes[urlsplit(address).path] = int(sent.headers["content-length"])
        assert {"/static/built/maplibre-gl-worker.js", "/static/built/world.json"} <= set(sizes)
        assert sum(sizes.values()) < MOST, sizes


def test_a_build_without_the_script_shows_the_drawn_map_alone(
    horn: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = {k: v for k, v in static_files().items() if not k.startswith("built/maplibre")}
    monkeypatch.setattr("twosource.web.pages.events.static_files", lambda: few)
    page = page_of(horn, "/events")
    assert not page.xpath("//figure/@data-script")
    assert not page.xpath("//script[contains(@src, 'map.js')]")
    assert page.xpath("//a[contains(@class, 'mark')]")


def test_what_is_packed_is_what_is_served() -> None:
    file = static_files()["map.css"]
    assert gzip.decompress(file.gzipped) == file.body


def test_the_made_up_ledger_is_the_same_each_time(tmp_path: Path) -> None:
    from twosource.ledger import open_ledger

    shown = []
    for name in ("one.db", "two.db"):
        write(tmp_path / name, 4)
        with open_ledger(tmp_path / name) as ledger:
            shown.append([r.id for r, _ in ledger.view.everything()])
    assert shown[0] == shown[1]
