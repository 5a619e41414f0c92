"""A report's text cut into pieces, each with what is claimed there and on whose word.

The content of a claim gets a wash, its source and cue a line under them. Where somebody tells
what another said, each of them has a line under all that they tell, the outermost lowest.
"""

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from twosource.model import Claim, Link, Report, Span
from twosource.web.hues import Hue

__all__ = ["Line", "Paragraph", "Piece", "paragraphs", "window"]

_MOST_LINES = 4
_BRIDGED = 12
"""Characters between two words of one chain that its line runs on under."""
_AROUND = 320


@dataclass(frozen=True, slots=True)
class Line:
    """A line under a piece; without a hue it is of somebody who only passes on."""

    hue: Hue | None


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of the report that look alike."""

    text: str
    claim: str | None = None
    """The innermost claim that they are content of."""
    starts: tuple[str, ...] = ()
    """Claims whose content begins here."""
    hue: Hue | None = None
    own_voice: bool = False
    lines: tuple[Line, ...] = ()
    """The outermost first."""
    roles: tuple[str, ...] = ()
    """``source``, ``cue``, ``hedge``."""
    at: int = 0
    """The offset of its first character in the report."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a report and the claims whose content begins in it."""

    pieces: tuple[Piece, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    kind: str
    """``content``, ``source``, ``cue``, ``hedge`` or ``line``."""
    claim: Claim
    link: Link | None = None
    level: int = 0


def paragraphs(
    report: Report, claims: Sequence[Claim], hues: Mapping[str, Hue]
) -> tuple[Paragraph, ...]:
    """The whole text of ``report``, paragraph by paragraph."""
    marks = sorted((m for c in claims for m in _marks(c)), key=lambda m: (m.start, m.end))
    return _cut(report.text, list(_lines(report.text)), marks, hues)


def window(report: Report, claim: Claim, hues: Mapping[str, Hue]) -> tuple[Paragraph, ...]:
    """The paragraphs that one claim stands in; of long ones what is near it, between spaces."""
    marks = sorted(_marks(claim), key=lambda m: (m.start, m.end))
    near = []
    for start, end in _lines(report.text):
        here = [m for m in marks if m.start < end and start < m.end]
        if here:
            first = _to_space(report.text, start, min(m.start for m in here) - _AROUND, 1)
            last = _to_space(report.text, end, max(m.end for m in here) + _AROUND, -1)
            near.append((first, last))
    return _cut(report.text, near, marks, hues)


def _to_space(text: str, border: int, at: int, step: int) -> int:
    """The nearest place between words from ``at`` inwards; the paragraph's ``border`` if beyond.

    >>> _to_space("six men fled", 0, 2, 1), _to_space("six men fled", 12, 10, -1)
    (4, 7)
    """
    if (at - border) * step <= 0:
        return border
    if step > 0:
        space = text.find(" ", at)
        return at if space < 0 else space + 1
    space = text.rfind(" ", 0, at + 1)
    return at if space < 0 else space


def _cut(
    text: str,
    lines: Sequence[tuple[int, int]],
    marks: Sequence["_Mark"],
    hues: Mapping[str, Hue],
) -> tuple[Paragraph, ...]:
    begins = _begins(lines, marks)
    return tuple(_within(text, bounds, marks, begins, hues) for bounds in lines)


def _begins(lines: Sequence[tuple[int, int]], marks: Sequence["_Mark"]) -> dict[str, int]:
    """Where the first character of each claim's content stands that is shown, by its id."""
    ends = [end for _, end in lines]
    begins: dict[str, int] = {}
    for mark in marks:
        at = bisect_right(ends, mark.start)
        if mark.kind == "content" and at < len(lines) and lines[at][0] < mark.end:
            begins.setdefault(mark.claim.id, max(mark.start, lines[at][0]))
    return begins


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Where the lines that hold more than white space begin and end."""
    start = 0
    for line in text.splitlines(keepends=True):
        bare = line.rstrip()
        if bare:
            yield start + len(line) - len(line.lstrip()), start + len(bare)
        start += len(line)


def _marks(claim: Claim) -> Iterator[_Mark]:
    yield from _of(claim.content, "content", claim)
    for level, link in enumerate(claim.chain):
        yield from _of(link.mention, "source", claim)
        yield from _of(link.cue, "cue", claim)
        for start, end in _told_by(claim, level):
            yield _Mark(start, end, "line", claim, link, level)
    yield from _of(claim.cue, "cue", claim)
    for hedge in claim.certainty.hedges:
        yield from _of(hedge, "hedge", claim)


def _of(span: Span | None, kind: str, claim: Claim) -> Iterator[_Mark]:
    if span is not None:
        yield from (_Mark(a, b, kind, claim) for a, b in span.spans)


def _told_by(claim: Claim, level: int) -> list[tuple[int, int]]:
    """What the link at ``level`` tells: it, its cue, and where chains nest all that is inside."""
    inner = claim.chain[level:]
    spans = [s for link in inner for s in (link.mention, link.cue) if s]
    if len(claim.chain) > 1:
        spans.append(claim.content)
    elif claim.cue:
        spans.append(claim.cue)
    joined: list[tuple[int, int]] = []
    for start, end in sorted(piece for span in spans for piece in span.spans):
        if joined and start - joined[-1][1] <= _BRIDGED:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _within(
    text: str,
    bounds: tuple[int, int],
    marks: Sequence[_Mark],
    begins: Mapping[str, int],
    hues: Mapping[str, Hue],
) -> Paragraph:
    start, end = bounds
    here = [m for m in marks if m.start < end and start < m.end]
    cuts = sorted(
        {start, end}
        | {m.start for m in here if start < m.start}
        | {m.end for m in here if m.end < end}
    )
    pieces = tuple(
        _piece(text, a, b, [m for m in here if m.start < b and a < m.end], begins, hues)
        for a, b in itertools.pairwise(cuts)
    )
    claims = {m.claim.id: m.claim for m in here if start <= begins.get(m.claim.id, -1) < end}
    return Paragraph(pieces, tuple(sorted(claims.values(), key=lambda c: begins[c.id])))


def _piece(
    text: str,
    start: int,
    end: int,
    marks: Sequence[_Mark],
    begins: Mapping[str, int],
    hues: Mapping[str, Hue],
) -> Piece:
    contents = [m for m in marks if m.kind == "content"]
    inner = min(contents, key=lambda m: _size(m.claim.content), default=None)
    starts = tuple(dict.fromkeys(m.claim.id for m in contents if begins[m.claim.id] == start))
    return Piece(
        text[start:end],
        claim=inner.claim.id if inner else None,
        starts=starts,
        hue=hues.get(inner.claim.id) if inner else None,
        own_voice=bool(inner and not inner.claim.chain),
        lines=_lines_under(marks, hues),
        roles=tuple(k for k in ("source", "cue", "hedge") if any(m.kind == k for m in marks)),
        at=start,
    )


def _size(span: Span) -> int:
    return sum(b - a for a, b in span.spans)


def _lines_under(marks: Iterable[_Mark], hues: Mapping[str, Hue]) -> tuple[Line, ...]:
    """One line a link, however many claims it is in: the outermost first."""
    found: dict[object, tuple[int, Line]] = {}
    for mark in (m for m in marks if m.kind == "line" and m.link is not None):
        link = mark.link
        assert link is not None
        key = link.mention.spans if link.mention else link.name
        is_origin = mark.level == len(mark.claim.chain) - 1
        level, line = found.get(key, (mark.level, Line(None)))
        if is_origin:
            line = Line(hues.get(mark.claim.id))
        found[key] = (max(level, mark.level), line)
    ordered = sorted(found.values(), key=lambda item: item[0])
    return tuple(line for _, line in ordered[-_MOST_LINES:])
