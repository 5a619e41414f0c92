"""Copies and events of a ledger: the same whatever the order, what is kept, and who judges."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import twosource as ts
from output_contract import problems
from story import extractor, reports
from twosource.engine import Across, across, explain, judge
from twosource.errors import BadJudgement, NotFound
from twosource.export.jsonl import ledger_lines
from twosource.model import Event, Report


def read(*found: Report) -> ts.Ledger:
    ledger = ts.open(":memory:", extractor=extractor)
    ledger.read(*found)
    return ledger


@pytest.fixture
def ledger() -> Iterator[ts.Ledger]:
    with read(*reports()) as opened:
        yield opened


def look(ledger: ts.Ledger) -> Across:
    return across(ledger.view, ledger.writer)


def contents(ledger: ts.Ledger, event: Event) -> set[str]:
    return {ledger.claim(c).content.text for c in event.claims}


def with_words(ledger: ts.Ledger, words: str) -> Event:
    return next(e for e in look(ledger).events if words in " ".join(contents(ledger, e)))


def test_two_happenings_are_two_events(ledger: ts.Ledger) -> None:
    ferry, fire = with_words(ledger, "capsized"), with_words(ledger, "warehouse")
    assert ferry != fire
    assert "Two guards were hurt in Mazra" in contents(ledger, fire)
    assert "Nineteen people drowned when a ferry capsized near Old Karsha on Monday" in contents(
        ledger, ferry
    )
    assert ferry.when is not None
    assert ferry.when.earliest == "2026-03-02"


def test_a_copy_counts_once_and_a_denial_is_marked(ledger: ts.Ledger) -> None:
    ferry = with_words(ledger, "capsized")
    assert look(ledger).originals == {"r-wire": "r-wire", "r-post": "r-wire"}
    assert ferry.support.reports == 3
    assert len([n for n in ferry.support.nodes if "harbour" in n.label]) == 1
    denied = {n.label for n in ferry.support.nodes if n.id in ferry.denied_by}
    assert denied == {"the ferry company"}


def test_figures_are_related(ledger: ts.Ledger) -> None:
    ferry = with_words(ledger, "capsized")
    (killed,) = [f for f in ferry.figures if f.measure == "killed"]
    assert {v.text for v in killed.values} == {"At least 14", "Nineteen"}


@settings(max_examples=12, deadline=None)
@given(st.permutations(reports()), st.integers(0, 4))
def test_order_and_steps_of_reading_make_no_difference(ordered: list[Report], cut: int) -> None:
    with read(*reports()) as one, read(*ordered[:cut]) as other:
        look(other)
        other.read(*ordered[cut:])
        other.read(*ordered)
        assert look(other).events == look(one).events
        assert list(ledger_lines(other.view)) == list(ledger_lines(one.view))


def test_what_is_kept_changes_nothing(ledger: ts.Ledger) -> None:
    fresh = across(ledger.view)
    assert look(ledger).events == fresh.events
    assert look(ledger).events == fresh.events
    assert look(ledger).copies == fresh.copies


def test_only_the_block_of_a_new_report_is_worked_out_anew(ledger: ts.Ledger) -> None:
    look(ledger)
    before, _ = ledger.view.happenings.entries()
    far = replace(
        reports()[3], id="far", text="A shop shut in Anvar, the guild said.\n", title=None
    )
    ledger.read(far)
    look(ledger)
    after, _ = ledger.view.happenings.entries()
    assert before <= after
    block = ledger.view.happenings.block("far")
    assert block is not None
    assert [id for id, _ in block.reports] == ["far"]


def test_every_event_line_is_the_contract(ledger: ts.Ledger) -> None:
    lines = [json.loads(line) for line in ledger_lines(ledger.view)]
    events = [line for line in lines if line["kind"] == "event"]
    assert [line["kind"] for line in lines][-len(events) :] == ["event"] * len(events)
    assert [p for line in events for p in problems(line)] == []
    assert {line["id"]: line["copy_of"] for line in lines if line["kind"] == "report"}[
        "r-post"
    ] == "r-wire"


def test_an_event_is_found_by_the_start_of_its_id(ledger: ts.Ledger) -> None:
    ferry = with_words(ledger, "capsized")
    assert look(ledger).event(ferry.id[:9]) == ferry
    with pytest.raises(NotFound, match="no event e1-nothing"):
        look(ledger).event("e1-nothing")
    with pytest.raises(NotFound, match="several"):
        look(ledger).event("e1")


def say(ledger: ts.Ledger, verdict, *ids: str) -> None:
    judge(ledger.view, ledger.writer, look(ledger), verdict, ids, "Ana", "because")


def test_judged_the_same_is_one_event(ledger: ts.Ledger) -> None:
    ferry, fire = with_words(ledger, "capsized"), with_words(ledger, "warehouse")
    say(ledger, "same", ferry.id, fire.id)
    joined = with_words(ledger, "capsized")
    assert set(ferry.claims) | set(fire.claims) <= set(joined.claims)


def test_judged_different_is_two_events_and_the_later_word_holds(ledger: ts.Ledger) -> None:
    ferry = with_words(ledger, "capsized")
    wire, gazette = (
        next(c for c in ferry.claims if ledger.claim(c).report == r)
        for r in ("r-wire", "r-gazette")
    )
    say(ledger, "different", wire, gazette)
    found = look(ledger).event_of
    assert found[wire] != found[gazette]
    say(ledger, "same", wire, gazette)
    found = look(ledger).event_of
    assert found[wire] == found[gazette]
    assert [j.verdict for j in ledger.view.judgements()] == ["different", "same"]


def test_what_is_wrong_stays_out(ledger: ts.Ledger) -> None:
    claim = with_words(ledger, "warehouse").claims[0]
    say(ledger, "wrong", claim)
    assert claim not in look(ledger).event_of
    assert ledger.view.judgements()[0].who == "Ana"
    assert ledger.claim(claim).id == claim


def test_a_judgement_needs_something_to_judge(ledger: ts.Ledger) -> None:
    with pytest.raises(BadJudgement):
        say(ledger, "same", with_words(ledger, "capsized").id)
    with pytest.raises(NotFound):
        say(ledger, "wrong", "c1-nothing")


def test_why_tells_features_facts_and_judgements(ledger: ts.Ledger) -> None:
    ferry, fire = with_words(ledger, "capsized"), with_words(ledger, "warehouse")
    apart = explain(ledger.view, look(ledger), ferry.id, fire.id)
    assert "different places" in " ".join(apart.facts)
    assert apart.verdict.startswith("They are apart")
    odds = apart.intercept + sum(r.added for r in apart.reasons)
    assert (odds > 0) == (apart.probability > 0.5)
    say(ledger, "same", ferry.id, fire.id)
    told = explain(ledger.view, look(ledger), ferry.claims[0], fire.claims[0])
    assert "judged them to be of one" in " ".join(told.facts)
    assert told.verdict.startswith("They are in one event")
