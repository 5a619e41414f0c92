"""Numbers on one scale: an exact one is a dot, a range a bar, an open end an arrow."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from twosource.model import FigureValue

__all__ = ["Interval", "Scale", "scale_of"]


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a value lies, in pixels."""

    x1: float
    x2: float
    opens_left: bool
    opens_right: bool

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.x1 == self.x2 and not (self.opens_left or self.opens_right)


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale over so many pixels, with ``edge`` left free at either end for arrows."""

    low: float
    high: float
    ticks: Sequence[float]
    width: float
    edge: float

    def at(self, number: float) -> float:
        """The place of a number, in pixels."""
        share = (number - self.low) / (self.high - self.low)
        return self.edge + share * (self.width - 2 * self.edge)

    def interval(self, value: FigureValue) -> Interval:
        """The place of a value; an open end goes on to the edge."""
        low, high = value.low, value.high
        return Interval(
            0 if low is None else self.at(low),
            self.width if high is None else self.at(high),
            low is None,
            high is None,
        )


def scale_of(values: Iterable[FigureValue], width: float, edge: float) -> Scale:
    """The scale of ``values``: from 0, unless all numbers are far from it, with round ticks."""
    known = [n for v in values for n in (v.low, v.high) if n is not None] or [0.0, 1.0]
    least, most = min(known), max(known)
    start = 0.0 if least <= most * 0.6 or least < 0 else least
    start = min(start, least)
    step = _step((most - start) or most or 1.0)
    first = floor(start / step)
    last = max(ceil(most / step), first + 1)
    ticks = [i * step for i in range(first, last + 1)]
    return Scale(first * step, last * step, ticks, width, edge)


def _step(width: float) -> float:
    """A round step that cuts ``width`` in up to six; whole, unless ``width`` is below 1.

    >>> _step(17), _step(1400), _step(1)
    (5.0, 500.0, 1.0)
    """
    size = 10.0 ** floor(log10(width))
    for part in (0.2, 0.5, 1.0, 2.0):
        if width / (size * part) <= 5:
            return max(size * part, 1.0) if width >= 1 else size * part
    return size * 2
