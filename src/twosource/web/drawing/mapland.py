"""Land and borders as paths of a map, from the outlines that are built with the package."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from twosource.web.drawing.mapframe import HEIGHT, WIDTH, Frame, mercator
from twosource.web.packing import static_files

__all__ = ["GRAIN", "Land", "country_path", "land_in"]

Line = NDArray[np.float64]
"""Points, shape (n, 2): longitude, and latitude in Mercator's degrees."""

GRAIN = 2
"""Steps that a pixel is cut into: paths are written in whole steps."""
_FILE = "built/world.json"
_BEYOND = 8.0
"""Pixels that shapes reach over the map's edges."""
_SMALLEST = 1.5
"""Pixels below which an island isn't drawn."""
_WIDE = 90.0
"""Degrees of longitude."""


@dataclass(frozen=True, slots=True)
class Land:
    """Paths in steps of ``1 / GRAIN`` pixel. ``meridians`` are there where outlines are not."""

    shape: str
    borders: str
    meridians: str


@dataclass(frozen=True, slots=True)
class _Outlines:
    coast: Sequence[Line]
    borders: Sequence[Line]
    countries: Mapping[str, Sequence[Line]]


@lru_cache(64)
def land_in(frame: Frame) -> Land:
    """The land that shows in a frame. A build without outlines has meridians instead."""
    known = _outlines()
    if known is None:
        return Land("", "", _meridians(frame))
    shape = "".join(_filled(ring, frame) for ring in known.coast)
    borders = "".join(_drawn(line, frame) for line in known.borders)
    return Land(shape, borders, "")


@lru_cache(256)
def country_path(code: str, frame: Frame) -> str:
    """The path of one country; empty where its outline isn't known or isn't in the frame."""
    known = _outlines()
    return "".join(_filled(ring, frame) for ring in known.countries.get(code, ())) if known else ""


@cache
def _outlines() -> _Outlines | None:
    file = static_files().get(_FILE)
    if file is None:
        return None
    world = json.loads(file.body)
    arcs = [_line(arc, world["step"]) for arc in world["arcs"]]
    countries: dict[str, list[Line]] = {}
    uses: Counter[int] = Counter()
    for code, name, parts in world["countries"]:
        for ring in (ring for part in parts for ring in part):
            countries.setdefault(code or name, []).append(_joined(ring, arcs))
            uses.update(max(arc, ~arc) for arc in ring)
    coast = _rings([i for i, times in uses.items() if times == 1], arcs)
    borders = [arcs[i] for i, times in uses.items() if times > 1]
    return _Outlines([_joined(ring, arcs) for ring in coast], borders, countries)


def _rings(lines: Sequence[int], arcs: Sequence[Line]) -> list[list[int]]:
    """Arcs put end to end until they close; what doesn't close isn't land."""
    by_end: dict[tuple[float, float], list[int]] = {}
    for i in lines:
        by_end.setdefault(_corner(arcs[i][0]), []).append(i)
        by_end.setdefault(_corner(arcs[i][-1]), []).append(~i)
    left, rings = set(lines), []
    for first in lines:
        if first not in left:
            continue
        ring, start, end = [], _corner(arcs[first][0]), None
        arc: int | None = first
        while arc is not None:
            ring.append(arc)
            left.discard(max(arc, ~arc))
            end = _corner(arcs[arc][-1] if arc >= 0 else arcs[~arc][0])
            free = (i for i in by_end[end] if max(i, ~i) in left)
            arc = None if end == start else next(free, None)
        if end == start:
            rings.append(ring)
    return rings


def _corner(point: Line) -> tuple[float, float]:
    return round(float(point[0]) % 360, 3), round(float(point[1]), 3)


def _line(arc: Sequence[int], step: float) -> Line:
    points = np.cumsum(np.asarray(arc, dtype=np.float64).reshape(-1, 2), axis=0) * step
    points[:, 0] = np.unwrap(points[:, 0], period=360)
    points[:, 1] = [mercator(lat) for lat in points[:, 1]]
    return points


def _joined(ring: Sequence[int], arcs: Sequence[Line]) -> Line:
    """A ring in one piece: it goes on beyond 180, or closes below the pole that it goes round."""
    parts = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in ring]
    line = np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
    line[:, 0] = np.unwrap(line[:, 0], period=360)
    (start, _), (end, y) = line[0], line[-1]
    if abs(end - start) > 180:
        pole = mercator(90.0 if y > 0 else -90.0)
        line = np.concatenate([line, [[end, pole], [start, pole]]])
    return line


def _turns(line: Line, frame: Frame) -> Iterator[Line]:
    """The line in pixels, once for each turn of the globe on which it shows."""
    bottom, top = mercator(frame.south), mercator(frame.north)
    (left, low), (right, high) = line.min(axis=0), line.max(axis=0)
    a_pixel = (frame.east - frame.west) / WIDTH
    beyond = _BEYOND * a_pixel
    if high < bottom - beyond or low > top + beyond:
        return
    for turn in (-720.0, -360.0, 0.0, 360.0, 720.0):
        if left + turn <= frame.east + beyond and right + turn >= frame.west - beyond:
            x = (line[:, 0] + turn - frame.west) / a_pixel
            yield np.stack([x, (top - line[:, 1]) / a_pixel], axis=1)


def _filled(ring: Line, frame: Frame) -> str:
    return "".join(
        _path(_clipped(points), _coarse(frame), "z")
        for points in _turns(ring, frame)
        if np.ptp(points, axis=0).max() >= _SMALLEST
    )


def _clipped(points: Line) -> Line:
    """A ring cut off at the map's edges (Sutherland and Hodgman, 1974)."""
    low = -_BEYOND
    for axis, bound, side in (
        (0, low, 1),
        (0, WIDTH + _BEYOND, -1),
        (1, low, 1),
        (1, HEIGHT + _BEYOND, -1),
    ):
        off = (points[:, axis] - bound) * side
        if not len(points) or off.min() >= 0:
            continue
        following, off_next = np.roll(points, -1, axis=0), np.roll(off, -1)
        crosses = (off >= 0) != (off_next >= 0)
        part = np.divide(off, off - off_next, out=np.zeros_like(off), where=crosses)
        crossings = points + (following - points) * part[:, None]
        pairs = np.stack([points, crossings], axis=1).reshape(-1, 2)
        points = pairs[np.stack([off >= 0, crosses], axis=1).reshape(-1)]
    return points


def _drawn(line: Line, frame: Frame) -> str:
    """A line without the stretches that lie beyond the map's edges."""
    path = ""
    for points in _turns(line, frame):
        in_reach = (points >= -_BEYOND) & (points <= (WIDTH + _BEYOND, HEIGHT + _BEYOND))
        inside: NDArray[np.bool_] = in_reach[:, 0] & in_reach[:, 1]
        shown = inside.copy()
        shown[1:] |= inside[:-1]
        shown[:-1] |= inside[1:]
        edges = np.flatnonzero(np.diff(shown.astype(np.int8))) + 1
        for piece, seen in zip(np.split(points, edges), np.split(shown, edges), strict=True):
            path += _path(piece, _coarse(frame)) if seen[0] else ""
    return path


def _path(points: Line, coarse: int, end: str = "") -> str:
    """An SVG path in multiples of ``coarse`` steps, without points that fall together."""
    if len(points) < 2:
        return ""
    whole = np.rint(points * (GRAIN / coarse)).astype(int) * coarse
    steps = np.diff(whole, axis=0)
    steps = steps[steps.any(axis=1)]
    if len(steps) < (2 if end else 1):
        return ""
    (x, y), moves = whole[0], " ".join(f"{dx} {dy}" for dx, dy in steps.tolist())
    return f"M{x} {y}l{moves.replace(' -', '-')}{end}"


def _coarse(frame: Frame) -> int:
    """Wide maps are drawn to the pixel, others more finely: they'd grow large otherwise."""
    return GRAIN if frame.east - frame.west > _WIDE else 1


def _meridians(frame: Frame) -> str:
    """Meridians and parallels, some six to a side."""
    wide = frame.east - frame.west
    step = next((s for s in (1, 2, 5, 10, 15, 30) if wide / s <= 8), 60)
    first = int(frame.west // step) * step
    path = "".join(
        f"M{round(frame.x(lon) * GRAIN)} 0v{HEIGHT * GRAIN}"
        for lon in range(first + step, first + int(wide) + step, step)
        if frame.west < lon < frame.east
    )
    return path + "".join(
        f"M0 {round(frame.y(lat) * GRAIN)}h{WIDTH * GRAIN}"
        for lat in range(-90, 91, step)
        if frame.south < lat < frame.north
    )
