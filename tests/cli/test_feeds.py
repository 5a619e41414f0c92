"""The list of feeds and the export log on the command line; watching stops cleanly."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from twosource.cli.watch import _go_on
from twosource.intake import IntakeOptions
from twosource.intake.folder import Folder
from twosource.ledger import open_ledger

LONG = " ".join(f"Police in the town of Tarsk said that {n} men fled." for n in range(2, 20))
RSS = (
    "<rss><channel><title>Tarsk</title><item><title>Men flee</title><link>http://127.0.0.1/1</link>"
    f"<content:encoded><![CDATA[<p>{LONG}</p>]]></content:encoded></item></channel></rss>"
)


@pytest.fixture
def feed() -> Iterator[str]:
    """The address of a feed on this machine."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(RSS.encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/rss"
    server.shutdown()


def test_feeds_are_added_listed_and_removed(twosource, tmp_path: Path) -> None:
    opml = tmp_path / "feeds.opml"
    opml.write_text('<opml><body><outline text="B" xmlUrl="https://b.example/rss"/></body></opml>')
    said = twosource("feeds", "add", "https://a.example/rss", str(opml), "https://a.example/rss")
    assert "2 feeds added, 1 known already" in said.stdout
    rows = [line.split("\t") for line in twosource("feeds").stdout.splitlines()]
    assert rows == [
        ["https://b.example/rss", "never read", "B", "-"],
        ["https://a.example/rss", "never read", "-", "-"],
    ]
    assert 'xmlUrl="https://b.example/rss"' in twosource("feeds", "export").stdout
    assert twosource("feeds", "remove", "https://b.example/rss").exit_code == 0
    assert twosource("feeds", "remove", "https://b.example/rss").exit_code == 1
    (line,) = twosource("feeds", "--json").stdout.splitlines()
    assert json.loads(line)["url"] == "https://a.example/rss"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ftp://a.example/rss", "only http and https"),
        ("https://u:p@a.example/", "user name or password"),
        ("no-such.opml", "neither a URL nor a file"),
    ],
)
def test_what_is_no_feed_is_not_added(twosource, name: str, said: str) -> None:
    result = twosource("feeds", "add", name)
    assert result.exit_code == 1
    assert said in result.stderr
    assert twosource("feeds").stdout == ""


def test_addresses_go_with_adding_alone(twosource) -> None:
    assert twosource("feeds", "add").exit_code == 2
    assert twosource("feeds", "read", "https://a.example/").exit_code == 2
    assert "add one with" in twosource("feeds", "read").stderr


def test_a_feed_on_this_machine_is_refused_unless_allowed(twosource, feed: str) -> None:
    twosource("feeds", "add", feed)
    result = twosource("feeds", "read")
    assert result.exit_code == 1
    assert "loopback address" in result.stderr
    result = twosource("feeds", "read", "--allow-private")
    assert result.exit_code == 0, result.output
    assert "1 feed: 1 new" in result.stdout
    assert "1 feed: nothing to read" in twosource("feeds", "read", "--allow-private").stdout


def test_watching_reads_feeds_when_due_and_files_once_whole(
    ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    growing = inbox / "a.txt"
    growing.write_text(LONG)
    now = 0.0
    looks: list[int] = []

    def sleep(seconds: float) -> None:
        nonlocal now
        now += seconds
        with open_ledger(ledger) as book:
            looks.append(len(list(book.reports())))
        if len(looks) == 1:
            growing.write_text(LONG + " More came.")
        if len(looks) == 5:
            raise KeyboardInterrupt

    with open_ledger(ledger) as book:
        book.feeds.add("http://127.0.0.1:9/none")
        with pytest.raises(KeyboardInterrupt):
            _go_on(book, [Folder(inbox)], 4.0, IntakeOptions(), sleep=sleep, clock=lambda: now)
    assert looks == [2, 2, 3, 3, 3]
    said = capsys.readouterr()
    assert said.err.count("http://127.0.0.1:9/none: ") == 3
    assert "1 new" in said.out


def test_watching_stops_cleanly(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    command = [sys.executable, "-c", "from twosource.cli import main; main()", "watch", str(inbox)]
    process = subprocess.Popen(
        [*command, "--ledger", str(tmp_path / "w.db")],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    deadline = time.monotonic() + 60
    while not (tmp_path / "w.db-wal").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.5)
    os.kill(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "stopped; what was read is kept" in said
    assert "Traceback" not in said


def test_there_must_be_something_to_watch(twosource, tmp_path: Path) -> None:
    assert "nothing to watch" in twosource("watch").stderr
    assert twosource("watch", str(tmp_path / "none")).exit_code == 2
