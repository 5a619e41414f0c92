"""A batch counts what became of each input, and one that is stopped has lost nothing."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

import twosource as ts
from samples import make_report, toy, toy_extract
from twosource.claims import Extraction
from twosource.errors import UnreadableInput
from twosource.intake import Refusal
from twosource.ledger import ReadResult, ReadStep
from twosource.ledger.batch import read_batch

ONE = make_report("Police said 12 men fled. The bridge burned.", "r1")
TWO = make_report("A nurse said 3 men died.", "r2")
FRENCH = make_report("Deux hommes ont fui.", "r3", language="fr")
BAD = Refusal("a.pdf", UnreadableInput("a.pdf is broken; save it anew"))


def test_each_input_is_counted_once() -> None:
    with ts.open(":memory:") as ledger:
        changed = make_report("Police said 15 men fled.", "r1")
        items = [ONE, BAD, ONE, TWO, FRENCH, changed]
        result = read_batch(items, ledger.writer, toy())
        assert result == ReadResult(
            new=3, new_versions=1, unchanged=1, unsupported=1, claims=5, refused=(BAD,)
        )
        assert not result.ok
        assert read_batch([ONE], ledger.writer, toy("toy-2")).read_again == 1
        assert read_batch([], ledger.writer, toy()) == ReadResult()


def test_progress_is_told_after_each_input() -> None:
    steps: list[ReadStep] = []
    with ts.open(":memory:") as ledger:
        read_batch([ONE, BAD, ONE], ledger.writer, toy(), steps.append)
    assert steps == [
        ReadStep("new", "r1", claims=2, done=1),
        ReadStep("refused", "a.pdf", done=2),
        ReadStep("unchanged", "r1", done=3),
    ]


def test_a_report_that_the_extractor_refuses_stops_nothing() -> None:
    def extract(report: ts.Report) -> Extraction:
        if report.id == "r1":
            raise UnreadableInput("r1 is no prose")
        return toy_extract(report)

    with ts.open(":memory:") as ledger:
        result = read_batch([ONE, TWO], ledger.writer, replace(toy(), extract=extract))
        assert (result.new, [r.target for r in result.refused]) == (1, ["r1"])


def test_half_a_character_is_refused() -> None:
    half = ts.Report("r1", "Police said \udc80 fled.", "")
    with ts.open(":memory:") as ledger:
        (refusal,) = read_batch([half, TWO], ledger.writer, toy()).refused
        assert "half a character" in str(refusal.error)
        assert [entry.id for entry in ledger.reports()] == ["r2"]


def test_a_batch_that_is_stopped_keeps_what_was_read() -> None:
    def stopped() -> Iterator[ts.Report]:
        yield ONE
        raise KeyboardInterrupt

    with ts.open(":memory:") as ledger:
        with pytest.raises(KeyboardInterrupt):
            read_batch(stopped(), ledger.writer, toy())
        assert [entry.id for entry in ledger.reports()] == ["r1"]
        result = read_batch([ONE, TWO], ledger.writer, toy())
        assert (result.unchanged, result.new) == (1, 1)


def test_a_report_that_cannot_be_written_whole_is_not_written_at_all() -> None:
    found = toy_extract(ONE)
    broken = replace(found.claims[1], confidence="high")  # type: ignore[arg-type]
    half = Extraction(ONE, claims=(found.claims[0], broken))
    with ts.open(":memory:") as ledger:
        with pytest.raises(ValueError, match="could not convert"):
            ledger.writer.write(half, "toy-1", "read")
        assert list(ledger.reports()) == []
        assert ledger.verify() == ()
        assert ledger.writer.write(found, "toy-1", "read") == "new"
