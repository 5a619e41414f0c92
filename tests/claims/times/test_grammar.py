"""Every rule of the grammar finds and reads its own examples."""

import tomllib
from importlib.resources import files
from itertools import pairwise

import pytest

from twosource.claims.times import find
from twosource.claims.times.patterns import grammar
from twosource.claims.times.scan import matches
from twosource.model import Report
from twosource.reading import read

_RULES = tomllib.loads(
    (files("twosource.claims.times") / "grammar.toml").read_text(encoding="utf-8")
)["rule"]
_EXAMPLES = [(rule["name"], *example) for rule in _RULES for example in rule["examples"]]


@pytest.mark.parametrize(("rule", "text", "marked", "value"), _EXAMPLES)
def test_example(rule: str, text: str, marked: str, value: str) -> None:
    reading = read(Report("r", text, "", published="2024-03-14"))
    found = {text[f.start : f.end]: f for f in find(reading)}
    assert found[marked].timex.value == value
    assert found[marked].rule == rule


def test_every_rule_has_an_example() -> None:
    assert all(rule["examples"] for rule in _RULES)


def test_names_are_unique() -> None:
    names = [rule.name for rule in grammar().rules]
    assert len(names) == len(set(names))


def test_no_match_without_a_strong_word() -> None:
    assert matches("It is over, and so is this, up to the end of it.") == []


def test_matches_never_overlap() -> None:
    found = matches("late on the night of Friday, March 12, 2004, two days after Christmas 2003")
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert len(found) == 2
