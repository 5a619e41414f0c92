"""Reviewing claims: what holds, what is refused, and that anything can be taken back."""

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import twosource as ts
from samples import make_report, toy
from story import extractor, reports
from twosource.engine import across, deciding, judge
from twosource.errors import BadJudgement, NotFound
from twosource.ledger import ClaimFilter
from twosource.model import Claim, Judgement, Place, Quantity, Span

TEXT = "Police said 12 men fled. A nurse said 3 died. The bridge burned."


def read() -> ts.Ledger:
    opened = ts.open(":memory:", extractor=toy)
    opened.read(make_report(TEXT))
    return opened


@pytest.fixture
def ledger() -> ts.Ledger:
    return read()


def first(ledger: ts.Ledger) -> Claim:
    return next(iter(ledger.claims()))


def at(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"text": words, "spans": [[start, start + len(words)]]}


def test_a_rejected_claim_is_gone_from_lists_and_there_by_its_id(ledger: ts.Ledger) -> None:
    claim = first(ledger)
    made = ts.review(ledger, "reject", claim.id[:9], who="Ana", note="no claim")
    assert claim.id not in [c.id for c in ledger.claims()]
    assert ledger.view.claim_count(ClaimFilter()) == 2
    assert [c.id for _, held in ledger.view.everything() for c in held] == [
        c.id for c in ledger.claims()
    ]
    assert claim.id not in [c.id for c in ledger.search("men")]
    assert ledger.claim(claim.id) == claim
    ts.undo(ledger, made.id or "", who="Bo")
    assert first(ledger) == claim


def test_a_correction_is_seen_everywhere_and_the_reading_stays(ledger: ts.Ledger) -> None:
    claim = first(ledger)
    values = {"stance": "denies", "content": at("12 men"), "hedges": [at("Police")]}
    ts.review(ledger, "correct", claim.id, who="Ana", values=values)
    seen = ledger.claim(claim.id)
    assert (seen.certainty.stance, seen.content.text) == ("denies", "12 men")
    assert [h.text for h in seen.certainty.hedges] == ["Police"]
    assert seen.how_many == claim.how_many
    assert ledger.view.claim_readings(claim.id) == (claim,)
    assert next(iter(ledger.claims())) == seen
    assert next(iter(ledger.view.everything()))[1][0] == seen
    assert next(iter(ledger.view.read("r1"))) is not None
    assert ledger.verify() == ()


@pytest.mark.parametrize(
    ("where", "before", "after"),
    [
        ({"stance": "denies"}, 0, 1),
        ({"stance": "says"}, 3, 2),
        ({"text": "men fled"}, 1, 0),
        ({"text": "bridge"}, 1, 2),
        ({"source": "mayor"}, 0, 1),
        ({"source": "police"}, 1, 0),
        ({"measure": "killed"}, 2, 1),
        ({"country": "KE"}, 0, 1),
        ({"near": (3.5, 39.0, 5.0)}, 0, 1),
        ({"report": "r1"}, 3, 3),
        ({"report": "r2", "stance": "denies"}, 0, 0),
        ({"report": "r1", "stance": "denies"}, 0, 1),
        ({"limit": 1}, 1, 1),
        ({}, 3, 3),
    ],
)
def test_filters_look_at_claims_as_corrected(
    ledger: ts.Ledger, where: dict[str, Any], before: int, after: int
) -> None:
    assert len(list(ledger.claims(**where))) == before
    values = {
        "stance": "denies",
        "content": at("The bridge burned"),
        "chain": [{"name": "the mayor", "kind": "official"}],
        "how_many": [],
        "where": [{**at("bridge"), "name": "Moyale", "lat": 3.5, "lon": 39.0, "country": "KE"}],
    }
    ts.review(ledger, "correct", first(ledger).id, who="Ana", values=values)
    found = list(ledger.claims(**where))
    assert len(found) == after == ledger.view.claim_count(ClaimFilter(**where))
    assert len(ledger.view.confidences(ClaimFilter(**where))) == before


def test_how_claims_stand(ledger: ts.Ledger) -> None:
    one, two, three = (c.id for c in ledger.claims())
    ts.review(ledger, "accept", one, who="Ana")
    ts.review(ledger, "correct", one, who="Bo", values={"stance": "warns"})
    last = ts.review(ledger, "reject", two, who="Ana")
    ts.undo(ledger, ts.review(ledger, "accept", three, who="Ana").id or "", who="Ana")
    standing = ledger.view.reviewed()
    assert standing.keys() == {one, two}
    assert (standing[one].verdict, standing[one].who) == ("correct", "Bo")
    assert standing[one].by == {"Ana", "Bo"}
    assert standing[two].judgement == last.id


def test_pages_of_a_list_hold_each_claim_once(ledger: ts.Ledger) -> None:
    whole = [c.id for c in ledger.claims()]
    ts.review(ledger, "correct", whole[1], who="Ana", values={"stance": "warns"})
    seen: list[str] = []
    while page := list(ledger.claims(limit=1, after_claim=seen[-1] if seen else None)):
        seen += [c.id for c in page]
    assert seen == whole


def test_accepting_what_was_corrected_accepts_the_correction(ledger: ts.Ledger) -> None:
    claim = first(ledger)
    made = ts.review(ledger, "correct", claim.id, who="Ana", values={"stance": "warns"})
    ts.review(ledger, "accept", claim.id, who="Bo")
    ts.undo(ledger, made.id or "", who="Ana")
    assert first(ledger).certainty.stance == "warns"
    ts.review(ledger, "reject", claim.id, who="Ana")
    ts.review(ledger, "accept", claim.id, who="Bo")
    assert first(ledger) == claim


def test_values_that_stay_keep_their_reasons(ledger: ts.Ledger) -> None:
    claim = first(ledger)
    (number,) = claim.how_many
    made = ts.review(
        ledger,
        "correct",
        claim.id,
        who="Ana",
        values={
            "how_many": [{**at("12"), "low": 12, "high": 12, "unit": "men"}],
            "quote": "direct",
        },
    )
    assert made.corrected is not None
    (changed,) = made.corrected.how_many
    assert (changed.unit, changed.measure) == ("men", number.measure)
    assert changed.why is not None
    assert changed.why.rule == "review"
    assert made.corrected.chain == claim.chain


PLACE = {**at("bridge"), "name": "Moyale"}
DAY = {**at("bridge"), "type": "DATE"}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "nothing differs"),
        ({"stance": "says"}, "nothing differs"),
        ({"stance": "shouts"}, "give one of says"),
        ({"stance": 1}, "give 1 to"),
        ({"polarity": "odd"}, "positive, negative"),
        ({"reader": "me"}, "can't be corrected"),
        ({"confidence": 1}, "can't be corrected"),
        ({"content": {"spans": [[0, 900]]}}, "isn't in the report"),
        ({"content": {"spans": [[-3, 4]]}}, "isn't in the report"),
        ({"content": {"spans": [[4, 4]]}}, "isn't in the report"),
        ({"content": {"spans": [[4, 8], [6, 9]]}}, "not behind the piece"),
        ({"content": {"spans": [["0", 4]]}}, "no number"),
        ({"content": {"spans": [[0, 4, 5]]}}, "a piece is"),
        ({"content": {"spans": []}}, "say where"),
        ({"content": {"spans": [[0, 4.5]]}}, "whole number"),
        ({"content": None}, "say where"),
        ({"content": {"text": "Army", "spans": [[0, 4]]}}, "has 'Poli' there"),
        ({"content": {"spans": [[6, 7]]}}, "can't be empty"),
        ({"chain": "police"}, "give a list"),
        ({"chain": [{"kind": "person"}]}, "name is missing"),
        ({"chain": [{"name": "", "kind": "person"}]}, "1 to 300"),
        ({"chain": [{"name": "a\x00b", "kind": "person"}]}, "can't be shown"),
        ({"chain": [{"name": "a\ud800", "kind": "person"}]}, "can't be shown"),
        ({"chain": [{"name": "a", "kind": "ghost"}]}, "isn't known"),
        ({"chain": [{"name": "a", "kind": "person", "why": None}]}, "no 'why'"),
        ({"chain": [{"name": "a", "kind": "person", "unnamed": 1}]}, "true or false"),
        ({"chain": [{"name": "a", "kind": "person"}] * 41}, "at most 40"),
        ({"how_many": [{**at("12"), "low": 5, "high": 4}]}, "ends before"),
        ({"how_many": [{**at("12"), "low": float("nan"), "high": 4}]}, "no number"),
        ({"how_many": [{**at("12"), "low": True, "high": 4}]}, "no number"),
        ({"how_many": [12]}, "give an object"),
        ({"where": [{**PLACE, "lat": 91.0, "lon": 0.0}]}, "from -90"),
        ({"where": [{**PLACE, "country": "Kenya"}]}, "two capital letters"),
        ({"where": [{**PLACE, "radius_km": -1}]}, "0 or more"),
        ({"when": {**DAY, "earliest": "2026-02-31"}}, "no date"),
        (
            {
                "when": {
                    **at("bridge"),
                    "type": "DATE",
                    "earliest": "2026-02-03",
                    "latest": "2026-02-01",
                }
            },
            "ends before",
        ),
        ({"event": {"type": "WAR", "trigger": at("fled")}}, "isn't known"),
        ({"event": {"type": "ASSAULT"}}, "trigger is missing"),
    ],
)
def test_what_can_not_be_meant_is_refused(
    ledger: ts.Ledger, values: dict[str, Any], said: str
) -> None:
    with pytest.raises(BadJudgement, match=said):
        ts.review(ledger, "correct", first(ledger).id, who="Ana", values=values)
    assert ledger.view.judgements() == ()


@pytest.mark.parametrize("who", ["", "  ", "a\x07", "\ud800", "n" * 500])
def test_whoever_judges_has_a_name(ledger: ts.Ledger, who: str) -> None:
    with pytest.raises(BadJudgement):
        ts.review(ledger, "accept", first(ledger).id, who=who)


def test_a_verdict_is_for_what_it_is_for(ledger: ts.Ledger) -> None:
    id = first(ledger).id
    for verdict in ("same", "undo"):
        with pytest.raises(BadJudgement, match="isn't said of a claim"):
            ts.review(ledger, verdict, id, who="Ana")
    with pytest.raises(BadJudgement, match="isn't said of events"):
        ts.judge(ledger, "accept", id, who="Ana")
    with pytest.raises(BadJudgement, match="needs its values"):
        ts.review(ledger, "correct", id, who="Ana")
    with pytest.raises(NotFound):
        ts.review(ledger, "accept", "c1-nothing", who="Ana")


def test_the_same_judgement_twice_in_a_second_is_one(
    ledger: ts.Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = ts.review(ledger, "accept", first(ledger).id, who="Ana")
    again = ledger.writer.judge(replace(made, id=None))
    assert again == made
    assert ledger.view.judgements() == (made,)


def test_undoing(ledger: ts.Ledger) -> None:
    claim = first(ledger)
    made = ts.review(ledger, "reject", claim.id, who="Ana")
    taken_back = ts.undo(ledger, (made.id or "")[:8], who="Bo")
    with pytest.raises(BadJudgement, match="withdrawn already"):
        ts.undo(ledger, made.id or "", who="Bo")
    assert first(ledger) == claim
    ts.undo(ledger, taken_back.id or "", who="Ana")
    assert first(ledger) != claim
    ts.undo(ledger, made.id or "", who="Cy")
    assert first(ledger) == claim
    with pytest.raises(NotFound, match="no judgement"):
        ts.undo(ledger, "j1-nothing", who="Ana")
    with pytest.raises(NotFound, match="several"):
        ts.undo(ledger, "j1", who="Ana")


STEPS = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(["accept", "reject", "says", "warns", "undo"])),
    max_size=8,
)


@settings(max_examples=40)
@given(STEPS, st.randoms(use_true_random=False))
def test_unrelated_judgements_give_the_same_in_any_order(
    steps: list[tuple[int, str]], shuffle: random.Random
) -> None:
    """What is said of one claim keeps its order; how it mixes with others makes no difference."""
    one, other = read(), read()
    apply(one, steps)
    by_claim = [[s for s in steps if s[0] == i] for i in range(3)]
    mixed: list[tuple[int, str]] = []
    while any(by_claim):
        mixed.append(shuffle.choice([some for some in by_claim if some]).pop(0))
    apply(other, mixed)
    assert list(one.claims()) == list(other.claims())
    assert deciding(one.view.judgements()) == deciding(other.view.judgements())


def apply(ledger: ts.Ledger, steps: list[tuple[int, str]]) -> None:
    ids = [c.id for c in ledger.claims()]
    last: dict[int, Judgement] = {}
    for i, what in steps:
        try:
            if what == "undo":
                if i in last:
                    last[i] = ts.undo(ledger, last[i].id or "", who="Ana")
            elif what in ("accept", "reject"):
                last[i] = ts.review(ledger, what, ids[i], who=f"r{i}{len(last)}")
            else:
                last[i] = ts.review(ledger, "correct", ids[i], who="Bo", values={"stance": what})
        except BadJudgement:
            continue


@settings(max_examples=25)
@given(st.lists(st.booleans(), max_size=7))
def test_an_undo_of_an_undo_brings_it_back(again: list[bool]) -> None:
    ledger = read()
    made = ts.review(ledger, "reject", first(ledger).id, who="Ana")
    for _ in again:
        made = ts.undo(ledger, made.id or "", who="Ana")
    assert (len(list(ledger.claims())) == 2) == (len(again) % 2 == 0)


@pytest.fixture
def told() -> ts.Ledger:
    opened = ts.open(":memory:", extractor=extractor)
    opened.read(*reports())
    return opened


def grouped(ledger: ts.Ledger) -> set[frozenset[str]]:
    return {frozenset(e.claims) for e in across(ledger.view, ledger.writer).events}


def test_a_claim_is_taken_out_of_an_event_and_put_back(told: ts.Ledger) -> None:
    before = grouped(told)
    found = across(told.view)
    whole = found.events[0]
    out = whole.claims[0]
    made = judge(told.view, told.writer, found, "different", (out, whole.id), "Ana")
    assert frozenset(whole.claims) - {out} in grouped(told)
    assert not any({out, other} <= group for group in grouped(told) for other in whole.claims[1:])
    ts.undo(told, made.id or "", who="Ana")
    assert grouped(told) == before


def test_several_claims_leave_together(told: ts.Ledger) -> None:
    found = across(told.view)
    whole = found.events[0]
    out = whole.claims[:2]
    judge(told.view, told.writer, found, "different", (",".join(out), whole.id), "Ana")
    assert frozenset(whole.claims[2:]) in grouped(told)
    assert any(set(out) <= group for group in grouped(told))


def test_a_claim_is_not_different_from_itself(told: ts.Ledger) -> None:
    found = across(told.view)
    whole = found.events[0]
    for ids in ((whole.id, ",".join(whole.claims)), (f"{whole.claims[0]}", f"{whole.claims[0]},x")):
        with pytest.raises((BadJudgement, NotFound)):
            judge(told.view, told.writer, found, "different", ids, "Ana")


def test_what_was_wrong_can_be_right_again(told: ts.Ledger) -> None:
    before = grouped(told)
    whole = across(told.view).events[0]
    made = ts.judge(told, "wrong", whole.id, who="Ana")
    assert frozenset(whole.claims) not in grouped(told)
    ts.undo(told, made.id or "", who="Ana")
    assert grouped(told) == before


def test_a_rejected_claim_leaves_its_event_and_an_accepted_one_changes_nothing(
    told: ts.Ledger,
) -> None:
    before = grouped(told)
    whole = across(told.view).events[0]
    ts.review(told, "accept", whole.claims[0], who="Ana")
    assert grouped(told) == before
    assert deciding(told.view.judgements()) == ()
    ts.review(told, "reject", whole.claims[0], who="Ana")
    assert not any(whole.claims[0] in group for group in grouped(told))
    with pytest.raises(NotFound, match="rejected"):
        ts.why(told, whole.claims[0], whole.claims[1])


def test_a_corrected_figure_is_the_figure_of_the_event(told: ts.Ledger) -> None:
    event = across(told.view).events[0]
    claim = next(c for c in map(told.claim, event.claims) if c.how_many)
    (number,) = claim.how_many
    value = {
        "text": number.span.text,
        "spans": [list(piece) for piece in number.span.spans],
        "low": 41,
        "high": 41,
    }
    ts.review(told, "correct", claim.id, who="Ana", values={"how_many": [value]})
    values = [
        v
        for e in across(told.view).events
        for f in e.figures
        for v in f.values
        if v.claim == claim.id
    ]
    assert [(v.low, v.high) for v in values] == [(41, 41)]


def test_a_place_that_keeps_its_words_keeps_its_coordinates() -> None:
    from twosource.engine.correction import corrected_claim

    report = make_report(TEXT)
    claim = first(read())
    where = Span.of(TEXT, (TEXT.index("bridge"), TEXT.index("bridge") + 6))
    place = Place(where, "Moyale", 3.5, 39.0, "KE", 7, "town")
    known = replace(claim, where=(place,), how_many=(Quantity(where, 1, 1, None, None),))
    made = corrected_claim(known, report, {"where": [{**at("bridge"), "name": "Moyale Town"}]})
    assert (made.where[0].name, made.where[0].lat) == ("Moyale Town", 3.5)
    assert made.how_many == known.how_many
