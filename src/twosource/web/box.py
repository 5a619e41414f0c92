"""A box on the map as it stands in an address: west, south, east, north (RFC 7946, section 5)."""

from dataclasses import dataclass
from math import isfinite

from twosource.errors import BadFilter

__all__ = ["Box"]


@dataclass(frozen=True, slots=True)
class Box:
    """Degrees; where it crosses the antimeridian, ``west`` is greater than ``east``."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def parse(cls, text: str) -> "Box":
        """The box that ``text`` names. Raises ``BadFilter``.

        >>> Box.parse("33.5,-4.7,41.9,5.4").has(-1.28, 36.82)
        True
        >>> Box.parse("177,-20,-178,-12").has(-17.5, 179.2)
        True
        """
        try:
            west, south, east, north = (float(part) for part in text.split(","))
        except ValueError:
            raise _unread(text) from None
        if not all(map(isfinite, (west, south, east, north))):
            raise _unread(text)
        if not (-90 <= south <= north <= 90) or max(abs(west), abs(east)) > 540:
            raise _unread(text)
        if abs(east - west) >= 360:
            return cls(-180.0, south, 180.0, north)
        return cls(_wrapped(west), south, _wrapped(east), north)

    def has(self, lat: float, lon: float) -> bool:
        """Whether a place lies in it, its edges included."""
        if not self.south <= lat <= self.north:
            return False
        if self.west <= self.east:
            return self.west <= lon <= self.east
        return lon >= self.west or lon <= self.east

    def __str__(self) -> str:
        """As it stands in an address, to about ten metres."""
        return ",".join(f"{n:.4f}".rstrip("0").rstrip(".") for n in self._sides())

    def _sides(self) -> tuple[float, float, float, float]:
        return self.west, self.south, self.east, self.north


def _wrapped(lon: float) -> float:
    return lon if -180 <= lon <= 180 else (lon + 180) % 360 - 180


def _unread(text: str) -> BadFilter:
    shown = text if len(text) <= 80 else f"{text[:80]}…"
    return BadFilter(f"{shown!r} is no box; write it as WEST,SOUTH,EAST,NORTH: 33.5,-4.7,41.9,5.4")
