"""A text -> the matches of the grammar in it."""

import re
from dataclasses import dataclass

from twosource.claims.times.patterns import Rule, grammar
from twosource.claims.times.words import BREAK, OTHER, Word

_RUN = re.compile(f"[^{re.escape(OTHER + BREAK)}]+")


@dataclass(frozen=True, slots=True)
class Match:
    """Words that a rule matched: ``[first, last)`` is what is marked, groups are word ranges."""

    rule: Rule
    words: list[Word]
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
        return tuple(w.text for w in self.words[first:last])

    def all(self) -> tuple[str, ...]:
        """All words that are marked."""
        return tuple(w.text for w in self.words[self.first : self.last])


def matches(text: str) -> tuple[list[Word], list[Match]]:
    """The words of ``text``, and the best set of matches that don't overlap, in order.

    Longer matches win over shorter ones, and among equals the rule that stands first.

    >>> _, found = matches("They left two days ago, on 3 March.")
    >>> [" ".join(m.all()) for m in found]
    ['two days ago', '3 march']
    """
    words, symbols = grammar().alphabet.read(text)
    compact, places = _runs(symbols)
    candidates: list[tuple[int, int, int, Match]] = []
    for rule in grammar().rules:
        for pattern in rule.patterns:
            for hit in pattern.finditer(compact):
                match = _match(rule, hit, places, words, text)
                if match:
                    length = match.last - match.first
                    candidates.append((-length, rule.order, match.first, match))
    candidates.sort(key=lambda c: c[:3])
    taken: set[int] = set()
    chosen = []
    for _, _, _, match in candidates:
        covered = range(match.first, match.last)
        if taken.isdisjoint(covered):
            taken.update(covered)
            chosen.append(match)
    return words, sorted(chosen, key=lambda m: m.first)


def _runs(symbols: str) -> tuple[str, list[int]]:
    """The stretches of ``symbols`` in which a pattern can match, and where each symbol stood.

    Most of a text is no time: what is left is a small part of it.
    """
    stretches: list[str] = []
    places: list[int] = []
    for run in _RUN.finditer(symbols):
        if grammar().strong.search(run[0]):
            stretches.append(run[0])
            places.extend(range(run.start(), run.end() + 1))
    return BREAK.join(stretches), places


def _match(
    rule: Rule, hit: re.Match[str], places: list[int], words: list[Word], text: str
) -> Match | None:
    shift = places[hit.start()] - hit.start()
    groups = {
        name.partition("__")[0]: (hit.start(name) + shift, hit.end(name) + shift)
        for name, found in hit.groupdict().items()
        if found is not None
    }
    first, last = groups.get("span", (hit.start() + shift, hit.end() + shift))
    if first == last or not _whole(text, words[first].start, words[last - 1].end):
        return None
    return Match(rule, words, first, last, groups)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` begins and ends at the edge of a word of the text."""
    before = start == 0 or not text[start - 1].isalnum() or not text[start].isalnum()
    after = end == len(text) or not text[end].isalnum() or not text[end - 1].isalnum()
    return before and after
