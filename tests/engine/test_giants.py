"""Ledgers made to be hard: however much is alike, blocks stay small, and what was cut is said."""

import random

import pytest

import twosource as ts
from samples import make_report, toy
from twosource.engine import Across, across, explain
from twosource.events.grouping_blocks import cut, fits
from twosource.model import Report

NAMES = ("Karsha", "Mazra", "Anvar", "Dorel", "Tamsin", "Orvik")
LINE = "Police said 14 men died near Karsha when the old bridge over the river fell at noon."


def alike(number: int) -> Report:
    return make_report(f"{LINE} Police said 3 men fled.", f"r{number}", published="2026-03-02")


def running_story(number: int) -> Report:
    rng = random.Random(number)
    one, other, third = rng.sample(NAMES, 3)
    return make_report(
        f"Police said {rng.randint(2, 40)} men died in {one}. The army said that {other} was "
        f"quiet on day {number}. The mayor said {rng.randint(2, 9)} men fled to {third}.",
        f"r{number}",
        published=f"2026-03-{rng.randint(1, 28):02}",
    )


def random_words(number: int) -> Report:
    rng = random.Random(number)
    words = ("".join(rng.choices("abcdefghij", k=6)).capitalize() for _ in range(40))
    return make_report(
        f"Police said {number} men fled. {' '.join(words)}.", f"r{number}", published="2026-03-02"
    )


def grouped(kind, size: int) -> tuple[ts.Ledger, Across]:
    ledger = ts.open(":memory:", extractor=toy)
    ledger.read(*map(kind, range(size)))
    return ledger, across(ledger.view, ledger.writer)


@pytest.mark.parametrize("kind", [alike, running_story, random_words])
def test_no_block_is_too_large(kind) -> None:
    ledger, _ = grouped(kind, 260)
    blocks = {b.key: b for id, _ in ledger.view.shown() if (b := ledger.view.happenings.block(id))}
    claims = {r.id: r.claims for r in ledger.reports()}
    assert sum(len(b.reports) for b in blocks.values()) == 260
    for block in blocks.values():
        assert fits(len(block.reports), sum(claims[id] for id, _ in block.reports))


def test_very_many_copies_are_still_copies() -> None:
    ledger, found = grouped(alike, 260)
    assert len(found.copies) == 260
    for original in set(found.originals.values()):
        block = ledger.view.happenings.block(original)
        assert block is not None
        assert {found.originals[id] for id, _ in block.reports} == {original}


def test_what_was_cut_is_said() -> None:
    ledger, _ = grouped(alike, 260)
    blocks = {b.key: b for id, _ in ledger.view.shown() if (b := ledger.view.happenings.block(id))}
    assert all(cut(block.level) for block in blocks.values())
    one, *_, last = (min(block.reports) for block in blocks.values())
    claims = [next(iter(ledger.claims(report=id))).id for id, _ in (one, last)]
    told = explain(ledger.view, across(ledger.view, ledger.writer), *claims)
    assert any("were not compared" in fact for fact in told.facts)
