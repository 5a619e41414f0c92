import json
import os
from io import BytesIO

import pytest

from twosource.errors import EmptyInput, FetchError, InputError, UnreadableInput
from twosource.intake import IntakeOptions, Refusal, load
from twosource.intake.fetch import Page
from twosource.model import Report

TEXT = "Two men were held, police said."


def texts(loaded):
    return [item.text if isinstance(item, Report) else item.target for item in loaded]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b.txt").write_text("B. " + TEXT)
    (tmp_path / "a.md").write_text("A. " + TEXT)
    (tmp_path / "notes.docx").write_bytes(b"PK")
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "c.jsonl").write_text(
        json.dumps({"text": "C. " + TEXT}) + "\nbroken\n" + json.dumps({"text": "D. " + TEXT})
    )
    return tmp_path


def test_takes_a_folder_in_order_and_stops_at_nothing(folder):
    (folder / "bad.txt").write_bytes(b"\x00\x01")
    assert texts(load(folder)) == [
        "A. " + TEXT,
        "B. " + TEXT,
        str(folder / "bad.txt"),
        "C. " + TEXT,
        f"{folder / 'deeper' / 'c.jsonl'}:2",
        "D. " + TEXT,
    ]


def test_takes_a_glob(folder):
    assert texts(load(f"{folder}/*.txt")) == ["B. " + TEXT]
    assert len(texts(load(f"{folder}/**/*"))) >= 4
    [refusal] = load(f"{folder}/*.pdf")
    assert "matches" in str(refusal.error)


def test_a_file_whose_name_looks_like_a_glob_is_a_file(tmp_path):
    (tmp_path / "a[1].txt").write_text(TEXT)
    assert texts(load(tmp_path / "a[1].txt")) == [TEXT]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing.txt", "no such file or folder"),
        ("x" * 5000, "can't be read"),
        ("nul\0.txt", "no such file or folder"),
        ("ftp://tarsk.example/a", "only http and https"),
    ],
)
def test_says_what_is_wrong_with_a_target(name, said):
    [refusal] = load(name)
    assert isinstance(refusal.error, InputError)
    assert said in str(refusal.error)
    assert "\n" not in str(refusal.error)


def test_a_folder_without_reports_is_said_so(tmp_path):
    [refusal] = load(tmp_path)
    assert isinstance(refusal.error, EmptyInput)


def test_survives_links_that_lead_nowhere_or_round(folder):
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "deeper" / "up").symlink_to(folder)
    loaded = list(load(folder))
    refused = {item.target: item.error for item in loaded if isinstance(item, Refusal)}
    assert len(loaded) == 7
    assert isinstance(refused[str(folder / "gone.txt")], UnreadableInput)
    assert isinstance(refused[str(folder / "loop.txt")], UnreadableInput)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to root")
def test_says_that_a_file_or_a_folder_is_unreadable(folder):
    (folder / "b.txt").chmod(0)
    (folder / "deeper").chmod(0)
    refused = [item.target for item in load(folder) if isinstance(item, Refusal)]
    (folder / "deeper").chmod(0o700)
    assert refused == [str(folder / "b.txt"), str(folder / "deeper")]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (TEXT.encode(), [TEXT]),
        (f"<html><body><p>{TEXT} {TEXT}</p></body></html>".encode(), [f"{TEXT} {TEXT}"]),
        (f'{{"text": "{TEXT}"}}\n{{"text": 1}}\n'.encode(), [TEXT, "-:2"]),
        (b"", ["-"]),
    ],
)
def test_tells_what_stands_on_standard_input(data, expected):
    assert texts(load("-", stdin=BytesIO(data))) == expected


def test_fetches_a_url_that_it_is_given():
    def fetch(url, options):
        assert url == "https://tarsk.example/a"
        return Page("https://tarsk.example/b", f"<p>{TEXT} {TEXT}</p>".encode(), "html", None)

    [report] = load("https://tarsk.example/a", fetch=fetch)
    assert report.text == f"{TEXT} {TEXT}"
    assert (report.url, report.outlet) == ("https://tarsk.example/b", "tarsk.example")


def test_tells_the_format_of_a_page_that_does_not_name_it():
    def fetch(url, options):
        return Page(url, TEXT.encode(), None, None)

    [report] = load("HTTP://tarsk.example/a", fetch=fetch)
    assert report.text == TEXT


def test_a_url_that_fails_is_a_refusal():
    def fetch(url, options):
        raise FetchError("the site answers 404: check the URL")

    [refusal] = load("https://tarsk.example/a", fetch=fetch)
    assert refusal.target == "https://tarsk.example/a"
    assert isinstance(refusal.error, FetchError)


def test_reads_no_more_of_a_file_than_the_limit(tmp_path):
    (tmp_path / "big.txt").write_text(TEXT * 100)
    [refusal] = load(tmp_path / "big.txt", IntakeOptions(max_bytes=1000))
    assert "over 1,000 bytes" in str(refusal.error)
