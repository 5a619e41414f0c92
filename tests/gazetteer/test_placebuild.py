"""How the gazetteer's file is made: drafts, spellings, middles, lists."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.gazetteer.placebuild.drafts import Draft
from twosource.gazetteer.placebuild.outline import middle
from twosource.gazetteer.placebuild.spellings import is_usable, without_division_word
from twosource.gazetteer.placekinds import KINDS
from twosource.gazetteer.placelists import rows

LISTS = Path(__file__).parents[2] / "src" / "twosource" / "gazetteer" / "data" / "places"


@pytest.mark.parametrize("name", ["regions.csv", "waters.csv", "landforms.csv", "supplement.csv"])
def test_every_listed_place_is_whole(name: str) -> None:
    for row in rows(LISTS / name):
        assert row["kind"] in KINDS, row
        assert -90 <= float(row["lat"]) <= 90, row
        assert -180 <= float(row["lon"]) <= 180, row
        assert float(row["radius_km"]) > 0, row
        assert all(len(code) == 2 for code in row["countries"].split("|") if code), row


def test_listed_names_are_listed_once_a_country() -> None:
    listed = [(r["name"], r["countries"]) for r in rows(LISTS / "supplement.csv")]
    assert len(listed) == len(set(listed))


def test_a_draft_keeps_the_first_use_of_a_name() -> None:
    draft = Draft("Al Bab", "town", "SY", 36.4, 37.5, "test")
    draft.add("Al Bab", "name")
    draft.add("Al-Bāb", "alternate")
    assert draft.names == {"al bab": "name"}
    draft.add("Al Hasakah", "alternate")
    assert draft.names["hasakah"] == "alternate"


def test_codes_scripts_and_bare_directions_are_no_spellings() -> None:
    assert not any(map(is_usable, ("NDJ", "مدينة", "south", "Northern Region", "manbij")))
    assert is_usable("Zürich")


def test_type_words_come_off_divisions() -> None:
    assert without_division_word("Licking County") == "Licking"
    assert without_division_word("Province of Ilocos") == "Ilocos"
    assert without_division_word("Bavaria") is None


points = st.lists(
    st.tuples(st.floats(10, 20), st.floats(30, 40)), min_size=1, max_size=30
)  # fmt: skip


@given(points)
def test_the_middle_lies_among_the_points(spread: list[tuple[float, float]]) -> None:
    lat, lon, radius = middle(spread)
    assert min(p[0] for p in spread) - 0.01 <= lat <= max(p[0] for p in spread) + 0.01
    assert min(p[1] for p in spread) - 0.01 <= lon <= max(p[1] for p in spread) + 0.01
    assert radius >= 5


def test_a_town_filed_wrongly_does_not_move_the_middle() -> None:
    square = [(10.0, 30.0), (10.0, 31.0), (11.0, 30.0), (11.0, 31.0), (10.5, 30.5)] * 3
    lat, lon, _ = middle([*square, (-40.0, 120.0)])
    assert (lat, lon) == (10.5, 30.5)
