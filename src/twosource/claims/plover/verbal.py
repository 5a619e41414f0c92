"""Who does and who is done to beside a verb: its own arguments, and what comes of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from twosource.claims.plover.arguments import Arguments, arguments_of, conjuncts
from twosource.claims.plover.reader import read_word
from twosource.claims.plover.somebody import (
    THINGS,
    is_aimed_at,
    is_patient,
    is_somebody,
    is_thing,
    rules,
)
from twosource.reading import Reading, Token

__all__ = [
    "Parts",
    "causes",
    "consequences",
    "dealt_with",
    "direct",
    "people_among",
    "victims_above",
]

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_PERSONS = frozenset({"PERSON", "NORP", "ORG"})
_DEEPEST = 4
"""How many complements deep those done to are looked for ("agreed to try to free …")."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Heads of the noun phrases for those who do and those done to."""

    who: tuple[Token, ...] = ()
    whom: tuple[Token, ...] = ()


def direct(
    reading: Reading, verb: Token, found: Arguments, kind: str, named: frozenset[int] = frozenset()
) -> Parts:
    """Parts among the verb's own arguments; ``named`` are the words of the trigger.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "The patrol came under fire from gunmen.", ""))
    >>> came = r.tokens[2]
    >>> parts = direct(r, came, arguments_of(r, came), "ASSAULT")
    >>> [t.text for t in parts.who], [t.text for t in parts.whom]
    (['gunmen'], ['patrol'])
    """
    who = tuple(_doers(reading, found))
    whom = tuple(
        t for t in _done_to(reading, found, kind, named) if t.i not in named or is_patient(t)
    )
    if kind == "ASSAULT" and verb.lemma in rules().undergo:
        return Parts(_sources(reading, found), (*who, *(t for t in whom if t not in who)))
    if verb.lemma in rules().victim or (verb.pos == "ADJ" and kind == "ASSAULT"):
        return Parts((), (*who, *whom))
    if verb.lemma in rules().states and kind == "COERCE":
        return Parts((), (*who, *(t for t in whom if t not in who)))
    if verb.lemma in rules().finder and kind == "ASSAULT":
        return Parts((), whom)
    return Parts(who, whom)


def _doers(reading: Reading, found: Arguments) -> Iterator[Token]:
    doer = found.agent if found.passive else found.subject
    for token in conjuncts(reading, doer) if doer is not None else ():
        if is_somebody(reading, token):
            yield token


def _sources(reading: Reading, found: Arguments) -> tuple[Token, ...]:
    """Where fire that somebody came under is from."""
    beside = [
        noun
        for word, noun in found.prepositions
        if noun is not None and word in ("from", "by") and is_somebody(reading, noun)
    ]
    below = [
        inner
        for word, noun in found.prepositions
        if noun is not None and word in ("under", "to")
        for prep in reading.children(noun)
        if prep.lower in ("from", "by") and (inner := reading.child(prep, "pobj")) is not None
        if is_somebody(reading, inner)
    ]
    return tuple(dict.fromkeys((*beside, *below)))


def _done_to(
    reading: Reading,
    found: Arguments,
    kind: str,
    named: frozenset[int] = frozenset(),
    depth: int = 0,
) -> Iterator[Token]:
    for token in found.objects:
        counted = reading.head(token).lower == "of" and reading.head(reading.head(token)) in (
            found.objects
        )
        if counted or token.lower.endswith(("self", "selves")):
            continue
        if token.lemma in ("life", "death"):
            yield from _whose(reading, token)
        elif is_somebody(reading, token) or (kind in THINGS and is_thing(token)):
            yield token
        elif kind in rules().owned:
            yield from _owners(reading, token)
        if not is_somebody(reading, token):
            # "fined the brewer two million euros": the parser hangs the brewer on the amount
            yield from (
                c
                for c in reading.children(token)
                if c.dep == "nmod" and c.pos == "NOUN" and is_somebody(reading, c)
            )
        if token.i in named or token.lemma in rules().topic:
            yield from dealt_with(reading, _after_noun(reading, token), kind)
    places = any(o.ent not in _PLACES for o in found.objects)
    beside = (
        (word, noun)
        for word, noun in found.prepositions
        if not (places and word == "at" and noun is not None and noun.ent in _PLACES)
    )
    yield from dealt_with(reading, beside, kind)
    if not found.objects and depth < _DEEPEST:
        yield from _in_clauses(reading, found, kind, depth)


def _whose(reading: Reading, noun: Token) -> Iterator[Token]:
    """Whose lives were claimed: "the lives of eleven miners", "their lives"."""
    for child in reading.children(noun):
        owner = reading.child(child, "pobj") if child.lower == "of" else child
        if child.dep in ("prep", "poss") and owner is not None and is_somebody(reading, owner):
            yield from conjuncts(reading, owner)


def _after_noun(reading: Reading, noun: Token) -> Iterator[tuple[str, Token | None]]:
    """The prepositions that hang on a noun, with their nouns: "sanctions on two judges"."""
    for child in reading.children(noun):
        inner = reading.child(child, "pobj") if child.dep == "prep" else None
        if inner is not None:
            yield from ((child.lower, one) for one in conjuncts(reading, inner))


def dealt_with(
    reading: Reading, prepositions: Iterable[tuple[str, Token | None]], kind: str
) -> Iterator[Token]:
    """Those after the prepositions by which a type names whom it is done to."""
    for word, noun in prepositions:
        if noun is None or word not in rules().whom.get(kind, ()):
            continue
        if is_somebody(reading, noun) or (kind in THINGS and is_aimed_at(reading, noun, kind)):
            yield noun


def _owners(reading: Reading, noun: Token) -> Iterator[Token]:
    """Whose deed, words or case it is: "rejected the union's offer", "discussed it with"."""
    for child in reading.children(noun):
        inner = child
        if child.dep == "prep":
            pobj = reading.child(child, "pobj")
            if pobj is None or child.lower not in ("by", "of", "with", "from"):
                continue
            inner = pobj
        if child.dep in ("poss", "prep") and is_somebody(reading, inner):
            yield from conjuncts(reading, inner)


def _in_clauses(reading: Reading, found: Arguments, kind: str, depth: int) -> Iterator[Token]:
    """Whoever the complement speaks of: asked to act, or acted upon in what is promised."""
    for _, clause in found.clauses:
        own = reading.child(clause, "nsubj", "nsubjpass")
        if kind in ("REQUEST", "COERCE"):
            if own is not None and is_somebody(reading, own):
                yield from conjuncts(reading, own)
            continue
        inner = read_word(reading, clause)
        if inner is not None:
            below = arguments_of(reading, clause)
            yield from _done_to(reading, below, inner.type, depth=depth + 1)


def consequences(reading: Reading, verb: Token, kind: str) -> Iterator[Token]:
    """Victims told of beside the happening: "a bomb went off, killing three farmers"."""
    if kind not in THINGS:
        return
    for child in reading.children(verb):
        if child.dep in ("advcl", "conj", "xcomp") and child.pos == "VERB":
            inner = read_word(reading, child)
            if inner is not None and inner.type == kind and not _acts_alone(reading, child):
                yield from direct(reading, child, arguments_of(reading, child), kind).whom


def _acts_alone(reading: Reading, verb: Token) -> bool:
    """Whether a clause has a doer of its own: it tells of another deed."""
    own = reading.child(verb, "nsubj")
    return own is not None and is_somebody(reading, own)


def victims_above(reading: Reading, verb: Token, kind: str) -> tuple[Token, ...]:
    """Victims that the clause above tells of: "thirty were hurt as troops fired"."""
    above = reading.head(verb)
    if kind not in THINGS or verb.dep != "advcl" or above.pos != "VERB":
        return ()
    inner = read_word(reading, above)
    found = arguments_of(reading, above)
    suffers = found.passive or above.lemma in rules().victim
    if inner is None or inner.type != kind or not suffers:
        return ()
    return direct(reading, above, found, kind).whom


def causes(reading: Reading, found: Arguments) -> Iterator[Token]:
    """Happenings by which something came about: "died in an Israeli raid", "a raid killed"."""
    beside = [noun for word, noun in found.prepositions if word in ("in", "by", "during", "after")]
    for noun in (found.subject, found.agent, *beside):
        if noun is not None and read_word(reading, noun) is not None:
            yield noun


def people_among(reading: Reading, tokens: tuple[Token, ...]) -> bool:
    """Whether any of ``tokens`` is somebody, not a thing or a place by name."""
    return any(is_somebody(reading, t) and (t.pos != "PROPN" or t.ent in _PERSONS) for t in tokens)
