"""Days of claims, as numbers that compare."""

import re
from datetime import date

from twosource.model import Claim

_FEW_DAYS = 3
"""A time of more days than this doesn't tell one happening from another."""
_OLD_DAYS = 12

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = "|".join(_WEEKDAYS)
_CALLED = re.compile(
    rf"\b(?:({_DAY})(?: (?:night|morning|evening|afternoon))?['’]s?\s+[a-z]"
    rf"|(?:of|in|during) (?:last |this |the )?({_DAY})\b)"
)

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


def is_old(claim: Claim, published: int | None) -> bool:
    """Whether a claim's time lies, or begins, well before the report: background, or a running
    total. What merely lasts since long ago ("broken since July") isn't old.
    """
    when = claim.when
    if when is None or published is None:
        return False
    first, last = ordinal(when.earliest), ordinal(when.latest)
    long_ago = last is not None and last < published - _OLD_DAYS
    since = first is not None and first < published - 2 * _OLD_DAYS
    return long_ago or (since and bool(claim.events or claim.how_many))


def day_of_happening(words: str, published: int | None) -> Days | None:
    """The day by which words call a happening: the last such day of the week before the report.

    >>> monday = ordinal("2026-03-02")
    >>> day_of_happening("Monday's earthquake", monday + 3) == (monday, monday)
    True
    >>> day_of_happening("on Monday", monday + 3) is None
    True
    """
    found = _CALLED.search(words)
    if found is None or published is None:
        return None
    weekday = _WEEKDAYS.index(found.group(1) or found.group(2))
    day = published - (date.fromordinal(published).weekday() - weekday) % 7
    return day, day


def apart(one: Days, two: Days) -> int:
    """Days between two intervals; 0 where they meet.

    >>> apart((10, 11), (13, 13)), apart((10, 11), (11, 12))
    (2, 0)
    """
    return max(0, one[0] - two[1], two[0] - one[1])
