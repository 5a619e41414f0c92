"""Countries as topojson -> the desk's own form: fewer points, shared borders kept once.

The form is a topology, too (Bostock's TopoJSON, cut down): ``arcs`` are lines, each a flat list
of x, y, dx, dy, dx, dy, … in steps of ``step`` degrees; ``countries`` are ``[code, name, parts]``,
a part being a list of rings and a ring a list of arcs, where ``~i`` is arc ``i`` backwards.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import cos, radians
from typing import Any

__all__ = ["outlines"]

Point = tuple[float, float]

STEP = 0.02
"""Degrees that coordinates are rounded to."""
TOLERANCE = 0.04
"""Degrees of latitude (4 km) that a simplified line may lie off."""
_SMALLEST_RING = 4
_WITHOUT_NUMBER = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}
"""What Natural Earth draws apart and ISO 3166 has no number for."""


def outlines(topology: Mapping[str, Any], codes: Mapping[int, str]) -> dict[str, Any]:
    """The countries of ``topology``; ``codes`` has ISO 3166-1 alpha-2 by the numeric code."""
    arcs = [_simplified(_degrees(arc, topology["transform"])) for arc in topology["arcs"]]
    countries = []
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        code = codes.get(int(shape.get("id", 0))) or _WITHOUT_NUMBER.get(name)
        parts = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        countries.append([code, name, parts])
    return {"step": STEP, "arcs": [_steps(arc) for arc in arcs], "countries": countries}


def _degrees(arc: Sequence[Sequence[int]], transform: Mapping[str, Any]) -> list[Point]:
    """A quantised arc, each point given by the way from the one before, in degrees."""
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((left + x * scale_x, bottom + y * scale_y))
    return points


def _simplified(points: list[Point]) -> list[Point]:
    """The line with fewer points (Douglas and Peucker, 1973); a small island keeps its own."""
    kept = {0, len(points) - 1}
    todo = [(0, len(points) - 1)]
    while todo:
        first, last = todo.pop()
        far, index = max(
            ((_off(points[i], points[first], points[last]), i) for i in range(first + 1, last)),
            default=(0.0, 0),
        )
        if far > TOLERANCE:
            kept.add(index)
            todo += [(first, index), (index, last)]
    is_ring = points[0] == points[-1]
    return points if is_ring and len(kept) < _SMALLEST_RING else [points[i] for i in sorted(kept)]


def _off(point: Point, start: Point, end: Point) -> float:
    """How far a point is from a line between two others, in degrees of latitude.

    >>> _off((5.0, 1.0), (0.0, 0.0), (10.0, 0.0))
    1.0
    """
    narrow = cos(radians((start[1] + end[1]) / 2))
    dx, dy = (end[0] - start[0]) * narrow, end[1] - start[1]
    x, y = (point[0] - start[0]) * narrow, point[1] - start[1]
    length = dx * dx + dy * dy
    part = max(0.0, min(1.0, (x * dx + y * dy) / length)) if length else 0.0
    return float(((x - part * dx) ** 2 + (y - part * dy) ** 2) ** 0.5)


def _steps(points: Sequence[Point]) -> list[int]:
    """A line as its first point and the way to each next one.

    >>> _steps([(1.0, 2.0), (1.5, 2.0), (1.501, 2.001), (1.0, 1.0)])
    [50, 100, 25, 0, -25, -50]
    """
    whole = [(round(x / STEP), round(y / STEP)) for x, y in points]
    flat = [*whole[0]]
    for (x1, y1), (x2, y2) in pairwise(whole):
        if (x1, y1) != (x2, y2):
            flat += [x2 - x1, y2 - y1]
    return flat
