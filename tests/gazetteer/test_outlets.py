"""The table of outlets: its shape, its ambiguous names, and look-up."""

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from twosource.errors import DataError
from twosource.gazetteer.actornames import name_key
from twosource.gazetteer.outlets import all_outlets, find_outlet, find_outlets
from twosource.gazetteer.tables import read_rows


def test_ids_and_names_are_unique() -> None:
    for column in ("id", "name"):
        counts = Counter(getattr(outlet, column) for outlet in all_outlets())
        repeated = {value for value, n in counts.items() if n > 1}
        assert repeated <= {"APA", "AIP", "ANP"}, column


def test_the_table_is_wide_enough() -> None:
    agencies = [outlet for outlet in all_outlets() if outlet.kind == "agency"]
    assert len(all_outlets()) >= 400
    assert len(agencies) >= 100
    assert len({outlet.country for outlet in all_outlets()}) >= 120


def test_every_row_says_where_it_is_from() -> None:
    assert all(outlet.source for outlet in all_outlets())


def test_a_name_that_two_bear_gives_none_without_a_country() -> None:
    bearers = defaultdict(set)
    for outlet in all_outlets():
        for name in (outlet.name, *outlet.aliases):
            bearers[name_key(name)].add((outlet.id, name))
    shared = [names for names in bearers.values() if len({i for i, _ in names}) > 1]
    assert shared
    for names in shared:
        for _, name in names:
            assert len(find_outlets(name)) > 1
            assert find_outlet(name) is None


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("AFP", "Agence France-Presse"),
        ("Agence France-Presse", "Agence France-Presse"),
        ("the Anadolu news agency", "Anadolu Agency"),
        ("Russia's TASS news agency", "TASS"),
        ("Qatar-based Al-Jazeera television", "Al Jazeera"),
        ("state news agency IRNA", "IRNA"),
        ("Reuters", "Reuters"),
        ("nytimes.com", "The New York Times"),
        ("El País", None),
        ("time", None),
        ("the ministry", None),
        ("Ahmed Reuters", None),
        ("", None),
    ],
)
def test_find(mention: str, name: str | None) -> None:
    found = find_outlet(mention)
    assert (found and found.name) == name


def test_a_bad_row_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("id,name\n\n# a comment\na,One\nb,\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"mine\.csv:5: name is empty"):
        list(read_rows(path, ("id", "name", "aliases")))
    path.write_text("id;name\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"mine\.csv:1: the header must be id,name"):
        list(read_rows(path, ("id", "name")))
