"""The value that every finder of attributions gives, and what finders share about noun phrases."""

import re
from dataclasses import dataclass, replace

from twosource.model import Stance
from twosource.reading import Reading, Token

Pieces = tuple[tuple[int, int], ...]

_CLOCK = re.compile(r"\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\.? +", re.IGNORECASE)
_BREAKS = {"relcl", "acl", "appos", "punct", "advcl", "parataxis"}


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribution as a finder saw it.

    ``through`` are the heads of those who pass the words on, nearest the publisher first;
    ``joint`` the heads of those who say it together with the source. ``rule`` names the finder.
    """

    cue: tuple[Token, ...]
    source: Token | None
    content: Pieces
    stance: Stance
    rule: str
    through: tuple[Token, ...] = ()
    joint: tuple[Token, ...] = ()
    confidence: float = 0.8
    source_pieces: Pieces | None = None
    """The source's words where a model has found them; else the noun phrase of ``source``."""

    @property
    def start(self) -> int:
        """Offset of the first character of cue or content."""
        return min(self.cue[0].start if self.cue else self.content[0][0], self.content[0][0])

    def via(self, *heads: Token) -> "Frame":
        """The same frame with ``heads`` standing before what it already goes through."""
        new = tuple(h for h in heads if h not in self.through)
        return replace(self, through=(*new, *self.through))


def phrase(reading: Reading, head: Token) -> tuple[int, int]:
    """Character offsets of the noun phrase of ``head`` without what follows a comma or modifies
    it by a clause, and without the time of day that a sentence opens with: "By **8am** crews said".

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "A driver who survived the raid in Djibo fled.", ""))
    >>> a, b = phrase(r, r.tokens[1])
    >>> r.text[a:b]
    'A driver'
    >>> r = read(Report("r", "By 8am crews said the fire was out.", ""))
    >>> a, b = phrase(r, r.tokens[3])
    >>> r.text[a:b]
    'crews'
    """
    first = last = head
    for child in reading.children(head):
        if child.dep in {"cc", "conj", "preconj"} or child.lower in {"both", "all"}:
            continue
        if child.dep in _BREAKS and not _title_apposition(child, head):
            continue
        left, right = _phrase_edges(reading, child)
        if left.i < first.i and _joined(reading, right, head):
            first = left
        if right.i > last.i:
            last = right
    clock = _CLOCK.match(reading.text, first.start, head.start)
    return clock.end() if clock else first.start, _cut(reading, head, last).end


def _cut(reading: Reading, head: Token, last: Token) -> Token:
    """The last token before a finite verb or a relative pronoun that the parse let in."""
    kept = head
    for token in reading.tokens[head.i + 1 : last.i + 1]:
        if token.tag in {"VBD", "VBZ", "VBP", "MD", "WDT", "WP", "WP$"} or token.text == "(":
            break
        if token.pos not in {"PUNCT", "SPACE"} or token.text in {")", "”", '"', "’"}:
            kept = token
    return kept


def _phrase_edges(reading: Reading, child: Token) -> tuple[Token, Token]:
    tokens = reading.subtree(child)
    for i, t in enumerate(tokens):
        if t.i > child.i and (t.text in {",", ";"} or t.dep in {"relcl", "acl"}):
            return tokens[0], tokens[max(0, i - 1)]
    return tokens[0], tokens[-1]


def _joined(reading: Reading, right: Token, head: Token) -> bool:
    return not any(t.text in {",", ";", ":"} for t in reading.tokens[right.i + 1 : head.i])


def _title_apposition(child: Token, head: Token) -> bool:
    """Whether an apposition stands right at its head: "the daily Le Phare"."""
    return (
        child.dep == "appos"
        and child.i - head.i <= 3
        and child.pos in {"PROPN", "NOUN"}
        and (child.i == head.i + 1 or child.pos == "PROPN")
    )


def _lists(reading: Reading, apposed: Token) -> bool:
    """Whether an apposition is the middle of a list: "two officers, a nurse and a diplomat"."""
    return any(c.dep == "conj" for c in reading.children(apposed)) and apposed.pos == "NOUN"


def clause(reading: Reading, head: Token, without: tuple[Token, ...] = ()) -> tuple[int, int]:
    """Character offsets of the clause of ``head`` without its mark and outer punctuation."""
    excluded = {t.i for t in without}
    tokens = [t for t in reading.subtree(head) if t.i not in excluded]
    while tokens and (
        tokens[0].pos in {"PUNCT", "SPACE"}
        or (tokens[0].dep == "mark" and tokens[0].lower == "that")
    ):
        tokens.pop(0)
    while tokens and (tokens[-1].pos in {"PUNCT", "SPACE"} and tokens[-1].text not in "\"”'’)»"):
        tokens.pop()
    return (tokens[0].start, tokens[-1].end) if tokens else (head.start, head.end)


def conjuncts(reading: Reading, head: Token) -> tuple[Token, ...]:
    """Noun phrases joined to ``head`` by "and", a comma or "as well as".

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "Two officers, a nurse and a diplomat said so.", ""))
    >>> [t.text for t in conjuncts(r, r.tokens[1])]
    ['nurse', 'diplomat']
    """
    found: list[Token] = []
    pending = [head]
    while pending:
        for child in reading.children(pending.pop()):
            joined = child.dep == "conj" or (child.dep == "appos" and _lists(reading, child))
            if joined and child.pos in {"NOUN", "PROPN", "PRON"}:
                found.append(child)
                pending.append(child)
    return tuple(sorted(found))
