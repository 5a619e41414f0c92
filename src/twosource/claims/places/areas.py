"""Places described from a named one: "30 km north of Mosul", "southern Syria", "near Sfax"."""

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from math import asin, atan2, cos, degrees, radians, sin

from twosource.claims.places.listed import place_of
from twosource.gazetteer.places import Gazetteer
from twosource.model import Place, Why
from twosource.reading import Reading

_EARTH_KM = 6371.0
_BORDER = re.compile(r"(?:['’]s)? border\b")
_BEFORE = 70
"""Characters before a name in which it may be described."""
_PART = 0.55
"""Middle and radius of "the north of X", in radii of X."""
_AREAS = frozenset({"country", "province", "region", "district"})


@dataclass(frozen=True, slots=True)
class _Patterns:
    distance: re.Pattern[str]
    part: re.Pattern[str]
    near: re.Pattern[str]
    bearings: dict[str, int]
    units: dict[str, float]
    vicinity: dict[str, float]


@cache
def _patterns() -> _Patterns:
    data = tomllib.loads((files(__package__) / "areas.toml").read_text(encoding="utf-8"))
    compass = "|".join(sorted(data["bearings"], key=len, reverse=True))
    units = "|".join(sorted(data["units"], key=len, reverse=True))
    near = "|".join(re.escape(w) for w in sorted(data["vicinity"], key=len, reverse=True))
    return _Patterns(
        distance=re.compile(
            rf"(?:about |some |around |roughly |nearly |over |more than |less than )?"
            rf"(?P<n>\d[\d,.]*)(?:\s|-)?(?P<unit>{units})\s+(?:\([^)]*\)\s+)?"
            rf"(?:to the )?(?P<way>{compass})?\s*(?:of|from|outside|off)\s+(?:the )?$",
            re.I,
        ),
        part=re.compile(
            rf"(?:the )?(?P<ways>(?:{compass})(?:(?:,| and|, and| or)? (?:{compass}))*)"
            r"(?: of| in)?(?: (?:the )?(?:part|parts|area|areas|region|regions|district|districts"
            r"|province|provinces|half|edge|tip|coast|suburbs|outskirts|town|city)"
            r"(?: of)?)?(?: the)? $",
            re.I,
        ),
        near=re.compile(
            rf"\b(?P<word>{near})\s+(?:the (?:(?:town|city|village|port) of )?)?$", re.I
        ),
        bearings=data["bearings"],
        units=data["units"],
        vicinity=data["vicinity"],
    )


def described(
    place: Place, reading: Reading, found: Sequence[Place], gazetteer: Gazetteer
) -> Place:
    """The area that the words before a name make of its place; the place itself if none do.

    The span grows over those words. The result has a radius in km; "30 km north of Mosul" has a
    middle of its own, and so has a part of a country, to which no point is given otherwise.
    """
    before = _words_before(place, reading)
    patterns = _patterns()
    if border := _BORDER.match(reading.text, place.span.end):
        return _border(place, border.end(), found, reading)
    if match := patterns.distance.search(before):
        return _at_distance(place, match, before, reading)
    if (match := patterns.part.search(before)) and place.precision in _AREAS:
        return _part_of(place, match, before, reading, gazetteer)
    if (match := patterns.near.search(before)) and place.lat is not None:
        radius = max(place.radius_km or 0.0, patterns.vicinity[match["word"].lower()])
        near = replace(place, radius_km=radius, why=Why("area.near"))
        return _widened(near, match, before, reading)
    return place


def _words_before(place: Place, reading: Reading) -> str:
    token = reading.token_at(place.span.start)
    first = reading.sentences[token.sent][0] if token else 0
    start = max(reading.tokens[first].start, place.span.start - _BEFORE)
    return reading.text[start : place.span.start]


def _widened(place: Place, found: re.Match[str], before: str, reading: Reading) -> Place:
    start = place.span.start - len(before) + found.start()
    return replace(place, span=reading.span((start, place.span.end)))


def _border(place: Place, end: int, found: Sequence[Place], reading: Reading) -> Place:
    """ "The Mexico border": on the side of the country that the report is mostly about."""
    others = Counter(p.country for p in found if p.country and p.country != place.country)
    country = max(others, key=lambda c: (others[c], c)) if others else place.country
    span = reading.span((place.span.start, end))
    return Place(span, span.text, None, None, country, None, "region", why=Why("area.border"))


def _at_distance(place: Place, found: re.Match[str], before: str, reading: Reading) -> Place:
    if place.lat is None or place.lon is None:
        return place
    try:
        far = float(found["n"].replace(",", "")) * _patterns().units[found["unit"].lower()]
    except ValueError:
        return place
    bearing = _patterns().bearings.get((found["way"] or "").lower(), -1)
    if bearing < 0:
        area = replace(place, radius_km=round(far + 5, 1), precision="district")
    else:
        lat, lon = moved(place.lat, place.lon, far, bearing)
        radius = round(max(5.0, far / 4), 1)
        area = replace(place, lat=lat, lon=lon, radius_km=radius, precision="district")
    area = replace(area, geonames_id=None, why=Why("area.distance"))
    widened = _widened(area, found, before, reading)
    return replace(widened, name=widened.span.text)


def _part_of(
    place: Place, found: re.Match[str], before: str, reading: Reading, gazetteer: Gazetteer
) -> Place:
    widened = _widened(place, found, before, reading)
    for n in gazetteer.named(widened.span.text):
        if n.entry.precision == "region":
            return place_of(n, widened.span)
    lat, lon, radius = place.lat, place.lon, place.radius_km
    if place.precision == "country" and place.country is not None:
        country = gazetteer.country(place.country)
        if country is None:
            return place
        lat, lon, radius = country.lat, country.lon, country.radius_km
    if lat is None or lon is None or radius is None:
        return replace(widened, name=widened.span.text, why=Why("area.part"))
    bearing = _mean_bearing(found["ways"])
    if bearing is not None:
        lat, lon = moved(lat, lon, _PART * radius, bearing)
    return replace(
        widened,
        name=widened.span.text,
        lat=lat,
        lon=lon,
        geonames_id=None,
        precision="region" if place.precision in ("country", "region") else "district",
        radius_km=round(_PART * radius, 1),
        why=Why("area.part"),
    )


def _mean_bearing(ways: str) -> float | None:
    """The middle of several directions; ``None`` for "central".

    >>> round(_mean_bearing("southern and southeastern"), 1), _mean_bearing("central")
    (157.5, None)
    """
    bearings = _patterns().bearings
    listed = [bearings[w] for w in re.findall(r"[a-z-]+", ways.lower()) if w in bearings]
    angles = [radians(b) for b in listed if b >= 0]
    if not angles or len(angles) < len(listed):
        return None
    return degrees(atan2(sum(map(sin, angles)), sum(map(cos, angles)))) % 360


def moved(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """The point ``km`` away at a compass bearing (degrees), on a sphere.

    >>> moved(36.34, 43.13, 30, 0)
    (36.6098, 43.13)
    """
    arc, turn = km / _EARTH_KM, radians(bearing)
    a, b = radians(lat), radians(lon)
    c = asin(sin(a) * cos(arc) + cos(a) * sin(arc) * cos(turn))
    d = b + atan2(sin(turn) * sin(arc) * cos(a), cos(arc) - sin(a) * sin(c))
    return round(degrees(c), 4), round((degrees(d) + 540) % 360 - 180, 4)
