"""Dates in words, and back."""

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
UNDATED = "undated"
_WRITTEN = re.compile(
    rf"\b(?P<day>\d{{1,2}}) (?P<month>{'|'.join(_MONTHS)})(?: (?P<year>\d{{4}}))?\b"
    r"|\b(?P<iso>\d{4}-\d\d-\d\d)\b"
)


def in_words(day: str | None) -> str:
    """An ISO date, or date and time, as print has it.

    >>> in_words("2026-05-03T10:00:00Z"), in_words(None), in_words("2026")
    ('3 May 2026', 'undated', '2026')
    """
    if day is None:
        return UNDATED
    try:
        parsed = date.fromisoformat(day[:10])
    except ValueError:
        return day
    return f"{parsed.day} {_MONTHS[parsed.month - 1]} {parsed.year}"


def dates_in(text: str) -> Iterator[tuple[str, str]]:
    """Each written date with what an ISO date must end in to be it.

    >>> list(dates_in("on 3 May, not 4 June 2026"))
    [('3 May', '-05-03'), ('4 June 2026', '2026-06-04')]
    """
    for match in _WRITTEN.finditer(text):
        if match["iso"]:
            yield match[0], match["iso"]
            continue
        month = _MONTHS.index(match["month"]) + 1
        yield match[0], f"{match['year'] or ''}-{month:02}-{int(match['day']):02}"


def without_dates(text: str) -> str:
    """``text`` with every written date blanked."""
    return _WRITTEN.sub(" ", text)
