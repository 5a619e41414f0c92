"""Every line is as the output contract has it, whatever the claim."""

import json
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import twosource as ts
from output_contract import LINES, problems, text_problems
from samples import any_of, extractions, make_report, toy
from twosource.claims import Extraction
from twosource.export.jsonl import (
    LAYERS,
    claim_from_json,
    extraction_lines,
    ledger_lines,
    report_from_json,
    to_json,
)
from twosource.model import (
    Actor,
    Alternative,
    Attribution,
    Certainty,
    Claim,
    EventMention,
    Link,
    Place,
    Quantity,
    Report,
    Span,
    When,
)

TEXT = "On Monday the army said about 40 men fled from Kassala."
REPORT = make_report(
    TEXT,
    outlet="Coast Post",
    published="2026-03-02T10:00:00+00:00",
    title="Men flee",
    url="https://coast-post.example/1",
    byline="A. Writer",
    credit=("Reuters",),
)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, (start, start + len(words)))


MONDAY = When(at("On Monday"), "DATE", "2026-03-02", "2026-03-02", "2026-03-02", "day")
FORTY = Quantity(at("about 40"), 35.2, 44.0, "men", "displaced", "~")
STATE, ELSEWHERE = Alternative("Kassala (state)", "408663", 0.2), Alternative("Else", None, 0.1)
KASSALA = Place(
    at("Kassala"),
    "Kassala",
    15.45,
    36.4,
    "SD",
    372753,
    "town",
    alternatives=(STATE, ELSEWHERE),
)
FORCE = Alternative("Air Force", "Q1", 1.0)
ARMY = Actor(at("the army"), "Sudanese Army", None, "MIL", alternatives=(FORCE,))
SAID = Attribution("a1-0", at("the army"), at("said"), at("about 40 men fled"), 0.87)
CLAIM = Claim(
    id="c1-0",
    report="r1",
    content=at("about 40 men fled from Kassala"),
    cue=at("said"),
    chain=(Link("the army", at("the army"), "organisation"),),
    joint=(Link("a driver", None, "witness", unnamed=True, implicit=True, entity="Q2"),),
    quote="indirect",
    certainty=Certainty("says", hedges=(at("about"),)),
    confidence=0.87,
    reader="made-1",
    how_many=(FORTY,),
    where=(KASSALA,),
    when=MONDAY,
    events=(EventMention("RETREAT", at("fled")), EventMention("CONSULT", at("said"))),
    who=(ARMY,),
    whom=(ARMY,),
)
FOUND = Extraction(REPORT, (SAID,), (CLAIM,), (MONDAY,), (FORTY,), (KASSALA,), (ARMY,))


def lines_of(extraction: Extraction, *layers: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in extraction_lines(extraction, layers)]


def test_every_kind_of_line_is_as_the_contract_has_it() -> None:
    lines = lines_of(FOUND, *LAYERS)
    assert [line["kind"] for line in lines] == [
        "report", "attribution", "time", "quantity", "place", "actor", "claim",
    ]  # fmt: skip
    assert [p for line in lines for p in problems(line)] == []
    assert [p for line in lines for p in text_problems(line, TEXT)] == []


def test_a_claim_line_word_for_word() -> None:
    claim = lines_of(FOUND)[1]
    assert claim["content"] == {"text": "about 40 men fled from Kassala", "spans": [[24, 54]]}
    assert claim["event"] == {"type": "RETREAT", "trigger": {"text": "fled", "spans": [[37, 41]]}}
    assert claim["how_many"][0] == {
        "text": "about 40", "spans": [[24, 32]], "low": 35.2, "high": 44,
        "unit": "men", "measure": "displaced",
    }  # fmt: skip
    assert type(claim["how_many"][0]["high"]) is int
    assert claim["joint"][0]["mention"] is None


def test_only_the_layers_asked_for_are_there() -> None:
    kinds = [line["kind"] for line in lines_of(FOUND, "places", "times")]
    assert kinds == ["report", "time", "place", "claim"]


@given(st.text(alphabet='a\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029\\" ') | st.text())
def test_a_line_is_a_line_to_every_reader(title: str) -> None:
    for line in extraction_lines(Extraction(replace(REPORT, title=title))):
        assert line.splitlines() == [line]
        assert json.loads(line)["title"] == title


@given(st.floats() | st.integers(), st.floats() | st.integers())
def test_numbers_are_whole_or_finite_or_unknown(low: float, high: float) -> None:
    line = to_json(replace(FORTY, low=low, high=high), "r1")
    assert problems(json.loads(json.dumps(line, allow_nan=False))) == []


@given(st.data())
def test_keys_and_their_order_are_always_the_same(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from([Actor, Attribution, Claim, Quantity, Report, When]))
    line = to_json(data.draw(any_of(kind, TEXT)), "r1")
    assert list(line) == list(LINES[line["kind"]])


@given(extractions())
def test_reading_a_line_back_gives_the_same_line(made: Extraction) -> None:
    line = json.loads(json.dumps(to_json(made.report)))
    assert to_json(report_from_json(line)) == line
    for claim in made.claims:
        line = json.loads(json.dumps(to_json(claim)))
        assert to_json(claim_from_json(line)) == line


def test_a_line_read_back_keeps_all_that_it_says() -> None:
    again = claim_from_json(to_json(CLAIM))
    assert again.content == CLAIM.content
    assert again.joint == CLAIM.joint
    assert again.certainty == CLAIM.certainty
    assert report_from_json(to_json(REPORT)) == REPORT


def test_a_ledger_is_printed_report_by_report_in_text_order() -> None:
    second = make_report("A nurse said 3 men died. A boy said 2 men died.", "a2")
    with ts.open(":memory:", extractor=toy) as ledger:
        ledger.read(make_report("Police said 12 men fled.", "b1"), second)
        lines = [json.loads(line) for line in ledger_lines(ledger.view)]
    assert [(line["kind"], line.get("report", line["id"])) for line in lines] == [
        ("report", "a2"), ("claim", "a2"), ("claim", "a2"), ("report", "b1"), ("claim", "b1"),
    ]  # fmt: skip
    assert [line["content"]["text"] for line in lines[1:3]] == ["3 men died", "2 men died"]
    assert [p for line in lines for p in problems(line)] == []


def test_what_the_extractor_finds_today_keeps_the_contract() -> None:
    text = (
        "KHARTOUM, March 2 (Reuters) - Two officials said on Monday that the army had warned "
        'at least 40 families to leave. "We heard shelling," a resident told The Gazette. '
        "The ministry denied the report, which reportedly came from Port Sudan."
    )
    report = ts.report_from_text(text, outlet="Coast Post", published="2026-03-02")
    (found,) = ts.extract(report)
    lines = [json.loads(line) for line in extraction_lines(found, LAYERS)]
    assert {"report", "claim"} <= {line["kind"] for line in lines}
    assert [p for line in lines for p in problems(line)] == []
    assert [p for line in lines for p in text_problems(line, text)] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "rumour"},
        {**to_json(CLAIM), "extra": 1},
        {**to_json(CLAIM), "stance": ""},
        {**to_json(CLAIM), "quote": "spoken"},
        {**to_json(CLAIM), "cue": {"text": "said"}},
        {**to_json(CLAIM), "content": {"text": "a", "spans": [[4, 4]]}},
        {**to_json(CLAIM), "chain": None},
        {**to_json(REPORT), "published": "Monday"},
        {key: value for key, value in to_json(CLAIM).items() if key != "reader"},
        dict(reversed(to_json(CLAIM).items())),
        {**to_json(FORTY, "r1"), "high": 44.0},
        {**to_json(SAID, "r1"), "confidence": 1.2},
        {**to_json(SAID), "report": None},
    ],
)
def test_the_checker_sees_what_is_wrong(wrong: dict[str, Any]) -> None:
    assert problems(wrong) != []


def test_every_layer_is_a_field_of_an_extraction() -> None:
    assert set(LAYERS) == {f.name for f in fields(Extraction)} - {"report", "claims"}
