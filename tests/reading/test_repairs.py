"""Mends of the parse, and who is meant by ranks and pronouns, on sentences of our own."""

import pytest

from twosource.attribution import attribute
from twosource.model import Report
from twosource.reading import read


def chains(text: str) -> list[list[str]]:
    """The names in the chain of each attributed statement."""
    statements = attribute(read(Report("r", text, "")))[1]
    return [[k.name for k in s.attribution.chain] for s in statements if s.attribution]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Residents told Reuters gunmen had burned the school.", ["Reuters", "Residents"]),
        (
            "A lorry was found near the border, the public prosecutor, Jan Vesely, said.",
            ["the public prosecutor, Jan Vesely"],
        ),
    ],
)
def test_who_is_told_and_who_speaks_are_read_apart(text: str, expected: list[str]) -> None:
    assert chains(text) == [expected]


def test_a_rank_stands_for_whoever_bears_its_short_form() -> None:
    found = chains("Col. Dinh Van said the bus was late. It had no lights, the colonel said.")
    assert found == [["Col. Dinh Van"], ["Col. Dinh Van"]]
