"""Reviewed claims as training data, and that the trainer reads what is written."""

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

import twosource as ts
from samples import make_report, toy
from twosource.errors import BadFilter
from twosource.export.formats import ExportFormat, export_lines
from twosource.export.logged import ExportOrder
from twosource.export.profiles import Profile
from twosource.export.training import training_lines

TEXT = "Police said 12 men fled. The bridge burned.\nA nurse said 3 died.\nA clerk said 4 left.\n"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def ledger() -> ts.Ledger:
    opened = ts.open(":memory:", extractor=toy)
    opened.read(make_report(TEXT), make_report("Nobody said 5 stayed.", "r2"))
    return opened


@pytest.fixture
def corpora(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("corpora", ROOT / "training" / "corpora.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "corpora", module)
    spec.loader.exec_module(module)
    return module


def claims(ledger: ts.Ledger) -> dict[str, str]:
    return {c.content.text: c.id for c in ledger.claims()}


def words(pieces: list[list[int]]) -> list[str]:
    return [TEXT[a:b] for a, b in pieces]


def review(ledger: ts.Ledger) -> None:
    ids = claims(ledger)
    start = TEXT.index("12 men")
    ts.review(ledger, "accept", ids["3 died"], who="Ana")
    ts.review(ledger, "reject", ids["The bridge burned"], who="Ana")
    values = {"content": {"spans": [[start, start + 6]]}}
    ts.review(ledger, "correct", ids["12 men fled"], who="Ana", values=values)


def test_only_what_was_reviewed_is_in_it(ledger: ts.Ledger) -> None:
    assert list(training_lines(ledger.view)) == []
    review(ledger)
    (line,) = map(json.loads, export_lines(ledger.view, ExportFormat.training, Profile.sealed))
    assert (line["id"], line["text"]) == ("r1", TEXT)
    told = [(a["review"], words(a["content"]), words(a["source"])) for a in line["attributions"]]
    assert told == [
        ("corrected", ["12 men"], ["Police"]),
        ("rejected", ["The bridge burned"], []),
        ("accepted", ["3 died"], ["A nurse"]),
    ]
    assert words(line["attributions"][0]["read"]["content"]) == ["12 men fled"]
    assert line["attributions"][0]["chain"][0]["name"] == "Police"
    assert words(line["unreviewed"]) == ["A clerk said 4 left"]


def test_accepting_a_correction_is_still_one(ledger: ts.Ledger) -> None:
    review(ledger)
    corrected = claims(ledger)["12 men"]
    ts.review(ledger, "accept", corrected, who="Bo")
    (line,) = map(json.loads, training_lines(ledger.view))
    assert line["attributions"][0]["review"] == "corrected"


def test_the_trainer_reads_the_paragraphs_that_were_reviewed_whole(
    ledger: ts.Ledger, corpora: ModuleType, tmp_path: Path
) -> None:
    review(ledger)
    path = tmp_path / "reviews.jsonl"
    path.write_text("\n".join(training_lines(ledger.view)), "utf-8")
    first, second = corpora.read_reviews(path)
    (gold,) = first.gold
    assert [first.text[a:b] for a, b in (*gold.source, *gold.cue, *gold.content)] == [
        "Police",
        "said",
        "12 men",
    ]
    assert second.text == "A nurse said 3 died.\n"
    assert [second.text[a:b] for a, b in second.gold[0].content] == ["3 died"]


def test_each_one_in_a_chain_is_an_attribution(corpora: ModuleType, tmp_path: Path) -> None:
    text = "The paper wrote that police said 12 men fled."

    def at(some: str) -> list[list[int]]:
        start = text.index(some)
        return [[start, start + len(some)]]

    inner = {"source": at("police"), "cue": at("said"), "content": at("12 men fled")}
    outer = {"name": "the paper", "source": at("The paper"), "cue": at("wrote")}
    chain = [outer, {"name": "police", "source": at("police"), "cue": at("said")}]
    line = {
        "id": "r",
        "text": text,
        "attributions": [{**inner, "chain": chain, "review": "accepted"}],
        "unreviewed": [],
    }
    path = tmp_path / "nested.jsonl"
    path.write_text(json.dumps(line), "utf-8")
    (document,) = corpora.read_reviews(path)
    assert [text[a:b] for gold in document.gold for a, b in gold.content] == [
        "12 men fled",
        "police said 12 men fled",
    ]


def test_it_holds_whole_texts_and_says_so() -> None:
    with pytest.raises(BadFilter, match="training holds the reports whole"):
        ExportOrder(format=ExportFormat.training, who="Ana", profile=Profile.public)
    assert ExportOrder(format=ExportFormat.training, who="Ana").shown == Profile.sealed
