"""Writing a value of the model as JSON loses nothing."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samples import any_of, extractions
from twosource.claims import Extraction
from twosource.ledger.codec import decode, encode
from twosource.model import (
    Actor,
    Attribution,
    Claim,
    EventMention,
    Link,
    Place,
    Quantity,
    Report,
    Span,
    When,
)

TEXT = "The mayor said two men fled; a nurse saw three."


@given(
    st.data(),
    st.sampled_from([Actor, Attribution, Claim, EventMention, Link, Place, Quantity, When]),
)
def test_any_value_comes_back_equal(data: st.DataObject, kind: type) -> None:
    value = data.draw(any_of(kind, TEXT))
    assert decode(kind, json.loads(json.dumps(encode(value)))) == value


@given(extractions())
def test_reports_and_claims_come_back_equal(made: Extraction) -> None:
    assert decode(Report, json.loads(json.dumps(encode(made.report)))) == made.report
    for claim in made.claims:
        assert decode(Claim, json.loads(json.dumps(encode(claim)))) == claim


def test_defaults_are_left_out() -> None:
    link = Link("Police", Span("Police", ((0, 6),)), "organisation")
    assert encode(link) == {"name": "Police", "mention": ["Police", 0, 6], "kind": "organisation"}


def test_what_was_written_before_a_field_existed_reads_as_its_default() -> None:
    old = {"name": "Police", "mention": None, "kind": "organisation"}
    assert decode(Link, old) == Link("Police", None, "organisation")


@pytest.mark.parametrize(
    "damaged",
    [
        {},
        {"name": "a"},
        {"name": "a", "mention": ["x", 1], "kind": "person"},
        {"nonsense": 1},
        [],
        3,
    ],
)
def test_damage_is_noticed(damaged: object) -> None:
    with pytest.raises((KeyError, TypeError, AttributeError, ValueError, IndexError)):
        decode(Link, damaged)
