"""What is counted of the counted: killed, detained, displaced, destroyed …, read from syntax.

The table is ``measures.toml``. Closest evidence first: a counted noun that says it itself, the
words right after the phrase, the governing verb or noun ("toll"), what describes the noun.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from twosource.claims.numbers.counted import Counted
from twosource.reading import Reading, Token

__all__ = ["Measured", "measured"]

Role = Literal["object", "subject", "state", "noun", "kind", "governor"]
_FARTHEST = 6
"""Tokens looked through after a phrase, and steps up the tree."""
_THROUGH = {
    "conj", "appos", "compound", "nmod", "nummod", "quantmod", "amod", "poss", "prep", "dep", "advmod"
}  # fmt: skip
_COMPLEMENTS = {"oprd", "acomp", "attr", "xcomp", "ccomp", "advmod", "amod", "dobj"}


class Measured(NamedTuple):
    """A measure and the word that says so."""

    measure: str
    evidence: Token


@cache
def _data() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files(__package__) / "measures.toml").read_text(encoding="utf-8"))


@cache
def _table(role: Role) -> dict[str, str]:
    out: dict[str, str] = {}
    for measure, roles in _data().items():
        if measure not in ("verbs", "people"):
            for form in roles.get(role, ()):
                out.setdefault(form, measure)
    return out


@cache
def _verbs(name: str) -> frozenset[str]:
    return frozenset(_data()["verbs"][name])


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
    >>> measures("The death toll rose to 40.")
    ['killed']
    >>> measures("At least six hostages were freed. He held up photos of three hostages.")
    ['released', 'abducted']
    """
    said = (
        _by_noun(found, "noun")
        or _right_after(reading, found)
        or _by_governor(reading, found)
        or _by_modifier(reading, found)
        or _by_noun(found, "kind")
    )
    return _of_people(found, said) if said else None


def _of_people(found: Counted, said: Measured) -> Measured:
    """Correct verbs that mean another thing of people: "seized five soldiers"."""
    noun = found.noun_head
    if noun is None or noun.lemma not in _data()["people"]["nouns"]:
        return said
    measure = _data()["people"]["verbs"].get(said.evidence.lemma)
    return Measured(measure, said.evidence) if measure else said


def _by_noun(found: Counted, role: Role) -> Measured | None:
    noun = found.noun_head
    if noun is None or noun.lemma == "life":
        return None
    measure = _table(role).get(noun.lemma) or _table(role).get(noun.lower)
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
        elif token.pos != "ADV" and token.lower not in ("more", "others", "who", "that", "to"):
            return _said_after(reading, token, passive)
    return None


def _said_after(reading: Reading, token: Token, passive: bool) -> Measured | None:
    active = token.tag == "VBD" and reading.child(token, "dobj") is not None
    if token.lower in _table("state") and token.pos in ("ADJ", "VERB", "NOUN") and not active:
        return Measured(_table("state")[token.lower], token)
    if token.pos != "VERB":
        return None
    if passive or (token.tag == "VBN" and reading.child(token, "dobj") is None):
        return _of_verb(reading, token, "object")
    return _of_verb(reading, token, "subject")


def _of_verb(reading: Reading, verb: Token, role: Role) -> Measured | None:
    """What a verb says of its subject or object, itself or through its complement."""
    raises = _verbs("raising" if role == "subject" else "object_raising")
    if verb.lemma in raises or (role == "object" and verb.lemma in _verbs("raising")):
        found = _complement(reading, verb)
        if found:
            return found
    if verb.lower in _table("state") and verb.tag in ("VBG", "JJ"):
        return Measured(_table("state")[verb.lower], verb)
    if verb.lemma == "be" and role == "subject":
        return _of_place(reading, verb)
    return _look_up(reading, verb, role)


def _of_place(reading: Reading, be: Token) -> Measured | None:
    """Where the counted are: "were in the camp", "were among the injured"."""
    for child in reading.children(be):
        if child.dep == "prep" and child.lower == "among":
            group = reading.child(child, "pobj")
            if group is not None and group.lower in _table("state"):
                return Measured(_table("state")[group.lower], group)
        if child.dep == "prep" and child.lower in _verbs("places"):
            return Measured("present", be)
    return None


def _look_up(reading: Reading, verb: Token, role: Role) -> Measured | None:
    """The measure of a verb, together with the word beside it if the table has the pair."""
    table = _table(role)
    for beside in _beside(reading, verb):
        measure = table.get(f"{verb.lemma} {beside.lower}")
        if measure:
            return Measured(measure, verb)
        if role == "object" and beside.lower == "to" and _is_death(reading, beside):
            return Measured("killed", verb)
    return Measured(table[verb.lemma], verb) if verb.lemma in table else None


def _beside(reading: Reading, verb: Token) -> Iterator[Token]:
    for child in reading.children(verb):
        if child.i > verb.i:
            yield child
            if child.dep == "prep":
                yield from reading.children(child)
    if verb.i + 1 < len(reading.tokens):
        yield reading.tokens[verb.i + 1]


def _is_death(reading: Reading, preposition: Token) -> bool:
    """Whether "to" begins "to death": "stabbed two to death"."""
    return any(child.lower == "death" for child in reading.children(preposition))


def _complement(reading: Reading, verb: Token) -> Measured | None:
    """What a raising verb's complement says: "are feared to have drowned", "left two dead"."""
    for child in reading.children(verb):
        if child.dep not in _COMPLEMENTS:
            continue
        if child.lower in _table("state") and child.dep != "dobj":
            return Measured(_table("state")[child.lower], child)
        if child.pos == "VERB" and child.dep != "dobj":
            found = _of_verb(
                reading, child, "object" if reading.child(child, "auxpass") else "subject"
            )
            if found:
                return found
    return None


def _by_governor(reading: Reading, found: Counted) -> Measured | None:
    """Climb from the counted noun to the verb or noun that says what happened to them."""
    token = found.head
    for _ in range(_FARTHEST):
        head = reading.head(token)
        if head == token:
            break
        result, climb = _step(reading, token, head)
        if result or not climb:
            return result
        token = head
    return None


def _step(reading: Reading, token: Token, head: Token) -> tuple[Measured | None, bool]:
    """What the link between a token and its head says, and whether to climb on."""
    if token.dep in ("nsubjpass", "dobj", "attr", "oprd", "dative", "npadvmod"):
        return _of_object(reading, token, head), False
    if token.dep in ("nsubj", "csubj"):
        elliptic = head.tag == "VBN" and reading.child(head, "aux", "dobj") is None
        return _of_verb(reading, head, "object" if elliptic else "subject"), False
    if token.dep == "pobj":
        return _of_preposition(reading, head)
    if token.dep in ("ccomp", "xcomp") and token.pos in ("NOUN", "NUM", "ADJ"):
        return _of_verb(reading, head, "object"), False
    return None, token.dep in _THROUGH


def _of_object(reading: Reading, token: Token, verb: Token) -> Measured | None:
    lives = token.lemma == "life" or any(c.lemma == "life" for c in reading.children(token))
    if lives and verb.lemma in _verbs("losing"):
        return Measured("killed", verb)
    return _of_verb(reading, verb, "object") or _figure_for(reading, token, verb)


def _of_preposition(reading: Reading, preposition: Token) -> tuple[Measured | None, bool]:
    """Read "the killing of two", "a toll of two", "stood at two", "along with two"."""
    head = reading.head(preposition)
    if head.pos in ("NOUN", "PROPN") and preposition.lower != "by":
        measure = _table("governor").get(head.lemma)
        if head.lemma == "life" and reading.head(head).lemma in _verbs("losing"):
            measure = "killed"
        if measure and preposition.lower in ("of", "at", "to", "as", "for"):
            return Measured(measure, head), False
        if preposition.lower in ("at", "as", "to"):
            return _named_by(reading, head) or _figure_for(reading, head, reading.head(head)), False
        return None, head.lemma in _verbs("medium") and preposition.lower == "of"
    if preposition.lower == "with" and head.pos in ("VERB", "ADP", "ADV", "SCONJ"):
        verb = head if head.pos == "VERB" else reading.head(head)
        role: Role = "object" if reading.child(verb, "auxpass") else "subject"
        return (_of_verb(reading, verb, role) if verb.pos == "VERB" else None), False
    if head.dep in ("acl", "relcl") and preposition.lower in ("at", "as", "to"):
        return _named_by(reading, reading.head(head)), False
    return _figure_for(reading, preposition, head), False


def _figure_for(reading: Reading, token: Token, verb: Token) -> Measured | None:
    """A figure given for what the subject or object names: "put the number of dead at 20"."""
    if verb.lemma not in _verbs("figure"):
        return None
    for child in reading.children(verb):
        if child.dep in ("nsubj", "nsubjpass", "dobj") and child != token:
            found = _named_by(reading, child)
            if found:
                return found
    return None


def _named_by(reading: Reading, noun: Token) -> Measured | None:
    """What a noun like "toll" or "number of dead" counts."""
    measure = _table("governor").get(noun.lemma) or _table("noun").get(noun.lemma)
    if measure:
        return Measured(measure, noun)
    for token in reading.subtree(noun):
        if token.i > noun.i:
            measure = _table("state").get(token.lower) or _table("noun").get(token.lemma)
            if measure:
                return Measured(measure, token)
    return None


def _by_modifier(reading: Reading, found: Counted) -> Measured | None:
    """A participle or clause that describes the noun: "nine missing boys", "homes burned down"."""
    for child in reading.children(found.noun_head or found.head):
        if child.dep in ("amod", "acl"):
            if child.lower in _table("state"):
                return Measured(_table("state")[child.lower], child)
            result = _look_up(reading, child, "object") if child.tag == "VBN" else None
            if result:
                return result
        if child.lower == "with":
            wound = next(
                (t for t in reading.subtree(child) if t.lemma in ("wound", "injury")), None
            )
            if wound:
                return Measured("injured", wound)
        if child.dep == "relcl" and _has_relative_subject(reading, child):
            return _of_verb(
                reading, child, "object" if reading.child(child, "auxpass") else "subject"
            )
    return None


def _has_relative_subject(reading: Reading, verb: Token) -> bool:
    """Whether a relative clause is about its noun as subject: "who died", not "where he died"."""
    subject = reading.child(verb, "nsubj", "nsubjpass")
    return subject is not None and subject.lower in ("who", "that", "which")
