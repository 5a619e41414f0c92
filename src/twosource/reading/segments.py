"""Which stretches of a report's text are read, and in what pieces.

Paragraphs are read one by one: no sentence then runs over a paragraph mark, and memory stays
bounded whatever the length. Datelines, bylines, credits and captions are facts about the report
(``Report.facts``) and are left out.
"""

import re
from typing import NamedTuple

from twosource.model import Report

_LINE = re.compile(r"[^\n\r\x0b\x0c\u2028\u2029]+")
_HARD_WRAP = re.compile(
    r"(?:(?<=[^\s.!?:;\"”’)…|—–-])[ \t]*\n[ \t]*(?=[a-z(])"
    r"|(?<=,)[ \t]*\n[ \t]*(?=\w)"
    r"|(?<=\ban)[ \t]*\n[ \t]*(?=\w)"
    r"|(?<=\b(?:the|and|for))[ \t]*\n[ \t]*(?=\w)"
    r"|(?<=\b(?:of|to|in|at|on|by|or))[ \t]*\n[ \t]*(?=\w)"
    r"|(?<=\b(?:with|from|that|near|were))[ \t]*\n[ \t]*(?=\w))"
)
"""A line break after a word that can't end a sentence, or before one that can't begin it."""
_STAMP = re.compile(
    r"\s*\d{1,2}[:.h]\d{2}(?: ?(?:[ap]\.?m\.?|GMT|UTC|[CE]E?S?T|BST))?"
    r"[ \t]*[|:—–-]?[ \t]+(?=[A-Z“\"‘«])"
)
"""The time of an entry of a live blog, at the start of its line."""
_LONGEST = 10_000
"""Characters in one piece: longer lines are cut, at a full stop if there is one, so that memory
stays bounded.
"""


class Segment(NamedTuple):
    """A half-open character range of the text that is read as one piece."""

    start: int
    end: int


def flattened(text: str) -> str:
    """``text`` with the line breaks inside sentences turned into blanks; offsets stay.

    A break is inside a sentence if the line before it does not end like one and the next goes on
    in lower case, or if the line ends in a comma, an article, a preposition or a conjunction.

    >>> flattened("low on food and medical\\nsupplies.\\nThen they left")
    'low on food and medical supplies.\\nThen they left'
    """
    return _HARD_WRAP.sub(lambda m: m.group().replace("\n", " "), text)


def segments(report: Report) -> tuple[Segment, ...]:
    """The pieces of ``report`` to read, in order, without white space at their edges.

    >>> segments(Report("r", "One two.\\n\\n  Three.", ""))
    (Segment(start=0, end=8), Segment(start=12, end=18))
    >>> segments(Report("r", "14:30 Sirens were heard.", ""))
    (Segment(start=6, end=24),)
    """
    out: list[Segment] = []
    for line in _LINE.finditer(flattened(report.text)):
        stamp = _STAMP.match(line.group())
        first = line.start() + (stamp.end() if stamp else 0)
        for start, end in _without_facts(report, first, line.end()):
            out.extend(_pieces(report.text, start, end))
    return tuple(out)


def _without_facts(report: Report, start: int, end: int) -> list[tuple[int, int]]:
    """What is left of ``[start, end)`` when the report's facts are cut out."""
    left = [(start, end)]
    for fact in report.facts:
        for a, b in fact.span.spans:
            left = [
                piece
                for x, y in left
                for piece in ([(x, min(a, y)), (max(b, x), y)] if a < y and x < b else [(x, y)])
                if piece[0] < piece[1]
            ]
    return left


def _pieces(text: str, start: int, end: int) -> list[Segment]:
    out = []
    while start < end:
        cut = end
        if end - start > _LONGEST:
            cut = _cut(text, start, start + _LONGEST)
        piece = text[start:cut]
        first = start + len(piece) - len(piece.lstrip())
        last = start + len(piece.rstrip())
        if first < last:
            out.append(Segment(first, last))
        start = cut
    return out


def _cut(text: str, start: int, stop: int) -> int:
    """Where to cut a long line: behind a full stop, else at a blank, else anywhere."""
    stopped = text.rfind(". ", start, stop)
    if stopped > start:
        return stopped + 1
    space = text.rfind(" ", start, stop)
    return space if space > start else stop
