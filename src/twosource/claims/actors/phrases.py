"""Noun phrases as mentions: from their leftmost modifier to the head, without relative clauses."""

from twosource.reading import Reading, Token

__all__ = ["phrase"]

_LEFT = frozenset(
    ("det", "amod", "compound", "nummod", "poss", "quantmod", "predet", "nmod", "advmod", "neg")
)
_NAMES_AFTER = frozenset({"appos"})
_OUTCOMES = frozenset({"dead", "alive", "free", "captive", "hostage", "unconscious"})
_DEEPEST = 4
"""Phrases within phrases that a mention may hold: "members of the council of the town of …"."""


def phrase(reading: Reading, head: Token, depth: int = 0) -> tuple[Token, Token]:
    """First and last token of the mention that ``head`` heads.

    What follows "of" belongs to it, and a name right after; other prepositions and clauses don't.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "Several members of the town council in Kara, who fled, spoke.", ""))
    >>> [t.text for t in phrase(r, r.tokens[1])]
    ['Several', 'council']
    """
    first = last = head
    for child in reading.children(head) if depth < _DEEPEST else ():
        if child.i < head.i and child.dep in _LEFT:
            left = reading.subtree(child)[0]
            if left.i < first.i and not _is_outcome(reading, left):
                first = left
        elif child.i > head.i and child.lower == "of" and child.dep == "prep":
            inner = reading.child(child, "pobj")
            if inner is not None:
                last = max(last, phrase(reading, inner, depth + 1)[1])
        elif child.dep in _NAMES_AFTER and child.i == last.i + 1:
            last = max(last, phrase(reading, child, depth + 1)[1])
    return first, last


def _is_outcome(reading: Reading, word: Token) -> bool:
    """Whether an adjective tells what became of those after it: "shot dead 12 farmers"."""
    return word.lower in _OUTCOMES and reading.tokens[word.i + 1].tag in ("CD", "DT", "PRP$")
