import re

import pytest
from lxml import html
from starlette.testclient import TestClient

LISTS = ["/events", "/claims", "/reports", "/add"]


def event_of(desk: TestClient) -> str:
    (event, *_) = desk.get("/api/v1/events").json()["items"]
    return str(event["id"])


def pages_of(desk: TestClient) -> list[str]:
    claims = desk.get("/api/v1/claims").json()["items"]
    return [
        *LISTS,
        f"/events/{event_of(desk)}",
        "/reports/wire",
        "/sources/Halima Duba",
        "/outlets/Abay Evening",
        *(f"/claims/{claim['id']}" for claim in claims),
    ]


def test_every_page_is_whole(desk: TestClient) -> None:
    for path in pages_of(desk):
        answer = desk.get(path)
        page = html.fromstring(answer.text)
        assert answer.status_code == 200, path
        assert len(page.findall(".//h1")) == 1, path
        assert page.find(".//main[@id='main']") is not None, path
        assert page.find("body/a[@href='#main']") is not None, path
        assert page.xpath("string(//title)").endswith("· Twosource"), path
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), path


def test_every_link_leads_somewhere(desk: TestClient) -> None:
    seen: set[str] = set()
    todo = ["/events"]
    while todo:
        path = todo.pop()
        page = html.fromstring(desk.get(path).text)
        for href in page.xpath("//@href"):
            where, _, part = href.partition("#")
            if not where:
                assert not part or page.xpath(f"//*[@id='{part}']"), f"{href} on {path}"
            elif where == "?" or where.startswith("?events="):
                assert desk.get(f"{path}{where}").status_code == 200
            elif where.startswith("/") and where not in seen:
                seen.add(where)
                assert desk.get(where).status_code == 200, f"{href} on {path}"
                if where.count("/") > 1 and not where.startswith(("/static", "/api")):
                    todo.append(where)
    assert "/reports/paper" in seen


def test_form_fields_have_names_that_can_be_heard(desk: TestClient) -> None:
    for path in LISTS:
        page = html.fromstring(desk.get(path).text)
        for field in page.xpath("//input[not(@type='hidden')] | //select | //textarea"):
            beside = page.xpath("//label[@for=$id]", id=field.get("id") or "")
            name = field.xpath("string(ancestor::label)") or "".join(b.text for b in beside)
            assert name.strip(), field.get("name")


def test_the_event_says_on_how_many_origins(desk: TestClient) -> None:
    page = desk.get(f"/events/{event_of(desk)}").text
    said = html.fromstring(page).xpath("string(//p[@class='lead'])")
    assert "2 reports of 2 outlets" in said
    assert "independent origins" in said
    assert "Denied by Peter Lokiru" in " ".join(said.split())
    assert 'class="conflict"' in page


def test_the_event_draws_each_origin_once_in_its_hue(desk: TestClient) -> None:
    page = html.fromstring(desk.get(f"/events/{event_of(desk)}").text)
    tags = page.xpath("//*[local-name()='text'][@class='g-tag']/text()")
    assert tags == sorted(tags, key=tags.index)
    assert len(set(tags)) == len(tags) >= 3
    assert page.xpath("//*[contains(@class, 'node origin') and contains(@class, 'unnamed')]") == []


def test_the_report_shows_its_text_and_every_claim_in_it(desk: TestClient) -> None:
    page = html.fromstring(desk.get("/reports/wire").text)
    text = " ".join("".join(p.itertext()) for p in page.xpath("//p[@class='reading']"))
    assert "the army had warned that gunmen would raid Moyale." in text
    anchors = {a.get("id") for a in page.xpath("//a[contains(@class, 'content')][@id]")}
    claims = desk.get("/api/v1/claims?report=wire").json()["items"]
    assert {claim["id"] for claim in claims} == anchors
    for claim in claims:
        assert page.xpath(f"//*[@id='why-{claim['id']}']")


def test_nested_chains_are_nested_lines(desk: TestClient) -> None:
    page = html.fromstring(desk.get("/reports/wire").text)
    (content,) = page.xpath("//a[contains(@class, 'content')][text()='gunmen would raid Moyale']")
    lines = [e.get("class").split()[1] for e in content.iterancestors("span")]
    assert lines == ["l1", "l2"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?text=nine", 1),
        ("?source=halima", 1),
        ("?stance=denies", 1),
        ("?chain=officials", 1),
        ("?measure=killed&more_than=8", 1),
        ("?near=3.5,39.0,50km", 4),
        ("?country=ke&text=&source=", 4),
        ("?own_voice=only", 0),
        ("?report=paper", 1),
        ("?min_confidence=0.95", 0),
    ],
)
def test_claims_are_filtered_as_on_the_command_line(
    desk: TestClient, query: str, found: int
) -> None:
    page = html.fromstring(desk.get(f"/claims{query}").text)
    assert len(page.xpath("//article")) == found
    if not found:
        assert "Drop one" in page.text_content()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?text=gunmen nine", True),
        ("?text=zebra", False),
        ("?actor=gunmen", True),
        ("?type=assault", True),
        ("?type=PROTEST", False),
        ("?place=moyale&country=KE", True),
        ("?after=2026-05-12&before=2026-05-12", True),
        ("?after=2026-05-13", False),
        ("?contested=true", True),
    ],
)
def test_events_are_filtered(desk: TestClient, query: str, found: bool) -> None:
    page = html.fromstring(desk.get(f"/events{query}").text)
    assert bool(page.xpath("//ol[@class='events']/li")) == found
    if not found:
        assert page.xpath("//section[@class='empty']//a[@href='/events']")


@pytest.mark.parametrize(
    "path",
    [
        "/claims?near=here",
        "/claims?after=31.12.2026",
        "/claims?more_than=many",
        "/events?after=soon",
    ],
)
def test_what_cannot_be_looked_for_is_said(desk: TestClient, path: str) -> None:
    answer = desk.get(path)
    assert answer.status_code == 422
    assert "That can&#39;t be looked for" in answer.text


@pytest.mark.parametrize(
    "path", ["/nothing", "/claims/c1-none", "/reports/none", "/events/e1-none", "/sources/none"]
)
def test_what_is_not_there_is_a_page_too(desk: TestClient, path: str) -> None:
    answer = desk.get(path)
    assert answer.status_code == 404
    assert "<h1>" in answer.text


@pytest.mark.parametrize("path", ["/events", "/claims", "/reports"])
def test_an_empty_ledger_says_what_to_do(empty_desk: TestClient, path: str) -> None:
    answer = empty_desk.get(path)
    assert answer.status_code == 200
    assert "twosource read" in answer.text


def test_pages_of_a_list_hold_every_claim_once(desk: TestClient) -> None:
    seen: list[str] = []
    path: str | None = "/claims?limit=1"
    while path:
        page = html.fromstring(desk.get(path).text)
        seen += page.xpath("//a[.='why read so']/@href")
        following = page.xpath("//a[@rel='next']/@href")
        path = f"{following[0]}&limit=1" if following else None
    assert len(seen) == len(set(seen)) == 4


def test_a_page_that_is_known_is_not_sent_again(desk: TestClient) -> None:
    desk.get("/events")  # so that grouping is over: pages of reports name the events of claims
    for path in ("/claims", "/reports/wire", "/api/v1/claims"):
        tag = desk.get(path).headers["etag"]
        again = desk.get(path, headers={"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b"")


def test_the_start_of_an_id_is_enough(desk: TestClient) -> None:
    assert desk.get(f"/events/{event_of(desk)[:8]}").status_code == 200


def test_style_and_script_ask_for_nothing_elsewhere(desk: TestClient) -> None:
    for name in ("desk.css", "pages.css", "desk.js"):
        text = desk.get(f"/static/{name}").text
        assert not re.search(r"https?:|@import|url\(", text), name


def test_a_source_stands_in_events_as_counts(desk: TestClient) -> None:
    desk.get("/events")
    page = html.fromstring(desk.get("/sources/Grace Atieno").text)
    counts = {
        "".join(d.xpath("dt/text()")): "".join(d.xpath("dd/a/text()"))
        for d in page.xpath("//dl[@class='counts']/div")
    }
    assert counts["with other origins"] == "1"
    assert counts["its figures conflict with another's"] == "1"
    assert "the only origin" not in counts
