import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.errors import BadFilter
from twosource.web.box import Box

lons = st.floats(-180, 180)
lats = st.floats(-90, 90)


@pytest.mark.parametrize(
    "text",
    ["", "1,2,3", "1,2,3,4,5", "a,b,c,d", "0,10,5,5", "0,-91,5,5", "nan,0,1,1", "inf,0,1,1"],
)
def test_what_is_no_box_is_said_to_be_none(text: str) -> None:
    with pytest.raises(BadFilter, match="WEST,SOUTH,EAST,NORTH"):
        Box.parse(text)


def test_a_long_text_is_not_given_back_whole() -> None:
    with pytest.raises(BadFilter) as told:
        Box.parse("x" * 5000)
    assert len(str(told.value)) < 300


def test_a_box_may_cross_the_antimeridian() -> None:
    fiji = Box.parse("176,-20,-178,-15")
    assert fiji.has(-18, 177)
    assert fiji.has(-16.8, -179.9)
    assert not fiji.has(-18, 170)
    assert not fiji.has(-18, 0)


def test_longitudes_beyond_the_antimeridian_are_turned_back() -> None:
    assert str(Box.parse("176,-20,182,-15")) == "176,-20,-178,-15"


def test_a_box_right_around_the_globe_has_all_longitudes() -> None:
    assert Box.parse("-300,-10,300,10").has(0, 179.99)


@given(lons, lats, lons, lats)
def test_a_box_reads_what_it_writes(west: float, south: float, east: float, north: float) -> None:
    south, north = sorted((south, north))
    box = Box.parse(f"{west},{south},{east},{north}")
    again = Box.parse(str(box))
    assert str(again) == str(box)
