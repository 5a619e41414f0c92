"""The value that reading gives: tokens with their syntax, free of spaCy.

Labels are those of spaCy's English pipelines: Universal POS, Penn tags, ClearNLP dependencies,
OntoNotes entity types.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from twosource.model import Report, Span


class Token(NamedTuple):
    """One token; ``head`` and ``sent`` are indices, ``start`` and ``end`` character offsets."""

    i: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    sent: int
    ent: str
    """Entity type, or the empty string."""


class Entity(NamedTuple):
    """A named entity over tokens ``[first, last)``."""

    first: int
    last: int
    label: str


@dataclass(frozen=True)
class Reading:
    """A report with its sentences, tokens, syntax and entities.

    ``sentences`` are half-open token ranges. ``quotations`` are half-open character ranges,
    marks included. ``reader`` names the pipeline and its version.
    """

    report: Report
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    entities: tuple[Entity, ...]
    quotations: tuple[tuple[int, int], ...]
    reader: str

    @property
    def text(self) -> str:
        """The report's text, to which all offsets refer."""
        return self.report.text

    @cached_property
    def _starts(self) -> list[int]:
        return [t.start for t in self.tokens]

    @cached_property
    def _children(self) -> list[list[int]]:
        out: list[list[int]] = [[] for _ in self.tokens]
        for t in self.tokens:
            if t.head != t.i:
                out[t.head].append(t.i)
        return out

    @cached_property
    def _edges(self) -> list[tuple[int, int]]:
        """Leftmost and rightmost token of each subtree."""
        edges = [(t.i, t.i) for t in self.tokens]
        for first, last in self.sentences:
            pending = [i for i in range(first, last) if self.tokens[i].head == i]
            order: list[int] = []
            while pending:
                i = pending.pop()
                order.append(i)
                pending.extend(self._children[i])
            for i in reversed(order):
                head = self.tokens[i].head
                left, right = edges[i]
                edges[head] = (min(edges[head][0], left), max(edges[head][1], right))
        return edges

    def token_at(self, offset: int) -> Token | None:
        """The token that covers the character at ``offset``, or the last one before it."""
        i = bisect_right(self._starts, offset) - 1
        return self.tokens[i] if i >= 0 else None

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that share a character with ``[start, end)``."""
        i = max(0, bisect_right(self._starts, start) - 1)
        out = []
        while i < len(self.tokens) and self.tokens[i].start < end:
            if self.tokens[i].end > start:
                out.append(self.tokens[i])
            i += 1
        return tuple(out)

    def tokens_of(self, span: Span) -> tuple[Token, ...]:
        """The tokens of every piece of ``span``, in order."""
        return tuple(t for a, b in span.spans for t in self.tokens_in(a, b))

    def children(self, token: Token) -> Iterator[Token]:
        """The syntactic dependents of ``token``, left to right."""
        return (self.tokens[i] for i in self._children[token.i])

    def child(self, token: Token, *deps: str) -> Token | None:
        """The first dependent of ``token`` with one of the labels ``deps``."""
        return next((c for c in self.children(token) if c.dep in deps), None)

    def head(self, token: Token) -> Token:
        """The syntactic head; a root is its own."""
        return self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The heads of ``token``, nearest first, up to the root."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """``token`` with everything below it, in text order (contiguous edges)."""
        left, right = self._edges[token.i]
        return self.tokens[left : right + 1]

    def subtree_edges(self, token: Token) -> tuple[int, int]:
        """Character offsets of the leftmost start and rightmost end below ``token``."""
        left, right = self._edges[token.i]
        return self.tokens[left].start, self.tokens[right].end

    def sentence(self, token: Token) -> tuple[Token, ...]:
        """The tokens of the sentence that ``token`` stands in."""
        first, last = self.sentences[token.sent]
        return self.tokens[first:last]

    def entity_at(self, token: Token) -> Entity | None:
        """The named entity that ``token`` belongs to."""
        return self._entity_by_token.get(token.i)

    @cached_property
    def _entity_by_token(self) -> dict[int, Entity]:
        return {i: e for e in self.entities for i in range(e.first, e.last)}

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [a for a, _ in self.quotations]

    def in_quotation(self, offset: int) -> bool:
        """Whether the character at ``offset`` stands inside quotation marks."""
        return self.quotation_at(offset) is not None

    def quotation_at(self, offset: int) -> tuple[int, int] | None:
        """The quotation that holds the character at ``offset``."""
        i = bisect_right(self._quotation_starts, offset) - 1
        return self.quotations[i] if i >= 0 and offset < self.quotations[i][1] else None

    def span(self, *pieces: tuple[int, int]) -> Span:
        """The span of character ``pieces`` of the text."""
        return Span.of(self.text, *pieces)

    def span_of(self, first: Token, last: Token) -> Span:
        """The span from the start of ``first`` to the end of ``last``."""
        return Span.of(self.text, (first.start, last.end))
