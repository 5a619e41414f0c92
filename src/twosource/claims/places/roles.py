"""Whether a place is one where something happens, or stands for a government, a body, a person."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Literal

from twosource.claims.places.spots import Spot
from twosource.claims.places.words import words
from twosource.reading import Reading, Token

Role = Literal["mentioned", "actor"]

_NAMES_OF_OTHERS = frozenset(
    {"in:ORG", "in:PERSON", "in:WORK_OF_ART", "in:LAW", "in:PRODUCT", "in:NORP"}
)
_ACTING = frozenset({"country", "admin1", "region", "continent"})


@dataclass(frozen=True, slots=True)
class _RoleWords:
    deeds: frozenset[str]
    posts: frozenset[str]
    seats: frozenset[str]
    sayings: frozenset[str]
    joined: frozenset[str]
    acts: frozenset[str]
    offices: frozenset[str]
    addresses: frozenset[str]
    towards: frozenset[str]


@cache
def _role_words() -> _RoleWords:
    data = tomllib.loads((files(__package__) / "roles.toml").read_text(encoding="utf-8"))
    return _RoleWords(**{field.name: frozenset(data[field.name]) for field in fields(_RoleWords)})


def role_of(spot: Spot, reading: Reading) -> Role:
    """``actor`` where the name stands for somebody, else ``mentioned``.

    ``where`` says of which of the mentioned places a claim's happening took place in.
    """
    head = _head(spot, reading)
    if spot.label in _NAMES_OF_OTHERS or _names_a_body(spot, reading):
        return "actor"
    if _is_joined(spot, reading):
        return "actor"
    if _is_government(spot) and _is_addressed(head, reading):
        return "actor"
    if _does(spot, head, reading) or _owns_a_post(spot, head, reading) or _is_a_seat(head, reading):
        return "actor"
    return "mentioned"


def _head(spot: Spot, reading: Reading) -> Token:
    """The token of the spot that the others depend on."""
    inside = reading.tokens[spot.first : spot.last]
    return next((t for t in inside if not spot.first <= t.head < spot.last), inside[-1])


def _names_a_body(spot: Spot, reading: Reading) -> bool:
    """ "Athens City Council": a capitalised word for a body follows."""
    if spot.last >= len(reading.tokens):
        return False
    after = reading.tokens[spot.last]
    return (
        after.sent == reading.tokens[spot.first].sent
        and after.text[0].isupper()
        and after.lower in words().bodies_after
    )


def _is_joined(spot: Spot, reading: Reading) -> bool:
    """ "London-based", "Iran-backed"."""
    following = reading.tokens[spot.last : spot.last + 2]
    return (
        len(following) == 2
        and following[0].text in "-‐‑–"
        and following[0].start == spot.end
        and following[1].lower in _role_words().joined
    )


def _does(spot: Spot, head: Token, reading: Reading) -> bool:
    """A country or capital as the subject of a government's deed: "Tehran said"."""
    by = head.dep == "pobj" and reading.head(head).dep == "agent"
    if by and _is_government(spot):
        return True
    if head.dep not in ("nsubj", "agent") or not _is_government(spot):
        return False
    verb = reading.head(head)
    return verb.pos in ("VERB", "AUX") and verb.lemma in _role_words().deeds


def _is_government(spot: Spot) -> bool:
    """Whether a name may stand for a government: a country's, a state's, a capital's."""
    return any(n.entry.kind in _ACTING or n.entry.capital for n in spot.named)


def _is_addressed(head: Token, reading: Reading) -> bool:
    """ "Accused Eritrea", "blamed on Israel", "support for Kyiv", "linked to North Korea"."""
    while head.dep == "conj":
        head = reading.head(head)
    above = reading.head(head)
    if head.dep in ("dobj", "nsubjpass"):
        return above.lemma in _role_words().addresses
    if head.dep not in ("pobj", "dative") or head.i == above.i:
        return False
    word = above.lower if above.pos == "ADP" else "to"
    return f"{reading.head(above).lemma} {word}" in _role_words().towards


def _owns_a_post(spot: Spot, head: Token, reading: Reading) -> bool:
    """ "Russia's president", "the ministers of Egypt and Qatar"; "Moscow's strike"."""
    while head.dep == "conj":
        head = reading.head(head)
    if head.dep == "pobj" and reading.head(head).lower == "of":
        return reading.head(reading.head(head)).lemma in _role_words().offices
    if head.dep not in ("poss", "compound", "nmod", "amod"):
        return False
    owned = reading.head(head).lemma
    if owned in _role_words().posts:
        return True
    return head.dep == "poss" and _is_government(spot) and owned in _role_words().acts


def _is_a_seat(head: Token, reading: Reading) -> bool:
    """ "The Iranian embassy in London said": where a body sits that speaks."""
    if head.dep != "pobj":
        return False
    preposition = reading.head(head)
    body = reading.head(preposition)
    if preposition.lower not in ("in", "of", "at") or body.lemma not in _role_words().seats:
        return False
    if body.dep == "pobj":
        return reading.head(body).lower in ("to", "by")
    verb = reading.head(body)
    return body.dep == "nsubj" and verb.lemma in _role_words().sayings
