import time

from lxml import html
from starlette.testclient import TestClient


def send(desk: TestClient, files: list[tuple[str, bytes]] | None = None, **fields: str) -> str:
    """Send the form for adding; the address of the page that follows."""
    page = html.fromstring(desk.get("/add").text)
    fields["form_token"] = page.xpath("//input[@name='form_token']/@value")[0]
    parts = [("files", (name, data)) for name, data in files or []]
    answer = desk.post("/add", data=fields, files=parts or None, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def finished(desk: TestClient, path: str) -> str:
    for _ in range(200):
        answer = desk.get(path)
        if "refresh" not in answer.headers:
            return answer.text
        time.sleep(0.02)
    raise AssertionError("the batch isn't read")


def test_a_pasted_text_is_read_and_can_be_found(desk: TestClient) -> None:
    text = "Police in Nanyuki said at least 12 men fled across the river.\r\nThe bridge burned."
    done = finished(desk, send(desk, text=text, outlet="Nanyuki Post", title="At the river"))
    (link,) = html.fromstring(done).xpath("//ul//a[starts-with(@href, '/reports/')]/@href")
    report = desk.get(link)
    assert "Nanyuki Post" in report.text
    assert "At the river" in desk.get("/reports?outlet=nanyuki").text
    assert desk.get("/api/v1/claims?outlet=nanyuki").json()["items"]


def test_files_are_read_and_bad_ones_are_named(desk: TestClient) -> None:
    good = b"Police in the town of Isiolo said that 3 men fled to the hills on Monday evening."
    path = send(desk, [("a.txt", good), ("../../b.exe", b"MZ"), ("empty.txt", b"  ")])
    said = html.fromstring(finished(desk, path)).text_content()
    assert "3 of 3 inputs" in said
    assert "b.exe: there is no reader for .exe files" in said
    assert "../" not in said
    assert "empty.txt" in said


def test_a_file_over_the_limit_is_refused(open_desk: object) -> None:
    desk: TestClient = open_desk(max_file_bytes=100)  # type: ignore[operator]
    said = finished(desk, send(desk, [("long.txt", b"The police said so. " * 50)]))
    assert "over 100 bytes" in said


def test_nothing_is_not_read(desk: TestClient) -> None:
    page = html.fromstring(desk.get("/add").text)
    token = page.xpath("//input[@name='form_token']/@value")[0]
    answer = desk.post("/add", data={"form_token": token, "text": "  "})
    assert answer.status_code == 422
    assert "paste a text or choose a file" in answer.text


def test_an_unknown_batch_is_not_there(desk: TestClient) -> None:
    assert desk.get("/add/none").status_code == 404


def test_a_changed_report_shows_what_changed(desk: TestClient) -> None:
    old = "Police said 3 men fled to the hills near the town of Isiolo on Monday evening."
    for text in (old, old.replace("3 men", "5 men")):
        finished(desk, send(desk, text=text, url="https://example.org/isiolo"))
    reports = desk.get("/api/v1/reports").json()["items"]
    (entry,) = (r for r in reports if (r["url"] or "").endswith("/isiolo"))
    assert entry["versions"] == 2
    page = html.fromstring(desk.get(f"/reports/{entry['id']}?version=1").text)
    assert page.xpath("//div[contains(@class, 'as-is')]/del/text()") == ["3"]
    assert page.xpath("//div[contains(@class, 'as-is')]/ins/text()") == ["5"]
