"""Who does and who is done to: the nouns that fill the two parts of a happening."""

from collections.abc import Iterable, Sequence

from twosource.claims.plover.arguments import arguments_of, conjuncts
from twosource.claims.plover.nominal import of_noun
from twosource.claims.plover.reader import read_word
from twosource.claims.plover.sides import doers_beside
from twosource.claims.plover.somebody import is_somebody, rules
from twosource.claims.plover.verbal import (
    Parts,
    causes,
    consequences,
    direct,
    people_among,
    victims_above,
)
from twosource.reading import Reading, Token

__all__ = ["Parts", "clause_parts", "parts_of"]

_VERBAL = frozenset({"VERB", "AUX", "ADJ"})
_FORCE = frozenset({"ASSAULT", "COERCE"})


def parts_of(reading: Reading, trigger: Token, kind: str) -> Parts:
    """Who and whom of the happening of type ``kind`` that ``trigger`` names.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "The killing of two monks by militiamen caused outrage.", ""))
    >>> parts = parts_of(r, r.tokens[1], "ASSAULT")
    >>> [t.text for t in parts.who], [t.text for t in parts.whom]
    (['militiamen'], ['monks'])
    """
    own = read_word(reading, trigger)
    kind = own.type if own else kind
    if trigger.pos in _VERBAL:
        named = frozenset(t.i for t in own.trigger) if own else frozenset[int]()
        found = _of_verb(reading, trigger, kind, named)
    else:
        found = of_noun(reading, trigger, kind)
    who = _unique(found.who)
    whom = tuple(t for t in _unique(found.whom) if t not in who)
    if not who and kind in _FORCE:
        who = doers_beside(reading, trigger, kind, whom)
    if kind == "MOBILIZE" and not who:
        who, whom = whom, ()
    return Parts(who, whom)


def _unique(tokens: Iterable[Token]) -> tuple[Token, ...]:
    return tuple(dict.fromkeys(tokens))


def _of_verb(reading: Reading, verb: Token, kind: str, named: frozenset[int]) -> Parts:
    """Parts beside a verb and, where it leaves one open, beside what it came about by."""
    found = arguments_of(reading, verb)
    own = direct(reading, verb, found, kind, named)
    who, whom = own.who, own.whom
    if kind in rules().mutual and len(who) > 1 and not whom:
        return own
    if not who:
        who = tuple(t for noun in causes(reading, found) for t in of_noun(reading, noun, kind).who)
    if not people_among(reading, whom):
        whom = (*whom, *consequences(reading, verb, kind))
    whom = (*victims_above(reading, verb, kind), *whom)
    return Parts(who, whom)


def clause_parts(reading: Reading, tokens: Sequence[Token]) -> Parts:
    """Who the main clause of ``tokens`` speaks of, where it names no type of happening.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "Both drivers fled before police found the car.", ""))
    >>> parts = clause_parts(r, r.tokens)
    >>> [t.text for t in parts.who], parts.whom
    (['drivers'], ())
    """
    inside = {t.i for t in tokens}
    tops = [t for t in tokens if t.pos in _VERBAL and (t.head not in inside or t.head == t.i)]
    if not tops:
        return Parts()
    found = arguments_of(reading, tops[0])
    doer = found.agent if found.passive else found.subject
    who = conjuncts(reading, doer) if doer is not None else ()
    return Parts(
        tuple(t for t in _unique(who) if is_somebody(reading, t)),
        tuple(t for t in _unique(found.objects) if t not in who and is_somebody(reading, t)),
    )
