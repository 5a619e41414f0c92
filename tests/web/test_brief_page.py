"""The brief as a page of the desk, and as a file that a check finds backed."""

import json
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from twosource.brief.check import check, read_draft
from twosource.brief.material import gather
from twosource.ledger import open_ledger
from twosource.web import DeskSettings, create_app


@pytest.fixture
def two(wire_and_paper: DeskSettings) -> TestClient:
    return TestClient(create_app(wire_and_paper), base_url="http://127.0.0.1:8765")


def event_of(client: TestClient) -> str:
    return str(client.get("/api/v1/events").json()["items"][0]["id"])


def test_the_page_tells_of_the_event_and_leads_to_its_passages(two: TestClient) -> None:
    page = two.get(f"/events/{event_of(two)}/brief").text
    assert "Halima Duba" in page
    assert 'href="/reports/wire#c1-' in page
    assert f'href="/events/{event_of(two)}/brief.md"' in page


@pytest.mark.parametrize("path", ["/brief", "/events/{}/brief"])
@pytest.mark.parametrize("format", ["html", "md", "json"])
def test_what_is_saved_is_backed_by_the_ledger(
    two: TestClient, wire_and_paper: DeskSettings, path: str, format: str
) -> None:
    answer = two.get(f"{path.format(event_of(two))}.{format}")
    assert answer.headers["content-disposition"] == f'attachment; filename="brief.{format}"'
    draft = read_draft(answer.text)
    with open_ledger(wire_and_paper.ledger, extractor=wire_and_paper.extractor) as ledger:
        assert draft.passages
        assert check(draft, gather(ledger.view)) == ()


def test_filters_choose_what_is_told_and_are_kept(two: TestClient) -> None:
    assert "Nothing to tell" in two.get("/brief?place=Nowhere").text
    assert two.get("/brief.md?place=Nowhere").status_code == 404
    page = two.get("/brief?place=Moyale&sort=recent").text
    assert 'href="/brief.json?place=Moyale&amp;sort=recent"' in page
    assert 'aria-label="Drop the filter where: Moyale"' in page
    parts = json.loads(two.get("/brief.json?place=Moyale").text)["parts"]
    assert [part["event"] for part in parts] == [event_of(two)]


def test_events_lead_to_it(two: TestClient) -> None:
    assert 'href="/brief?place=Moyale"' in two.get("/events?place=Moyale").text


def test_what_isn_t_there_is_not_found(two: TestClient) -> None:
    assert two.get("/events/e1-none/brief").status_code == 404
    assert two.get("/brief.docx").status_code in (404, 422)


def test_an_empty_ledger_has_nothing_to_tell(empty_desk: TestClient) -> None:
    assert "Nothing to tell" in empty_desk.get("/brief").text


def test_words_of_reports_cannot_be_part_of_the_page(desk_of: Callable[..., TestClient]) -> None:
    with desk_of(strange="<script>alert(1)</script><img src=x onerror=alert(2)>") as client:
        page = client.get("/brief").text
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page
