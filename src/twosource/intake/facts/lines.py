"""The lines of a text with their offsets."""

import re
from typing import NamedTuple

__all__ = ["Line", "lines"]

_LINE = re.compile(r"[^\n\r\x0b\x0c\u2028\u2029]+")


class Line(NamedTuple):
    """A line without the white space at its edges; offsets are half-open."""

    start: int
    end: int
    text: str


def lines(text: str) -> list[Line]:
    """The lines of ``text`` that hold something.

    >>> lines("One.\\n\\n  Two. ")
    [Line(start=0, end=4, text='One.'), Line(start=8, end=12, text='Two.')]
    """
    found = []
    for match in _LINE.finditer(text):
        line = match[0].strip()
        if line:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            found.append(Line(start, start + len(line), line))
    return found
