"""Requests that nobody means: answered with an error that says so, never with a failure."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from twosource.web.pages.reports import ReportQuery
from twosource.web.query import ClaimQuery, EventQuery

_ODD = [
    "%00",
    "%ED%A0%80",
    "%22%22%22",
    "%F0%9F%92%A3",
    "nan",
    "inf",
    "-1",
    "99999999999999999999999",
    "1e400",
    "2026-02-31",
    "..",
    "'%20OR%201=1--",
    "a" * 5000,
]
_NAMES = sorted({*ClaimQuery.model_fields, *EventQuery.model_fields, *ReportQuery.model_fields})


@pytest.mark.parametrize("value", _ODD)
def test_odd_values_of_every_parameter(desk: TestClient, value: str) -> None:
    for kind in ("claims", "events", "reports"):
        for name in _NAMES:
            for path in (f"/{kind}?{name}={value}", f"/api/v1/{kind}?{name}={value}"):
                answer = desk.get(path)
                assert answer.status_code in (200, 404, 422), path


@pytest.mark.parametrize("value", _ODD)
def test_odd_values_of_every_path(desk: TestClient, value: str) -> None:
    for kind in ("claims", "events", "reports", "sources", "outlets", "add", "static"):
        for path in (
            f"/{kind}/{value}",
            f"/api/v1/{kind}/{value}",
            f"/{kind}/wire?version={value}",
        ):
            answer = desk.get(path)
            assert answer.status_code in (200, 404, 405, 422), path


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(name=st.sampled_from(_NAMES), value=st.text(max_size=20))
def test_any_text_may_be_looked_for(desk: TestClient, name: str, value: str) -> None:
    answer = desk.get("/api/v1/claims", params={name: value.encode("utf-8", "replace").decode()})
    assert answer.status_code in (200, 404, 422)
    again = desk.get("/claims", params={name: value.encode("utf-8", "replace").decode()})
    assert again.status_code == answer.status_code
