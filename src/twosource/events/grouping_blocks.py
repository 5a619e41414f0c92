"""Which reports may tell of one happening at all: what they are looked up by, and their blocks.

Only reports of one block are compared claim by claim, so that the cost grows with the number of
reports. Two reports are *joined* when they may be copies, or when they appear within days of each
other and share telling names, most of them of places; the more they share, the higher the *level*
up to which they are joined. A block is what hangs together at the lowest level at which it isn't
too large.

Whether two reports are joined, and up to which level, rests on the two and on how many reports
hold each of the keys that they share; so that a further report changes little but its own block.
"""

import hashlib
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from twosource.events.copies import BESIDE, COMMON
from twosource.events.copies_sketch import keys as copy_keys
from twosource.events.pairs_places import named_places, without_calendar
from twosource.events.pairs_times import ordinal
from twosource.events.pairs_words import capitalised, weight
from twosource.events.relations import Relations
from twosource.model import Report

_RARE = 3.5
"""Weight (idf) from which a name or word is telling."""
_WINDOW, _COPY_WINDOW = 10, 45
"""Days; reports further apart may still meet, up to twice as many."""
_COMMON_TOPIC, _RARE_TOPIC, _BESIDE_TOPIC = 120, 20, 8
"""Reports of one window with one topic beyond which it tells little, and up to which it tells much.
A common one joins each report with the next ones only, in order of publication (sorted
neighbourhoods; Hernández and Stolfo 1995)."""
_SHARED_COPY, _SHARED_TOPIC = 5, 3
"""Keys that two reports must share. Each name gives two, one for each of two windows of days: two
names will do where both windows are shared, and three where one is. Of a sketch, two, which is
enough where reports are compared one by one, come together by chance among thousands."""
_FEWEST_TOPICS = 2
_RARE_COUNTS, _SHARED_RARE = 2, 5
"""A rare topic counts so much more; counted so, two will do: one rare place in one window."""
_MOST = 12
"""How many keys more are asked for at the most, one more at each level."""
TOPIC = 1 << 62
"""Keys from here on are of what a report is about; those below are of its wording."""
_DIGEST = 43
"""Bits of a node that come from the report's id; those above are its day."""
LEVELS = range(_MOST + _DIGEST + 2)
"""Up to ``_MOST`` a level is a number of keys. Reports that hang together even then are cut: the
next level asks for one day of publication, and each further one for one more bit of a hash."""
DEEPEST = LEVELS[-1]
_REPORTS, _CLAIMS = 120, 2_400
"""Reports, and claims, from which on a block is too large. Memory grows as claims squared."""

Node = int
"""A report, by its day and a hash of its id: in order of publication."""
Joined = tuple[Node, Node, int]
"""Two reports, the lesser first, and the level up to which they are joined."""


class Told(Enum):
    """What a shared key tells."""

    COPY = "perhaps a copy"
    CHAIN = "perhaps one of very many copies"
    RARE = "a rare topic"
    TOPIC = "a topic"
    COMMON = "a topic of very many"


class Shares(NamedTuple):
    """How many keys two reports share: of their wording, of what they are about, and rare ones."""

    copies: int = 0
    topics: int = 0
    rare: int = 0
    """Of the topics, those of few reports."""


class Block(NamedTuple):
    """Reports that are compared with each other, in order."""

    nodes: tuple[Node, ...]
    level: int
    """At which they hang together."""

    @property
    def is_cut(self) -> bool:
        """Whether it is a part of more reports that hang together than can be compared."""
        return cut(self.level)


def cut(level: int) -> bool:
    """Whether what hangs together at a level is a part of what was too large.

    >>> cut(12), cut(13)
    (False, True)
    """
    return level > _MOST


def node(id: str, published: str | None) -> Node:
    """The node of a report.

    >>> node("a", "2026-03-02") < node("b", "2026-03-03")
    True
    """
    digest = hashlib.sha256(id.encode("utf-8", "replace")).digest()
    return (ordinal(published) or 0) << _DIGEST | int.from_bytes(digest[:8]) >> 64 - _DIGEST


def block_keys(report: Report) -> frozenset[int]:
    """What a report is looked up by, hashed: they rest on its text, title and date alone."""
    titled = f"{report.title or ''}\n{report.text}"
    places = {f"p {n}" for n in named_places(titled)}
    names = {f"n {w}" for w in without_calendar(capitalised(f"- {titled}")) if weight(w) >= _RARE}
    day = ordinal(report.published)
    topics = [zlib.crc32(key.encode()) | TOPIC for key in places | names]
    return frozenset(
        key | w << 40
        for keys, days in ((topics, _WINDOW), (copy_keys(report.text), _COPY_WINDOW))
        for key in keys
        for w in _windows(day, days)
    )


def limits(key: int) -> tuple[int, int]:
    """Of how many reports a key joins all, and how many next ones each of more reports."""
    return (_COMMON_TOPIC, _BESIDE_TOPIC) if is_topic(key) else (COMMON, BESIDE)


def told(key: int, reports: int) -> Told:
    """What it tells that two reports share a key which so many reports have.

    >>> [told(TOPIC, n).name for n in (3, 50, 500)], [told(7, n).name for n in (3, 500)]
    (['RARE', 'TOPIC', 'COMMON'], ['COPY', 'CHAIN'])
    """
    if not is_topic(key):
        return Told.COPY if reports <= COMMON else Told.CHAIN
    if reports > _COMMON_TOPIC:
        return Told.COMMON
    return Told.RARE if reports <= _RARE_TOPIC else Told.TOPIC


def is_topic(key: int) -> bool:
    """Whether a key is of what a report is about, and not of its wording."""
    return key >= TOPIC


def _windows(day: int | None, days: int) -> tuple[int, ...]:
    """The window of so many days that a day lies in, and the next one."""
    return (0,) if day is None else (day // days, day // days + 1)


def level(one: Node, other: Node, shares: Shares) -> int | None:
    """Up to which level two reports are joined that share so many keys; None if they aren't.

    >>> level(1, 2, Shares(copies=5)), level(1, 2, Shares(topics=9)), level(1, 2, Shares(topics=2))
    (0, 6, None)
    >>> level(1, 2, Shares(topics=2, rare=2))
    1
    """
    more = max(
        shares.copies - _SHARED_COPY,
        shares.topics - _SHARED_TOPIC,
        shares.topics + _RARE_COUNTS * shares.rare - _SHARED_RARE,
    )
    if more < _MOST:
        return more if more >= 0 else None
    if one >> _DIGEST != other >> _DIGEST:
        return _MOST
    return _MOST + 1 + _DIGEST - (one ^ other).bit_length()


def joined(
    topics: Iterable[tuple[int, Node]],
    copies: Iterable[tuple[int, Node]],
    relations: Relations,
    firm: Iterable[tuple[Node, Node]] = (),
) -> list[Joined]:
    """All pairs of reports that are joined, by both kinds of keys; ``firm`` ones as they are."""
    by_topic = list(topics)
    found: dict[tuple[Node, Node], Shares] = {}
    for a, b, n in relations.pairs(by_topic, _COMMON_TOPIC, _FEWEST_TOPICS, _BESIDE_TOPIC):
        found[a, b] = Shares(topics=n)
    for a, b, n in relations.pairs(by_topic, _RARE_TOPIC):
        if (a, b) in found:
            found[a, b] = found[a, b]._replace(rare=n)
    for a, b, n in relations.pairs(copies, COMMON, _SHARED_COPY, BESIDE):
        found[a, b] = found.get((a, b), Shares())._replace(copies=n)
    levels = {pair: level(*pair, shares) for pair, shares in found.items()}
    levels |= {(min(pair), max(pair)): DEEPEST for pair in firm}
    return [(a, b, up_to) for (a, b), up_to in sorted(levels.items()) if up_to is not None]


def blocks(
    claims: Mapping[Node, int], pairs: Sequence[Joined], relations: Relations
) -> list[Block]:
    """The blocks of reports that are joined, in order; ``claims`` says how many each report has."""
    return sorted(_fall_apart(sorted(claims), pairs, 0, claims, relations))


def _fall_apart(
    nodes: Collection[Node],
    pairs: Sequence[Joined],
    at: int,
    claims: Mapping[Node, int],
    relations: Relations,
) -> Iterator[Block]:
    """What hangs together at a level; what is too large again, at the next one."""
    held = [pair for pair in pairs if pair[2] >= LEVELS[at]]
    large: list[tuple[Node, ...]] = []
    for found in relations.components(nodes, [(a, b) for a, b, _ in held]):
        if LEVELS[at] == DEEPEST or fits(len(found), sum(claims[n] for n in found)):
            yield Block(found, LEVELS[at])
        else:
            large.append(found)
    if large:
        left = {n for found in large for n in found}
        inside = [pair for pair in held if pair[0] in left]
        yield from _fall_apart(sorted(left), inside, at + 1, claims, relations)


def fits(reports: int, claims: int) -> bool:
    """Whether so many reports with so many claims can be compared at once; one always can."""
    return reports == 1 or (reports <= _REPORTS and claims <= _CLAIMS)
