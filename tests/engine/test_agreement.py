"""Krippendorff's alpha against the worked examples of its author, and the agreement of a ledger."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import twosource as ts
from samples import make_report, toy
from twosource.engine import agreement
from twosource.engine.agreement import alpha

TWO_BINARY = ("0100000010", "1110010000")
TWO_NOMINAL = ("aabbdcccedda", "babbbccceddd")
FOUR_WITH_GAPS = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def units(rows: tuple[str, ...]) -> list[str]:
    return ["".join(v for v in column if v != ".") for column in zip(*rows, strict=True)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [(TWO_BINARY, 0.095), (TWO_NOMINAL, 0.692), (FOUR_WITH_GAPS, 0.743)],
    ids=["two observers, binary", "two observers, nominal", "four observers, values missing"],
)
def test_the_published_examples(rows: tuple[str, ...], expected: float) -> None:
    """Krippendorff (2011), examples A, B and C."""
    found = alpha(units(rows))
    assert found is not None
    assert round(found, 3) == expected


VALUES = st.lists(st.lists(st.sampled_from("abc"), max_size=4), max_size=8)


@given(VALUES)
def test_order_and_names_make_no_difference(rows: list[list[str]]) -> None:
    mixed = [[{"a": "x", "b": "y", "c": "z"}[v] for v in reversed(row)] for row in reversed(rows)]
    one, other = alpha(rows), alpha(mixed)
    assert (one is None) == (other is None)
    assert one is None or other == pytest.approx(one)


@given(VALUES)
def test_it_is_1_only_where_all_agree(rows: list[list[str]]) -> None:
    found = alpha(rows)
    assert found is None or found <= 1
    if found is not None:
        assert (found == 1) == all(len(set(row)) < 2 for row in rows)


def test_what_can_not_differ_has_no_alpha() -> None:
    assert alpha([]) is None
    assert alpha(["a", "b"]) is None
    assert alpha(["aa", "aa"]) is None


@pytest.fixture
def ledger() -> ts.Ledger:
    opened = ts.open(":memory:", extractor=toy)
    opened.read(make_report("Police said 12 men fled. A nurse said 3 died. The bridge burned."))
    return opened


def test_one_reviewer_agrees_with_nobody(ledger: ts.Ledger) -> None:
    for claim in ledger.claims():
        ts.review(ledger, "accept", claim.id, who="Ana")
    found = agreement(ledger.view)
    assert found.reviewers == (("Ana", 3),)
    assert found.units == 0
    assert found.fields == ()


def test_two_reviewers_are_compared_field_by_field(ledger: ts.Ledger) -> None:
    first, second, third = ledger.claims()
    for claim in (first, second, third):
        ts.review(ledger, "accept", claim.id, who="Ana")
    ts.review(ledger, "correct", first.id, who="Bo", values={"stance": "warns"})
    ts.review(ledger, "reject", third.id, who="Bo")
    found = agreement(ledger.view)
    assert found.units == 2
    fields = {field.field: field for field in found.fields}
    assert (fields["is a claim"].units, fields["is a claim"].alike) == (2, 1)
    assert (fields["stance"].units, fields["stance"].alike) == (1, 0)
    assert (fields["content"].units, fields["content"].alike) == (1, 1)
    assert fields["is a claim"].alpha == pytest.approx(0.0)
    assert fields["content"].alpha is None


def test_only_the_latest_review_of_each_in_force_counts(ledger: ts.Ledger) -> None:
    claim = next(iter(ledger.claims()))
    ts.review(ledger, "accept", claim.id, who="Ana")
    ts.review(ledger, "reject", claim.id, who="Bo")
    last = ts.review(ledger, "accept", claim.id, who="Bo")
    assert agreement(ledger.view).fields[0].alike == 1
    ts.undo(ledger, last.id or "", who="Bo")
    assert agreement(ledger.view).fields[0].alike == 0
