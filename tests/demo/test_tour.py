from dataclasses import replace

import pytest

from twosource.demo import figures, report_files, tour
from twosource.model import Certainty, Claim, Link, Quantity, Span, When

PERSON = Link("Ana Ruiz", None, "person")
CLERK = Link("a clerk", None, "official", unnamed=True)
MEMO = Link("a memo", None, "document")
DENIES = Certainty("denies")


def claim(words: str, *chain: Link, certainty: Certainty | None = None) -> Claim:
    span = Span(words, ((0, len(words)),))
    return Claim(
        f"c1-{words}", "r1", span, None, chain, (), None, certainty or Certainty(), 0.9, "test"
    )


def dead(low: float) -> Quantity:
    return Quantity(Span(str(low), ((0, 1),)), low, low, "people", "killed")


def test_each_claim_stands_at_one_stop_and_deep_chains_come_first() -> None:
    words = "that the old bridge had been closed"
    deep = claim(words, PERSON, MEMO, CLERK)
    denied = claim("the bridge was never closed to lorries", PERSON, certainty=DENIES)
    stops = tour([denied, claim("the weather was fine all week", PERSON), deep])
    assert [stop.claims for stop in stops] == [(deep,), (denied,)]


def test_the_same_words_are_shown_once() -> None:
    twice = [replace(claim("the bridge had been closed since dawn", CLERK), id=i) for i in "ab"]
    (stop,) = tour(twice)
    assert len(stop.claims) == 1


def test_no_claims_make_no_tour() -> None:
    assert tour([]) == ()
    assert figures([], {}) == ()


def test_figures_are_those_of_the_commonest_measure_once_a_mouth() -> None:
    first = replace(claim("nine died", PERSON), how_many=(dead(9),))
    again = replace(claim("nine people died", PERSON), how_many=(dead(9),))
    more = replace(claim("ten died", CLERK), how_many=(dead(10),))
    hurt = replace(claim("six hurt", CLERK), how_many=(replace(dead(6), measure="injured"),))
    assert figures([first, hurt, again, more], {}) == ((first, dead(9)), (more, dead(10)))


@pytest.mark.parametrize(("latest", "kept"), [("2026-05-12", 1), ("2024-11-30", 0)])
def test_figures_of_happenings_long_past_are_left_out(latest: str, kept: int) -> None:
    when = When(Span("then", ((0, 4),)), "DATE", None, None, latest, "month")
    told = replace(claim("four died", PERSON), how_many=(dead(4),), when=when)
    assert len(figures([told], {"r1": "2026-05-13T06:40:00+03:00"})) == kept


def test_the_reports_come_in_four_formats() -> None:
    assert len({path.suffix for path in report_files()}) == 4
    assert all(path.read_text("utf-8") for path in report_files())
