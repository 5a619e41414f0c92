"""``actors``: the embedded list, searched and explained."""

import json


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
