import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.web.box import Box
from twosource.web.drawing.mapframe import (
    HEIGHT,
    WIDTH,
    WORLD,
    Frame,
    fitted,
    framed,
    latitude,
    mercator,
)

places = st.lists(
    st.tuples(st.floats(-75, 75), st.floats(-180, 180), st.floats(0, 500)), min_size=1, max_size=12
)


@given(places)
def test_every_place_lies_on_the_map_that_is_fitted_to_it(
    held: list[tuple[float, float, float]],
) -> None:
    frame = fitted(held)
    for lat, lon, _ in held:
        assert -0.01 <= frame.x(lon) <= WIDTH + 0.01
        if frame is not WORLD:
            assert -0.01 <= frame.y(lat) <= HEIGHT + 0.01


@given(places)
def test_a_frame_keeps_the_shape_of_the_map(held: list[tuple[float, float, float]]) -> None:
    frame = fitted(held)
    wide, tall = frame.east - frame.west, mercator(frame.north) - mercator(frame.south)
    assert wide <= 360.0001
    assert wide / tall == pytest.approx(WIDTH / HEIGHT, rel=1e-6)


@given(st.floats(-84, 84))
def test_a_latitude_comes_back(lat: float) -> None:
    assert latitude(mercator(lat)) == pytest.approx(lat, abs=1e-9)


def test_fiji_is_one_place_and_not_two_ends_of_the_world() -> None:
    frame = fitted([(-17.8, 178.0, 0.0), (-16.8, -179.9, 0.0)])
    assert frame.east - frame.west < 10
    assert frame.west < 178 < 180.1 < frame.east
    assert frame.x(-179.9) > frame.x(178.0)


def test_chukotka_lies_east_of_magadan() -> None:
    frame = fitted([(59.6, 150.8, 0.0), (66.0, -172.0, 0.0)])
    assert frame.x(-172.0) > frame.x(150.8)
    assert frame.east - frame.west < 90


def test_what_is_far_apart_needs_the_world() -> None:
    assert fitted([(0, lon, 0) for lon in (-170, -100, -30, 40, 110, 170)]) == WORLD
    assert fitted([]) == WORLD


def test_a_box_lies_in_its_frame() -> None:
    for text in ("33.5,-4.7,41.9,5.4", "176,-20,-178,-15", "0,0,0.01,30"):
        box = Box.parse(text)
        frame = framed(box)
        for lon in (box.west, box.east):
            assert -0.01 <= frame.x(lon) <= WIDTH + 0.01, text
        for lat in (box.south, box.north):
            assert -0.01 <= frame.y(lat) <= HEIGHT + 0.01, text


def test_the_frame_of_a_frames_box_is_that_frame() -> None:
    frame = fitted([(3.5, 39.0, 20.0), (-1.3, 36.8, 0.0)])
    again = framed(frame.box)
    assert again.west == pytest.approx(frame.west)
    assert again.north == pytest.approx(frame.north)


def test_a_kilometre_is_longer_near_the_pole() -> None:
    frame = Frame(0.0, 0.0, 60.0, 70.0)
    assert frame.pixels(100, 60) == pytest.approx(2 * frame.pixels(100, 0), rel=0.01)
