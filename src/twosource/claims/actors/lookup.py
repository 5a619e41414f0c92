"""The actor whose mention a word belongs to, found by bisection: reports may be long."""

from bisect import bisect_right
from collections.abc import Sequence

from twosource.model import Actor
from twosource.reading import Token

__all__ = ["actor_at"]


def actor_at(actors: Sequence[Actor], token: Token) -> Actor | None:
    """The actor of ``actors``, which are in the order of the text, that ``token`` stands in.

    >>> from twosource.model import Span
    >>> word = Token(1, "police", "police", "police", "NOUN", "NNS", "nsubj", 1, 4, 10, 0, "")
    >>> actor_at([Actor(Span.of("The police left", (0, 10)), "The police", None)], word).name
    'The police'
    """
    i = bisect_right(actors, token.start, key=lambda actor: actor.span.start) - 1
    found = i >= 0 and actors[i].span.covers(token.start, token.end)
    return actors[i] if found else None
