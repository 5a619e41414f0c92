"""A passage of a report with source, cue, content and hedges marked.

A terminal shows the marks in colour. Plain output draws them under the words, as compilers do::

    Two customs officials said the service had warned police.
    ~~~~~~~~~~~~~~~~~~~~~ ^^^^ ==============================
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from twosource.model import Claim, Span
from twosource.terminal.console import printable

_SIGNS = {"content": "=", "source": "~", "outer": "~", "cue": "^", "hedge": "-"}
_LEGEND = (("source", "source"), ("cue", "cue"), ("content", "content"), ("hedge", "hedge"))
_AROUND = 280
"""Characters of a paragraph kept on either side of what is marked."""
_NEAR = 40
"""Windows closer than this are shown as one."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters ``[start, end)`` of the report, and the style they are shown in."""

    start: int
    end: int
    style: str


def marks_of(claim: Claim) -> tuple[Mark, ...]:
    """What to mark for ``claim``; where marks overlap, the later one shows."""
    marks = list(_marks(claim.content, "content"))
    for i, link in enumerate(claim.chain):
        marks += _marks(link.mention, "source" if i == len(claim.chain) - 1 else "outer")
        marks += _marks(link.cue, "cue")
    for link in claim.joint:
        marks += _marks(link.mention, "source")
    marks += _marks(claim.cue, "cue")
    for hedge in claim.certainty.hedges:
        marks += _marks(hedge, "hedge")
    return tuple(marks)


def _marks(span: Span | None, style: str) -> Iterator[Mark]:
    return (Mark(a, b, style) for a, b in span.spans) if span else iter(())


def passage(text: str, claim: Claim, width: int, colour: bool) -> Text:
    """The part of a report's ``text`` that ``claim`` stands in, wrapped to ``width`` columns."""
    marks = marks_of(claim)
    rows: list[Text] = []
    for start, end in _windows(text, marks):
        if rows:
            rows.append(Text(""))
        rows += _rows(text, start, end, marks, width, colour)
    return Text("\n").join(rows)


def legend(claim: Claim, colour: bool) -> Text:
    """Which mark means what, for the marks that ``claim`` has."""
    used = {mark.style for mark in marks_of(claim)}
    items = []
    for style, name in _LEGEND:
        if style in used:
            sign = "" if colour else f"{_SIGNS[style] * 3} "
            items.append(Text.assemble((sign, "quiet"), (name, style)))
    return Text("   ").join(items)


def _windows(text: str, marks: Iterable[Mark]) -> list[tuple[int, int]]:
    """The stretches of ``text`` to show: the marks' paragraphs, cut where those are very long."""
    out: list[tuple[int, int]] = []
    for mark in sorted(marks, key=lambda m: m.start):
        start = max(text.rfind("\n", 0, mark.start) + 1, mark.start - _AROUND)
        stop = text.find("\n", mark.end)
        end = min(stop if stop >= 0 else len(text), mark.end + _AROUND)
        start, end = _to_words(text, start, end, mark)
        if out and start <= out[-1][1] + _NEAR and "\n" not in text[out[-1][1] : start]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _to_words(text: str, start: int, end: int, mark: Mark) -> tuple[int, int]:
    if start > 0 and not text[start - 1].isspace():
        space = text.find(" ", start, mark.start)
        start = space + 1 if space >= 0 else start
    if end < len(text) and not text[end].isspace():
        space = text.rfind(" ", mark.end, end)
        end = space if space >= 0 else end
    return start, end


def _rows(
    text: str, start: int, end: int, marks: Iterable[Mark], width: int, colour: bool
) -> Iterator[Text]:
    shown = printable(text[start:end])
    before = "… " if start > 0 and text[start - 1] != "\n" else ""
    after = " …" if end < len(text) and text[end] != "\n" else ""
    shown = before + shown + after
    styles = _styles(len(shown), start - len(before), marks)
    for a, b in wrap(shown, width):
        row = Text()
        for i, j, style in _runs(styles[a:b]):
            row.append(shown[a + i : a + j], style or "context")
        yield row
        if not colour and any(styles[a:b]):
            yield Text(_underline(shown[a:b], styles[a:b]), "quiet")


def _styles(length: int, offset: int, marks: Iterable[Mark]) -> list[str | None]:
    styles: list[str | None] = [None] * length
    for mark in marks:
        first, last = max(0, mark.start - offset), min(length, mark.end - offset)
        for i in range(first, last):
            styles[i] = mark.style
    return styles


def _runs(styles: list[str | None]) -> Iterator[tuple[int, int, str | None]]:
    """Runs of one style as (start, end, style).

    >>> list(_runs([None, None, "cue"]))
    [(0, 2, None), (2, 3, 'cue')]
    """
    start = 0
    for i in range(1, len(styles) + 1):
        if i == len(styles) or styles[i] != styles[start]:
            yield start, i, styles[start]
            start = i


def _underline(row: str, styles: list[str | None]) -> str:
    signs = (
        (_SIGNS[style] if style else " ") * cell_len(c)
        for c, style in zip(row, styles, strict=True)
    )
    return "".join(signs).rstrip()


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Lines of at most ``width`` columns as half-open ranges of ``text``, cut between words.

    >>> t = "Two officials said no"
    >>> [t[a:b] for a, b in wrap(t, 14)]
    ['Two officials', 'said no']
    """
    lines: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end, cut = start, None
        used = 0
        while end < len(text):
            used += cell_len(text[end])
            if used > width and end > start:
                break
            if text[end] == " ":
                cut = end
            end += 1
        if end == len(text):
            cut = None
        elif text[end] == " ":
            cut = end
        stop = cut if cut is not None and cut > start else end
        lines.append((start, stop))
        start = stop
        while start < len(text) and text[start] == " ":
            start += 1
    return lines
