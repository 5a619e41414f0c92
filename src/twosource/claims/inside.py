"""Which of a report's values stand in a stretch of it, found by bisection: reports may be long."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

from twosource.model import Actor, Place, Quantity, Span, When

Value = TypeVar("Value", Actor, Place, Quantity, When)


def starting_in(found: Sequence[Value], start: int, end: int) -> Sequence[Value]:
    """The values of ``found``, which are in the order of the text, that start in ``[start, end)``.

    >>> text = "Police in Gao, Mopti and Kidal"
    >>> found = [Actor(Span.of(text, at), "", None) for at in ((0, 6), (15, 20), (25, 30))]
    >>> [value.span.text for value in starting_in(found, 6, 25)]
    ['Mopti']
    """
    first = bisect_left(found, start, key=_start)
    return found[first : bisect_left(found, end, lo=first, key=_start)]


def inside(content: Span, found: Sequence[Value]) -> list[Value]:
    """The values of ``found``, in the order of the text, that a piece of ``content`` holds whole.

    >>> text = "In Gao, he said, and in Mopti"
    >>> found = [Actor(Span.of(text, at), "", None) for at in ((3, 6), (24, 29))]
    >>> [value.span.text for value in inside(Span.of(text, (17, 29)), found)]
    ['Mopti']
    """
    near = starting_in(found, content.start, content.end)
    return [value for value in near if content.covers(value.span.start, value.span.end)]


def _start(value: Actor | Place | Quantity | When) -> int:
    return value.span.start
