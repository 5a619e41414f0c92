from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.reading.quotations import quotations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “go” and ran.", ["“go”"]),
        ('"Go," he said. "Now."', ['"Go,"', '"Now."']),
        ("„Geh“, sagte er.", ["„Geh“"]),
        ("She called it 'a black day', they said.", ["'a black day'"]),
        ("The soldiers' boots weren't clean.", []),
        ("“It never ended.\n\n“We ran.”", ["“It never ended.", "“We ran.”"]),
    ],
)
def test_quotations(text: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in quotations(text)] == found


@given(st.text(alphabet="ab \"“”'‘’\n.,", max_size=80))
def test_quotations_are_in_order_and_apart(text: str) -> None:
    spans = quotations(text)
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
