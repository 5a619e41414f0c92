"""What verbs and their complements say of those who are counted, by ``measures.toml``."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from twosource.claims.plover.lexicon import word_class
from twosource.gazetteer.roles import role_of
from twosource.reading import Reading, Token

__all__ = [
    "Measured",
    "Role",
    "is_human",
    "look_up",
    "of_verb",
    "people_verb",
    "table",
    "verbs",
    "voice",
]

Role = Literal["object", "subject", "state", "noun", "kind", "governor"]
_PEOPLE = frozenset({"official", "witness", "person", "population"})
_COMPLEMENTS = {"oprd", "acomp", "attr", "xcomp", "ccomp", "advmod", "amod"}


class Measured(NamedTuple):
    """A measure and the word that says so."""

    measure: str
    evidence: Token


@cache
def _data() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files(__package__) / "measures.toml").read_text(encoding="utf-8"))


@cache
def table(role: Role) -> dict[str, str]:
    """The measure of each form that has ``role``.

    >>> table("subject")["perish"]
    'killed'
    """
    out: dict[str, str] = {}
    for measure, roles in _data().items():
        if measure not in ("verbs", "people"):
            for form in roles.get(role, ()):
                out.setdefault(form, measure)
    return out


@cache
def verbs(name: str) -> frozenset[str]:
    """A list of words that matter beside the measures."""
    return frozenset(_data()["verbs"][name])


def people_verb(noun: Token, verb: Token) -> str | None:
    """What a verb means of people where the measures take it to be about things."""
    if noun.lemma not in _data()["people"]["nouns"] and not is_human(noun):
        return None
    return of_people(verb)


def of_people(verb: Token) -> str | None:
    """What a verb means of people: those "held" are detained."""
    measure: str | None = _data()["people"]["verbs"].get(verb.lemma)
    return measure


def is_human(noun: Token) -> bool:
    """Whether a noun is of people, not of a body or a building."""
    if noun.lemma in word_class("human").lemmas:
        return True
    role = role_of(noun.lemma)
    return role is not None and role.kind in _PEOPLE


def voice(reading: Reading, verb: Token) -> Role:
    """The role that a verb's subject has: object in the passive."""
    return "object" if reading.child(verb, "auxpass") else "subject"


def of_verb(reading: Reading, verb: Token, role: Role) -> Measured | None:
    """What a verb says of its subject or object, itself or through its complement."""
    raises = verbs("raising" if role == "subject" else "object_raising")
    if verb.lemma in raises or (role == "object" and verb.lemma in verbs("raising")):
        found = _complement(reading, verb)
        if found:
            return found
    if verb.lower in table("state") and verb.tag in ("VBG", "JJ"):
        return Measured(table("state")[verb.lower], verb)
    inverted = role == "object" and reading.child(verb, "nsubj") is None
    if verb.lemma == "be" and (role == "subject" or inverted):
        return _of_place(reading, verb)
    return look_up(reading, verb, role)


def _complement(reading: Reading, verb: Token) -> Measured | None:
    """What a raising verb's complement says: "are feared to have drowned", "left two dead"."""
    for child in reading.children(verb):
        if child.dep not in _COMPLEMENTS:
            continue
        if child.lower in table("state"):
            return Measured(table("state")[child.lower], child)
        if child.pos == "VERB":
            found = of_verb(reading, child, voice(reading, child))
            if found:
                return found
    return None


def _of_place(reading: Reading, be: Token) -> Measured | None:
    """Where the counted are: "were in the camp", "were among the injured"."""
    for child in reading.children(be):
        if child.dep == "prep" and child.lower == "among":
            group = reading.child(child, "pobj")
            if group is not None and group.lower in table("state"):
                return Measured(table("state")[group.lower], group)
        if child.dep == "prep" and child.lower in verbs("places"):
            return Measured("present", be)
    return None


def look_up(reading: Reading, verb: Token, role: Role) -> Measured | None:
    """The measure of a verb, together with the word beside it if the table has the pair."""
    forms = table(role)
    if role == "subject" and verb.lemma in verbs("intransitive") and reading.child(verb, "dobj"):
        return None
    if role == "object" and _ends_in_death(reading, verb):
        return Measured("killed", verb)
    for beside in _beside(reading, verb):
        measure = forms.get(f"{verb.lemma} {beside.lower}")
        if measure:
            return Measured(measure, verb)
    return Measured(forms[verb.lemma], verb) if verb.lemma in forms else None


def _beside(reading: Reading, verb: Token) -> Iterator[Token]:
    for child in reading.children(verb):
        if child.i > verb.i or child.dep == "advmod":
            yield child
            if child.dep == "prep":
                yield from reading.children(child)
    if verb.i + 1 < len(reading.tokens):
        yield reading.tokens[verb.i + 1]


def _ends_in_death(reading: Reading, verb: Token) -> bool:
    """Whether "to death" stands with a verb or the one joined to it: "hacked or shot to death"."""
    joined = (c for c in reading.children(verb) if c.dep == "conj")
    return any(
        beside.lower == "to" and any(child.lower == "death" for child in reading.children(beside))
        for each in (verb, *joined)
        for beside in _beside(reading, each)
    )
