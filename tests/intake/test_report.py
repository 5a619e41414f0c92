import hashlib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from twosource.errors import EmptyInput, InputError, UnreadableInput
from twosource.intake import IntakeOptions, Refusal, from_bytes, from_text
from twosource.model import Report, content_id

TEXT = "LIMA (AP) — Two men died on Monday, police said."

storable = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)
fragments = st.lists(
    st.sampled_from(
        ["LIMA", "Lima", ", Peru", " (AP)", " —", " -", ":", "By Ana Lu", "\n", "\n\n", " ", ". ",
         "Photo: Ana Lu/AFP", "(Photo by Ana Lu)", "Also read: The fire", "Two men died.", "— AFP",
         "May 3", "(Reporting by Ana Lu; editing by Tom Roe)", "© 2024 AFP", "READ MORE", "\t", "é"]
    ),
    min_size=1,
    max_size=25,
).map("".join)  # fmt: skip


def test_the_id_is_given_or_the_hash_of_what_tells_reports_apart():
    report = from_text(TEXT, title="Two die", outlet="The Bulletin", published="3 May 2024")
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    assert report.sha256 == sha256
    assert report.id == content_id("r1", [sha256, "The Bulletin", "Two die", "2024-05-03"])
    assert from_text(TEXT, id="r  1").id == "r  1"
    assert from_text(TEXT, id=" ").id == from_text(TEXT).id


def test_a_page_that_changed_is_still_the_same_report():
    first, second = (
        from_text(TEXT + more, url="https://tarsk.example/a") for more in ("", " More.")
    )
    assert first.id == second.id
    assert first.sha256 != second.sha256


def test_what_is_unknown_is_none():
    report = from_text(
        "Two men died on Monday, police said.", title=" ", outlet="", published="soon"
    )
    assert (report.title, report.outlet, report.published) == (None, None, None)
    assert (report.url, report.byline, report.credit, report.facts) == (None, None, (), ())


def test_a_byline_that_was_given_stands_over_that_in_the_text():
    text = "By Ana Lu\n\nTwo men died on Monday, police said."
    assert from_text(text).byline == "Ana Lu"
    assert from_text(text, byline="AFP").byline == "AFP"
    assert from_text(text, byline="AFP").credit == ("AFP",)


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_refuses_what_is_empty(text):
    with pytest.raises(EmptyInput):
        from_text(text)


@pytest.mark.parametrize("text", ["Two\0men", "\x01\x02\x03\x04 x" * 50])
def test_refuses_what_is_no_text(text):
    with pytest.raises(UnreadableInput):
        from_text(text)


def test_half_surrogate_pairs_do_no_harm_anywhere():
    report = from_text("a\udc80b said so", title="t\ud800", outlet="o\ud800", id="i\ud800")
    assert report.text == "a\ufffdb said so"
    assert report.id == "i\ufffd"
    report.sha256.encode("ascii")


@given(st.one_of(storable, fragments))
@example("\x1c\x85\u2028 x")
def test_text_is_kept_and_facts_slice_back(text):
    try:
        report = from_text(text)
    except InputError:
        assert not text.strip() or any(c < " " or c == "\x7f" for c in text)
        return
    assert report.text == text
    end = 0
    for fact in report.facts:
        [(start, stop)] = fact.span.spans
        assert end <= start < stop <= len(text)
        assert text[start:stop] == fact.span.text == fact.span.text.strip()
        assert fact.value
        end = stop


@given(fragments)
def test_the_same_text_gives_the_same_report(text):
    try:
        assert from_text(text) == from_text(text)
    except EmptyInput:
        assert not text.strip()


@settings(deadline=None)
@given(
    st.one_of(
        st.binary(),
        st.sampled_from(
            [b"<html><p>", b"%PDF-1.4\n", b'{"text": "', b"\xff\xfe", b"---\n"]
        ).flatmap(lambda head: st.binary().map(lambda rest: head + rest)),
    ),
    st.sampled_from(["a.txt", "a.md", "a.html", "a.pdf", "a.jsonl", "a", "a.bin"]),
)
def test_any_bytes_give_reports_or_refusals(data, name):
    for item in from_bytes(data, name, IntakeOptions(max_bytes=1000)):
        assert isinstance(item, Report | Refusal)
        if isinstance(item, Refusal):
            assert isinstance(item.error, InputError)
            assert str(item.error)
            assert "\n" not in str(item.error)


@pytest.mark.parametrize(
    "text",
    ["x" * 1_000_000, "Two men died. " * 70_000, "AB CD, EF " * 100_000, "(" * 1_000_000],
    ids=["one word", "sentences", "capitals", "brackets"],
)
def test_a_line_of_a_million_characters_is_taken(text):
    assert from_text(text).text == text
