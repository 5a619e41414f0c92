"""``events``, ``event``, ``why``, ``judge`` and ``timeline`` on a story of our own."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import twosource as ts
from output_contract import problems
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
    assert "r-post  repeats r-wire (Strait Wire)" in page


def test_no_grade_and_no_sum_unless_chosen(run) -> None:
    line = json.loads(run("events", "--json").stdout.splitlines()[0])
    assert line["grade"] is None
    assert all("summary" not in figure for figure in line["figures"])
    assert "in sum" not in run("event", line["id"]).stdout
    assert {len(row) for row in rows(run("events"))} == {11}


def test_a_grade_comes_with_its_rule(run) -> None:
    ferry = id_of(run, "ferry")
    page = run("event", ferry, "--grade", "airwars", "--summary", "ucdp").stdout
    assert "grade  fair  airwars: at least two independent origins" in page
    assert "in sum by ucdp: the best-sourced count" in page
    assert "in sum: 19, best: Nineteen" in page
    graded = next(
        r for r in rows(run("events", "--grade", "airwars", "--summary", "acled")) if r[0] == ferry
    )
    assert graded[11:] == ["fair", "killed 19"]


def test_summaries_in_json_point_at_values(run) -> None:
    line = json.loads(run("event", id_of(run, "ferry"), "--json", "--summary", "ucdp").stdout)
    (killed,) = [f for f in line["figures"] if f["measure"] == "killed"]
    told = killed["summary"]
    assert (told["name"], told["low"], told["high"], told["open_ended"]) == ("ucdp", 19, 19, False)
    assert killed["values"][told["best"]]["text"] == "Nineteen"


def test_letters_are_the_users_own(run, tmp_path: Path) -> None:
    ferry = id_of(run, "ferry")
    mine = tmp_path / "sources.csv"
    mine.write_text("source,letter\nthe coast guard,B\n")
    page = run("event", ferry, "--grade", "admiralty", "--source-grades", str(mine)).stdout
    assert "grade  B" in page
    bare = run("event", ferry, "--grade", "admiralty").stdout
    assert "grade  B" not in bare


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--grade", "stars"), "choose one of admiralty, airwars"),
        (("--summary", "mean"), "choose one of acled, airwars, ucdp"),
        (("--source-grades", "x.csv"), "add --grade admiralty"),
        (("--grade", "airwars", "--source-grades", "x.csv"), "no letters"),
        (("--grade", "admiralty", "--source-grades", "x.csv"), "can't be read"),
    ],
)
def test_what_cannot_be_chosen_says_what_can(run, options: tuple[str, ...], said: str) -> None:
    result = run("events", *options)
    assert result.exit_code != 0
    assert said in result.stderr


def test_an_export_is_graded_if_asked(run) -> None:
    plain = run("export").stdout
    lines = run("export", "--grade", "airwars", "--summary", "ucdp").stdout.splitlines()
    events = [e for e in map(json.loads, lines) if e["kind"] == "event"]
    assert all(e["grade"]["rule"].startswith("airwars: ") for e in events)
    assert plain.splitlines()[: len(lines) - len(events)] == lines[: len(lines) - len(events)]
    assert '"grade": {' not in plain
    assert "grade=airwars summary=ucdp" in run("exports").stdout
    assert "take jsonl" in run("export", "--format", "geojson", "--grade", "airwars").stderr


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


@pytest.fixture
def corrected(ledger: Path) -> None:
    """The wire puts its report right."""
    wire = reports()[0]
    text = wire.text.replace("At least 14", "Nineteen").replace(
        "The hull had been repaired twice since spring, a deckhand said.\n", ""
    )
    digest = hashlib.sha256(text.encode()).hexdigest()
    with ts.open(ledger, extractor=extractor) as book:
        book.read(replace(wire, text=text, sha256=digest))


@pytest.mark.usefixtures("corrected")
def test_what_versions_of_a_report_changed(run) -> None:
    changed = rows(run("timeline", "r-wire"))
    assert [row[:4] for row in changed] == [
        ["changed", "r-wire", "2", "figures"],
        ["changed", "r-wire", "2", "dropped"],
    ]
    assert changed[0][6].startswith("At least 14")
    assert changed[0][7].startswith("Nineteen")
    told = rows(run("timeline", id_of(run, "ferry")))
    assert [row[3] for row in told if row[0] == "changed"] == ["figures", "dropped"]
    lines = [json.loads(line) for line in run("timeline", "r-wire", "--json").stdout.splitlines()]
    assert [problems(line) for line in lines] == [[], []]
    assert lines[0]["after"]["text"].startswith("Nineteen")
    assert lines[1]["after"] is None
    assert "one version only" in run("timeline", "r-post").stderr


def test_the_timeline_goes_by_days(run) -> None:
    days = [row[2] for row in rows(run("timeline"))]
    assert days == sorted(days)
    told = rows(run("timeline", id_of(run, "ferry")))
    assert [row[0] for row in told] == sorted(row[0] for row in told)
    assert {row[5] for row in told} == {"says", "denies"}


def test_a_timeline_as_json(run) -> None:
    told = [
        json.loads(line)
        for line in run("timeline", id_of(run, "ferry"), "--json").stdout.splitlines()
    ]
    assert {line["kind"] for line in told} == {"told"}
    assert [p for line in told for p in problems(line)] == []
    assert {line["copy_of"] for line in told if line["report"] == "r-post"} == {"r-wire"}
    events = [json.loads(line) for line in run("timeline", "--json").stdout.splitlines()]
    assert [p for line in events for p in problems(line)] == []


def test_summed_events_keep_the_contract_but_for_the_sum(run) -> None:
    line = json.loads(run("event", id_of(run, "ferry"), "--json", "--summary", "ucdp").stdout)
    for figure in line["figures"]:
        figure.pop("summary")
    assert problems(line) == []
