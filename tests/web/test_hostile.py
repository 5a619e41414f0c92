"""Reports are written by strangers: nothing that stands in one becomes part of a page."""

from urllib.parse import quote

from lxml import html
from starlette.testclient import TestClient


def walk(desk: TestClient, start: str) -> dict[str, str]:
    """Every page that can be reached from ``start``, by its path; files to save are none."""
    pages: dict[str, str] = {}
    todo = [start, "/claims", "/reports", "/add"]
    while todo:
        path = todo.pop()
        if path in pages or path.startswith(("/static", "/api")):
            continue
        answer = desk.get(path)
        assert answer.status_code == 200, path
        if "content-disposition" in answer.headers:
            continue
        pages[path] = answer.text
        found = html.fromstring(answer.text).xpath("//@href")
        todo += [h.partition("#")[0] for h in found if h.startswith("/")]
    return pages


def problems(text: str) -> list[str]:
    """What a page holds that only a report could have put there."""
    page = html.fromstring(text)
    found = []
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        for name, value in element.attrib.items():
            if name.startswith("on") or name == "style":
                found.append(f"{element.tag} {name}")
            if name in ("href", "src", "action") and not value.startswith(
                ("/", "#", "?", "https:")
            ):
                found.append(f"{name}={value}")
        if element.tag in ("img", "iframe", "object", "embed", "base", "style"):
            found.append(element.tag)
        if element.tag == "script" and not (element.get("src") or "").startswith("/static/"):
            found.append("script")
    if "49" in page.text_content().replace("2649", "") and "7*7" not in page.text_content():
        found.append("a template was filled in")
    return found


def test_hostile_reports_stay_text_on_every_page(hostile_desk: TestClient) -> None:
    pages = walk(hostile_desk, "/events")
    kinds = {path.split("/")[1].partition("?")[0] for path in pages}
    assert {"events", "claims", "reports", "sources", "outlets", "add"} <= kinds
    assert {path: p for path, text in pages.items() if (p := problems(text))} == {}
    assert any("&lt;script&gt;alert(1)" in text for text in pages.values())


def test_hostile_queries_stay_text(hostile_desk: TestClient) -> None:
    bad = quote('"><script>alert(1)</script>', safe="")
    for path in (
        f"/claims?text={bad}",
        f"/claims?source={bad}&stance={bad}&near={bad}",
        f"/events?text={bad}&type={bad}",
        f"/reports?text={bad}&outlet={bad}",
        f"/reports/{bad}",
        f"/sources/{bad}",
        f"/events/{bad}",
        f"/{bad}",
    ):
        answer = hostile_desk.get(path)
        assert answer.status_code < 500, path
        assert problems(answer.text) == [], path
        assert "<script>alert" not in answer.text


def test_the_check_finds_what_it_looks_for() -> None:
    assert problems("<p onclick=x>") == ["p onclick"]
    assert problems("<a href='javascript:x'>") == ["href=javascript:x"]
    assert problems("<p><script>x</script>") == ["script"]
