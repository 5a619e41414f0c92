"""The public API: three lines, quick to import."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import twosource as ts
from twosource.errors import EmptyInput, InputError

TEXT = "Police said at least 12 men fled the camp. The bridge was closed on Monday."
HEAVY = ("spacy", "onnxruntime", "trafilatura", "torch", "numpy")


def test_importing_is_quick_and_loads_nothing_heavy() -> None:
    code = (
        "import json, sys, time; began = time.process_time(); import twosource; "
        "print(json.dumps([time.process_time() - began, sorted(sys.modules)]))"
    )
    seconds, modules = json.loads(subprocess.check_output([sys.executable, "-c", code]))
    assert seconds < 0.5
    assert not set(HEAVY) & set(modules)


def test_everything_public_is_there() -> None:
    assert [name for name in ts.__all__ if not hasattr(ts, name)] == []
    assert "report -> reading -> attribution -> claims -> ledger -> events" in (ts.__doc__ or "")


def test_three_lines(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    ledger = ts.open(tmp_path / "x.db")
    result = ledger.read(tmp_path / "a.txt", tmp_path / "missing.txt")
    assert (result.new, [Path(r.target).name for r in result.refused]) == (1, ["missing.txt"])
    (entry,) = ledger.reports()
    assert ledger.report(entry.id).text == TEXT
    assert "12 men fled" in next(iter(ledger.claims(text="fled"))).content.text
    assert ledger.read(str(tmp_path / "a.txt")).unchanged == 1
    assert ledger.verify() == ()
    ledger.close()


def test_claims_without_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    given = ts.report_from_text(TEXT, outlet="Coast Post", published="2026-03-02", id="mine")
    from_file, from_text = ts.extract(tmp_path / "a.txt", given)
    assert [c.content for c in from_file.claims] == [c.content for c in from_text.claims]
    assert from_text.report == given
    assert {c.report for c in from_text.claims} == {"mine"}


def test_an_input_that_cannot_be_taken_in_is_raised(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        list(ts.extract(tmp_path / "missing.txt"))
    with pytest.raises(EmptyInput):
        ts.report_from_text("  \n")


def test_a_page_that_changed_is_a_new_version_of_the_same_report(tmp_path: Path) -> None:
    url = "https://coast-post.example/fire"
    with ts.open(tmp_path / "x.db") as ledger:
        ledger.read(ts.report_from_text(TEXT, url=url))
        assert ledger.read(ts.report_from_text(TEXT + " It rained.", url=url)).new_versions == 1
        assert [entry.versions for entry in ledger.reports()] == [2]
