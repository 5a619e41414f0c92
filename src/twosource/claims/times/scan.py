"""A text -> the matches of the grammar in it."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from twosource.claims.times.patterns import Rule, grammar
from twosource.claims.times.words import BREAK, OTHER, Words

_RUN = re.compile(f"[^{re.escape(OTHER + BREAK)}]+")


@dataclass(frozen=True, slots=True)
class Match:
    """Words that a rule matched: ``[first, last)`` is what is marked, groups are word ranges."""

    rule: Rule
    words: Words
    first: int
    last: int
    groups: dict[str, tuple[int, int]]

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.words[self.first].start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.words[self.last - 1].end

    def has(self, group: str) -> bool:
        """Whether ``group`` took part in the match."""
        return group in self.groups

    def get(self, group: str) -> tuple[str, ...]:
        """The words of ``group``, in lower case; none if it took no part."""
        first, last = self.groups.get(group, (0, 0))
        return tuple(self.words[i].text for i in range(first, last))

    def all(self) -> tuple[str, ...]:
        """All words that are marked."""
        return tuple(self.words[i].text for i in range(self.first, self.last))


def matches(text: str) -> list[Match]:
    """The best set of matches in ``text`` that don't overlap, in order.

    Longer matches win over shorter ones, and among equals the rule that stands first.

    >>> found = matches("They left two days ago, on 3 March.")
    >>> [" ".join(m.all()) for m in found]
    ['two days ago', '3 march']
    """
    words, symbols = grammar().alphabet.read(text)
    chosen: list[Match] = []
    for run in _RUN.finditer(symbols):
        taken: set[int] = set()
        for hit in _hits(run[0]):
            match = _match(hit, run.start(), words)
            covered = range(match.first, match.last)
            if taken.isdisjoint(covered) and _whole(text, match.start, match.end):
                taken.update(covered)
                chosen.append(match)
    return sorted(chosen, key=lambda m: m.first)


class _Hit(NamedTuple):
    """Where a rule matches in a run of symbols."""

    rule: Rule
    first: int
    last: int
    groups: tuple[tuple[str, int, int], ...]


@lru_cache(maxsize=20_000)
def _hits(run: str) -> tuple[_Hit, ...]:
    """Every match in a run of symbols, the best first.

    Runs are short and the same ones come again and again: "in YEAR", "on WEEKDAY".
    """
    if not grammar().strong.search(run):
        return ()
    hits = [
        _hit(rule, found)
        for rule in grammar().rules
        for pattern in rule.patterns
        if not pattern.key.isdisjoint(run)
        for found in pattern.regex.finditer(run)
    ]
    hits = [hit for hit in hits if hit.first < hit.last]
    return tuple(sorted(hits, key=lambda h: (h.first - h.last, h.rule.order, h.first)))


def _hit(rule: Rule, found: re.Match[str]) -> _Hit:
    groups = {
        name.partition("__")[0]: found.span(name)
        for name, part in found.groupdict().items()
        if part is not None
    }
    first, last = groups.get("span", found.span())
    return _Hit(rule, first, last, tuple((name, a, b) for name, (a, b) in groups.items()))


def _match(hit: _Hit, shift: int, words: Words) -> Match:
    groups = {name: (a + shift, b + shift) for name, a, b in hit.groups}
    return Match(hit.rule, words, hit.first + shift, hit.last + shift, groups)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` begins and ends at the edge of a word of the text."""
    before = start == 0 or not text[start - 1].isalnum() or not text[start].isalnum()
    after = end == len(text) or not text[end].isalnum() or not text[end - 1].isalnum()
    return before and after
