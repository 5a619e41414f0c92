"""Which reports may tell of one happening at all: what they are looked up by.

Only reports of one block are compared claim by claim, so that the cost grows with the number of
reports. Two reports come into one block when they may be copies, or when they appear within days
of each other and share telling names, most of them of places.
"""

import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from twosource.events.copies import COMMON
from twosource.events.copies_sketch import keys as copy_keys
from twosource.events.pairs_places import named_places, without_calendar
from twosource.events.pairs_times import ordinal
from twosource.events.pairs_words import capitalised, weight
from twosource.events.relations import Relations
from twosource.model import Report

_RARE = 3.5
"""Weight (idf) from which a name or word is telling."""
_WINDOW = 10
"""Days; reports further apart may still meet, up to twice as many."""
_COMMON_TOPIC = 120
"""Reports of one window with one key beyond which it tells nothing."""
_LARGEST, _MOST = 120, 12
"""Reports of a block from which it falls apart, and how many keys more are asked for then."""
_COPY_WINDOW, _SHARED_COPY = 45, 5
"""The same for copies: three keys in one window. Two, which is enough where reports are compared
one by one, come together by chance among thousands."""
_SHARED = 3
"""Keys that two reports must share. Each name gives two, one for each of two windows of days: two
names will do where both windows are shared, and three where one is."""

Keys = tuple[frozenset[int], frozenset[int]]
"""What a report is looked up by, hashed: as a copy, and by what it is about."""


def block_keys(report: Report) -> Keys:
    """The keys of a report: they rest on its text, title and date alone."""
    titled = f"{report.title or ''}\n{report.text}"
    places = {f"p {n}" for n in named_places(titled)}
    names = {f"n {w}" for w in without_calendar(capitalised(f"- {titled}")) if weight(w) >= _RARE}
    day = ordinal(report.published)
    hashed = [zlib.crc32(key.encode()) for key in places | names]
    topics = frozenset(key | w << 32 for key in hashed for w in _windows(day, _WINDOW))
    copies = copy_keys(report.text)
    return frozenset(key | w << 40 for key in copies for w in _windows(day, _COPY_WINDOW)), topics


def _windows(day: int | None, days: int) -> tuple[int, ...]:
    """The window of so many days that a day lies in, and the next one."""
    return (0,) if day is None else (day // days, day // days + 1)


def blocks(
    keyed: Iterable[tuple[str, Keys]],
    relations: Relations,
    joined: Iterable[tuple[str, str]] = (),
) -> Sequence[tuple[str, ...]]:
    """The blocks of reports, by id: each in order, and all in order of their first.

    ``joined`` are pairs of reports that stand in one block for another reason. A block that is
    too large falls apart where its reports share least.
    """
    return sorted(_fall_apart(dict(keyed), list(joined), 0, relations))


def _fall_apart(
    held: Mapping[str, Keys], firm: Collection[tuple[str, str]], more: int, relations: Relations
) -> Iterator[tuple[str, ...]]:
    """Components of reports that share so many keys; large ones again, with ``more`` to share."""
    as_copies = ((key, id) for id, (copies, _) in held.items() for key in copies)
    by_topic = ((key, id) for id, (_, topics) in held.items() for key in topics)
    near = relations.pairs(as_copies, at_most=COMMON, at_least=_SHARED_COPY + more)
    alike = relations.pairs(by_topic, at_most=_COMMON_TOPIC, at_least=_SHARED + more)
    for block in relations.components(list(held), [*near, *alike, *firm]):
        if len(block) <= _LARGEST or more >= _MOST:
            yield block
            continue
        inside = set(block)
        kept = [pair for pair in firm if inside.issuperset(pair)]
        yield from _fall_apart({id: held[id] for id in block}, kept, more + 2, relations)
