"""Passages of reports, numbered in the order in which a brief first cites them."""

import re

from twosource.brief.document import Passage
from twosource.model import Claim, Report

_REACH = 240
"""Characters that source and cue may stand off the content to be part of its passage."""
_END = re.compile(r"[.!?][”\"’)]*(?=\s)|\n")


class Passages:
    """Hands out numbers: the same claim always has the same passage."""

    def __init__(self) -> None:
        self._numbered: dict[str, Passage] = {}

    def number(self, claim: Claim, report: Report) -> int:
        """The number of the passage that ``claim`` rests on."""
        if claim.id not in self._numbered:
            number = len(self._numbered) + 1
            start, end = hull(claim, report)
            self._numbered[claim.id] = Passage(number, claim.id, report, start, end)
        return self._numbered[claim.id].number

    def all(self) -> tuple[Passage, ...]:
        """Every passage, by number."""
        return tuple(self._numbered.values())


def hull(claim: Claim, report: Report) -> tuple[int, int]:
    """The sentences of the report from the first to the last word of source, cue and content."""
    start, end = claim.content.start, claim.content.end
    mentions = [link.mention for link in (*claim.chain, *claim.joint)]
    for span in (claim.cue, *mentions):
        if span is not None and span.end > start - _REACH and span.start < end + _REACH:
            start, end = min(start, span.start), max(end, span.end)
    first = _after_dateline(report, _sentence_start(report.text, start), start)
    return first, _sentence_end(report.text, end)


def _after_dateline(report: Report, first: int, said: int) -> int:
    """Where a sentence begins behind the dateline that it opens with, if it does."""
    for fact in report.facts:
        if fact.kind == "dateline" and first <= fact.span.start and fact.span.end <= said:
            rest = report.text[fact.span.end : said]
            return fact.span.end + len(rest) - len(rest.lstrip(" -–—:"))
    return first


def _sentence_start(text: str, start: int) -> int:
    ends = [m.end() for m in _END.finditer(text, max(0, start - _REACH), start)]
    first = ends[-1] if ends else max(0, start - _REACH) if start < _REACH else start
    return first + len(text[first:start]) - len(text[first:start].lstrip())


def _sentence_end(text: str, end: int) -> int:
    if re.search(r"[.!?][”\"’)]*$", text[:end][-3:]):
        return end
    match = _END.search(text, end, min(len(text), end + _REACH))
    if match:
        return match.end() - (match[0] == "\n")
    return len(text) if len(text) < end + _REACH else end
