"""What a later version of a report claims otherwise."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from made_claims import claim, counted, link
from twosource.events.changes import changes
from twosource.model import Claim, Report

MAYOR, NURSE = link("the mayor", "official"), link("a nurse", "witness", unnamed=True)
DEAD = "nine people drowned near the mill"
MORE = "14 people drowned near the mill"
WIND = "a strong wind had turned the ferry over in the strait"


def version(*claims: Claim) -> tuple[Report, Sequence[Claim]]:
    text = ". ".join(c.content.text for c in claims)
    return Report("r", text, ""), claims


def said(words: str, *chain, stance: str = "says", killed: int | None = None) -> Claim:
    numbers = (counted(words, words.split()[0], killed, killed),) if killed else ()
    return claim(f"c-{words}-{stance}", "r", *chain, words=words, stance=stance, how_many=numbers)


def told(
    before: Sequence[Claim], after: Sequence[Claim]
) -> list[tuple[tuple[str, ...], bool, bool]]:
    found = changes(version(*before), version(*after))
    return [(c.what, c.before is not None, c.after is not None) for c in found]


def test_other_figures() -> None:
    was, now = said(DEAD, MAYOR, killed=9), said(MORE, MAYOR, killed=14)
    assert told([was], [now]) == [(("figures",), True, True)]


def test_other_words() -> None:
    was = said("the ferry left the old port at noon", MAYOR)
    now = said("the ferry had left the old port at noon", MAYOR)
    assert told([was], [now]) == [(("reworded",), True, True)]


def test_another_source_and_another_stance() -> None:
    assert told([said(WIND, MAYOR)], [said(WIND, NURSE)]) == [(("source",), True, True)]
    denied = said(WIND, MAYOR, stance="denies")
    assert told([said(WIND, MAYOR)], [denied]) == [(("stance",), True, True)]


def test_what_came_and_went() -> None:
    assert told([said(DEAD, MAYOR)], [said(DEAD, MAYOR), said(WIND, NURSE)]) == [
        (("added",), False, True)
    ]
    assert told([said(DEAD, MAYOR), said(WIND, NURSE)], [said(DEAD, MAYOR)]) == [
        (("dropped",), True, False)
    ]


def test_a_claim_that_is_only_read_otherwise_changes_nothing() -> None:
    old, new = version(said(DEAD, MAYOR, killed=9)), version(said(DEAD, MAYOR, killed=10))
    assert changes(old, new) == ()
    assert changes((old[0], ()), new) == ()


def test_what_moved_is_the_same() -> None:
    a, b = said(DEAD, MAYOR), replace(said(WIND, NURSE), id="c-other")
    assert told([a, b], [b, a]) == []


words = st.lists(
    st.sampled_from(["mill", "ferry", "nine", "road", "port", "rain", "storm"]),
    min_size=1,
    max_size=5,
)
versions = st.lists(
    st.builds(lambda w, s: said(" ".join(w), s), words, st.sampled_from([MAYOR, NURSE])),
    max_size=6,
    unique_by=lambda c: (c.content.text, c.chain),
)


@given(versions, versions)
@settings(max_examples=100, deadline=None)
def test_every_claim_changes_once_at_most(was: list[Claim], now: list[Claim]) -> None:
    found = changes(version(*was), version(*now))
    before = [id(c.before) for c in found if c.before]
    after = [id(c.after) for c in found if c.after]
    assert len(set(before)) == len(before)
    assert len(set(after)) == len(after)
    assert changes(version(*was), version(*was)) == ()
