import re

import pytest

from twosource.web.drawing import mapland
from twosource.web.drawing.mapframe import HEIGHT, WIDTH, WORLD, Frame, fitted
from twosource.web.drawing.mapland import GRAIN, Land, country_path, land_in
from twosource.web.packing import static_files

has_outlines = pytest.mark.skipif(
    "built/world.json" not in static_files(), reason="built without outlines"
)
KENYA = fitted([(3.5, 39.0, 20.0), (-1.3, 36.8, 0.0)])
FIJI = fitted([(-17.8, 178.0, 0.0), (-16.8, -179.9, 0.0)])


def points(path: str) -> list[tuple[int, int]]:
    """The points of a path, in steps."""
    found = []
    for part in re.findall(r"M[^M]*", path):
        numbers = [int(n) for n in re.findall(r"-?\d+", part)]
        x, y = numbers[:2]
        found.append((x, y))
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + dx, y + dy
            found.append((x, y))
    return found


@has_outlines
@pytest.mark.parametrize("frame", [WORLD, KENYA, FIJI])
def test_nothing_is_drawn_far_beyond_the_edges(frame: Frame) -> None:
    land = land_in(frame)
    beyond = 9 * GRAIN
    for x, y in points(land.shape):
        assert -beyond <= x <= WIDTH * GRAIN + beyond
        assert -beyond <= y <= HEIGHT * GRAIN + beyond


@has_outlines
def test_the_shores_of_fiji_lie_on_both_sides_of_the_antimeridian() -> None:
    middle = FIJI.x(180.0) * GRAIN
    xs = [x for x, _ in points(land_in(FIJI).shape)]
    assert min(xs) < middle < max(xs)


@has_outlines
def test_no_line_runs_across_the_world() -> None:
    shape = land_in(WORLD).shape
    steps = [abs(int(dx)) for dx, _ in re.findall(r"(?:l| |(?=-))(-?\d+)[ ]?(-?\d+)", shape)]
    inland = [dx for dx in steps if dx > WIDTH * GRAIN * 0.6]
    # Antarctica alone closes along the lower edge.
    assert len(inland) <= 2


@has_outlines
def test_a_wide_map_stays_small() -> None:
    land = land_in(WORLD)
    assert len(land.shape) + len(land.borders) < 80_000


@has_outlines
def test_a_country_is_drawn_where_it_shows() -> None:
    assert country_path("KE", KENYA)
    assert country_path("FJ", KENYA) == ""
    assert country_path("XX", KENYA) == ""
    assert country_path("SO", fitted([(2.0, 45.3, 300.0)]))


@has_outlines
def test_every_country_of_the_gazetteer_that_is_large_has_an_outline() -> None:
    for code in ("KE", "RU", "FR", "NO", "XK", "SS", "TW", "PS", "CY", "EH", "US", "NZ", "AQ"):
        assert country_path(code, WORLD), code


def test_without_outlines_there_are_meridians(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mapland, "_outlines", lambda: None)
    land_in.cache_clear()
    country_path.cache_clear()
    land = land_in(KENYA)
    assert land.shape == ""
    assert land.meridians.count("M") >= 6
    assert country_path("KE", KENYA) == ""
    land_in.cache_clear()
    country_path.cache_clear()


def test_land_is_the_same_for_the_same_frame() -> None:
    assert isinstance(land_in(KENYA), Land)
    assert land_in(KENYA) is land_in(KENYA)
