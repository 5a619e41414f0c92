import gzip
import re

import pytest
from starlette.testclient import TestClient

from twosource.web.packing import static_files

PLAIN = {"Accept-Encoding": "identity"}


@pytest.mark.parametrize("name", ["desk.css", "desk.js"])
def test_a_static_file_is_sent_packed_and_for_good(desk: TestClient, name: str) -> None:
    page = desk.get("/events").text
    (address,) = re.findall(rf"/static/{name}\?v=\w+", page)
    answer = desk.get(address)
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.content == static_files()[name].body
    assert int(answer.headers["content-length"]) < len(answer.content)


def test_a_static_file_asked_for_by_another_version_is_not_kept(desk: TestClient) -> None:
    assert desk.get("/static/desk.css?v=0").headers["cache-control"] == "no-cache"
    assert desk.get("/static/desk.css").headers["cache-control"] == "no-cache"


def test_what_is_known_is_not_sent_again(desk: TestClient) -> None:
    for path in ("/events", "/static/desk.css"):
        tag = desk.get(path).headers["etag"]
        answer = desk.get(path, headers={"If-None-Match": tag})
        assert answer.status_code == 304, path
        assert answer.content == b""


@pytest.mark.parametrize("path", ["/events", "/static/desk.css"])
@pytest.mark.parametrize("said", ["identity", "br", "gzip;q=0", ""])
def test_nothing_is_packed_for_those_who_do_not_take_it(
    desk: TestClient, path: str, said: str
) -> None:
    answer = desk.get(path, headers={"Accept-Encoding": said})
    assert "content-encoding" not in answer.headers
    assert answer.headers["vary"] == "Accept-Encoding"


def test_a_page_is_the_same_packed(desk: TestClient) -> None:
    plain = desk.get("/events", headers=PLAIN)
    small = desk.get("/events", headers={"Accept-Encoding": "gzip"})
    assert small.headers["content-encoding"] == "gzip"
    assert small.content == plain.content
    assert small.headers["etag"] != plain.headers["etag"]
    assert int(small.headers["content-length"]) < len(gzip.compress(plain.content)) + 200


def test_a_page_with_a_form_token_is_never_packed(desk: TestClient) -> None:
    assert "content-encoding" not in desk.get("/add").headers
