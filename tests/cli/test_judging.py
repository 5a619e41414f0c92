"""``judge`` on claims, ``judgements``, and taking back."""

import json
from pathlib import Path

import pytest


def ids(twosource) -> list[str]:
    return [row.split("\t")[0] for row in twosource("claims").stdout.splitlines()]


def log(twosource, *options: str) -> list[list[str]]:
    return [row.split("\t") for row in twosource("judgements", *options).stdout.splitlines()]


def test_claims_are_accepted_rejected_and_corrected(twosource) -> None:
    one, two, three = ids(twosource)
    assert twosource("judge", "accept", one, two, "--who", "Ana").exit_code == 0
    assert twosource("judge", "reject", three, "--who", "Bo", "--note", "a\tmarket").exit_code == 0
    done = twosource("judge", "correct", one, "--who", "Bo", "--values", '{"stance": "denies"}')
    assert "correct: 1 claim, judged by Bo" in done.stderr
    assert ids(twosource) == [one, two]
    assert "denies" in twosource("claims", "--stance", "denies").stdout
    assert [row[2:4] for row in log(twosource)] == [
        ["Ana", "accept"],
        ["Ana", "accept"],
        ["Bo", "reject"],
        ["Bo", "correct"],
    ]
    assert log(twosource)[2][6] == "a market"
    assert len(log(twosource, "--who", "Bo")) == 2


def test_a_judgement_is_withdrawn_by_the_start_of_its_id(twosource) -> None:
    one, *_ = ids(twosource)
    twosource("judge", "reject", one, "--who", "Ana")
    made = log(twosource)[0][0]
    done = twosource("judge", "undo", made[:9], "--who", "Bo")
    assert f"{made} is withdrawn" in done.stderr
    assert one in ids(twosource)
    again = twosource("judge", "undo", made, "--who", "Bo")
    assert again.exit_code == 1
    assert "withdrawn already" in again.stderr
    withdrawn, undo = log(twosource)
    assert withdrawn[5] == undo[0]


def test_values_come_from_a_file(twosource, tmp_path: Path) -> None:
    one, *_ = ids(twosource)
    path = tmp_path / "values.json"
    path.write_text('{"polarity": "negative"}', "utf-8")
    assert twosource("judge", "correct", one, "--values", f"@{path}").exit_code == 0
    found = [json.loads(line) for line in twosource("claims", "--json").stdout.splitlines()]
    assert {c["id"]: c["polarity"] for c in found}[one] == "negative"


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["correct", "ONE"], 2, "say what is to change"),
        (["correct", "ONE", "--values", "{"], 2, "can't be read"),
        (["correct", "ONE", "--values", "[]"], 2, "give an object"),
        (["correct", "ONE", "--values", "@/nowhere.json"], 2, "can't be read"),
        (["correct", "ONE", "TWO", "--values", "{}"], 2, "one claim at a time"),
        (["accept", "ONE", "--values", "{}"], 2, "only correct has values"),
        (["correct", "ONE", "--values", '{"stance": "odd"}'], 1, "give one of says"),
        (["correct", "ONE", "--values", '{"content": {"spans": [[0, 9999]]}}'], 1, "isn't in"),
        (["accept", "c1-nothing"], 1, "no claim"),
        (["undo", "j1-nothing"], 1, "no judgement"),
        (["accept", "ONE", "--who", " "], 1, "say who judges"),
        (["shrug", "ONE"], 2, "shrug"),
    ],
)
def test_mistakes_are_named(twosource, words: list[str], status: int, said: str) -> None:
    one, two, *_ = ids(twosource)
    result = twosource("judge", *({"ONE": one, "TWO": two}.get(w, w) for w in words))
    assert result.exit_code == status
    assert said in " ".join(result.stderr.split())
    assert log(twosource) == []


def test_nothing_was_judged(twosource) -> None:
    result = twosource("judgements")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "twosource judge" in result.stderr


def test_agreement_needs_two(twosource) -> None:
    one, two, _ = ids(twosource)
    assert "nobody" in twosource("judgements", "--agreement").stderr
    twosource("judge", "accept", one, two, "--who", "Ana")
    alone = twosource("judgements", "--agreement")
    assert "reviewers so far: Ana (2)" in alone.stderr
    assert alone.stdout == ""
    twosource("judge", "accept", one, "--who", "Bo")
    twosource("judge", "reject", two, "--who", "Bo")
    rows = log(twosource, "--agreement")
    assert rows[0] == ["is a claim", "0.000", "1", "2"]
    found = json.loads(twosource("judgements", "--agreement", "--json").stdout)
    assert found["reviewers"] == [{"who": "Ana", "claims": 2}, {"who": "Bo", "claims": 2}]
    assert found["fields"][0]["alpha"] == 0.0


def test_as_json(twosource) -> None:
    one, *_ = ids(twosource)
    twosource("judge", "correct", one, "--values", '{"stance": "denies"}', "--who", "Ana")
    (line,) = (json.loads(x) for x in twosource("judgements", "--json").stdout.splitlines())
    assert (line["kind"], line["claims"], line["withdrawn_by"]) == ("judgement", [[one]], None)
    assert line["corrected"]["stance"] == "denies"
