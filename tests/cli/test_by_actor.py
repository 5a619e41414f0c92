"""Claims looked for by an actor's name, alias, acronym or transliteration, with other filters."""

from pathlib import Path

import pytest

REPORT = """\
Al-Shabaab fighters reportedly killed at least 14 people in a raid near Afgooye on Tuesday.
The Rapid Support Forces allegedly shot dead 31 farmers in El Obeid. The army said the Rapid
Support Forces had killed nine traders. Rebels of the M23 freed two nurses in Goma.
"""


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import twosource as ts

    folder = tmp_path_factory.mktemp("by_actor")
    (folder / "raid.txt").write_text(REPORT)
    with ts.open(folder / "raid.db") as book:
        book.read(folder / "raid.txt")
    return folder / "raid.db"


@pytest.mark.parametrize(
    "name", ["Rapid Support Forces", "RSF", "rapid support forces", "a:rsf", "Rapid Support"]
)
def test_any_name_of_an_actor_finds_the_same(twosource, ledger: Path, name: str) -> None:
    options = ("--type", "ASSAULT", "--measure", "killed", "--more-than", "10", "--hedged")
    found = twosource("claims", "--actor", name, *options, ledger=ledger)
    assert found.exit_code == 0
    (row,) = found.stdout.splitlines()
    assert "31 farmers" in row


@pytest.mark.parametrize("name", ["al-Shabaab", "Harakat al-Shabaab", "Al Shabab"])
def test_a_transliteration_finds_the_same(twosource, ledger: Path, name: str) -> None:
    (row,) = twosource("claims", "--actor", name, ledger=ledger).stdout.splitlines()
    assert "14 people" in row


def test_an_unknown_type_is_refused_with_what_there_is(twosource, ledger: Path) -> None:
    refused = twosource("claims", "--type", "ASSUALT", ledger=ledger)
    assert refused.exit_code == 1
    assert "did you mean ASSAULT?" in refused.stderr
    assert "COERCE" in refused.stderr
