"""Which reports may tell of one happening at all: what they are looked up by.

Only reports of one block are compared claim by claim, so that the cost grows with the number of
reports. Two reports come into one block when they may be copies, or when they appear within days
of each other and share telling things: places, rare names, rare words of their titles.
"""

from collections.abc import Iterable, Sequence

from twosource.events.copies_sketch import keys as copy_keys
from twosource.events.pairs_mentions import Mention
from twosource.events.pairs_words import capitalised, weight
from twosource.events.relations import Relations
from twosource.model import Report

_RARE = 3.5
"""Weight (idf) from which a name or word is telling."""
_WINDOW = 10
"""Days; reports further apart may still meet, up to twice as many."""
_COMMON_COPY, _COMMON_TOPIC = 60, 120
"""Reports with one key beyond which it tells nothing."""
_SHARED = 3
"""Keys that two reports must share. Each name gives two, one for each of two windows of days: two
names will do where both windows are shared, and three where one is."""

Keys = tuple[frozenset[str], frozenset[str]]
"""What a report is looked up by: as a copy, and by what it is about."""


def block_keys(report: Report, mentions: Sequence[Mention]) -> Keys:
    """The keys of a report."""
    places = {f"p {n}" for m in mentions for n in (*m.seat.names, *m.own.names)}
    names = {f"n {w}" for w in capitalised(report.text) if weight(w) >= _RARE}
    titles = {f"n {w}" for m in mentions[:1] for w in m.title if weight(w) >= _RARE}
    days = {m.published for m in mentions if m.published is not None}
    windows = sorted({d // _WINDOW + n for d in days for n in (0, 1)}) or [0]
    topics = frozenset(f"{key} {window}" for key in places | names | titles for window in windows)
    return frozenset(f"{key:x}" for key in copy_keys(report.text)), topics


def blocks(
    keyed: Iterable[tuple[str, Keys]],
    relations: Relations,
    joined: Iterable[tuple[str, str]] = (),
) -> Sequence[tuple[str, ...]]:
    """The blocks of reports, by id: each in order, and all in order of their first.

    ``joined`` are pairs of reports that stand in one block for another reason.
    """
    held = list(keyed)
    as_copies = ((key, id) for id, (copies, _) in held for key in copies)
    by_topic = ((key, id) for id, (_, topics) in held for key in topics)
    near = relations.pairs(as_copies, at_most=_COMMON_COPY)
    alike = relations.pairs(by_topic, at_most=_COMMON_TOPIC, at_least=_SHARED)
    return relations.components([id for id, _ in held], [*near, *alike, *joined])
