"""Credits: who supplied a report or helped to write it, in lines of their own or its last words."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from twosource.intake.facts.agencies import agencies_in, agencies_pattern
from twosource.intake.facts.lines import Line
from twosource.intake.patterns import compiled, table
from twosource.model import Fact, Span

__all__ = ["Credit", "credits"]

_LONGEST = 600
"""Characters of a credit at most."""
_FIRST_LINES = 4
_LAST_LINES = 6
"""Lines from the end of a report whose last sentences may be credits."""
_SENTENCE = re.compile(r"""(?:[.!?…]["”'’)\]]*|[)\]])\s+(?=\S)""")


class Credit(NamedTuple):
    """A credit found: the fact, and the agencies named in it."""

    fact: Fact
    agencies: tuple[str, ...]


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    data = table("credits")
    parts = {**data["parts"], "AGENCIES": agencies_pattern()}
    return tuple(compiled(p, parts) for p in data[kind]["patterns"])


def is_credit(words: str, *, at_edge: bool = False) -> bool:
    """Whether a line or a sentence only says who supplied or wrote the report.

    ``at_edge``: it stands in the first or the last lines, where an agency's bare name is enough.

    >>> is_credit("(Reporting by Ana Lu; editing by Tom Roe)"), is_credit("With inputs from PTI")
    (True, True)
    >>> is_credit("Ana Lu contributed to the fund.")
    False
    """
    if len(words) > _LONGEST:
        return False
    words = " ".join(words.split())
    patterns = _patterns("sentences") + (_patterns("edges") if at_edge else ())
    return any(p.fullmatch(words) for p in patterns)


def credits(text: str, lines: Sequence[Line]) -> Iterator[Credit]:
    """The credits of a report: whole lines anywhere, and sentences at its end."""
    for index, line in enumerate(lines):
        at_edge = index < _FIRST_LINES or index >= len(lines) - _LAST_LINES
        if is_credit(line.text, at_edge=at_edge):
            yield _credit(text, line.start, line.end)
    for line in lines[-_LAST_LINES:]:
        yield from _closing(text, line)


def _closing(text: str, line: Line) -> Iterator[Credit]:
    """The credits among the last sentences of a line, from the last backwards."""
    end = len(line.text)
    base = max(0, end - 2 * _LONGEST)
    starts = [m.end() for m in _SENTENCE.finditer(line.text, base)]
    for start in reversed(starts):
        words = line.text[start:end].rstrip()
        if is_credit(words, at_edge=True):
            yield _credit(text, line.start + start, line.start + start + len(words))
            end = start


def _credit(text: str, start: int, end: int) -> Credit:
    words = text[start:end]
    agencies = agencies_in(words)
    value = ", ".join(agencies) or " ".join(words.split())
    return Credit(Fact("credit", Span.of(text, (start, end)), value), agencies)
