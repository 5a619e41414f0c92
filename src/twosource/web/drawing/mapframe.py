"""What part of the world a map shows, and where a place lies on it.

Web Mercator (EPSG:3857), so that the picture which the server draws and the map that the script
puts over it lie on each other to the pixel. Longitudes of a frame go on beyond 180 where it crosses
the antimeridian: Fiji's runs from 176 to 182.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import atan, cos, degrees, exp, log, pi, radians, tan

from twosource.web.box import Box

__all__ = ["HEIGHT", "KM_A_DEGREE", "WIDTH", "WORLD", "Frame", "fitted", "framed"]

WIDTH, HEIGHT = 540, 360
"""The map's size in pixels where there is room; it keeps its shape where there is less."""
KM_A_DEGREE = 111.2
_ASPECT = WIDTH / HEIGHT
_NARROWEST = 5.0
"""Degrees of longitude that a map shows at least."""
_FREE = 0.14
"""The part of a side that is left free around what is shown."""
_WIDEST_AREA_KM = 700.0
"""Places known to less than that don't widen the map."""
_POLES = 85.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The edges of a map in degrees: ``west < east <= west + 360``."""

    west: float
    south: float
    east: float
    north: float

    def x(self, lon: float) -> float:
        """Pixels from the left edge; the turn of the globe that lies nearest is taken."""
        return WIDTH * (self._near(lon) - self.west) / (self.east - self.west)

    def y(self, lat: float) -> float:
        """Pixels from the upper edge."""
        top, bottom = mercator(self.north), mercator(self.south)
        return HEIGHT * (top - mercator(lat)) / (top - bottom)

    def pixels(self, km: float, lat: float) -> float:
        """How long ``km`` are on the map at a latitude."""
        degrees_wide = km / (KM_A_DEGREE * cos(radians(max(-_POLES, min(_POLES, lat)))))
        return WIDTH * degrees_wide / (self.east - self.west)

    @property
    def box(self) -> Box:
        """The frame as it stands in an address."""
        return Box.parse(f"{self.west},{self.south},{self.east},{self.north}")

    def _near(self, lon: float) -> float:
        middle = (self.west + self.east) / 2
        return lon + 360 * round((middle - lon) / 360)


@lru_cache(1 << 14)
def mercator(lat: float) -> float:
    """How far north a latitude lies in Mercator's projection, in degrees of the equator.

    >>> round(mercator(60.0), 2), mercator(0.0)
    (75.46, 0.0)
    """
    lat = max(-_POLES, min(_POLES, lat))
    return degrees(log(tan(pi / 4 + radians(lat) / 2))) if lat else 0.0


def latitude(y: float) -> float:
    """The inverse of ``mercator``."""
    return degrees(2 * atan(exp(radians(y))) - pi / 2)


def fitted(places: Iterable[tuple[float, float, float]]) -> Frame:
    """The frame around places, each given by latitude, longitude and reach in km."""
    sides = [_sides(*place) for place in places]
    if not sides:
        return WORLD
    west, east = _shortest_arc([(s[0], s[2]) for s in sides])
    low, high = min(s[1] for s in sides), max(s[3] for s in sides)
    room = 1 + 2 * _FREE
    return _around((west + east) / 2, (low + high) / 2, (east - west) * room, (high - low) * room)


def framed(box: Box) -> Frame:
    """The smallest frame that has all of ``box`` in it."""
    east = box.east + (360 if box.east < box.west else 0)
    low, high = mercator(box.south), mercator(box.north)
    return _around((box.west + east) / 2, (low + high) / 2, east - box.west, high - low)


def _around(x: float, y: float, wide: float, tall: float) -> Frame:
    """A frame of the map's shape around a point; widths and ``y`` in Mercator's degrees."""
    wide = max(wide, tall * _ASPECT, _NARROWEST)
    if wide >= 360:
        return WORLD
    tall = wide / _ASPECT
    most = mercator(_POLES) - tall / 2
    y = max(-most, min(most, y))
    x -= 360 if x - wide / 2 > 180 else 0
    return Frame(x - wide / 2, latitude(y - tall / 2), x + wide / 2, latitude(y + tall / 2))


def _sides(lat: float, lon: float, km: float) -> tuple[float, float, float, float]:
    """West, low, east, high of a disc, upwards in Mercator's degrees."""
    reach = min(km, _WIDEST_AREA_KM) / KM_A_DEGREE
    wide = reach / cos(radians(max(-_POLES, min(_POLES, lat))))
    return lon - wide, mercator(lat - reach), lon + wide, mercator(lat + reach)


def _shortest_arc(spans: list[tuple[float, float]]) -> tuple[float, float]:
    """West and east of the shortest arc that covers all spans of longitude; east may pass 180.

    >>> _shortest_arc([(177.0, 179.0), (-179.0, -178.0)])
    (177.0, 182.0)
    """
    turned = sorted((west % 360, west % 360 + (east - west)) for west, east in spans)
    reached = max(east for _, east in turned) - 360
    widest, start = 0.0, turned[0][0]
    for west, east in turned:
        if west - reached > widest:
            widest, start = west - reached, west
        reached = max(reached, east)
    wide = 360 - widest
    west = start if start <= 180 else start - 360
    return west, west + wide


WORLD = Frame(-180.0, latitude(-88.0), 180.0, latitude(152.0))
