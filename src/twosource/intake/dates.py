"""The date of a report as ISO 8601, from the forms in which pages and feeds write it."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

__all__ = ["iso_date"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>" + "|".join(_MONTHS) + r")[a-z]*\.?"
_WRITTEN = (
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH},?[\s-]+(?P<year>\d{{4}})\b",
        re.I,
    ),
    re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.I),
    re.compile(r"\b(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})\b"),
    re.compile(r"^\s*(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)\b"),
)
_NUMBERED = re.compile(r"^\s*(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_LONGEST = 120


def iso_date(written: str | None) -> str | None:
    """``written`` as an ISO 8601 date, or date and time if both are given; None if it is no date.

    ``03/04/2024`` may be March or April, so it is no date.

    >>> iso_date("Tuesday, 12 March 2024"), iso_date("March 3rd, 2024"), iso_date("31/12/2023")
    ('2024-03-12', '2024-03-03', '2023-12-31')
    >>> iso_date("2024-03-12T08:30:00Z"), iso_date("03/04/2024"), iso_date("yesterday")
    ('2024-03-12T08:30:00+00:00', None, None)
    """
    if written is None or not written.strip() or len(written) > _LONGEST:
        return None
    written = written.strip()
    return _iso(written) or _mail(written) or _written(written) or _numbered(written)


def _iso(written: str) -> str | None:
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(written).isoformat()
    except ValueError:
        return None


def _mail(written: str) -> str | None:
    """RFC 2822, as in feeds: ``Tue, 12 Mar 2024 08:30:00 GMT``."""
    try:
        return parsedate_to_datetime(written).isoformat() if ":" in written else None
    except (ValueError, OverflowError):
        return None


def _written(written: str) -> str | None:
    for pattern in _WRITTEN:
        if match := pattern.search(written):
            month = match["month"].lower()
            number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
            return _day(int(match["year"]), number, int(match["day"]))
    return None


def _numbered(written: str) -> str | None:
    match = _NUMBERED.match(written)
    if match is None:
        return None
    first, second, year = (int(n) for n in match.groups())
    if first == second or first > 12:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
