"""Bylines: who wrote a report, by its own words at its top."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from twosource.intake.facts.agencies import agencies_among, canonical
from twosource.intake.facts.lines import Line
from twosource.intake.patterns import compiled, table, words
from twosource.model import Fact, Span

__all__ = ["Byline", "find_byline"]

_FIRST_LINES = 8
_LONGEST = 160
_PROSE = 160
_MOST_TOKENS = 24
_INITIALS = 3
"""A last word this long may end in a stop and be no sentence's end: ``Jr.``, ``M.D.``."""
_TOKEN = re.compile(r"[^\s,;|•·–—-][^\s,;|•·–—]*|[,;|•·–—-]")
_INNER_CAPITAL = re.compile(r"[-'’][A-Z]")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    parts = table("furniture")["parts"]
    return compiled(table("bylines")["patterns"][name], parts, re.IGNORECASE)


class Byline(NamedTuple):
    """A byline found: the fact, whose value is the names, and the agencies among them."""

    fact: Fact
    agencies: tuple[str, ...]


def find_byline(
    text: str, lines: Sequence[Line], until: int | None, given: str | None
) -> Byline | None:
    """The byline in the first lines. ``until`` is where the dateline starts, if there is one.

    ``given`` is the byline that came with the report: a line that only repeats it is one.

    >>> text = "By Ana Lu and Tom Roe, Staff Writers"
    >>> find_byline(text, [Line(0, len(text), text)], None, None).fact.value
    'Ana Lu and Tom Roe'
    """
    for line in lines[:_FIRST_LINES]:
        shown, end = line.text, line.end
        if until is not None and line.start < until < line.end:
            shown = text[line.start : until].rstrip()
            end = line.start + len(shown)
        if shown and (names := _names(shown, given)):
            fact = Fact("byline", Span.of(text, (line.start, end)), names)
            return Byline(fact, agencies_among(_pattern("opening").sub("", shown, 1)))
        if len(line.text) >= _PROSE:
            return None
    return None


def _names(line: str, given: str | None) -> str | None:
    """The names in a byline; None if ``line`` is none.

    >>> _names("By Ana de la Cruz in Lima", None), _names("By Monday Police had left", None)
    ('Ana de la Cruz', None)
    """
    if len(line) > _LONGEST:
        return None
    if given and line.casefold().removeprefix("by ").strip() == given.casefold().strip():
        return given
    if _pattern("unnamed").fullmatch(line):
        return re.sub(r"(?i)^by\s+", "", line)
    opening = _pattern("opening").match(line)
    if opening is None:
        return None
    names = line[opening.end() :]
    for part in ("stamp", "role"):
        names = _pattern(part).sub("", names)
    if not _all_names(names):
        return None
    names = _pattern("after").sub("", names).strip(" ,;|-–—")
    head, _, rest = names.partition(",")
    return head if agencies_among(rest) and not agencies_among(head) else names or None


def _all_names(line: str) -> bool:
    tokens = _TOKEN.findall(line)
    if canonical(line):
        return True
    if not 1 <= len(tokens) <= _MOST_TOKENS or tokens[0].casefold() in words("bylines", "openings"):
        return False
    if _pattern("unnamed").fullmatch(line):
        return True
    stopped = line[-1] in "!?:" or (line[-1] == "." and len(tokens[-1].rstrip(".")) > _INITIALS)
    small = words("bylines", "joiners") | words("bylines", "particles")
    return (
        not stopped
        and tokens[0][0].isupper()
        and "By" not in tokens
        and all(
            t[0].isupper() or t in small or t[0] == "@" or _INNER_CAPITAL.search(t) for t in tokens
        )
    )
