"""Whom a pronoun means: "she was abducted", "they fired", with the antecedent named."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from twosource.claims.actors.lookup import actor_at
from twosource.claims.plover.somebody import is_somebody
from twosource.gazetteer.roles import role_of
from twosource.model import Actor, Attribution, Why
from twosource.reading import Reading, Token
from twosource.reading.coreference import Coreference, coreference
from twosource.reading.mentions import Mention, mention_of

__all__ = ["References"]

_ONE = frozenset({"he", "she", "him", "her"})
_MANY = frozenset({"they", "them"})
_SINGULAR = frozenset({"NN", "NNP"})
_PLURAL = frozenset({"NNS", "NNPS"})


class References:
    """Antecedents of one report; mentions are gathered when the first pronoun is asked for.

    ``actors`` are all of the report in the order of the text.
    """

    def __init__(
        self, reading: Reading, actors: Sequence[Actor], attributions: Sequence[Attribution] = ()
    ) -> None:
        self._reading = reading
        self._actors = actors
        self._attributions = attributions

    @cached_property
    def _coreference(self) -> Coreference:
        sources = [a.source for a in self._attributions if a.source is not None]
        heads = (_head(self._reading.tokens_of(source)) for source in sources)
        return coreference(self._reading, [head for head in heads if head is not None])

    def actor(self, pronoun: Token) -> Actor | None:
        """Who ``pronoun`` means, as an actor whose span is the pronoun's.

        >>> from twosource.model import Report
        >>> from twosource.reading import read
        >>> text = "Ana Ruiz fled on Monday. She was shot by guards."
        >>> r = read(Report("r", text, ""))
        >>> found = References(r, ()).actor(next(t for t in r.tokens if t.text == "She"))
        >>> found.span.text, found.name, found.why.rule, found.why.evidence.text
        ('She', 'Ana Ruiz', 'who.pronoun', 'Ana Ruiz')
        """
        mention = self._coreference.resolve(pronoun) or self._subject_before(pronoun)
        if mention is None:
            return None
        span = self._reading.span((pronoun.start, pronoun.end))
        evidence = self._reading.span((mention.start, mention.end))
        why = Why("who.pronoun", evidence, f"“{span.text}” is {mention.text}")
        known = actor_at(self._actors, mention.head)
        if known is not None:
            return replace(known, span=span, why=why)
        role = role_of(mention.head.lemma)
        return Actor(span, mention.text, None, role=role.code if role else None, why=why)

    def _subject_before(self, pronoun: Token) -> Mention | None:
        """Who or what the clause or the sentence before was about, if the pronoun fits it."""
        reading = self._reading
        fits = _SINGULAR if pronoun.lower in _ONE else _PLURAL if pronoun.lower in _MANY else None
        if fits is None:
            return None
        first, _ = reading.sentences[max(0, pronoun.sent - 1)]
        for token in reversed(reading.tokens[first : pronoun.i]):
            if token.dep not in ("nsubj", "nsubjpass") or token.pos == "PRON":
                continue
            personal = token.ent == "PERSON" or is_somebody(reading, token)
            if not personal or token.tag not in fits:
                return None
            return mention_of(reading, token, spoke=False)
        return None


def _head(tokens: Sequence[Token]) -> Token | None:
    """The word of a mention that the others hang on."""
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head not in inside or t.head == t.i), None)
