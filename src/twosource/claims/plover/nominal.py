"""Who does and who is done to beside a noun of happening: "the killing of", "a raid by"."""

from collections.abc import Iterator

from twosource.claims.plover.arguments import Arguments, arguments_of, conjuncts
from twosource.claims.plover.lexicon import frames, word_class
from twosource.claims.plover.reader import read_word
from twosource.claims.plover.somebody import THINGS, is_aimed_at, is_somebody, rules
from twosource.claims.plover.verbal import Parts, consequences, dealt_with, direct, people_among
from twosource.reading import Reading, Token

__all__ = ["of_noun"]

_VERBAL = frozenset({"VERB", "AUX"})
_ADJECTIVES = frozenset({"NORP", "GPE", "ORG", "PERSON"})
_THROUGH = {
    "of": word_class("empty").lemmas | word_class("partitive").lemmas,
    "for": frozenset({"responsibility", "credit"}),
}
"""Nouns through which a noun hangs on its verb, by the preposition between them."""


def of_noun(reading: Reading, noun: Token, kind: str) -> Parts:
    """The parts beside ``noun``, and those of the verb that it stands below.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "The rebels claimed responsibility for an ambush on a convoy.", ""))
    >>> parts = of_noun(r, next(t for t in r.tokens if t.text == "ambush"), "ASSAULT")
    >>> [t.text for t in parts.who], [t.text for t in parts.whom]
    (['rebels'], ['convoy'])
    """
    who: list[Token] = []
    whom: list[Token] = []
    for child in reading.children(noun):
        if child.dep in ("poss", "amod", "compound", "nmod"):
            _beside(reading, noun, child, who, whom)
        elif child.dep in ("prep", "agent"):
            _after(reading, noun, child, kind, who, whom)
        elif child.dep == "conj" and child.pos == "NOUN":
            for after in reading.children(child):
                if after.dep in ("prep", "agent"):
                    _after(reading, child, after, kind, who, whom)
        elif child.dep in ("relcl", "acl") and child.pos == "VERB" and kind == "ASSAULT":
            inner = read_word(reading, child)
            if inner is not None and inner.type == kind:
                below = direct(reading, child, arguments_of(reading, child), kind).whom
                whom.extend(t for t in below if t.i != noun.i)
    _of_governor(reading, noun, kind, who, whom)
    return Parts(tuple(who), tuple(whom))


def _beside(
    reading: Reading, noun: Token, child: Token, who: list[Token], whom: list[Token]
) -> None:
    """ "Mali's attack", "police raid", "an Israeli strike"; "the mayor's killing"."""
    if child.lemma in word_class("weapon").lemmas or not is_somebody(reading, child):
        return
    if child.dep == "amod" and child.pos == "ADJ" and child.ent not in _ADJECTIVES:
        return
    suffers = noun.lemma in rules().sufferer and child.dep == "poss"
    captive = child.dep == "compound" and child.lemma in word_class("captive").lemmas
    (whom if suffers or captive else who).extend(conjuncts(reading, child))


def _after(
    reading: Reading, noun: Token, prep: Token, kind: str, who: list[Token], whom: list[Token]
) -> None:
    """ "By", "between", "of" and the prepositions of the type."""
    inner = reading.child(prep, "pobj")
    if inner is None:
        return
    nouns = conjuncts(reading, inner)
    somebody = [t for t in nouns if is_somebody(reading, t)]
    if prep.lower in ("by", "between", "among") or (
        prep.lower == "of" and noun.lemma in rules().doer_of
    ):
        who.extend(somebody)
    elif prep.lower == "of" or prep.lower in rules().whom.get(kind, ()):
        things = kind in THINGS and prep.lower != "of"
        whom.extend(somebody or [t for t in nouns if things and is_aimed_at(reading, t, kind)])


def _of_governor(
    reading: Reading, noun: Token, kind: str, who: list[Token], whom: list[Token]
) -> None:
    """The verb that the noun stands below: "carried out", "suffered", "were hurt in"."""
    top = _topmost(reading, noun)
    verb = reading.head(top)
    if verb.pos == "ADP":
        verb = reading.head(verb)
    if verb.pos not in _VERBAL:
        return
    found = arguments_of(reading, verb)
    passing = frames()
    passes = verb.lemma in passing.light | passing.control | passing.permit
    passes = passes or (top is not noun and verb.lemma in rules().admitted)
    passes = passes or (kind == "ASSAULT" and verb.lemma in rules().undergo)
    subject = found.subject
    if passes and top.dep in ("dobj", "obj", "attr", "pobj") and subject is not None:
        somebody = [t for t in conjuncts(reading, subject) if is_somebody(reading, t)]
        suffers = verb.lemma in rules().undergo or (
            verb.lemma == "be" and noun.lemma in rules().sufferer
        )
        (whom if suffers else who).extend(somebody)
    carried = passes or verb.lemma in rules().carried
    if top.dep in ("nsubj", "nsubjpass") and carried and found.agent is not None and not who:
        who.extend(t for t in conjuncts(reading, found.agent) if is_somebody(reading, t))
    if found.agent is not None and found.agent.i == noun.i and not who:
        who.extend(_second_by(reading, verb, noun))
    if passes and not whom:
        beside = ((word, t) for word, t in found.prepositions if t is None or t.i != noun.i)
        whom.extend(dealt_with(reading, beside, kind))
    if kind in THINGS and not people_among(reading, tuple(whom)):
        whom.extend(_suffering(reading, verb, found, kind))


def _second_by(reading: Reading, verb: Token, noun: Token) -> Iterator[Token]:
    """ "Was hit by protests by truckers": the parser hangs both on the verb."""
    for child in reading.children(verb):
        doer = reading.child(child, "pobj") if child.lower == "by" and child.i > noun.i else None
        if doer is not None:
            yield from (t for t in conjuncts(reading, doer) if is_somebody(reading, t))


def _suffering(reading: Reading, verb: Token, found: Arguments, kind: str) -> Iterator[Token]:
    """Victims that the verb above a noun or its consequences tell of."""
    yield from consequences(reading, verb, kind)
    own = read_word(reading, verb)
    if own is not None and own.type == kind == "ASSAULT":
        yield from direct(reading, verb, found, kind).whom


def _topmost(reading: Reading, noun: Token) -> Token:
    """The noun through which ``noun`` hangs on its verb: "a spate of attacks"."""
    for _ in range(3):
        prep = reading.head(noun)
        above = reading.head(prep)
        joined = noun.dep == "conj" and prep.pos == "NOUN"
        if joined or (noun.dep == "compound" and prep.lemma in _THROUGH["of"]):
            noun = prep
        elif above.lemma in _THROUGH.get(prep.lower, ()):
            noun = above
        else:
            return noun
    return noun
