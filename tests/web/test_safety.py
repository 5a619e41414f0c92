from collections.abc import Callable

import pytest
from lxml import html
from starlette.testclient import TestClient

TOKEN = "a-token-for-this-test"
OpenDesk = Callable[..., TestClient]


def token_of(desk: TestClient, path: str = "/add") -> str:
    page = html.fromstring(desk.get(path).text)
    return str(page.xpath("//input[@name='form_token']/@value")[0])


def test_answers_forbid_what_pages_do_not_need(desk: TestClient) -> None:
    for path in ("/events", "/static/desk.js", "/api/v1/claims", "/nothing", "/api/v1/nothing"):
        headers = desk.get(path).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none';")
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "a@127.0.0.1", "", "[::"]
)
def test_only_its_own_names_are_answered(desk: TestClient, host: str) -> None:
    answer = desk.get("/events", headers={"Host": host})
    assert answer.status_code == 421
    assert "Moyale" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:99", "[::1]:8765"])
def test_loopback_goes_by_all_of_its_names(desk: TestClient, host: str) -> None:
    assert desk.get("/events", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_forms_of_other_pages_are_not_taken(desk: TestClient, headers: dict[str, str]) -> None:
    data = {"form_token": token_of(desk), "text": "Police said 2 men fled."}
    assert desk.post("/add", data=data, headers=headers).status_code == 403


def test_a_form_without_its_token_is_not_taken(desk: TestClient) -> None:
    token_of(desk)
    answer = desk.post("/add", data={"text": "Police said 2 men fled.", "form_token": "no"})
    assert answer.status_code == 403
    assert "send it again" in answer.text


def test_a_token_goes_with_its_cookie(desk: TestClient) -> None:
    token = token_of(desk)
    desk.cookies.clear()
    answer = desk.post("/add", data={"text": "Police said 2 men fled.", "form_token": token})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "path",
    [
        "/static/../settings.py",
        "/static/%2e%2e/settings.py",
        "/static/..%2fsettings.py",
        "/static//etc/passwd",
        "/static/%2Fetc%2Fpasswd",
        "/reports/..%2f..%2fetc%2fpasswd",
        "/reports//etc/passwd",
        "/events/..%5c..%5cx",
    ],
)
def test_no_path_leads_out(desk: TestClient, path: str) -> None:
    answer = desk.get(path)
    assert answer.status_code == 404
    assert "root:" not in answer.text
    assert "DeskSettings" not in answer.text


def test_a_request_that_says_that_it_is_too_large_is_not_read(open_desk: OpenDesk) -> None:
    desk = open_desk(max_body_bytes=1000)
    answer = desk.post("/add", data={"form_token": token_of(desk), "text": "x" * 2000})
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_request_that_does_not_say_so_is_cut_off(open_desk: OpenDesk) -> None:
    desk = open_desk(max_body_bytes=1000)

    def parts() -> object:
        for _ in range(50):
            yield b"a" * 100

    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = desk.post("/add", content=parts(), headers=kind)  # type: ignore[arg-type]
    assert answer.status_code == 413


class TestWithToken:
    def test_nobody_gets_in_without(self, open_desk: OpenDesk) -> None:
        desk = open_desk(token=TOKEN)
        answer = desk.get("/events", follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
        refused = desk.get("/api/v1/claims")
        assert refused.status_code == 401
        assert refused.headers["www-authenticate"] == "Bearer"
        assert desk.get("/static/desk.css").status_code == 200

    def test_programs_send_it(self, open_desk: OpenDesk) -> None:
        desk = open_desk(token=TOKEN)
        right, wrong = ({"Authorization": f"Bearer {t}"} for t in (TOKEN, TOKEN + "x"))
        assert desk.get("/api/v1/claims", headers=right).status_code == 200
        assert desk.get("/api/v1/claims", headers=wrong).status_code == 401

    def test_people_show_it_once(self, open_desk: OpenDesk) -> None:
        desk = open_desk(token=TOKEN)
        wrong = {"form_token": token_of(desk, "/sign-in"), "token": "wrong"}
        assert desk.post("/sign-in", data=wrong).status_code == 403
        right = {"form_token": token_of(desk, "/sign-in"), "token": TOKEN}
        assert desk.post("/sign-in", data=right, follow_redirects=False).status_code == 303
        assert desk.get("/events", follow_redirects=False).status_code == 200
        assert all(TOKEN not in value for value in desk.cookies.values())

    def test_a_made_up_cookie_is_no_token(self, open_desk: OpenDesk) -> None:
        desk = open_desk(token=TOKEN)
        desk.cookies.set("twosource_token", TOKEN)
        assert desk.get("/api/v1/claims").status_code == 401
