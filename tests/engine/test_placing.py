"""Reports one by one, a few at a time, all at once, or from nothing: always the same blocks."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import twosource as ts
from samples import make_report, toy
from twosource.engine import Local, across, placing
from twosource.events import grouping_blocks
from twosource.model import Report

NAMES = ("Karsha", "Mazra", "Anvar", "Dorel", "Tamsin", "Orvik", "Belhaven", "Quorn")
LINES = (
    "The old bridge over the river fell down on a quiet morning before noon.",
    "Nobody in the town had slept well since the water began to rise again.",
    "A long line of carts stood at the gate until the guards let them through.",
)

texts = st.tuples(
    st.sets(st.sampled_from(NAMES), max_size=4), st.sets(st.sampled_from(LINES), max_size=3)
).map(
    lambda parts: (
        " ".join(
            [
                *(f"Police said 3 men fled to {name}." for name in sorted(parts[0])),
                *sorted(parts[1]),
            ]
        )
        + " Police said 2 men fled."
    )
)
days = st.sampled_from(["2026-03-02", "2026-03-03", "2026-04-09", None])
made = st.builds(
    lambda id, text, day: make_report(text, f"r{id}", published=day), st.integers(0, 9), texts, days
)


@pytest.fixture(autouse=True, scope="module")
def _narrow() -> Iterator[None]:
    """Limits so low that a handful of reports reaches them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grouping_blocks, "_REPORTS", 3)
        patch.setattr(grouping_blocks, "COMMON", 3)
        patch.setattr(grouping_blocks, "_COMMON_TOPIC", 4)
        patch.setattr(grouping_blocks, "_RARE_TOPIC", 2)
        patch.setattr(grouping_blocks, "_BESIDE_TOPIC", 1)
        yield


def opened(*found: Report) -> ts.Ledger:
    ledger = ts.open(":memory:", extractor=toy)
    ledger.read(*found)
    return ledger


def block_list(ledger: ts.Ledger) -> set[tuple[frozenset[str], bool]]:
    blocks = [ledger.view.happenings.block(id) for id, _ in ledger.view.shown()]
    return {
        (frozenset(id for id, _ in block.reports), grouping_blocks.cut(block.level))
        for block in blocks
        if block is not None
    }


def at_once(ledger: ts.Ledger) -> set[tuple[frozenset[str], bool]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(placing, "_FEW", 0)
        across(ledger.view, ledger.writer, Local())
    return block_list(ledger)


@settings(max_examples=60, deadline=None)
@given(st.lists(made, max_size=14), st.data())
def test_steps_make_no_difference(found: list[Report], data: st.DataObject) -> None:
    steps, whole = opened(), opened(*found)
    rest = found
    while rest:
        some = data.draw(st.integers(1, len(rest)))
        steps.read(*rest[:some])
        across(steps.view, steps.writer)
        rest = rest[some:]
    assert block_list(steps) == at_once(whole)
    anew = across(whole.view)
    kept = across(steps.view, steps.writer)
    assert (kept.events, kept.copies, kept.originals) == (anew.events, anew.copies, anew.originals)


@settings(max_examples=30, deadline=None)
@given(st.lists(made, min_size=2, max_size=10), st.data())
def test_many_more_at_once_are_as_if_they_had_always_been_there(
    found: list[Report], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(found)))
    grown, whole = opened(*found[:cut]), opened(*found)
    across(grown.view, grown.writer)
    grown.read(*found[cut:])
    assert at_once(grown) == at_once(whole)


@settings(max_examples=30, deadline=None)
@given(st.lists(made, min_size=2, max_size=8, unique_by=lambda r: r.id), st.data())
def test_judgements_and_their_withdrawal_make_no_difference_to_the_order(
    found: list[Report], data: st.DataObject
) -> None:
    early, late = opened(*found), opened(*found)
    across(early.view, early.writer)
    pairs = st.tuples(*[st.sampled_from([c.id for c in early.claims()])] * 2)
    for one, other in data.draw(st.lists(pairs.filter(lambda p: p[0] != p[1]), max_size=3)):
        for ledger in (early, late):
            ts.judge(ledger, "same", one, other, who="Ana")
        across(early.view, early.writer)
    assert block_list(early) == at_once(late)
    assert across(early.view, early.writer).events == across(late.view).events


def test_nothing_new_is_nothing_done() -> None:
    ledger = opened(*(make_report(LINES[0], f"r{n}") for n in range(5)))
    across(ledger.view, ledger.writer)
    before = ledger.writer.blocks.remembered("step")
    across(ledger.view, ledger.writer)
    assert ledger.writer.blocks.remembered("step") == before


def test_another_version_of_the_program_works_it_all_out_anew() -> None:
    ledger = opened(*(make_report(LINES[0], f"r{n}") for n in range(5)))
    across(ledger.view, ledger.writer)
    before, _ = ledger.view.happenings.entries()
    with ledger.writer.blocks.transaction():
        ledger.writer.blocks.remember("software", "s1-older")
    events = across(ledger.view, ledger.writer).events
    after, _ = ledger.view.happenings.entries()
    assert before.isdisjoint(after)
    assert events == across(ledger.view).events
