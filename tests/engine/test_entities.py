"""Entities of a ledger: found by any spelling, corrected for good, undone; claims stay."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import twosource as ts
from named import extractor, reports
from output_contract import problems
from twosource.engine.entities import entities
from twosource.errors import BadJudgement, NotFound
from twosource.export.entities import entity_json
from twosource.model import Event, Origin, Support


@pytest.fixture
def ledger() -> Iterator[ts.Ledger]:
    with ts.open(":memory:", extractor=extractor) as book:
        book.read(*reports())
        yield book


def test_spellings_are_one_and_an_office_apart_is_another(ledger: ts.Ledger) -> None:
    found = ts.entities(ledger)
    assert sorted((e.name, e.reports) for e in found.all) == [
        ("Peter Lokiru", ("r-1", "r-2", "r-3")),
        ("Peter Lokiru", ("r-4",)),
        ("Sahel Relief Network", ("r-5",)),
    ]
    assert [e.reports for e in found.named("P. Lokiru")] == [("r-1", "r-2", "r-3")]
    assert [e.kind for e in found.named("sahel")] == ["body"]
    assert found.named("two drivers") == ()


def test_every_id_of_an_entity_finds_it(ledger: ts.Ledger) -> None:
    found = ts.entities(ledger)
    governor = found.all[0]
    for one in governor.appearances:
        assert found.get(one.id) is governor
        assert found.get(one.id[:9]) is governor
    with pytest.raises(NotFound, match="twosource actors"):
        found.get("x1-nobody")


def test_what_is_kept_gives_the_same(ledger: ts.Ledger) -> None:
    fresh = entities(ledger.view)
    assert entities(ledger.view, ledger.writer).all == fresh.all
    assert entities(ledger.view, ledger.writer).all == fresh.all


def test_judgements_are_obeyed_and_can_be_withdrawn(ledger: ts.Ledger) -> None:
    before = list(ledger.claims())
    governor, judge = ts.entities(ledger).called("Peter Lokiru")
    made = ts.judge(ledger, "same", governor.id, judge.id, who="Ana", note="he changed office")
    assert len(ts.entities(ledger).get(judge.id).reports) == 4
    assert ts.across(ledger).events == ()
    ts.undo(ledger, made.id or "", who="Ana")
    assert len(ts.entities(ledger).get(judge.id).reports) == 1
    assert list(ledger.claims()) == before


def test_an_appearance_is_taken_out(ledger: ts.Ledger) -> None:
    governor = ts.entities(ledger).named("P. Lokiru")[0]
    other = next(a for a in governor.appearances if a.id != governor.id)
    ts.judge(ledger, "different", governor.id, other.id, who="Ana")
    after = ts.entities(ledger)
    assert other.report in after.get(other.id).reports
    assert other.report not in after.get(governor.id).reports


def test_what_cannot_be_judged(ledger: ts.Ledger) -> None:
    governor = ts.entities(ledger).all[0]
    claim = next(iter(ledger.claims())).id
    for verdict, *ids in (
        ("wrong", governor.id),
        ("same", governor.id, claim),
        ("different", governor.id, governor.id[:9]),
    ):
        with pytest.raises(BadJudgement):
            ts.judge(ledger, verdict, *ids, who="Ana")  # type: ignore[arg-type]


def test_a_source_graded_by_its_id_is_so_under_all_its_names(
    ledger: ts.Ledger, tmp_path: Path
) -> None:
    governor = ts.entities(ledger).named("P. Lokiru")[0]
    file = tmp_path / "sources.csv"
    file.write_text(f"source,letter\n{governor.id},B\n")
    short = Origin("o1", "governor Lokiru", "official", False, ("c",))
    event = Event("e1", None, "x", (), None, None, Support(1, 1, 1, 1, (short,)))
    given = ts.grade(ledger, event, "admiralty", source_grades=file)
    assert given is not None
    assert given.name == "B3"


def test_an_entity_as_json(ledger: ts.Ledger) -> None:
    line = json.loads(json.dumps(entity_json(ts.entities(ledger).all[0])))
    assert problems(line) == []
    assert line["countries"] == ["SS"]
    assert {a["report"] for a in line["appearances"]} == {"r-1", "r-2", "r-3"}
    assert all(m["score"] >= 0.75 and m["reasons"] for m in line["merges"])
    assert "other roles" in line["alternatives"][0]["against"]
