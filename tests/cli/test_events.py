"""``events``, ``event``, ``why``, ``judge`` and ``timeline`` on a story of our own."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import twosource as ts
from story import extractor, reports
from twosource.cli import app


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "story.db"
    with ts.open(path, extractor=extractor) as book:
        book.read(*reports())
    return path


@pytest.fixture
def run(ledger: Path):
    def type_in(*words: str) -> Result:
        return CliRunner().invoke(app, words, env={"TWOSOURCE_LEDGER": str(ledger)})

    return type_in


def rows(result: Result) -> list[list[str]]:
    assert result.exit_code == 0, result.output
    return [line.split("\t") for line in result.stdout.splitlines()]


def id_of(run, words: str) -> str:
    return next(row[0] for row in rows(run("events")) if words in row[-1])


def test_events_are_lines_with_tabs(run) -> None:
    ferry = next(row for row in rows(run("events")) if "ferry" in row[-1])
    assert ferry[1:3] == ["ASSAULT", "2026-03-02"]
    assert ferry[4] == "3"
    assert int(ferry[6]) <= int(ferry[7])
    assert ferry[9] == "denied"


@pytest.mark.parametrize(
    ("options", "found"),
    [(("--denied",), 1), (("--type", "protest"), 0), (("--limit", "1"), 1), (("--limit", "0"), 0)],
)
def test_filters(run, options: tuple[str, ...], found: int) -> None:
    result = run("events", *options)
    assert len(rows(result)) == found
    assert ("no such events" in result.stderr) == (not found)


def test_events_as_json_are_the_contract(run) -> None:
    lines = [json.loads(line) for line in run("events", "--json").stdout.splitlines()]
    assert {line["kind"] for line in lines} == {"event"}
    one = json.loads(run("event", lines[0]["id"], "--json").stdout)
    assert one == lines[0]


def test_an_event_shows_origins_graph_figures_and_copies(run) -> None:
    page = run("event", id_of(run, "ferry")[:10]).stdout
    assert "3 reports" in page
    assert "denied by the ferry company" in page
    assert "the harbour master" in page
    assert "≠" in page
    assert "At least 14" in page
    assert "r-post repeats r-wire (Strait Wire)" in page


def test_an_event_that_is_not_there(run) -> None:
    result = run("event", "e1-nothing")
    assert result.exit_code == 1
    assert "list them with: twosource events" in result.stderr


def test_why_names_each_feature_and_the_facts(run) -> None:
    said = run("why", id_of(run, "ferry"), id_of(run, "warehouse")).stdout
    assert "They are apart" in said
    assert "different places" in said
    assert "before anything is known of them" in said


def test_a_judgement_is_obeyed(run) -> None:
    ferry, fire = id_of(run, "ferry"), id_of(run, "warehouse")
    done = run("judge", "same", ferry, fire, "--who", "Ana", "--note", "one storm")
    assert done.exit_code == 0
    assert "judged by Ana" in done.stderr
    both = json.loads(run("events", "--json").stdout.splitlines()[0])
    assert both["support"]["reports"] == 4


def test_a_judgement_of_one_needs_another(run) -> None:
    result = run("judge", "different", id_of(run, "ferry"))
    assert result.exit_code == 1
    assert "two ids or more" in result.stderr


def test_the_timeline_goes_by_days(run) -> None:
    days = [row[2] for row in rows(run("timeline"))]
    assert days == sorted(days)
    told = rows(run("timeline", id_of(run, "ferry")))
    assert [row[0] for row in told] == sorted(row[0] for row in told)
    assert {row[5] for row in told} == {"says", "denies"}
