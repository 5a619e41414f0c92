"""Furniture: lines and brackets that are no part of the prose ("Also read: …", photo credits)."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from twosource.intake.facts.lines import Line
from twosource.intake.patterns import compiled, table
from twosource.model import Fact, Span

__all__ = ["crossheads", "headings", "inside_lines", "kind_of_line", "whole_lines"]

_LONGEST = 600
"""Characters of a line of furniture at most; what is longer is prose."""
_BRACKET = re.compile(r"[(\[]([^()\[\]\n\r\x0b\x0c\u2028\u2029]{4,160})[)\]]")
_SENTENCE = re.compile(r"""[^\s].*?[.!?](?=["”'’)]*(?:\s|$))""")
_ENDED = re.compile(r"""[.!?…:;,][)\]"'”’»]*$""")
_BULLET = re.compile(r"[-–—•·*‣▪●○◦]|\(?\d{1,2}[.)]|\(?[a-z][.)]\s")
_LABEL = re.compile(r",|\d|\s[-–—]|^(?:[^\W\d_][\w.'’-]*\s){1,2}[^\W\d_][\w'’-]*$")
"""A speaker's name before what he says, or an entry of a list: these are no headings."""
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’-]*"
_CROSSHEAD = re.compile(
    rf"""(?:^|(?<=[.?”"’]\s)){_CAPITALS}(?:\s{_CAPITALS}){{1,8}}\??(?=$|\s[A-ZÀ-ÖØ-Þ]?[a-zß-ÿ])"""
)
_FULL_WORD = 4
"""Letters of a word that is no acronym, ..."""
_FULL_WORDS = 2
"""... and how many of them a heading in capitals has."""
_HEADING_WORDS = 14
_PROSE_WORDS = 12


class _Rule(NamedTuple):
    name: str
    patterns: tuple[re.Pattern[str], ...]


@cache
def _rules(kind: str) -> tuple[_Rule, ...]:
    data = table("furniture")
    return tuple(
        _Rule(
            entry["name"],
            tuple(compiled(p, data["parts"], re.IGNORECASE) for p in entry["patterns"]),
        )
        for entry in data[kind]
    )


def kind_of_line(line: str) -> str | None:
    """What kind of furniture a line is; None if it is prose.

    >>> kind_of_line("ALSO READ | Ten things to know about the strike")
    'related link'
    >>> kind_of_line("Read also the minister's lips, an aide said, and you see fear.") is None
    True
    """
    if len(line) > _LONGEST:
        return None
    return _matching("line", " ".join(line.split()))


def _matching(kind: str, text: str) -> str | None:
    for rule in _rules(kind):
        if any(p.fullmatch(text) for p in rule.patterns):
            return rule.name
    return None


def whole_lines(text: str, lines: Sequence[Line]) -> Iterator[Fact]:
    """The lines of ``text`` that are furniture."""
    for line in lines:
        kind = kind_of_line(line.text)
        if kind is not None:
            yield Fact("caption", Span.of(text, (line.start, line.end)), kind)


def inside_lines(text: str, lines: Sequence[Line]) -> Iterator[Fact]:
    """Furniture inside prose: captions that are a sentence, photo credits and links in brackets.

    >>> text = "Smoke rose (Photo: Ana Lu/AFP) over the port."
    >>> [f.span.text for f in inside_lines(text, [Line(0, len(text), text)])]
    ['(Photo: Ana Lu/AFP)']
    """
    for line in lines:
        if " file p" in line.text or " file i" in line.text:
            yield from _matches(text, line, "sentence", _SENTENCE, 0)
        yield from _matches(text, line, "bracket", _BRACKET, 1)


def _matches(
    text: str, line: Line, kind: str, found: re.Pattern[str], group: int
) -> Iterator[Fact]:
    for match in found.finditer(line.text):
        name = _matching(kind, match[group].strip())
        if name is not None:
            start, end = line.start + match.start(), line.start + match.end()
            yield Fact("caption", Span.of(text, (start, end)), name)


def headings(text: str, lines: Sequence[Line]) -> Iterator[Fact]:
    """Headings and bare links between paragraphs: short lines that end without a stop.

    Only in texts whose paragraphs do end with one: where lines are broken at a fixed width, or
    nothing is punctuated, no line is taken for a heading.
    """
    if not _punctuated(lines):
        return
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        if _ENDED.search(before.text) and _is_heading(line.text) and _starts_prose(after.text):
            yield Fact("caption", Span.of(text, (line.start, line.end)), "heading")


def crossheads(text: str, lines: Sequence[Line]) -> Iterator[Fact]:
    """Headings in capitals: a line of their own, or between two sentences of a line.

    >>> text = "They fled at dawn. A NIGHT OF FEAR The mayor said so."
    >>> [f.span.text for f in crossheads(text, [Line(0, len(text), text)])]
    ['A NIGHT OF FEAR']
    """
    if text.isupper():
        return
    for line in lines:
        for match in _CROSSHEAD.finditer(line.text):
            if sum(len(word) >= _FULL_WORD for word in match[0].split()) >= _FULL_WORDS:
                start, end = line.start + match.start(), line.start + match.end()
                yield Fact("caption", Span.of(text, (start, end)), "heading")


def _punctuated(lines: Sequence[Line]) -> bool:
    long = [line for line in lines if len(line.text.split()) >= _PROSE_WORDS]
    ended = sum(1 for line in long if _ENDED.search(line.text))
    return len(long) >= 3 and ended >= 0.9 * len(long)


def _is_heading(line: str) -> bool:
    words = line.split()
    return (
        2 <= len(words) <= _HEADING_WORDS
        and not _ENDED.search(line)
        and not _BULLET.match(line)
        and line[0].isupper()
        and line[-1].isalpha()
        and not _LABEL.search(line)
    )


def _starts_prose(line: str) -> bool:
    return bool(_ENDED.search(line)) and not line[0].islower() and not _BULLET.match(line)
