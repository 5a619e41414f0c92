"""What happened: PLOVER types on sentences of our own, triggers, modes, mood."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.claims.plover.lexicon import types
from twosource.claims.what import what
from twosource.model import EventMention, Report
from twosource.reading import read

PHRASES = Path(__file__).parent / "plover" / "phrases.tsv"


def events(text: str) -> tuple[EventMention, ...]:
    reading = read(Report("r", text, ""))
    return what(reading.span((0, len(text))), reading)


def test_our_own_phrases_get_their_type() -> None:
    lines = PHRASES.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line[0] != "#"]
    wrong = [(kind, text) for kind, text in rows if [e.type for e in events(text)][:1] != [kind]]
    assert len(rows) > 300
    assert len(wrong) <= 0.06 * len(rows), wrong


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        ("The board fired the director.", "SANCTION", "expel"),
        ("Rebels fired mortars at the depot.", "ASSAULT", None),
        ("The navy test-fired a rocket.", "MOBILIZE", "weapons"),
        ("Police struck the man with batons.", "ASSAULT", None),
        ("The two unions struck a deal.", "SUPPORT", None),
        ("Nurses went on strike.", "PROTEST", "strike"),
        ("A drone strike hit the camp.", "ASSAULT", "aerial"),
        ("The talks broke down.", "REJECT", None),
        ("Miners put down their tools and marched.", "PROTEST", "strike"),
        ("The guards put down the revolt.", "COERCE", None),
    ],
)
def test_sense_depends_on_what_stands_beside(text: str, kind: str, mode: str | None) -> None:
    first = events(text)[0]
    assert (first.type, first.mode) == (kind, mode)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway will send doctors to Chad.", "AGREE"),
        ("Norway will not send doctors to Chad.", "REJECT"),
        ("Norway sent doctors to Chad.", "AID"),
        ("The army must leave the campus and free the students.", "REQUEST"),
        ("The captives will be released on Friday.", "RETREAT"),
        ("The army plans to attack the camp.", "ASSAULT"),
        ("The rebels stopped shelling the port.", "RETREAT"),
        ("The council cancelled its meeting with the envoy.", "REJECT"),
        ("Journalists are not allowed to leave the hotel.", "COERCE"),
    ],
)
def test_mood_and_what_becomes_of_it(text: str, kind: str) -> None:
    assert events(text)[0].type == kind


@pytest.mark.parametrize(
    "text",
    [
        "The river rose by two metres.",
        "The storm killed nine people.",
        "He declined to comment.",
        "They shot a film in Cairo.",
        "",
    ],
)
def test_no_event(text: str) -> None:
    assert events(text) == ()


def test_several_happenings_the_main_one_first() -> None:
    found = events("Gunmen killed a judge and abducted two clerks.")
    assert [(e.type, e.trigger.text) for e in found] == [
        ("ASSAULT", "killed"),
        ("ASSAULT", "abducted"),
    ]


def test_the_cameo_root_follows_type_and_mode() -> None:
    assert events("Police are investigating the fire at the mill.")[0].cameo == "09"
    assert events("The union accused the mayor of fraud.")[0].cameo == "11"


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Soldiers",
                "police",
                "shot",
                "attacked",
                "agreed",
                "to",
                "meet",
                "the",
                "rebels",
                "on",
                "Monday",
                ",",
                "and",
                "in",
                "town",
                "a",
                "bomb",
                "killed",
                "was",
                "were",
                "by",
                "threatened",
                "with",
            ]
        ),
        max_size=18,
    )
)
def test_triggers_slice_back_to_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for event in events(text):
        assert event.type in types()
        assert event.trigger.text == "".join(text[a:b] for a, b in event.trigger.spans)
        assert all(0 <= a < b <= len(text) for a, b in event.trigger.spans)
        assert event.why
