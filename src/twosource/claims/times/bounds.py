"""A time with the preposition before it: "since Saturday", "until September", "within a month"."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from twosource.claims.times.calendar import parse_day
from twosource.claims.times.direction import anchor_of, direction, verb_above
from twosource.claims.times.lengths import spanned
from twosource.model import When
from twosource.reading import Reading, Token

_JOIN = re.compile(r"\s*(?:,|-|–|—|and|to|until|through|or|and on|to the|and the|and in)\s*")
_ENDED = re.compile(r"\s*(?:to|ended|ending|through|until)(?: on)?\s*")
_NOMINAL = ("compound", "poss", "nmod", "amod", "npadvmod", "nummod")
_LONG = ("month", "year", "season", "quarter")
_LATE = ("the end", "late", "the close", "the middle", "mid")
_PERFECT = ("has", "have", "'ve", "’ve")
_LEADS = {
    "on", "in", "at", "during", "over", "throughout", "for", "within", "since", "until", "till",
    "by", "before", "after", "from", "through", "between", "around", "about", "of", "across",
}  # fmt: skip


def joined(time: When, others: tuple[When, ...], reading: Reading) -> When:
    """``time`` with the one that is joined to it: "from May to July", "on Monday and Tuesday",
    "the fiscal year to March 31".

    >>> from twosource.claims.when import find_times
    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> reading = read(Report("r", "It rained between 8 and 10 January 2024.", ""))
    >>> found = find_times(reading)
    >>> both = joined(found[0], found, reading)
    >>> both.span.text, both.earliest, both.latest
    ('8 and 10 January 2024', '2024-01-08', '2024-01-10')
    """
    for other in others:
        if other.span.start < time.span.end or other.latest is None:
            continue
        between = reading.text[time.span.end : other.span.start]
        whole = reading.span((time.span.start, other.span.end))
        if _ENDED.fullmatch(between) and (first := _beginning(time, other.latest)):
            return replace(time, span=whole, earliest=first, latest=other.latest)
        if _JOIN.fullmatch(between) and time.earliest and time.earliest <= other.latest:
            later = max(other.latest, time.latest or other.latest)
            return joined(replace(time, span=whole, latest=later), others, reading)
    return time


def _beginning(time: When, end: str) -> str | None:
    """The first day of a duration or a year that ends on ``end``."""
    last = parse_day(end)
    length = time.value if time.type == "DURATION" else "P1Y" if time.precision == "year" else None
    if last is None or ("fiscal" not in time.span.text.lower() and time.type != "DURATION"):
        return None
    first = spanned(last, length, -1)
    return (first + timedelta(days=1)).isoformat() if first and first < date.max else None


def bounded(time: When, reading: Reading) -> When:
    """``time`` with its preposition: longer by the words, and open or closed as these say.

    >>> from twosource.claims.when import find_times
    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> def of(text: str) -> tuple[str, str | None, str | None]:
    ...     reading = read(Report("r", text, "", published="2024-03-14"))
    ...     found = bounded(find_times(reading)[0], reading)
    ...     return found.span.text, found.earliest, found.latest
    >>> of("Nobody has come since Saturday.")
    ('since Saturday', '2024-03-09', '2024-03-14')
    >>> of("The border will stay shut until May.")
    ('until May', '2024-03-14', '2024-05-01')
    >>> of("The port will open within a month.")
    ('within a month', '2024-03-14', '2024-04-14')
    """
    prep = _preposition(time, reading)
    if prep is None:
        return time
    word = prep.lower
    day = parse_day(reading.report.published)
    now = day.isoformat() if day else None
    reader = _READERS.get(word)
    if reader is not None:
        time = reader(time, now, reading)
    if word in _LEADS and prep.start < time.span.start:
        time = replace(time, span=reading.span((prep.start, time.span.end)))
    return time


def _preposition(time: When, reading: Reading) -> Token | None:
    """The preposition that governs a time, directly or by the noun that the time stands before."""
    anchor = anchor_of(reading, time.span.start, time.span.end)
    if anchor is None:
        return None
    first = reading.token_at(time.span.start)
    before = reading.tokens[first.i - 1] if first is not None and first.i else None
    head = reading.head(anchor)
    noun = head.pos in ("NOUN", "PROPN") and head.start >= time.span.end
    if noun and anchor.dep in _NOMINAL:
        prep = reading.head(head) if head.dep == "pobj" else before
        return prep if prep is not None and prep.lower in ("since", "until") else None
    if before is not None and before.lower in _LEADS:
        return before
    return _since_clause(anchor, reading)


def _since_clause(anchor: Token, reading: Reading) -> Token | None:
    """The "since" of a clause that the time dates: "since the strikes began a month ago"."""
    verb = verb_above(reading, anchor)
    if verb is None:
        return None
    return next((c for c in reading.children(verb) if c.lower == "since" and c.dep == "mark"), None)


def _looks_ahead(time: When, reading: Reading) -> bool:
    return direction(reading, time.span.start, time.span.end) > 0


def _since(time: When, now: str | None, reading: Reading) -> When:
    if time.earliest is None or (now and time.earliest > now):
        return time
    return replace(time, latest=now)


def _until(time: When, now: str | None, reading: Reading) -> When:
    if time.earliest is None or time.latest is None:
        return time
    whole = time.precision in _LONG and not time.span.text.lower().startswith(_LATE)
    last = time.earliest if whole else time.latest
    return replace(time, earliest=now if now and last >= now else None, latest=last)


def _by(time: When, now: str | None, reading: Reading) -> When:
    if time.latest is None:
        return time
    if now and time.latest >= now and _looks_ahead(time, reading):
        return replace(time, earliest=now)
    return time if time.precision == "day" else replace(time, earliest=None)


def _before(time: When, now: str | None, reading: Reading) -> When:
    if time.earliest is None or time.precision == "day":
        return time
    return replace(time, earliest=None, latest=time.earliest)


def _from(time: When, now: str | None, reading: Reading) -> When:
    return replace(time, latest=None) if time.earliest else time


def _after(time: When, now: str | None, reading: Reading) -> When:
    if time.earliest is None or time.precision == "day":
        return time
    return replace(time, latest=now if now and time.earliest <= now else None)


def _within(time: When, now: str | None, reading: Reading) -> When:
    """A duration from now on, if the clause looks ahead."""
    day = parse_day(now)
    if time.type != "DURATION" or time.earliest or day is None or not _looks_ahead(time, reading):
        return time
    end = spanned(day, time.value, 1)
    return replace(time, earliest=now, latest=end.isoformat()) if end else time


def _for(time: When, now: str | None, reading: Reading) -> When:
    """A duration up to now, if the clause has a present perfect."""
    day = parse_day(now)
    anchor = anchor_of(reading, time.span.start, time.span.end)
    verb = verb_above(reading, anchor) if anchor else None
    if time.type != "DURATION" or time.earliest or day is None or verb is None:
        return time
    if not any(c.lower in _PERFECT for c in reading.children(verb)):
        return time
    start = spanned(day, time.value, -1)
    return replace(time, earliest=start.isoformat(), latest=now) if start else time


_READERS: dict[str, Callable[[When, str | None, Reading], When]] = {
    "since": _since,
    "until": _until,
    "till": _until,
    "through": _until,
    "by": _by,
    "before": _before,
    "from": _from,
    "after": _after,
    "within": _within,
    "in": _within,
    "for": _for,
}
