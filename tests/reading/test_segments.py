from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from twosource.model import Fact, Report, Span
from twosource.reading.segments import flattened, segments


def test_facts_are_cut_out() -> None:
    text = "KASAI — Two men fled.\nAlso read: floods"
    facts = (
        Fact("dateline", Span.of(text, (0, 8)), "KASAI"),
        Fact("caption", Span.of(text, (22, 39)), "Also read: floods"),
    )
    parts = segments(Report("r", text, "", facts=facts))
    assert [text[s.start : s.end] for s in parts] == ["Two men fled."]


def test_hard_wrapped_lines_are_one_segment() -> None:
    text = "They were low on food and\n   medical supplies.\nA new line"
    parts = segments(Report("r", text, ""))
    assert [text[s.start : s.end] for s in parts] == [
        "They were low on food and\n   medical supplies.",
        "A new line",
    ]


def test_a_very_long_line_is_cut_in_pieces() -> None:
    text = "word " * 200_000
    parts = segments(Report("r", text, ""))
    assert max(s.end - s.start for s in parts) <= 10_000
    assert sum(len(text[s.start : s.end].split()) for s in parts) == 200_000


@given(st.text())
def test_flattening_keeps_every_offset(text: str) -> None:
    flat = flattened(text)
    assert len(flat) == len(text)
    assert all(a == b or (a == "\n" and b == " ") for a, b in zip(text, flat, strict=True))


@given(st.text(alphabet="ab .\n\r\u2028x", max_size=200))
def test_segments_hold_all_that_is_not_white_space(text: str) -> None:
    parts = segments(Report("r", text, ""))
    kept = "".join(text[s.start : s.end] for s in parts)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(one.end <= two.start for one, two in pairwise(parts))
