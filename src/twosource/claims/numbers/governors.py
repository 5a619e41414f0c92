"""The climb from a counted noun to the verb or noun that says what happened to the counted."""

from typing import NamedTuple

from twosource.claims.numbers.predicates import (
    Measured,
    Role,
    look_up,
    of_people,
    of_verb,
    table,
    verbs,
    voice,
)
from twosource.reading import Reading, Token

__all__ = ["governing"]

_HIGHEST = 6
"""Steps up the tree at most."""
_THROUGH = {
    *("conj", "appos", "compound", "nmod", "nummod", "quantmod"),
    *("amod", "poss", "prep", "dep", "advmod"),
}
_OBJECTS = {"nsubjpass", "dobj", "attr", "oprd", "dative", "npadvmod"}


class _Step(NamedTuple):
    """What a link to a head says, and whether to climb on past it."""

    said: Measured | None
    climb: bool = False


def governing(reading: Reading, token: Token) -> Measured | None:
    """What the words above ``token`` say of it.

    A noun like "crowd" speaks only where nothing above it does: "a crowd of 200 fled".

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> def measure(text, word):
    ...     reading = read(Report("r", text, ""))
    ...     found = governing(reading, next(t for t in reading.tokens if t.text == word))
    ...     return found and found.measure
    >>> measure("Police detained 40 men.", "men"), measure("The killing of 12 men ended.", "men")
    ('detained', 'killed')
    >>> measure("Officials put the number of wounded at 20.", "20")
    'injured'
    """
    fallback: Measured | None = None
    for _ in range(_HIGHEST):
        head = reading.head(token)
        if head == token:
            break
        step = _step(reading, token, head)
        if not step.climb:
            return step.said or fallback
        token, fallback = head, fallback or step.said
    return fallback


def _step(reading: Reading, token: Token, head: Token) -> _Step:
    if token.dep in _OBJECTS:
        return _Step(_of_object(reading, token, head))
    if token.dep in ("nsubj", "csubj"):
        elliptic = head.tag == "VBN" and reading.child(head, "aux", "dobj") is None
        return _Step(of_verb(reading, head, "object" if elliptic else "subject"))
    if token.dep == "pobj":
        return _of_preposition(reading, head)
    if token.dep in ("ccomp", "xcomp") and token.pos in ("NOUN", "NUM", "ADJ"):
        return _Step(of_verb(reading, head, "object"))
    return _Step(None, token.dep in _THROUGH)


def _of_object(reading: Reading, token: Token, verb: Token) -> Measured | None:
    lives = token.lemma == "life" or any(c.lemma == "life" for c in reading.children(token))
    if lives and verb.lemma in verbs("losing"):
        return Measured("killed", verb)
    said = of_verb(reading, verb, "object") or _figure_for(reading, token, verb)
    return said or _included(reading, verb)


def _included(reading: Reading, verb: Token) -> Measured | None:
    """What those are who include the counted: "the dead included four women"."""
    subject = reading.child(verb, "nsubj") if verb.lemma in verbs("including") else None
    if subject is None:
        return None
    measure = table("state").get(subject.lower) or table("noun").get(subject.lemma)
    if measure:
        return Measured(measure, subject)
    done = reading.child(subject, "acl")
    return look_up(reading, done, "object") if done is not None and done.tag == "VBN" else None


def _of_preposition(reading: Reading, preposition: Token) -> _Step:
    """Read "the killing of two", "a toll of two", "stood at two", "along with two"."""
    head = reading.head(preposition)
    if head.pos in ("NOUN", "PROPN") and preposition.lower != "by":
        return _of_noun(reading, preposition, head)
    if preposition.lower == "with" and head.pos in ("VERB", "ADP", "ADV", "SCONJ"):
        verb = head if head.pos == "VERB" else reading.head(head)
        role: Role = voice(reading, verb)
        return _Step(of_verb(reading, verb, role) if verb.pos == "VERB" else None)
    if head.dep in ("acl", "relcl") and preposition.lower in ("at", "as", "to"):
        return _Step(_named_by(reading, reading.head(head)))
    return _Step(_figure_for(reading, preposition, head))


def _of_noun(reading: Reading, preposition: Token, noun: Token) -> _Step:
    measure = table("governor").get(noun.lemma)
    if noun.lemma == "life" and reading.head(noun).lemma in verbs("losing"):
        measure = "killed"
    if measure and preposition.lower in ("of", "at", "to", "as", "for"):
        return _Step(Measured(measure, noun), noun.lemma in verbs("medium"))
    if preposition.lower in ("at", "as", "to"):
        named = _named_by(reading, noun)
        return _Step(named or _figure_for(reading, noun, reading.head(noun)))
    return _Step(None, noun.lemma in verbs("medium") and preposition.lower == "of")


def _figure_for(reading: Reading, token: Token, verb: Token) -> Measured | None:
    """A figure given for what the subject or object names: "put the number of dead at 20"."""
    if verb.lemma not in verbs("figure"):
        return None
    for child in reading.children(verb):
        if child.dep in ("nsubj", "nsubjpass", "dobj") and child != token:
            found = _named_by(reading, child)
            if found:
                return found
    toll = next((t for t in reading.sentence(verb) if t.lemma == "toll" and t.i < verb.i), None)
    return Measured("killed", toll) if toll else None


def _named_by(reading: Reading, noun: Token) -> Measured | None:
    """What a noun like "toll" or "number of dead" counts."""
    measure = table("governor").get(noun.lemma) or table("noun").get(noun.lemma)
    if measure:
        return Measured(measure, noun)
    for token in reading.subtree(noun):
        if token.i > noun.i:
            measure = table("state").get(token.lower) or table("noun").get(token.lemma)
            if token.dep == "acl" and token.tag == "VBN":
                measure = measure or of_people(token)
            if measure:
                return Measured(measure, token)
    return None
