"""Polarity and modality of a single event word, with every predicate that it is embedded under.

The event's own negation and modality come first, then what stands above it, from the inside out
(Karttunen 1971; Saurí and Pustejovsky 2009).
"""

from dataclasses import dataclass, replace

from twosource.claims.factuality.modality import clause_modality, lexicon
from twosource.claims.factuality.polarity import negated_by
from twosource.model import Modality, Polarity
from twosource.reading import Reading, Token

__all__ = ["EventFactuality", "factuality"]

_HIGHEST = 8
"""Steps up the tree at most."""
_WEAK = {"verb", "going_to", "belief"}
"""Rules that speak of a clause's complement, not of its own event."""


@dataclass(frozen=True, slots=True)
class EventFactuality:
    """How a text presents an event, the rule and the word that decided."""

    polarity: Polarity
    modality: Modality
    rule: str
    evidence: Token


def factuality(reading: Reading, event: Token) -> EventFactuality:
    """How the text presents ``event``.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> def presented(text, word):
    ...     reading = read(Report("r", text, ""))
    ...     found = factuality(reading, next(t for t in reading.tokens if t.text == word))
    ...     return found.polarity, found.modality
    >>> presented("The army did not fire.", "fire"), presented("They failed to cross.", "cross")
    (('negative', 'asserted'), ('negative', 'asserted'))
    >>> presented("They want to cross.", "cross"), presented("If they cross, we shoot.", "cross")
    (('positive', 'planned'), ('positive', 'conditional'))
    >>> presented("They managed to cross.", "cross"), presented("They tried to cross.", "cross")
    (('positive', 'asserted'), ('positive', 'attempted'))
    >>> presented("They did not fail to cross.", "cross")
    ('positive', 'asserted')
    """
    found = _own(reading, event)
    token = event
    for _ in range(_HIGHEST):
        head = reading.head(token)
        if head == token or (_is_sealed(token, head) and not _prevents(token, head)):
            break
        found = _under(reading, token, head, found)
        token = head
    return found


def _is_sealed(token: Token, head: Token) -> bool:
    """Whether what stands above says nothing of ``token``: "declined to say what they had seized".

    Arguments of a verb, and clauses that are told or known, are events of their own.
    """
    if token.dep in ("dobj", "nsubj", "nsubjpass", "relcl", "advcl", "pobj"):
        return head.lower not in lexicon()["clause"]["denying"]
    embedding = lexicon()["embedding"]
    return token.dep == "ccomp" and not any(
        head.lemma in embedding[name] for name in ("planned", "attempted", "possible")
    )


def _prevents(token: Token, head: Token) -> bool:
    """Whether ``token`` is what "prevent", "avert" … say did not happen."""
    prevented = token.dep in ("dobj", "pcomp", "nsubjpass") or (
        token.dep == "prep" and token.lower == "from"
    )
    return prevented and head.lemma in lexicon()["embedding"]["prevented"]


def _own(reading: Reading, event: Token) -> EventFactuality:
    reason = clause_modality(reading, _carrier(reading, event))
    own = reason is not None and reason.rule not in _WEAK
    modality: Modality = reason.modality if reason is not None and own else "asserted"
    word = negated_by(reading, event)
    if word is not None:
        return EventFactuality("negative", modality, "negated", word)
    if reason is not None and own:
        return EventFactuality("positive", modality, reason.rule, reason.evidence)
    return EventFactuality("positive", "asserted", "plain", event)


def _carrier(reading: Reading, event: Token) -> Token:
    """The verb whose auxiliaries hold for ``event``: a coordinated one may share its head's."""
    shares = event.dep == "conj" and event.tag == "VB" and not reading.child(event, "aux", "nsubj")
    return reading.head(event) if shares else event


def _under(reading: Reading, token: Token, head: Token, found: EventFactuality) -> EventFactuality:
    """What the predicate ``head`` makes of what stands below it."""
    embedding = lexicon()["embedding"]
    if _is_complement(reading, token):
        if head.lemma in embedding["failed"]:
            return _denied(reading, head, found)
        return _of_complement(reading, token, head, found)
    if token.dep in ("pcomp", "pobj") and head.lower in lexicon()["clause"]["denying"]:
        return replace(found, polarity="negative", rule="denying", evidence=head)
    return _denied(reading, head, found) if _prevents(token, head) else found


def _is_complement(reading: Reading, token: Token) -> bool:
    """Whether ``token`` heads a clause that its head takes, or an infinitive of a noun."""
    if token.dep in ("xcomp", "ccomp"):
        return True
    return token.dep == "acl" and any(c.tag == "TO" for c in reading.children(token))


def _denied(reading: Reading, head: Token, found: EventFactuality) -> EventFactuality:
    """Under "fail" or "prevent" it did not happen; under "did not fail" it did."""
    if negated_by(reading, head) is not None:
        return found
    polarity: Polarity = "negative" if found.polarity == "positive" else "positive"
    return replace(found, polarity=polarity, rule="denying", evidence=head)


def _of_complement(
    reading: Reading, token: Token, head: Token, found: EventFactuality
) -> EventFactuality:
    own = _own(reading, head)
    if token.dep == "xcomp" and found.polarity == "positive" and own.polarity == "negative":
        found = replace(found, polarity="negative", rule="negated_above", evidence=own.evidence)
    if found.modality != "asserted":
        return found
    for modality in ("attempted", "planned", "possible"):
        if head.lemma in lexicon()["embedding"][modality]:
            return replace(found, modality=modality, rule="embedded", evidence=head)
    if own.modality != "asserted":
        return replace(found, modality=own.modality, rule="modal_above", evidence=own.evidence)
    return found
