import pytest

from twosource.errors import TooLarge, UnknownFormat
from twosource.intake import IntakeOptions, Refusal, from_bytes
from twosource.intake.formats import guessed_format

TEXT = b"Two men were held, police said."


@pytest.mark.parametrize(
    ("head", "format"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\xef\xbb\xbf\n <!doctype html>", "html"),
        (b"<!-- saved --><html>", "html"),
        (b'<?xml version="1.0"?><html>', "html"),
        (b"<p class='a'>Two", "html"),
        (b"<5 dead", "text"),
        (b' {"id": 1', "jsonl"),
        (b"{curly}", "text"),
        (TEXT, "text"),
        (b"", "text"),
    ],
)
def test_tells_a_format_by_its_content(head, format):
    assert guessed_format(head) == format


def test_the_ending_tells_the_format_and_the_content_where_there_is_none():
    [page] = from_bytes(b"<p>" + TEXT * 3 + b"</p>", "a.HTM")
    [text] = from_bytes(b"<p>" + TEXT * 3 + b"</p>", "a.txt")
    [guessed] = from_bytes(b"<p>" + TEXT * 3 + b"</p>", "a")
    assert page.text == guessed.text == (TEXT * 3).decode()
    assert text.text.startswith("<p>")


def test_reads_a_pdf(pdf_of):
    [report] = from_bytes(pdf_of("Two men were held, police said."), "a.pdf")
    assert report.text == TEXT.decode()


@pytest.mark.parametrize("name", ["a.docx", "a.zip", "a.txt.gz"])
def test_refuses_other_endings(name):
    [refusal] = from_bytes(TEXT, name)
    assert isinstance(refusal.error, UnknownFormat)
    assert ".jsonl" in str(refusal.error)


def test_refuses_what_is_too_large():
    [refusal] = from_bytes(b"x" * 50_000_000, "big.txt")
    assert refusal == Refusal("big.txt", refusal.error)
    assert isinstance(refusal.error, TooLarge)
    assert "20,000,000 bytes" in str(refusal.error)


def test_what_the_user_knows_stands_over_what_the_report_says():
    data = b"Outlet: The Bulletin\nDate: 2024-05-03\n\n" + TEXT
    options = IntakeOptions(outlet="Tarsk Post", published="4 May 2024")
    [report] = from_bytes(data, "a.txt", options)
    assert (report.outlet, report.published) == ("Tarsk Post", "2024-05-04")
