"""``claims``, ``show``, ``reports``, ``export`` and ``verify`` on a ledger made by hand."""

import json
import sqlite3
from pathlib import Path

import pytest

import twosource as ts

WIRE_DAY = ("Horn Wire", "2026-05-13")


def rows(output: str) -> list[list[str]]:
    return [line.split("\t") for line in output.splitlines()]


def test_claims_are_lines_with_tabs(twosource) -> None:
    result = twosource("claims")
    assert result.exit_code == 0
    assert [row[2:] for row in rows(result.stdout)] == [
        [*WIRE_DAY, "two officials <- the army", "warns", "at least 40 men were near the dam"],
        [*WIRE_DAY, "the mayor", "denies", "anybody had been hurt"],
        [*WIRE_DAY, "", "says", "The market reportedly burned"],
    ]


@pytest.mark.parametrize(
    ("options", "contents"),
    [
        (("--source", "army"), ["at least 40 men were near the dam"]),
        (("--chain", "officials"), ["at least 40 men were near the dam"]),
        (("--unnamed",), []),
        (("--hedged",), ["The market reportedly burned"]),
        (("--own-voice",), ["The market reportedly burned"]),
        (("--attributed", "--not-hedged", "--stance", "denies"), ["anybody had been hurt"]),
        (("--measure", "present", "--more-than", "39"), ["at least 40 men were near the dam"]),
        (("--more-than", "40"), []),
        (("--text", "market"), ["The market reportedly burned"]),
        (("--outlet", "poste"), []),
        (("--limit", "1"), ["at least 40 men were near the dam"]),
        (("--min-confidence", "0.95"), []),
    ],
)
def test_filters(twosource, options: tuple[str, ...], contents: list[str]) -> None:
    result = twosource("claims", *options)
    assert result.exit_code == 0
    assert [row[-1] for row in rows(result.stdout)] == contents
    assert ("no claim matches" in result.stderr) == (not contents)


def test_when_nothing_matches_it_says_which_filter_to_drop(twosource) -> None:
    said = twosource("claims", "--source", "mayor", "--stance", "denies", "--hedged").stderr
    assert said == "no claim matches all of this; there is 1 without --hedged\n"
    said = twosource("claims", "--source", "nobody").stderr
    assert said == "no claim matches all of this; there are 3 without --source\n"
    said = twosource("claims", "--source", "nobody", "--text", "nothing").stderr
    assert said.startswith("no claim matches; ")


def test_claims_of_a_report_by_the_start_of_its_id(twosource) -> None:
    report = rows(twosource("claims").stdout)[0][1]
    assert len(rows(twosource("claims", "--report", report[:8]).stdout)) == 3


def test_claims_as_json_are_the_contract(twosource) -> None:
    lines = [json.loads(line) for line in twosource("claims", "--json").stdout.splitlines()]
    assert [line["kind"] for line in lines] == ["claim"] * 3
    assert lines[0]["how_many"][0]["low"] == 40
    assert lines[0]["how_many"][0]["high"] is None


def test_show_draws_passage_and_chain(twosource) -> None:
    claim = rows(twosource("claims").stdout)[0][0]
    page = twosource("show", claim[:9]).stdout
    assert claim in page
    assert "└── two officials  said  official, unnamed" in page
    assert "=================" in page


def test_show_of_a_report_gives_its_facts_and_claims(twosource) -> None:
    report = rows(twosource("claims").stdout)[0][1]
    page = twosource("show", report[:9]).stdout
    assert "The Horn Wire report" in page
    assert "sha256" in page
    assert page.index("at least 40 men were near the dam") < page.index("The market reportedly")


def test_reports_say_what_was_only_stored(twosource) -> None:
    assert sorted(row[1:] for row in rows(twosource("reports").stdout)) == [
        ["2026-05-13", "Horn Wire", "3", "1", "en", "The Horn Wire report"],
        ["2026-05-14", "La Poste", "0", "1", "fr", "The La Poste report"],
    ]
    lines = [json.loads(line) for line in twosource("reports", "--json").stdout.splitlines()]
    assert {line["language"] for line in lines} == {"en", "fr"}


def test_export_prints_or_writes_the_same(twosource, tmp_path: Path) -> None:
    printed = twosource("export").stdout
    target = tmp_path / "all.jsonl"
    result = twosource("export", "--format", "jsonl", "-o", str(target))
    assert (result.exit_code, result.stdout) == (0, "")
    assert target.read_text("utf-8") == printed
    assert len(printed.splitlines()) == 5
    assert [path.name for path in tmp_path.glob("*.partial")] == []


def test_verify_says_sound_or_what_is_wrong(twosource, ledger: Path) -> None:
    result = twosource("verify")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "is sound: 2 reports, 3 claims" in result.stdout
    with sqlite3.connect(ledger) as db:
        for (guard,) in db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            db.execute(f"DROP TRIGGER {guard}")
        db.execute("UPDATE report_version SET title = 'Another title'")
    result = twosource("verify")
    assert result.exit_code == 1
    assert result.stderr.startswith("twosource: ")


def test_option_and_variable_name_the_ledger(twosource, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    ts.open(other).close()
    assert twosource("claims", "--ledger", str(other)).stdout == ""
    assert twosource("reports", ledger=other).stderr.startswith("twosource: no reports yet")


@pytest.mark.parametrize("command", ["claims", "reports", "export", "verify"])
def test_looking_makes_no_ledger(twosource, tmp_path: Path, command: str) -> None:
    missing = tmp_path / "missing.db"
    result = twosource(command, ledger=missing)
    assert result.exit_code == 1
    assert result.stderr.startswith("twosource: there is no ledger at ")
    assert len(result.stderr.splitlines()) == 1
    assert not missing.exists()


def test_what_is_no_ledger_is_said_so(twosource, tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("These are my notes, and I want to keep them.\n" * 50)
    result = twosource("claims", ledger=other)
    assert (result.exit_code, result.stdout) == (1, "")
    assert len(result.stderr.splitlines()) == 1


def test_an_unknown_claim_gives_one_line(twosource) -> None:
    result = twosource("show", "c1-doesnotexist")
    assert result.exit_code == 1
    assert result.stderr.startswith("twosource: ")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("claims", "--near", "here"),
        ("claims", "--limit", "-1"),
        ("claims", "--more-than", "many"),
        ("claims", "--no-such-option"),
        ("show",),
        ("export", "--format", "docx"),
        ("nosuchcommand",),
        ("read",),
    ],
)
def test_wrong_usage_is_status_2(twosource, words: tuple[str, ...]) -> None:
    result = twosource(*words)
    assert result.exit_code == 2
    assert "Usage: " in result.stderr


def test_a_date_that_cannot_be_is_said_so(twosource) -> None:
    result = twosource("claims", "--after", "2026-02-31")
    assert result.exit_code == 1
    assert "2026-02-31" in result.stderr


def test_an_export_that_cannot_be_written_is_said_so(twosource, tmp_path: Path) -> None:
    result = twosource("export", "-o", str(tmp_path / "nowhere" / "all.jsonl"))
    assert result.exit_code == 2
    assert "there is no folder" in result.stderr
    assert "partial" not in result.stderr
