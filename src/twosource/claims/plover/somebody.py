"""Which nouns can do something or have it done to them: somebody, a thing, a target."""

import tomllib
from dataclasses import dataclass
from functools import cache

from twosource.claims.plover.arguments import belongs
from twosource.claims.plover.lexicon import DATA, WordClass, word_class
from twosource.reading import Reading, Token

__all__ = ["THINGS", "is_aimed_at", "is_patient", "is_somebody", "is_target", "is_thing", "rules"]

_SOMEBODY = tuple(word_class(name) for name in ("actor", "human"))
_PATIENTS = (*_SOMEBODY, word_class("target"), word_class("property"), word_class("territory"))
_SITES = (word_class("target"), word_class("territory"), WordClass("", frozenset({"mine"})))
_TIMES = frozenset({"DATE", "TIME", "EVENT"})
_AMOUNTS = _TIMES | {"MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"}
_FULL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "poss", "attr"})
THINGS = frozenset({"ASSAULT", "COERCE", "SANCTION"})
"""Types whose object may be a thing: a market is bombed, a house is searched."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The word lists of ``parts.toml``."""

    whom: dict[str, frozenset[str]]
    mutual: frozenset[str]
    doer_of: frozenset[str]
    sufferer: frozenset[str]
    undergo: frozenset[str]
    victim: frozenset[str]
    finder: frozenset[str]
    topic: frozenset[str]
    owned: frozenset[str]
    carried: frozenset[str]
    blamed: frozenset[str]
    admitted: frozenset[str]
    states: frozenset[str]
    marks: frozenset[str]


@cache
def rules() -> Rules:
    """The word lists of ``parts.toml``."""
    table = tomllib.loads((DATA / "parts.toml").read_text(encoding="utf-8"))

    def words(name: str) -> frozenset[str]:
        return frozenset(table[name]["words"].split())

    classes = (word_class(name).lemmas for name in words("topic"))
    return Rules(
        whom={kind: frozenset(cell.split()) for kind, cell in table["whom"].items()},
        mutual=words("mutual"),
        doer_of=words("doer_of"),
        sufferer=words("sufferer"),
        undergo=words("undergo"),
        victim=words("victim"),
        finder=words("finder"),
        topic=frozenset().union(*classes),
        owned=words("owned"),
        carried=words("carried"),
        blamed=words("blamed"),
        admitted=words("admitted"),
        states=words("states"),
        marks=words("marks"),
    )


def is_somebody(reading: Reading, token: Token) -> bool:
    """A person, body, state or population; of "dozens of men" the men decide.

    >>> from twosource.model import Report
    >>> r = Reading(Report("r", "hackers", ""), (), (), (), (), "")
    >>> word = Token(0, "hackers", "hackers", "hacker", "NOUN", "NNS", "nsubj", 0, 0, 7, 0, "")
    >>> is_somebody(r, word), is_somebody(r, word._replace(lemma="drizzle", lower="drizzle"))
    (True, False)
    """
    if token.ent in _TIMES and token.pos in ("NOUN", "PROPN"):
        return False
    if token.lower in ("it", "which", "that") or belongs(token, _SOMEBODY):
        return True
    if token.lemma in word_class("partitive").lemmas or token.pos in ("NUM", "PRON", "DET"):
        of = next((c for c in reading.children(token) if c.lower == "of"), None)
        counted = of and reading.child(of, "pobj")
        return belongs(counted, _SOMEBODY) if counted else token.ent not in ("MONEY", "PERCENT")
    if token.ent in _AMOUNTS:
        return False
    if token.pos == "PROPN" and token.dep in _FULL:
        return token.ent not in ("GPE", "LOC", "FAC")
    return token.lemma in word_class("force").lemmas - word_class("weapon").lemmas


def is_patient(token: Token) -> bool:
    """Whether a noun is one that things are done to, even where it helps to name the happening."""
    return belongs(token, _PATIENTS)


def is_thing(token: Token) -> bool:
    """Something that can be bombed or taken: no amount, no means, no topic."""
    named = token.pos in ("NOUN", "PROPN") and token.ent not in _AMOUNTS
    return named and (token.lemma not in rules().topic or belongs(token, _SITES))


def is_target(reading: Reading, token: Token) -> bool:
    """A place attacked or searched: with an article, a plural or a name ("at home" isn't)."""
    if not belongs(token, (word_class("target"), word_class("territory"))):
        return False
    return bool(token.ent) or token.tag == "NNS" or reading.child(token, "det", "poss") is not None


def is_aimed_at(reading: Reading, token: Token, kind: str) -> bool:
    """Whether a thing after a type's preposition is what is hit: tariffs are put on any goods."""
    return is_target(reading, token) or (kind == "SANCTION" and is_thing(token))
