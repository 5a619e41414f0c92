"""Labels of entities mended from the lists."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.model import Report
from twosource.reading import Entity, read
from twosource.reading.ruler import mend


def mended(text: str) -> dict[str, str]:
    reading = read(Report("r", text, ""))
    return {
        reading.span_of(reading.tokens[e.first], reading.tokens[e.last - 1]).text: e.label
        for e in mend(reading.tokens, reading.entities)
    }


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Kataib Hezbollah said so on Monday.", "Kataib Hezbollah", "ORG"),
        ("They blamed Viv Ansanm for the raid.", "Viv Ansanm", "ORG"),
        ("A JNIM commander spoke.", "JNIM", "ORG"),
        ("SANA reported three strikes.", "SANA", "ORG"),
        ("Fighters of Hay'at Tahrir al-Sham left.", "Hay'at Tahrir al-Sham", "ORG"),
        ("Abdel Fattah al-Burhan left Port Sudan.", "Abdel Fattah al-Burhan", "PERSON"),
    ],
)
def test_listed_names_get_their_label(text: str, name: str, label: str) -> None:
    assert mended(text)[name] == label


@pytest.mark.parametrize(
    "text",
    [
        "Richard Wagner wrote operas.",
        "THE RSF ATTACKED THE NORTHERN TOWN AGAIN",
        "The sun rose over Nairobi.",
        "He paid in time and left the post office.",
    ],
)
def test_other_words_are_left_alone(text: str) -> None:
    reading = read(Report("r", text, ""))
    assert mend(reading.tokens, reading.entities) == reading.entities


def test_nothing_in_nothing_out() -> None:
    assert mend((), ()) == ()


_WORDS = st.lists(
    st.sampled_from(
        ["Hamas", "the", "Badr", "Organization", "of", "AFP", "Omar", "said", ",", "."]
    ),
    max_size=14,
)


@settings(deadline=None)
@given(_WORDS)
def test_entities_stay_in_order_and_apart_and_mending_twice_changes_nothing(
    words: list[str],
) -> None:
    reading = read(Report("r", " ".join(words), ""))
    once = mend(reading.tokens, reading.entities)
    assert all(a.last <= b.first for a, b in itertools.pairwise(once))
    assert all(isinstance(e, Entity) and e.first < e.last <= len(reading.tokens) for e in once)
    assert mend(reading.tokens, once) == once
