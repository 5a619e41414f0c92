import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from twosource.model import Certainty, Claim, Link, Span
from twosource.terminal.passage import legend, passage, wrap

TEXT = (
    "An older paragraph.\n\n"
    "A clerk said the depot had reportedly burned for two days. It rained later.\n\n"
    "Nobody else spoke."
)


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span.of(text, (start, start + len(words)))


def claim(content: Span, *chain: Link, cue: Span | None = None, hedges: tuple[Span, ...] = ()):
    certainty = Certainty(hedges=hedges)
    return Claim("c1-0", "r1-0", content, cue, chain, (), "indirect", certainty, 0.9, "test")


CLERK = Link("A clerk", span("A clerk"), "official", unnamed=True, cue=span("said"))
BURNED = claim(
    span("the depot had reportedly burned for two days"), CLERK, hedges=(span("reportedly"),)
)


def test_marks_stand_under_their_words() -> None:
    assert passage(TEXT, BURNED, 80, colour=False).plain.splitlines() == [
        "A clerk said the depot had reportedly burned for two days. It rained later.",
        "~~~~~~~ ^^^^ ==============----------====================",
    ]


def test_colour_needs_no_marks_below() -> None:
    drawn = passage(TEXT, BURNED, 80, colour=True)
    assert len(drawn.plain.splitlines()) == 1
    styled = {drawn.plain[s.start : s.end]: s.style for s in drawn.spans}
    assert styled["A clerk"] == "source"
    assert styled["reportedly"] == "hedge"


def test_a_source_in_another_paragraph_is_shown_with_a_gap() -> None:
    far = claim(span("It rained later"), Link("Nobody else", span("Nobody else"), "person"))
    lines = passage(TEXT, far, 80, colour=False).plain.splitlines()
    assert [line for line in lines if line and line[0] not in " ~"] == [
        "A clerk said the depot had reportedly burned for two days. It rained later.",
        "Nobody else spoke.",
    ]
    assert "" in lines


def test_a_very_long_paragraph_is_cut_around_the_claim() -> None:
    text = "word " * 100_000 + "the bridge fell " + "word " * 100_000
    drawn = passage(text, claim(span("the bridge fell", text)), 80, colour=False).plain
    assert len(drawn) < 2_000
    assert drawn.startswith("… word")
    assert "the bridge fell" in drawn
    assert "===============" in drawn


def test_escape_sequences_of_a_report_do_not_reach_the_terminal() -> None:
    text = "The \x1b[31mbridge\x1b[0m fell."
    drawn = passage(text, claim(span(text, text)), 80, colour=True)
    assert "\x1b" not in drawn.plain


def test_wide_characters_keep_the_marks_in_line() -> None:
    text = "从北京 the bridge fell"
    words, marks = passage(text, claim(span("the bridge fell", text)), 80, False).plain.split("\n")
    assert cell_len(words) == cell_len(marks)
    assert marks.lstrip(" ") == "=" * len("the bridge fell")


def test_the_legend_names_only_what_is_there() -> None:
    assert legend(BURNED, colour=False).plain == "~~~ source   ^^^ cue   === content   --- hedge"
    assert legend(claim(span("It rained later")), colour=False).plain == "=== content"


@given(st.text(alphabet="ab 文é", max_size=200), st.integers(min_value=2, max_value=40))
def test_wrapping_loses_nothing_but_blanks(text: str, width: int) -> None:
    lines = [text[a:b] for a, b in wrap(text, width)]
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(
    words=st.lists(st.sampled_from(["fire", "at", "the", "oil-depot"]), min_size=1, max_size=60),
    first=st.integers(0, 59),
    width=st.integers(20, 100),
)
def test_as_many_signs_as_marked_characters(words: list[str], first: int, width: int) -> None:
    text = " ".join(words)
    content = span(words[min(first, len(words) - 1)], text)
    drawn = passage(text, claim(content), width, colour=False).plain
    assert drawn.count("=") == len(content.text)


@pytest.mark.parametrize("width", [1, 2])
def test_no_width_is_too_narrow_to_end(width: int) -> None:
    assert "".join("ab cd"[a:b] for a, b in wrap("ab cd", width)) == "abcd"
