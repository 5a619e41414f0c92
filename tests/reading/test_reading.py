import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.model import Report
from twosource.reading import Reading, read


@pytest.fixture(scope="module")
def reading() -> Reading:
    text = "The mayor, who fled, said two men died.\n\n“We ran,” said Ana Ruiz."
    return read(Report("r", text, ""))


def test_tokens_know_their_place(reading: Reading) -> None:
    assert all(reading.text[t.start : t.end] == t.text for t in reading.tokens)
    assert [t.i for t in reading.tokens] == list(range(len(reading.tokens)))


def test_sentences_do_not_run_over_paragraphs(reading: Reading) -> None:
    first = reading.sentences[0]
    assert reading.tokens[first[1] - 1].text == "."
    assert len(reading.sentences) == 2


def test_a_subtree_is_in_text_order(reading: Reading) -> None:
    mayor = reading.tokens[1]
    assert [t.text for t in reading.subtree(mayor)][:2] == ["The", "mayor"]
    start, end = reading.subtree_edges(mayor)
    assert reading.text[start:end].startswith("The mayor, who fled")


def test_token_lookups(reading: Reading) -> None:
    assert reading.token_at(reading.text.index("mayor") + 2) == reading.tokens[1]
    assert [t.text for t in reading.tokens_in(4, 9)] == ["mayor"]
    assert reading.in_quotation(reading.text.index("ran"))
    assert not reading.in_quotation(reading.text.index("Ana"))


def test_heads_lead_to_a_root(reading: Reading) -> None:
    for token in reading.tokens:
        *_, root = (token, *reading.ancestors(token))
        assert root.head == root.i


@given(st.text(max_size=120))
@settings(max_examples=40, deadline=None)
def test_any_text_can_be_read(text: str) -> None:
    reading = read(Report("r", text, ""))
    assert all(reading.text[t.start : t.end].replace("\n", " ") == t.text for t in reading.tokens)
