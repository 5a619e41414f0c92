import pytest
from starlette.testclient import TestClient

from twosource.export.jsonl import claim_from_json, report_from_json, to_json

PROBLEM = "application/problem+json"


def all_of(desk: TestClient, path: str, limit: int) -> list[dict[str, object]]:
    """All items of a list, page by page."""
    items: list[dict[str, object]] = []
    cursor = ""
    while cursor is not None:
        answer = desk.get(path, params={"limit": limit, "cursor": cursor}).json()
        assert len(answer["items"]) <= limit
        items += answer["items"]
        cursor = answer["next"]
    return items


@pytest.mark.parametrize("kind", ["claims", "reports", "events"])
@pytest.mark.parametrize("limit", [1, 2, 100])
def test_pages_hold_everything_once(desk: TestClient, kind: str, limit: int) -> None:
    items = all_of(desk, f"/api/v1/{kind}", limit)
    ids = [item["id"] for item in items]
    assert ids
    assert len(set(ids)) == len(ids)
    assert ids == [item["id"] for item in all_of(desk, f"/api/v1/{kind}", 500)]


def test_objects_are_those_of_the_contract(desk: TestClient) -> None:
    for claim in all_of(desk, "/api/v1/claims", 500):
        assert desk.get(f"/api/v1/claims/{claim['id']}").json() == claim
        assert claim.pop("review")["state"] == "unreviewed"
        assert to_json(claim_from_json(claim)) == claim
    report = desk.get("/api/v1/reports/wire").json()
    assert to_json(report_from_json(report)) == report
    for event in all_of(desk, "/api/v1/events", 500):
        assert desk.get(f"/api/v1/events/{event['id']}").json() == event
        assert {"support", "figures", "denied_by"} <= event.keys()


def test_counts_of_a_source_are_those_of_its_lists(desk: TestClient) -> None:
    source = desk.get("/api/v1/sources/Peter Lokiru").json()
    assert [count["label"] for count in source["counts"]] == ["claims", "denies"]
    for count in source["counts"]:
        assert len(desk.get(count["list"]).json()["items"]) == count["claims"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/claims/none", 404),
        ("/api/v1/reports/none", 404),
        ("/api/v1/reports/wire?version=9", 404),
        ("/api/v1/reports/wire?version=x", 422),
        ("/api/v1/events/none", 404),
        ("/api/v1/sources/none", 404),
        ("/api/v1/nothing", 404),
        ("/api/v1/claims?limit=0", 422),
        ("/api/v1/claims?limit=9999", 422),
        ("/api/v1/claims?near=x", 422),
        ("/api/v1/claims?after=x", 422),
        ("/api/v1/events?sort=x", 422),
        ("/api/v1/claims?limit=1&limit=2", 422),
    ],
)
def test_errors_have_one_shape(desk: TestClient, path: str, status: int) -> None:
    answer = desk.get(path)
    body = answer.json()
    assert answer.status_code == status == body["status"]
    assert answer.headers["content-type"] == PROBLEM
    assert body["title"]
    assert body["detail"]


def test_another_method_is_a_problem_too(desk: TestClient) -> None:
    answer = desk.delete("/api/v1/claims")
    assert answer.status_code == 405
    assert answer.headers["content-type"] == PROBLEM


def test_a_wrong_parameter_is_named(desk: TestClient) -> None:
    (error,) = desk.get("/api/v1/claims?more_than=many").json()["errors"]
    assert error["parameter"] == "more_than"


def test_the_description_holds_what_there_is(desk: TestClient) -> None:
    description = desk.get("/api/v1/openapi.json").json()
    assert set(description["paths"]) == {
        "/api/v1/reports",
        "/api/v1/reports/{id}",
        "/api/v1/claims",
        "/api/v1/claims/{id}",
        "/api/v1/events",
        "/api/v1/events/{id}",
        "/api/v1/events/{id}/timeline",
        "/api/v1/sources/{id}",
        "/api/v1/judgements",
        "/api/v1/judgements/agreement",
        "/api/v1/judgements/{id}",
        "/api/v1/exports",
        "/api/v1/exports/{number}",
        "/api/v1/health",
    }
    for path in description["paths"].values():
        ok = path["get"]["responses"]["200"]["content"]["application/json"]
        assert ok["example"]


def test_health(desk: TestClient) -> None:
    assert desk.get("/api/v1/health").json() == {"status": "ok"}
