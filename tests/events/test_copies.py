"""Copies are found whatever was cut, retitled or reworded; shared quotes make none."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from story import GAZETTE, HERALD, WIRE, reports
from twosource.engine import Local
from twosource.events.copies import find_copies, representative
from twosource.events.copies_align import Text, align
from twosource.events.copies_original import find_original
from twosource.model import Copy, Report

BODY = (
    "The dam above Tell Amra gave way before dawn after four days of rain. "
    "Water reached the second floor of houses along the market street by six. "
    "Engineers had warned the council in autumn that the spillway was blocked. "
    "The council said it had asked the ministry for money and got no answer. "
    "Boats from the fishing port carried families to the school on the hill. "
    "A bakery at the crossroads handed out what bread it had left. "
)
OTHER = (
    "Families slept in a school on a hill on Thursday night, their houses under water. "
    "Nobody could say how the dam had failed. "
    "The ministry in the capital promised an inquiry and tents for two hundred people. "
    "At the port a fisherman counted the boats that were still afloat. "
)


def report(id: str, text: str, **facts: object) -> Report:
    return replace(Report(id, text, "", published="2026-04-10"), **facts)


def copies(*found: Report) -> dict[str, Copy]:
    return find_copies(found, Local())


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "TELL AMRA, April 10 (Strait Wire) - " + BODY,
        BODY[: len(BODY) * 2 // 3],
        BODY.replace("gave way", "broke").replace("Boats from", "Small boats from"),
        ". ".join(BODY.split(". ")[:3]) + ". " + OTHER[:90],
        OTHER[:83] + BODY[: len(BODY) // 2],
    ],
    ids=["verbatim", "dateline", "cut", "reworded", "half", "new opening"],
)
def test_what_was_made_of_a_text_is_a_copy(text: str) -> None:
    found = copies(report("a", BODY), report("b", text))
    assert set(found) == {"a", "b"}
    assert found["a"].group == found["b"].group
    assert all(c.aligned and c.why and c.why.note for c in found.values())


def test_another_report_of_the_same_is_no_copy() -> None:
    assert copies(report("a", BODY), report("b", OTHER)) == {}


def test_a_shared_statement_is_no_copy() -> None:
    statement = (
        "“The spillway was inspected in March and found to be sound. Nobody could have foreseen "
        "four days of rain of this kind. Our thoughts are with those who have lost their homes,” "
        "the council said. "
    )
    one = report("a", BODY + statement)
    two = report("b", OTHER + statement)
    assert copies(one, two) == {}


def test_what_comes_back_after_months_is_no_copy() -> None:
    late = report("b", BODY, published="2026-09-10")
    assert copies(report("a", BODY), late) == {}


def test_the_aligned_passages_stand_in_both_texts() -> None:
    one, two = report("a", BODY), report("b", "Late news. " + BODY[100:])
    for copy in copies(one, two).values():
        mine, theirs = (one, two) if copy.report == "a" else (two, one)
        for a, b in copy.aligned:
            assert mine.text[a.start : a.end] == a.text
            assert theirs.text[b.start : b.end] == b.text


@pytest.mark.parametrize(
    ("facts", "original", "because"),
    [
        (
            ({"outlet": "Bay Post", "credit": ("Strait Wire",)}, {"outlet": "Strait Wire"}),
            "b",
            "credit",
        ),
        (({"published": "2026-04-11"}, {}), "b", "first"),
        (({}, {"text": BODY + OTHER}), "b", "longest"),
        (({"copy_of": "b"}, {}), "b", "says"),
        (({}, {}), None, "neither"),
        (
            ({"outlet": "Bay Post", "credit": ("Strait Wire",)}, {"outlet": "Gazette"}),
            None,
            "isn't here",
        ),
    ],
)
def test_the_original(facts, original: str | None, because: str) -> None:
    found = find_original([report("a", BODY, **facts[0]), replace(report("b", BODY), **facts[1])])
    assert found.report == original
    assert because in found.reason


def test_one_report_stands_for_copies_whose_original_is_unknown() -> None:
    held = [report("a", BODY), report("b", BODY)]
    found = copies(*held)
    assert {c.original for c in found.values()} == {None}
    assert representative(found, {r.id: r for r in held}) == {"a": "a", "b": "a"}


@given(st.permutations(reports()))
def test_the_order_of_reports_makes_no_difference(ordered: list[Report]) -> None:
    assert copies(*ordered) == copies(*reports())
    assert set(copies(*ordered)) == {"r-wire", "r-post"}


@given(st.sampled_from([BODY, WIRE, GAZETTE, HERALD]), st.data())
def test_a_text_aligns_with_itself_and_every_part_of_it(text: str, data: st.DataObject) -> None:
    sentences = Text(text).sentences
    kept = sentences[: data.draw(st.integers(2, len(sentences)))]
    part = Text(text[: kept[-1].end])
    found = align(part, Text(text))
    assert found.pairs == tuple((i, i) for i in range(len(kept)))
    assert found.share == 1.0
