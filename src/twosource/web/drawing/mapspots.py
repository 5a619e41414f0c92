"""Events put together by place, and places by what a map can hold apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from twosource.engine import Listed
from twosource.model import Place
from twosource.web.box import Box
from twosource.web.drawing.mapframe import Frame

__all__ = ["Cluster", "Extent", "Spot", "clusters", "spots"]

Extent = Literal["point", "disc", "hatch", "country"]
"""How a place shows: a dot alone, a disc of its reach, a hatched disc, a hatched country."""

_FURTHEST = 42.0
"""Pixels that places of one cluster lie apart at most."""
_KM_UNKNOWN = {"district": 30.0, "province": 120.0, "region": 250.0, "country": 300.0}


@dataclass(slots=True)
class Spot:
    """A place that one or more events happened at."""

    place: Place
    lat: float
    lon: float
    events: list[Listed] = field(default_factory=list)

    @property
    def extent(self) -> Extent:
        """How it shows."""
        if self.place.precision == "country":
            return "country"
        if self.place.precision in ("province", "region"):
            return "hatch"
        return "disc" if self.km else "point"

    @property
    def km(self) -> float:
        """How far from the point it may have been: 0 for a point or a town as such."""
        return self.place.radius_km or _KM_UNKNOWN.get(self.place.precision or "", 0.0)

    @property
    def is_area(self) -> bool:
        """Whether no single spot is meant."""
        return self.extent in ("hatch", "country")


@dataclass(frozen=True, slots=True)
class Cluster:
    """Spots too near to each other to be shown apart, those with most events first."""

    spots: tuple[Spot, ...]

    @property
    def events(self) -> list[Listed]:
        """Their events."""
        return [event for spot in self.spots for event in spot.events]

    @property
    def box(self) -> Box:
        """A box with these spots in it and no others."""
        lats, lons = [s.lat for s in self.spots], [s.lon for s in self.spots]
        if max(lons) - min(lons) > 180:
            lons = [lon % 360 for lon in lons]
        near = 0.0005
        sides = (min(lons) - near, min(lats) - near, max(lons) + near, max(lats) + near)
        west, south, east, north = sides
        return Box.parse(f"{west},{max(south, -90)},{east},{min(north, 90)}")


@dataclass(frozen=True, slots=True)
class _Placed:
    """A spot and where it lies on the map, in pixels."""

    at: tuple[float, float]
    spot: Spot


def spots(events: Iterable[Listed]) -> list[Spot]:
    """The places of events that have one, to about ten metres."""
    found: dict[tuple[float, float], Spot] = {}
    for event in events:
        place = event.where
        if place is None or place.lat is None or place.lon is None:
            continue
        key = round(place.lat, 4), round(place.lon, 4)
        found.setdefault(key, Spot(place, *key)).events.append(event)
    return list(found.values())


def clusters(held: Sequence[Spot], frame: Frame) -> list[Cluster]:
    """The spots in a frame, put together where they lie near each other; most events first.

    A group that is too wide is cut in two at its widest gap, again and again. So no two boxes of
    clusters overlap, and the number on each is that of the events in its box.
    """
    box = frame.box
    shown = [_Placed((frame.x(s.lon), frame.y(s.lat)), s) for s in held if box.has(s.lat, s.lon)]
    todo = [shown] if shown else []
    done: list[Cluster] = []
    while todo:
        group = todo.pop()
        cut = _widest_gap(group)
        if cut is None:
            done.append(Cluster(tuple(_by_weight(group))))
            continue
        axis, at = cut
        todo += [
            [p for p in group if p.at[axis] < at],
            [p for p in group if p.at[axis] >= at],
        ]
    return sorted(done, key=lambda c: (-len(c.events), c.spots[0].lat, c.spots[0].lon))


def _by_weight(group: Sequence[_Placed]) -> list[Spot]:
    """Those with most events first; among equal ones those nearest the middle of the group."""
    x, y = (sum(p.at[axis] for p in group) / len(group) for axis in (0, 1))

    def order(placed: _Placed) -> tuple[int, float, float, float]:
        away = (placed.at[0] - x) ** 2 + (placed.at[1] - y) ** 2
        return -len(placed.spot.events), round(away, 3), placed.spot.lat, placed.spot.lon

    return [placed.spot for placed in sorted(group, key=order)]


def _widest_gap(group: Sequence[_Placed]) -> tuple[int, float] | None:
    """Axis and place of the cut through a group; None where it may stay whole.

    Gaps near the middle of a large group come first, which keeps the number of cuts small.
    """
    best: tuple[float, int, float] | None = None
    for axis in (0, 1):
        along = sorted({p.at[axis] for p in group})
        if along[-1] - along[0] <= _FURTHEST:
            continue
        margin = (along[-1] - along[0]) * (0.25 if len(along) > 64 else 0)
        for before, after in pairwise(along):
            central = along[0] + margin <= after <= along[-1] - margin
            if central and (best is None or after - before > best[0]):
                best = after - before, axis, after
        if best is None:
            best = 0.0, axis, along[len(along) // 2]
    return (best[1], best[2]) if best else None
