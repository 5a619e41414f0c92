"""Datelines: where, when and by which agency a report was filed, at its very start.

``BAMAKO —``, ``GAZA CITY, March 3 (Reuters) -``, ``Lima, Mar. 19 (EFE). –``, ``London:``,
``MOSCOW, May 9. /TASS/.``, ``(CNN)``. A dateline is a head (place, date, agency) and a mark.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from twosource.intake.facts.agencies import agencies_in, canonical, unique
from twosource.intake.facts.lines import Line
from twosource.intake.patterns import words
from twosource.model import Fact, Span

__all__ = ["Dateline", "datelines"]

_FIRST_LINES = 8
"""Only a dateline with an agency or a date is looked for in later lines."""
_OPENING = 300
"""Characters of the first line in which a dateline may follow a headline or a byline."""
_HEAD = 90
"""Characters of a head at most."""
_PROSE = 160
"""A line this long that opens with no dateline is prose: the report has begun."""

_MONTH = (
    r"(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}"
    r"|(?:JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)[A-Z]{0,6})\.?"
)
_DAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?)"
_DATE = (
    rf"(?:{_DAY}\s+)?(?:{_MONTH}\s?\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}"
    rf"|\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?)(?:,?\s+\d{{4}})?|{_DAY}"
)
_DASH = r"(?:[—–―‒\x97]|--+)"
_MARK = re.compile(
    rf"\s{{0,2}}\.?\s{{0,2}}{_DASH}\s*|\s[-_](?=\s|$)|(?<=[)/\]])\s*[-_:]|\s?:(?=\s)|(?<=[)/\]])\.?(?=\s|[A-Z“\"])"
)
_BRACKET = re.compile(rf"(?:^|\s|,)[(\[/]([^()\[\]/\n]{{2,40}}(?:/RL)?)[)\]/](?:\s+(?:{_DATE}))?$")
_DATED = re.compile(rf"(?:^|,?\s+)(?:{_DATE})[.,]?$")
_WORD = re.compile(r"[^\W\d_][\w'’ʼ‘.]*(?:[-‐‑][\w'’ʼ‘.]+)*")
_PARTY = re.compile(r"[A-Z]{1,3}-[A-Z]")
"""A politician's party and state (``R-Ohio``), which also stand in brackets after a name."""
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.-]+"
_REGION = rf"(?:,\s+{_WORD.pattern}(?:\s{_WORD.pattern})?)"
_AFTER = re.compile(
    rf"(?P<head>{_CAPITALS}(?:[ /]{_CAPITALS}){{0,4}}{_REGION}??"
    rf"(?:,\s+(?:{_DATE}))?(?:\s[(/](?P<agency>[^()/\n]{{2,30}})[)/])?)(?:\s{{0,2}}{_DASH}\s*|\s-\s)"
    r"""(?=[\d"“‘'(\[]|[A-ZÀ-ÖØ-Þ])"""
)
_STOPPED = re.compile(r"""(?:[.!?]["”'’)]*|\b(?:19|20)\d\d)\s+$""")


class Dateline(NamedTuple):
    """A dateline found (a credit, where it names no place), and the agencies named in it."""

    fact: Fact
    agencies: tuple[str, ...]


class _Head(NamedTuple):
    place: str | None
    agency: str | None
    dated: bool
    bracketed: bool = False


def datelines(text: str, lines: Sequence[Line]) -> Iterator[Dateline]:
    """The dateline of a report, and those of the items of a round-up. ``lines`` without furniture.

    >>> text = "GAZA CITY, March 3 (Reuters) - Two men died."
    >>> [found] = datelines(text, [Line(0, len(text), text)])
    >>> found.fact.span.text, found.fact.value, found.agencies
    ('GAZA CITY, March 3 (Reuters) -', 'GAZA CITY', ('Reuters',))
    """
    opening = True
    for index, line in enumerate(lines):
        after = lines[index + 1].text if index + 1 < len(lines) else ""
        found = _at_start(line.text, after, index if opening and index < _FIRST_LINES else None)
        at = 0
        if found is None and opening and index < 2:
            at, found = _after_headline(line.text)
        if found is not None:
            head, end = found
            yield _dateline(text, line.start + at, line.start + end, head)
        if found is not None or len(line.text) >= _PROSE:
            opening = False


def _dateline(text: str, start: int, end: int, head: _Head) -> Dateline:
    agencies = (agencies_in(head.agency) or (head.agency,)) if head.agency else ()
    span = Span.of(text, (start, end))
    if head.place is None:
        return Dateline(Fact("credit", span, ", ".join(agencies)), unique(agencies))
    return Dateline(Fact("dateline", span, head.place), unique(agencies))


def _at_start(line: str, after: str, index: int | None) -> tuple[_Head, int] | None:
    """The head and the end of the dateline that ``line`` opens with.

    ``after`` is the next line, for a dateline that stands alone. ``index`` counts the lines of the
    opening; it is None after it, where only a dateline with an agency or a date is believed.
    """
    for mark in _MARK.finditer(line, 1, _HEAD + 4):
        rest = line[mark.end() :].lstrip() or after
        head = _head(line[: mark.start()].strip())
        if head is None:
            continue
        sure = head.agency is not None or head.dated
        if rest and (sure or index is not None) and _believed(head, mark[0].strip(), rest, index):
            return head, mark.start() + len(mark[0].rstrip())
    return None


def _head(head: str) -> _Head | None:
    """Place, agency and whether there is a date; None if ``head`` has another form.

    >>> _head("Lima, Mar. 19 (EFE)"), _head("He fled")
    (_Head(place='Lima', agency='EFE', dated=True, bracketed=True), None)
    """
    agency = None
    if bracket := _BRACKET.search(head):
        agency = bracket[1].strip()
        head = head[: bracket.start()].rstrip(" ,")
        if not head and not canonical(agency):
            return _Head(agency, None, False) if agency.isupper() and _is_place(agency) else None
        if not _names_agency(agency):
            return None
    dated = _DATED.search(head)
    place = head[: dated.start()] if dated else head
    place = _trimmed(place)
    if agency and _expands(agency, place):
        return None
    if place and agency is None and canonical(place):
        return _Head(None, place, bool(dated))
    if place and not _is_place(place):
        return None
    return (
        _Head(place or None, agency, bool(dated), agency is not None) if place or agency else None
    )


def _names_agency(name: str) -> bool:
    if canonical(name) or agencies_in(name):
        return True
    return len(name.split()) <= 5 and name[0].isupper() and not _PARTY.match(name)


def _trimmed(place: str) -> str:
    """A place without the comma or the stop after it, but with that of its abbreviation.

    >>> _trimmed("RENO, Nev."), _trimmed("MOSCOW.")
    ('RENO, Nev.', 'MOSCOW')
    """
    place = place.rstrip(" ,")
    last = place.rpartition(", ")[2]
    return place if last in words("places", "regions") else place.rstrip(".")


def _expands(agency: str, place: str) -> bool:
    """Whether ``agency`` is only the initials of ``place``: an abbreviation, not an agency."""
    return agency.replace(".", "") == "".join(
        w[0] for w in place.removeprefix("The ").split() if w[0].isupper()
    )


def _is_place(place: str) -> bool:
    parts = re.split(r",\s+", place)
    return len(parts) <= 3 and all(_is_name(part) for part in parts)


def _is_name(part: str) -> bool:
    parts = [w for w in re.split(r"\s*/\s*|\s+", part) if w]
    return (
        0 < len(parts) <= 6
        and not parts[0].islower()
        and parts[0] not in words("places", "titles")
        and all(
            _WORD.fullmatch(w) and (w[0].isupper() or w in words("places", "particles") or "-" in w)
            for w in parts
        )
    )


def _believed(head: _Head, mark: str, rest: str, index: int | None) -> bool:
    """Whether head and mark make a dateline, by how much each of them says."""
    known = head.agency is not None and bool(agencies_in(head.agency))
    if rest[0].islower() and not (known or (head.agency and mark)):
        return False
    if head.place is None:
        return known and (head.bracketed or mark != ":")
    first, *others = re.split(r",\s+", head.place)
    capitals = first.upper() == first and sum(c.isalpha() for c in first) >= 3
    if first.upper() in words("places", "not_places"):
        return False
    named = first.title() in words("places", "cities") or first in words("places", "cities")
    named = named or (bool(others) and others[-1] in words("places", "regions"))
    if not mark:
        return known and (capitals or named or head.dated)
    if mark == ".":
        return head.agency is not None and (known or capitals or named or head.dated)
    if mark == ":":
        return named or head.dated or bool(head.agency) or (capitals and index == 0)
    return head.dated or head.agency is not None or capitals or named


def _after_headline(line: str) -> tuple[int, tuple[_Head, int] | None]:
    """A dateline in capitals that follows a headline or a byline on the same line.

    >>> at, found = _after_headline("By Ana Lu, Associated Press LIMA (AP) — Two men died.")
    >>> at, found[0].place
    (28, 'LIMA')
    """
    at = 1
    while match := _AFTER.search(line, at, _OPENING):
        at = match.start() + 1
        before = line[max(0, at - 16) : at - 1]
        sure = match["agency"] is not None and bool(agencies_in(match["agency"]))
        if not before[-1].isspace() or not (sure or _STOPPED.search(before)):
            continue
        head = _head(match["head"])
        if head and head.place and head.place.upper() not in words("places", "not_places"):
            return match.start(), (head, match.start() + len(match[0].rstrip()))
    return 0, None
