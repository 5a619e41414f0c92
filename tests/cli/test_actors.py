"""``actors``: who is named in a ledger, and the embedded list, searched and explained."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import twosource as ts
from named import extractor, reports
from twosource.cli import app


@pytest.fixture
def named(tmp_path: Path):
    path = tmp_path / "named.db"
    with ts.open(path, extractor=extractor) as book:
        book.read(*reports())

    def type_in(*words: str) -> Result:
        return CliRunner().invoke(app, words, env={"TWOSOURCE_LEDGER": str(path)})

    return type_in


def test_an_acronym_is_explained(twosource) -> None:
    result = twosource("actors", "RSF", "--in", "SD")
    assert result.exit_code == 0
    assert result.stdout.startswith("Rapid Support Forces  (a:")


def test_words_that_mean_nobody_search_the_list(twosource) -> None:
    result = twosource("actors", "brigade", "--in", "IQ", "--limit", "2")
    assert result.exit_code == 0
    assert [line.split("\t")[1] for line in result.stdout.splitlines()] == ["IQ", "IQ"]
    assert "raise --limit" in result.stderr


def test_json_is_one_object_a_line(twosource) -> None:
    result = twosource("actors", "a:hezbollah", "--json")
    assert json.loads(result.stdout)["country"] == "LB"


def test_nobody_of_that_name_says_what_to_do(twosource) -> None:
    result = twosource("actors", "zzzz")
    assert result.exit_code == 1
    assert "TWOSOURCE_ACTORS" in result.stderr


def test_those_named_in_the_ledger_are_listed(named) -> None:
    rows = [line.split("\t") for line in named("actors").stdout.splitlines()]
    assert rows[0][1:7] == ["person", "SS", "governor", "3", "3", "Peter Lokiru"]
    assert rows[0][7] == "Lokiru, P. Lokiru"
    assert len(rows) == 3
    assert named("actors", "--in", "FR").stdout.startswith("a:")


def test_the_list_alone_is_asked_for(named) -> None:
    assert named("actors", "--list", "--limit", "1").stdout.startswith("a:")


def test_one_is_explained(named) -> None:
    page = named("actors", "P. Lokiru").stdout
    assert "person · governor · SS · 3 reports, 3 claims" in page
    assert "Paper 2  P. Lokiru" in page
    assert "initials that agree, and the same last name" in page
    assert "but other roles: governor, judge" in page


def test_a_listed_body_named_in_a_report_has_both(named) -> None:
    line = json.loads(named("actors", "Sahel Relief Network", "--json").stdout)
    assert (line["kind"], line["listed"]) == ("entity", False)


def test_claims_are_found_by_another_spelling(named) -> None:
    result = named("claims", "--source", "Peter Lokiru")
    assert len(result.stdout.splitlines()) == 3
    assert "Peter Lokiru is also called" in result.stderr
    assert "see: twosource actors x1-" in result.stderr


def test_a_judgement_on_entities_by_id(named) -> None:
    rows = [line.split("\t") for line in named("actors").stdout.splitlines()]
    lokirus = [row[0] for row in rows if row[6] == "Peter Lokiru"]
    done = named("judge", "same", *lokirus, "--who", "Ana")
    assert "same: 4 names, judged by Ana" in done.stderr
    assert named("actors").stdout.splitlines()[0].split("\t")[4] == "4"
