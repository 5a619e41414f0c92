"""The map of events: land, areas as imprecise as what is known, a mark for each place.

It is drawn here as a whole, and a script may lay a map that can be moved over it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from twosource.engine import Listed
from twosource.model.words import shorten
from twosource.web.box import Box
from twosource.web.drawing.mapframe import HEIGHT, WIDTH, Frame, fitted, framed
from twosource.web.drawing.mapland import GRAIN, Land, country_path, land_in
from twosource.web.drawing.mapspots import Cluster, Extent, Spot, clusters, spots

__all__ = ["Area", "MapPicture", "Mark", "map_picture"]

_MOST_AREAS = 40
_MOST_LABELS, _MAJOR_LABELS = 14, 3
_LETTER, _LINE = 7.2, 15
"""Width of a letter and height of a line, in pixels, as far as that can be told here."""
_SMALLEST_AREA, _LARGEST_AREA = 8.0, 2 * WIDTH
_MOST_PLACES = 40


@dataclass(frozen=True, slots=True)
class Area:
    """Where an event may have been: a disc in pixels, or the path of a country."""

    extent: Extent
    lat: float
    lon: float
    km: float
    country: str | None
    x: float
    y: float
    radius: float
    path: str


@dataclass(frozen=True, slots=True)
class Label:
    """A place's name beside its mark; ``dx`` and ``dy`` in pixels from the mark's middle."""

    text: str
    dx: float
    dy: float
    anchor: str
    minor: bool
    """Left out on small screens."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One or more events at one place, or at places near each other."""

    x: float
    """Percent of the map's width; ``y`` of its height."""
    y: float
    lat: float
    lon: float
    radius: float
    count: int
    words: str
    box: Box
    event: str | None
    """The event's id, where there is one alone."""
    hollow: bool
    """Whether all that is known is an area."""
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """A place and its events, for the list that says what the map shows."""

    name: str
    country: str | None
    count: int
    box: Box


@dataclass(frozen=True, slots=True)
class MapPicture:
    """All that is drawn."""

    frame: Frame
    land: Land
    areas: tuple[Area, ...]
    marks: tuple[Mark, ...]
    places: tuple[PlaceCount, ...]
    shown: int
    """Events on the map."""
    hidden_places: int
    """Places beyond those listed."""
    width: int = WIDTH
    height: int = HEIGHT
    grain: int = GRAIN


def map_picture(events: Iterable[Listed], box: Box | None = None) -> MapPicture:
    """The map of those events that have a place in ``box``, or of all that have one."""
    held = spots(events)
    if box is not None:
        held = [s for s in held if box.has(s.lat, s.lon)]
    frame = framed(box) if box else fitted((s.lat, s.lon, s.km) for s in held)
    held.sort(key=lambda s: (-len(s.events), s.place.name))
    groups = clusters(held, frame)
    marks = [_mark(group, frame) for group in groups]
    return MapPicture(
        frame,
        land_in(frame),
        tuple(_areas(held, frame)),
        tuple(_labelled(marks, groups)),
        tuple(_place_count(s) for s in held[:_MOST_PLACES]),
        sum(m.count for m in marks),
        max(0, len(held) - _MOST_PLACES),
    )


def _place_count(spot: Spot) -> PlaceCount:
    alone = Cluster((spot,))
    return PlaceCount(spot.place.name, spot.place.country, len(spot.events), alone.box)


def _areas(held: Sequence[Spot], frame: Frame) -> Iterable[Area]:
    """The areas to draw, the largest first so that smaller ones lie on top."""
    made = []
    seen = set()
    for spot in held:
        code = spot.place.country if spot.extent == "country" else None
        path = country_path(code, frame) if code else ""
        extent: Extent = "hatch" if code and not path else spot.extent
        radius = frame.pixels(spot.km, spot.lat)
        key = code if path else (spot.lat, spot.lon)
        if extent == "point" or key in seen or not _SMALLEST_AREA < radius < _LARGEST_AREA:
            continue
        seen.add(key)
        x, y = frame.x(spot.lon), frame.y(spot.lat)
        made.append(Area(extent, spot.lat, spot.lon, spot.km, code, x, y, radius, path))
    return sorted(made[:_MOST_AREAS], key=lambda a: -a.radius)


def _mark(cluster: Cluster, frame: Frame) -> Mark:
    main, count = cluster.spots[0], len(cluster.events)
    names = list(dict.fromkeys(s.place.name for s in cluster.spots))
    more = f" and {len(names) - 3} more places" if len(names) > 3 else ""
    return Mark(
        100 * frame.x(main.lon) / WIDTH,
        100 * frame.y(main.lat) / HEIGHT,
        main.lat,
        main.lon,
        5.0 if count == 1 else min(18.0, 8.0 + 1.5 * (count - 1) ** 0.5),
        count,
        f"{count:,} {'event' if count == 1 else 'events'}: {', '.join(names[:3])}{more}",
        cluster.box,
        main.events[0].id if count == 1 else None,
        all(s.is_area for s in cluster.spots),
    )


def _labelled(marks: Sequence[Mark], groups: Sequence[Cluster]) -> Iterable[Mark]:
    """Names beside the largest marks, where they cover no other mark and no other name."""
    taken = [_around(m, m.radius) for m in marks]
    placed = 0
    for mark, group in zip(marks, groups, strict=True):
        label = None
        if placed < _MOST_LABELS:
            text = shorten(group.spots[0].place.name, 24)
            label = _label(text, mark, taken, minor=placed >= _MAJOR_LABELS)
        placed += label is not None
        yield replace(mark, label=label)


_Rectangle = tuple[float, float, float, float]


def _around(mark: Mark, reach: float) -> _Rectangle:
    x, y = mark.x * WIDTH / 100, mark.y * HEIGHT / 100
    return x - reach, y - reach, x + reach, y + reach


def _label(text: str, mark: Mark, taken: list[_Rectangle], minor: bool) -> Label | None:
    """The name right, left, below or above of the mark; None where there is no room."""
    x, y = mark.x * WIDTH / 100, mark.y * HEIGHT / 100
    wide, away = _LETTER * len(text), mark.radius + 4
    for anchor, dx, dy, left in (
        ("start", away, 4.0, away),
        ("end", -away, 4.0, -away - wide),
        ("middle", 0.0, away + 9, -wide / 2),
        ("middle", 0.0, -away - 2, -wide / 2),
    ):
        here = (x + left, y + dy - 11, x + left + wide, y + dy + _LINE - 11)
        inside = here[0] > 2 and here[1] > 2 and here[2] < WIDTH - 2 and here[3] < HEIGHT - 2
        own = _around(mark, mark.radius)
        if inside and not any(_overlap(here, other) for other in taken if other != own):
            taken.append(here)
            return Label(text, dx, dy, anchor, minor)
    return None


def _overlap(a: _Rectangle, b: _Rectangle) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
