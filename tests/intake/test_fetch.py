import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from twosource.errors import FetchError, TooLarge
from twosource.intake import IntakeOptions
from twosource.intake.addresses import resolve
from twosource.intake.fetch import fetch

HTML = "text/html; charset=utf-8"
HOSTS = {"tarsk.example": ["9.9.9.9"], "pell.example": ["8.8.8.8"], "inner.example": ["10.0.0.1"]}

LIMITS = IntakeOptions()


def look_up(host, port):
    return HOSTS.get(host, [host])


def answers(routes):
    """A transport that answers by host and path, and keeps the requests that it was sent."""
    sent: list[httpx.Request] = []

    def answer(request):
        sent.append(request)
        return routes[request.headers["host"] + request.url.path]

    return httpx.MockTransport(answer), sent


def page(body=b"<p>Two men were held.</p>", kind=HTML):
    return httpx.Response(200, headers={"Content-Type": kind}, content=body)


def moved(where, status=302):
    return httpx.Response(status, headers={"Location": where})


def get(url, routes, options=LIMITS):
    transport, sent = answers(routes)
    return fetch(url, options, transport=transport, look_up=look_up), sent


def test_connects_to_the_address_it_checked():
    found, [request] = get("https://tarsk.example/a", {"tarsk.example/a": page()})
    assert (found.data, found.format, found.charset) == (
        b"<p>Two men were held.</p>",
        "html",
        "utf-8",
    )
    assert found.url == "https://tarsk.example/a"
    assert request.url.host == "9.9.9.9"
    assert request.headers["host"] == "tarsk.example"
    assert request.extensions["sni_hostname"] == "tarsk.example"
    assert request.headers["user-agent"].startswith("Twosource/")


def test_follows_redirects_and_checks_each():
    routes = {
        "tarsk.example/a": moved("/b"),
        "tarsk.example/b": moved("https://pell.example/c", 301),
        "pell.example/c": page(),
    }
    found, sent = get("http://tarsk.example/a", routes)
    assert found.url == "https://pell.example/c"
    assert [r.url.host for r in sent] == ["9.9.9.9", "9.9.9.9", "8.8.8.8"]


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("http://inner.example/", "10.0.0.1, a private address"),
        ("http://169.254.169.254/latest", "link-local"),
        ("http://[::1]/", "loopback"),
        ("ftp://pell.example/a", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("http://user:secret@pell.example/", "user name or password"),
        ("http://pell.example:99999/", "no port 99999"),
        ("http://xn--/", "no URL"),
        ("data:x", "no URL"),
    ],
)
def test_does_not_follow_a_redirect_to_where_it_may_not_go(where, said):
    with pytest.raises(FetchError, match=said):
        get("http://tarsk.example/a", {"tarsk.example/a": moved(where)})


def test_gives_up_on_a_loop_of_redirects():
    with pytest.raises(FetchError, match="more than 5 times"):
        get("http://tarsk.example/a", {"tarsk.example/a": moved("/a")})


@pytest.mark.parametrize(
    "url",
    [
        "http://inner.example/a",
        "http://127.0.0.1:80/",
        "http:///a",
        "https://[bad",
        "http://a:99999/",
    ],
)
def test_refuses_bad_and_private_urls_before_it_connects(url):
    transport, sent = answers({})
    with pytest.raises(FetchError):
        fetch(url, IntakeOptions(), transport=transport, look_up=look_up)
    assert sent == []


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (403, "save the page"),
        (404, "check the URL"),
        (418, "check the URL"),
        (503, "try again later"),
    ],
)
def test_says_what_to_do_about_a_status(status, said):
    with pytest.raises(FetchError, match=f"answers {status}: .*{said}"):
        get("http://tarsk.example/a", {"tarsk.example/a": httpx.Response(status)})


@pytest.mark.parametrize(
    ("kind", "format"),
    [
        ("text/html", "html"),
        ("application/xhtml+xml", "html"),
        ("Text/Plain; charset=latin-1", "text"),
        ("application/pdf", "pdf"),
        ("application/x-ndjson", "jsonl"),
        ("", None),
    ],
)
def test_reads_the_content_type(kind, format):
    found, _ = get("http://tarsk.example/a", {"tarsk.example/a": page(kind=kind)})
    assert found.format == format


@pytest.mark.parametrize("kind", ["image/png", "application/zip", "video/mp4"])
def test_refuses_other_content_types(kind):
    with pytest.raises(FetchError, match=f"it is {kind}"):
        get("http://tarsk.example/a", {"tarsk.example/a": page(kind=kind)})


def test_stops_at_the_size_limit_whether_or_not_it_is_declared():
    def chunks():
        for _ in range(10):
            yield b"x" * 100
        raise AssertionError("read past the limit")

    stream = httpx.Response(200, headers={"Content-Type": HTML}, content=chunks())
    for response in (page(b"x" * 1000), stream):
        with pytest.raises(TooLarge, match="over 500 bytes"):
            get(
                "http://tarsk.example/a",
                {"tarsk.example/a": response},
                IntakeOptions(max_bytes=500),
            )


def test_tries_the_next_address_where_one_does_not_answer():
    def answer(request):
        if request.url.host == "9.9.9.9":
            raise httpx.ConnectError("unreachable")
        return page()

    found = fetch(
        "http://tarsk.example/a",
        IntakeOptions(),
        transport=httpx.MockTransport(answer),
        look_up=lambda host, port: ["9.9.9.9", "8.8.8.8"],
    )
    assert found.format == "html"


@pytest.mark.parametrize(
    ("error", "said"),
    [(httpx.ReadTimeout("slow"), "in time"), (httpx.ConnectError("no"), "can't be fetched")],
)
def test_says_that_a_site_does_not_answer(error, said):
    def answer(request):
        raise error

    with pytest.raises(FetchError, match=said):
        fetch(
            "http://tarsk.example/a",
            IntakeOptions(),
            transport=httpx.MockTransport(answer),
            look_up=look_up,
        )


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", HTML)
        self.end_headers()
        if self.path == "/slow":
            for _ in range(50):
                self.wfile.write(b"<p>.</p>")
                self.wfile.flush()
                time.sleep(0.05)
        else:
            self.wfile.write(b"<p>" + self.headers["Host"].encode() + b"</p>")

    def log_message(self, format, *args):
        pass


@pytest.fixture
def site() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def test_fetches_from_a_real_server_that_the_user_allows(site):
    url = f"http://localhost:{site}/"
    with pytest.raises(FetchError, match="loopback"):
        fetch(url, IntakeOptions())
    found = fetch(url, IntakeOptions(allow_private=True))
    assert found.data == f"<p>localhost:{site}</p>".encode()


def test_gives_up_on_a_server_that_drips(site):
    started = time.monotonic()
    with pytest.raises(FetchError, match="took too long"):
        fetch(f"http://localhost:{site}/slow", IntakeOptions(allow_private=True, timeout=0.5))
    assert time.monotonic() - started < 2


def test_a_host_that_is_not_found_is_said_so():
    with pytest.raises(FetchError, match="can't be found"):
        resolve("no-such-host.invalid", 80)
    assert "127.0.0.1" in resolve("localhost", 80) or socket.has_ipv6
