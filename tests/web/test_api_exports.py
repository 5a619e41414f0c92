"""Exports over the interface: the same bytes as on the command line, and all of them logged."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from newsroom import HIDDEN, MORE, later, newsroom, read_story, reports
from twosource.export.formats import ExportFormat
from twosource.ledger import open_ledger
from twosource.web import DeskSettings, create_app

EXPORTS = "/api/v1/exports"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestClient]:
    path = tmp_path / "story.db"
    with open_ledger(path, extractor=newsroom) as book:
        read_story(book, *reports(), later(), MORE)
    settings = DeskSettings(path, extractor=newsroom)
    with TestClient(create_app(settings), base_url="http://127.0.0.1") as client:
        yield client


@pytest.mark.parametrize("format", ExportFormat)
def test_an_export_is_sent_and_logged(desk: TestClient, format: str) -> None:
    if format == ExportFormat.parquet:
        pytest.importorskip("pyarrow")
    answer = desk.post(EXPORTS, json={"format": format, "who": "Saida"})
    assert answer.status_code == 201, answer.text
    entry = desk.get(answer.headers["location"]).json()
    assert entry["sha256"] == hashlib.sha256(answer.content).hexdigest()
    assert (entry["who"], entry["format"], entry["bytes"]) == (
        "Saida",
        format,
        len(answer.content),
    )
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert "attachment" in answer.headers["content-disposition"]
    assert desk.get(EXPORTS).json()["items"] == [entry]
    if format not in (ExportFormat.jsonl, ExportFormat.parquet):
        assert not HIDDEN.search(answer.text)


def test_filters_choose_happenings(desk: TestClient) -> None:
    filters = {"text": "Kesra", "near": "8.7,31.2,30"}
    answer = desk.post(EXPORTS, json={"format": "geojson", "filters": filters})
    places = [f["properties"]["place"] for f in answer.json()["features"]]
    assert places == ["Kesra"]
    assert desk.get(answer.headers["location"]).json()["filters"] == filters


def test_the_log_comes_in_pages(desk: TestClient) -> None:
    for _ in range(3):
        desk.post(EXPORTS, json={"format": "csv"})
    first = desk.get(EXPORTS, params={"limit": 2}).json()
    rest = desk.get(EXPORTS, params={"limit": 2, "cursor": first["next"]}).json()
    assert [e["number"] for e in (*first["items"], *rest["items"])] == [3, 2, 1]
    assert rest["next"] is None
    assert desk.get(f"{EXPORTS}/9").status_code == 404


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"format": "docx"}, 422),
        ({}, 422),
        ({"format": "jsonl", "profile": "public"}, 422),
        ({"format": "jsonl", "filters": {"text": "x"}}, 422),
        ({"format": "csv", "filters": {"near": "x"}}, 422),
        ({"format": "csv", "filters": {"after": "2026-02-31"}}, 422),
        ({"format": "csv", "filters": {"colour": "red"}}, 422),
    ],
)
def test_what_cannot_be_meant_is_refused(
    desk: TestClient, wrong: dict[str, object], status: int
) -> None:
    answer = desk.post(EXPORTS, json=wrong)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert desk.get(EXPORTS).json()["items"] == []


def test_a_form_of_another_site_exports_nothing(desk: TestClient) -> None:
    body = json.dumps({"format": "csv"})
    answer = desk.post(EXPORTS, content=body, headers={"content-type": "text/plain"})
    assert answer.status_code in (415, 422)
    other = {"origin": "https://evil.example", "content-type": "application/json"}
    assert desk.post(EXPORTS, content=body, headers=other).status_code == 403
    assert desk.get(EXPORTS).json()["items"] == []


def test_a_timeline_tells_who_said_what_when(desk: TestClient) -> None:
    (event,) = desk.get("/api/v1/events", params={"place": "Kesra"}).json()["items"]
    told = desk.get(f"/api/v1/events/{event['id']}/timeline").json()["items"]
    assert [(t["published"], t["outlet"], t["origin"]) for t in told] == [
        ("2026-01-21", "Northerner", "Doctors")
    ]
    assert {t["claim"] for t in told} == set(event["claims"])
