"""Days of claims, as numbers that compare."""

from datetime import date

from twosource.model import Claim, When

_FEW_DAYS = 3
"""A time of more days than this doesn't tell one happening from another."""
_OLD_DAYS = 12

Days = tuple[int, int]
"""First and last day of an interval, as ordinals of the calendar."""


def ordinal(day: str | None) -> int | None:
    """The number of an ISO date's day; ``None`` if there is no such day.

    >>> ordinal("2026-03-02") - ordinal("2026-03-01T10:00")
    1
    >>> ordinal("soon")
    """
    try:
        return date.fromisoformat((day or "")[:10]).toordinal()
    except ValueError:
        return None


def days_of(claim: Claim) -> Days | None:
    """The days of a time expression in the claim's own words, if they are few."""
    when = claim.when
    if when is None or when.role == "statement":
        return None
    if not claim.content.covers(when.span.start, when.span.end):
        return None
    first, last = ordinal(when.earliest), ordinal(when.latest)
    if first is None or last is None or last - first >= _FEW_DAYS:
        return None
    return first, last


def is_old(when: When | None, published: int | None) -> bool:
    """Whether a time lies, or begins, well before the report: background, or a running total."""
    if when is None or published is None:
        return False
    first, last = ordinal(when.earliest), ordinal(when.latest)
    long_ago = last is not None and last < published - _OLD_DAYS
    since = first is not None and first < published - 2 * _OLD_DAYS
    return long_ago or since


def apart(one: Days, two: Days) -> int:
    """Days between two intervals; 0 where they meet.

    >>> apart((10, 11), (13, 13)), apart((10, 11), (11, 12))
    (2, 0)
    """
    return max(0, one[0] - two[1], two[0] - one[1])
