"""The clauses of a claim: which words head its main propositions."""

from collections.abc import Iterator

from twosource.model import Span
from twosource.reading import Reading, Token

__all__ = ["main_heads"]

_VERBAL = {"VERB", "AUX"}


def main_heads(content: Span, reading: Reading) -> tuple[Token, ...]:
    """The heads of a claim's coordinated main clauses, in order.

    A claim's first head is the first verb whose own head lies outside it (the first word without
    any inside head if there is no verb).

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> def heads(text, start=0):
    ...     reading = read(Report("r", text, ""))
    ...     return [t.text for t in main_heads(reading.span((start, len(text))), reading)]
    >>> heads("They shelled the town and the men fled.")
    ['shelled', 'fled']
    >>> heads("He said they had left.", 8)
    ['left']
    """
    tokens = [t for t in reading.tokens_of(content) if t.pos not in ("PUNCT", "SPACE")]
    inside = {t.i for t in tokens}
    tops = [t for t in tokens if t.head == t.i or t.head not in inside]
    first = next((t for t in tops if t.pos in _VERBAL and t.dep not in ("aux", "auxpass")), None)
    if first is None:
        first = next((t for t in tops if t.dep not in ("mark", "cc", "punct")), None)
    if first is None:
        return ()
    return (first, *(t for t in _coordinated(reading, first) if t.i in inside))


def _coordinated(reading: Reading, head: Token) -> Iterator[Token]:
    for child in reading.children(head):
        if child.pos in _VERBAL and (child.dep == "conj" or _is_parataxis(reading, child, head)):
            yield child
            yield from _coordinated(reading, child)


def _is_parataxis(reading: Reading, child: Token, head: Token) -> bool:
    """Whether a clause is set beside another: "they fled; nobody stayed"."""
    if child.dep != "ccomp" or child.i > head.i:
        return False
    between = reading.tokens[child.i : head.i]
    return any(t.text in (";", ",") for t in between) and reading.child(child, "nsubj") is not None
