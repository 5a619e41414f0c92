"""So long after something that the sentence tells: "a day after the raid", "two weeks before".

The distance stands before "after" or "before" with a clause or a noun. With a date on one side the
other is dated: "resigned on Tuesday, a day after nineteen were killed" puts the killing on Monday.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from twosource.claims.times.calendar import parse_day
from twosource.claims.times.direction import anchor_of, verb_above
from twosource.claims.times.timex import moved
from twosource.model import When, Why
from twosource.reading import Reading, Token

__all__ = ["dated_apart"]

_SIGNS = {"after": 1, "before": -1}
_LENGTH = re.compile(r"P(\d+)([DWMY])")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


class _Distance(NamedTuple):
    """A distance ``n`` units on from what ``below`` heads to what ``above`` heads."""

    time: When
    n: int
    unit: str
    above: Token
    below: Token


def dated_apart(head: Token, found: Sequence[When], reading: Reading) -> When | None:
    """When what ``head`` heads was, told by its distance from something else.

    ``found`` are the times of its sentence.

    >>> from twosource.claims.when import find_times
    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> text = "He resigned on Tuesday, a day after nineteen people were killed."
    >>> r = read(Report("r", text, "", published="2024-03-14"))
    >>> killed = next(t for t in r.tokens if t.text == "killed")
    >>> dated_apart(killed, find_times(r), r).earliest
    '2024-03-11'
    """
    for distance in _distances(found, reading):
        lower = _under(head, distance.below, reading)
        if not lower and head.i != distance.above.i:
            continue
        for other in found:
            if other is distance.time or other.earliest is None or other.latest is None:
                continue
            if _hangs_under(other, distance.below, reading) != lower:
                return _dated(distance, other, -1 if lower else 1, reading)
    return None


def _distances(found: Sequence[When], reading: Reading) -> Iterator[_Distance]:
    for time in found:
        length = _LENGTH.fullmatch(time.value or "")
        last = reading.token_at(time.span.end - 1)
        if length is None or time.earliest is not None or last is None:
            continue
        if last.i + 1 >= len(reading.tokens):
            continue
        word = reading.tokens[last.i + 1]
        sign = _SIGNS.get(word.lower)
        below = reading.head(word) if word.dep == "mark" else reading.child(word, "pobj", "pcomp")
        if sign is None or below is None:
            continue
        above = verb_above(reading, below)
        if above is not None:
            yield _Distance(time, sign * int(length[1]), _UNITS[length[2]], above, below)


def _under(token: Token, top: Token, reading: Reading) -> bool:
    return token.i == top.i or any(t.i == top.i for t in reading.ancestors(token))


def _hangs_under(time: When, top: Token, reading: Reading) -> bool:
    anchor = anchor_of(reading, time.span.start, time.span.end)
    return anchor is not None and _under(anchor, top, reading)


def _dated(distance: _Distance, other: When, way: int, reading: Reading) -> When | None:
    first, last = parse_day(other.earliest), parse_day(other.latest)
    if first is None or last is None:
        return None
    days = [moved(day, way * distance.n, distance.unit) for day in (first, last)]
    span = distance.time.span
    return replace(
        distance.time,
        type="DATE",
        value=days[0].isoformat() if days[0] == days[1] else None,
        earliest=days[0].isoformat(),
        latest=days[1].isoformat(),
        precision=other.precision,
        role="happening",
        why=Why("so long apart", reading.span(*sorted((*span.spans, *other.span.spans)))),
    )
