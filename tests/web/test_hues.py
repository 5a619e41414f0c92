"""Which claims of a page share a hue."""

from twosource.model import Certainty, Claim, Link, Span
from twosource.web.hues import hues_of_claims


def claim(id: str, name: str, entity: str | None = None, report: str = "r1") -> Claim:
    unnamed = name.startswith("a ")
    chain = (Link(name, None, "person", unnamed=unnamed, entity=entity),)
    words = Span("we ran", ((0, 6),))
    return Claim(id, report, words, None, chain, (), None, Certainty(), 1.0, "test")


def test_one_name_in_one_report_is_one_origin() -> None:
    told = [
        claim("1", "Lemma", "p1-a"),
        claim("2", "Lemma"),
        claim("3", "Duba"),
        claim("4", "Lemma", "p1-b"),
    ]
    hues = hues_of_claims(told)
    assert hues["1"] == hues["2"] == hues["4"]
    assert [hues["1"].tag, hues["3"].tag] == ["A", "B"]


def test_one_entity_is_one_origin_under_any_name() -> None:
    hues = hues_of_claims([claim("1", "Lemma", "p1-a"), claim("2", "the driver Lemma", "p1-a")])
    assert hues["1"] == hues["2"]


def test_somebody_unnamed_stays_with_the_report() -> None:
    hues = hues_of_claims([claim("1", "a nurse"), claim("2", "a nurse", report="r2")])
    assert hues["1"] != hues["2"]
