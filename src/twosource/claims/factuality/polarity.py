"""Negation: whether a clause says that something did not happen."""

import tomllib
from functools import cache
from importlib.resources import files

from twosource.claims.factuality.clauses import main_heads
from twosource.model import Span
from twosource.reading import Reading, Token

__all__ = ["negated_by", "negation"]


@cache
def _words(name: str) -> frozenset[str]:
    data = tomllib.loads((files(__package__) / "negation.toml").read_text(encoding="utf-8"))
    return frozenset(data[name])


def negation(content: Span, reading: Reading) -> Token | None:
    """The word that negates a claim's main proposition, or ``None``.

    Where clauses are coordinated all of them must be negated.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> def negations(text):
    ...     reading = read(Report("r", text, ""))
    ...     found = negation(reading.span((0, len(text))), reading)
    ...     return found and found.text
    >>> negations("No inquiry has been opened."), negations("The men never left the town.")
    ('No', 'never')
    >>> negations("They did not fire."), negations("They fired but did not advance.")
    ('not', None)
    >>> negations("They not only fired but advanced."), negations("They fled without firing.")
    (None, None)
    """
    heads = main_heads(content, reading)
    words = [negated_by(reading, head) or _shared(reading, head) for head in heads]
    inside = [w for w in words if w is not None and content.touches(w.start, w.end)]
    return inside[0] if inside and len(inside) == len(heads) else None


def _shared(reading: Reading, head: Token) -> Token | None:
    """The negation that a coordinated verb shares: "did not see or hear"."""
    if head.dep != "conj" or reading.child(head, "aux", "auxpass", "nsubj", "nsubjpass"):
        return None
    left = reading.head(head)
    joined = next((c.lower for c in reading.children(left) if c.dep == "cc"), "and")
    if joined in ("or", "nor") or (head.tag == "VB" and left.tag == "VB"):
        return negated_by(reading, left)
    return None


def negated_by(reading: Reading, head: Token) -> Token | None:
    """The word that negates the clause or noun headed by ``head``, or ``None``.

    Looked for on the verb ("not", "never"), in its subject ("nobody came"), in its object or
    predicate ("received nothing", "there was no warning") and before a noun ("no attack").
    """
    if _is_regret(reading, head):
        return None
    for child in reading.children(head):
        if child.dep in ("neg", "advmod", "preconj", "cc", "det") and _negates(reading, child):
            return child
        if child.dep in ("nsubj", "nsubjpass", "dobj", "attr", "oprd"):
            word = _negative_argument(reading, child)
            if word is not None:
                return word
    return None


def _is_regret(reading: Reading, head: Token) -> bool:
    """ "Should not have happened" says that it did."""
    below = [c.lower for c in reading.children(head) if c.dep in ("aux", "auxpass")]
    return "have" in below and any(word in ("should", "ought") for word in below)


def _negates(reading: Reading, word: Token) -> bool:
    if word.lower not in _words("adverbs"):
        return False
    following = reading.tokens[word.i + 1] if word.i + 1 < len(reading.tokens) else None
    if following is None or following.sent != word.sent:
        return True
    if word.lower == "no":
        return following.lower not in _words("after_no")
    return following.lower not in _words("after_not")


def _negative_argument(reading: Reading, noun: Token) -> Token | None:
    if noun.lower in _words("pronouns"):
        after = reading.tokens[noun.i + 1 : noun.i + 2]
        return None if after and after[0].lower in _words("after_pronoun") else noun
    for child in reading.children(noun):
        if child.dep in ("det", "neg", "preconj") and child.lower in _words("determiners"):
            following = reading.tokens[child.i + 1]
            if following.lower not in _words("after_no"):
                return child
    return None
