"""What is counted of the counted: killed, detained, displaced, destroyed …, read from syntax.

Closest evidence first: a counted noun that says it itself, the words right after the phrase, the
governing verb or noun ("toll"), what describes the noun. The table is ``measures.toml``.
"""

from twosource.claims.numbers.counted import Counted
from twosource.claims.numbers.governors import governing
from twosource.claims.numbers.predicates import (
    Measured,
    Role,
    look_up,
    of_verb,
    people_verb,
    table,
    voice,
)
from twosource.reading import Reading, Token

__all__ = ["Measured", "measured"]

_FARTHEST = 6
"""Tokens looked through after a phrase."""
_SKIPPED = {"more", "others", "who", "that", "to"}


def measured(reading: Reading, found: Counted) -> Measured | None:
    """What of the counted ones is counted, or ``None`` if nothing in the table says it.

    >>> from twosource.claims.numbers.amounts import amounts
    >>> from twosource.claims.numbers.counted import counted
    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> def measures(text):
    ...     reading = read(Report("r", text, ""))
    ...     pairs = [counted(reading, a, a.start, a.end) for a in amounts(text)]
    ...     return [m and m.measure for m in (measured(reading, c) for c in pairs)]
    >>> measures("Two miners died and nine were hurt.")
    ['killed', 'injured']
    >>> measures("The blast killed 12 people, wounding 30 others and destroying six shops.")
    ['killed', 'injured', 'destroyed']
    >>> measures("Two drones had killed nine miners."), measures("He launched a fleet of 30 boats.")
    ([None, 'killed'], [None])
    >>> measures("The death toll rose to 40.")
    ['killed']
    >>> measures("At least six hostages were freed. He held up photos of three hostages.")
    ['released', 'abducted']
    """
    said = (
        _by_noun(found, "noun")
        or _right_after(reading, found)
        or governing(reading, found.head)
        or _by_modifier(reading, found)
        or _by_noun(found, "kind")
    )
    return _of_people(reading, found, said)


def _of_people(reading: Reading, found: Counted, said: Measured | None) -> Measured | None:
    """Read verbs that mean another thing of people: "seized five soldiers", "lost four men"."""
    verb = said.evidence if said else reading.head(found.head)
    if found.noun_head is None or (said is None and found.head.dep != "dobj"):
        return said
    measure = people_verb(found.noun_head, verb)
    return Measured(measure, verb) if measure else said


def _by_noun(found: Counted, role: Role) -> Measured | None:
    noun = found.noun_head
    if noun is None or noun.lemma == "life":
        return None
    measure = table(role).get(noun.lemma) or table(role).get(noun.lower)
    if measure is None and role == "noun" and noun.pos != "PROPN":
        measure = table("state").get(noun.lower)
    return Measured(measure, noun) if measure else None


def _right_after(reading: Reading, found: Counted) -> Measured | None:
    """The verb or state right after the phrase: "nine injured", "two were later found dead"."""
    last = reading.token_at(found.end - 1) or found.head
    passive = False
    for token in reading.tokens[last.i + 1 : last.i + 1 + _FARTHEST]:
        if token.sent != found.head.sent:
            break
        if token.lemma in ("be", "have", "get") and token.pos in ("AUX", "VERB"):
            passive = passive or token.lemma in ("be", "get")
        elif token.pos != "ADV" and token.lower not in _SKIPPED:
            return _said_after(reading, token, passive)
    return None


def _said_after(reading: Reading, token: Token, passive: bool) -> Measured | None:
    active = (
        not passive and token.tag in ("VBD", "VBN") and reading.child(token, "dobj") is not None
    )
    if token.lower in table("state") and token.pos in ("ADJ", "VERB", "NOUN") and not active:
        return Measured(table("state")[token.lower], token)
    if token.pos != "VERB":
        return None
    if passive or (token.tag == "VBN" and reading.child(token, "dobj") is None):
        return of_verb(reading, token, "object")
    return of_verb(reading, token, "subject")


def _by_modifier(reading: Reading, found: Counted) -> Measured | None:
    """A participle or clause that describes the noun: "nine missing boys", "homes burned down"."""
    for child in reading.children(found.noun_head or found.head):
        said = _of_modifier(reading, child)
        if said is not None:
            return said
    return None


def _of_modifier(reading: Reading, word: Token) -> Measured | None:
    if word.dep in ("amod", "acl"):
        if word.lower in table("state"):
            return Measured(table("state")[word.lower], word)
        return look_up(reading, word, "object") if word.tag == "VBN" else None
    if word.lower == "with":
        wounds = (t for t in reading.subtree(word) if t.lemma in ("wound", "injury"))
        wound = next(wounds, None)
        return Measured("injured", wound) if wound else None
    if word.dep == "relcl" and _has_relative_subject(reading, word):
        return of_verb(reading, word, voice(reading, word))
    return None


def _has_relative_subject(reading: Reading, verb: Token) -> bool:
    """Whether a relative clause is about its noun as subject: "who died", not "where he died"."""
    subject = reading.child(verb, "nsubj", "nsubjpass")
    return subject is not None and subject.lower in ("who", "that", "which")
