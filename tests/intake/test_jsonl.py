import json
from io import BytesIO

import pytest

from twosource.errors import EmptyInput, TooLarge
from twosource.intake import IntakeOptions, Refusal
from twosource.intake.jsonl import read_jsonl
from twosource.model import Report

LIMITS = IntakeOptions()


def taken(*lines, options=LIMITS):
    return list(read_jsonl(BytesIO(b"\n".join(lines)), "a.jsonl", options))


def line(**fields):
    return json.dumps(fields).encode()


def test_keeps_text_and_id_as_they_are():
    text = "  Two men\r\nwere held.\u2028They were\tarmed. 🔥 "
    [report] = taken(line(id="r 1", text=text))
    assert isinstance(report, Report)
    assert (report.id, report.text) == ("r 1", text)


def test_reads_what_comes_with_the_text():
    [report] = taken(
        line(
            id="1",
            text="Two held.",
            title="",
            outlet="The Bulletin",
            published="3 May 2024",
            byline="AFP",
            x=1,
        )
    )
    assert (report.title, report.outlet, report.published) == (None, "The Bulletin", "2024-05-03")
    assert (report.byline, report.credit) == ("AFP", ("AFP",))


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (b"{", "not JSON"),
        (b"[]", "it is a list"),
        (b"null", "it is null"),
        (line(id="1"), 'no field "text"'),
        (line(text=["Two"]), '"text" is a list'),
        (line(text="Two.", id=7), '"id" is a number'),
        (line(text="Two.", outlet={}), '"outlet" is an object'),
        (line(text="Two.\0"), "NUL"),
        (line(text=" "), "no text"),
        (b'{"text": "\xff"}', "not UTF-8"),
        (b'{"a":' * 50_000, "nested too deeply"),
    ],
)
def test_refuses_a_bad_line_alone(bad, said):
    first, refusal, last = taken(line(text="One."), bad, line(text="Three."))
    assert (first.text, last.text) == ("One.", "Three.")
    assert isinstance(refusal, Refusal)
    assert refusal.target == "a.jsonl:2"
    assert said in str(refusal.error)


def test_refuses_a_long_line_and_reads_on():
    refusal, report = taken(
        line(text="x" * 500), line(text="Two."), options=IntakeOptions(max_bytes=100)
    )
    assert isinstance(refusal.error, TooLarge)
    assert refusal.target == "a.jsonl:1"
    assert report.text == "Two."


def test_passes_over_blank_lines_and_a_byte_order_mark():
    assert [r.text for r in taken(b"\xef\xbb\xbf" + line(text="One."), b"", b"  ", b"")] == ["One."]


def test_says_that_a_file_is_empty():
    [refusal] = taken(b"")
    assert isinstance(refusal.error, EmptyInput)


def test_half_a_surrogate_pair_is_replaced_in_place():
    [report] = taken(b'{"text": "One \\ud83d two"}')
    assert report.text == "One \ufffd two"
