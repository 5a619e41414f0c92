"""Whether a pronoun can stand for a mention: person, number, gender."""

import tomllib
from functools import cache
from importlib import resources

from twosource.gazetteer.outlets import find_outlet
from twosource.gazetteer.roles import facilities, role_of, titles
from twosource.reading.mentions import Mention
from twosource.reading.reading import Reading, Token

SINGULAR = {"he", "she", "him", "her", "himself", "herself", "his"}
_FEMININE = {"she", "her", "herself"}
_PLURAL = {"they", "them", "themselves", "their", "both"}
_NEUTER = {"it", "itself", "its"}
_GROUP_ENTITIES = {"ORG", "NORP", "GPE"}
_PERSONAL = {"who", "whom"}
_SUBJECTS = {"nsubj", "nsubjpass"}


@cache
def nouns(kind: str) -> frozenset[str]:
    """A word list of ``data/nouns.toml``."""
    return frozenset(_table("nouns.toml")[kind])


@cache
def ranks() -> dict[str, str]:
    """Ranks and titles by their short forms: "col" is "colonel"."""
    return dict(pair.split("=") for pair in _table("nouns.toml")["ranks"])


@cache
def _given(gender: str) -> frozenset[str]:
    return frozenset(str(_table("given_names.toml")[gender]).split())


def _table(name: str) -> dict[str, list[str]]:
    file = resources.files("twosource.reading").joinpath("data", name)
    return tomllib.loads(file.read_text(encoding="utf-8"))


def agrees(
    reading: Reading, pronoun: Token, mention: Mention, surnames: frozenset[str] = frozenset()
) -> bool:
    """Whether ``pronoun`` can stand for ``mention``; ``surnames`` are persons' last names.

    >>> from twosource.model import Report
    >>> from twosource.reading.mentions import mention_of
    >>> from twosource.reading import read
    >>> r = read(Report("r", "Ana Ruiz met Karl Holm. He left.", ""))
    >>> ruiz, holm = (mention_of(r, t, False) for t in r.tokens if t.text in {"Ruiz", "Holm"})
    >>> he = next(t for t in r.tokens if t.text == "He")
    >>> agrees(r, he, ruiz), agrees(r, he, holm)
    (False, True)
    """
    word = pronoun.lower
    if word in SINGULAR:
        personal = (
            _personal(mention) or mention.head.lower in surnames or _titled(reading, mention.head)
        )
        return not mention.plural and personal and _gender_fits(reading, word, mention)
    if word in _PLURAL:
        return (
            mention.plural
            or mention.head.ent in _GROUP_ENTITIES
            or mention.head.lemma in {"police"}
        )
    if word in _NEUTER:
        return (
            not mention.plural
            and not is_personal(mention.head)
            and (mention.head.ent != "PERSON" or apposed_body(reading, mention))
        )
    return word in _PERSONAL


def is_personal(noun: Token) -> bool:
    """Whether a common noun is of a person: "a reporter" is no "it"."""
    if noun.pos != "NOUN":
        return False
    role = role_of(noun.lemma)
    if noun.lemma in nouns("person"):
        return True
    return role is not None and role.kind in {"official", "person", "witness"}


def is_body(reading: Reading, mention: Mention) -> bool:
    """Whether a mention is of a body that has a head: "its director" is a hospital's, a union's."""
    if mention.head.pos == "PROPN":
        if mention.text == reading.report.outlet:
            return False
        return mention.head.ent in {"ORG", "FAC"} or apposed_body(reading, mention)
    role = role_of(mention.head.lemma)
    organised = role is not None and role.kind == "organisation"
    return organised or mention.head.lemma in facilities() | nouns("body")


def apposed_body(reading: Reading, mention: Mention) -> bool:
    """Whether a name read as a person's is a body's: "Veritas, a rights group that …"."""
    return any(
        c.dep == "appos" and c.lemma in nouns("body") for c in reading.children(mention.head)
    )


def _personal(mention: Mention) -> bool:
    head = mention.head
    if head.dep == "pobj" and not mention.spoke and head.ent != "PERSON":
        return False
    if mention.spoke and head.pos == "PROPN" and not mention.definite:
        return head.ent not in {"GPE", "NORP"} and find_outlet(mention.text) is None
    if mention.spoke and head.lower == "one":
        return True
    unlabelled = head.pos == "PROPN" and not head.ent and " " in mention.text
    if (is_personal(head) or unlabelled) and head.dep in _SUBJECTS:
        return True
    role = role_of(head.lemma) if head.pos == "NOUN" else None
    if role is not None and role.kind in {"organisation", "document", "outlet", "agency"}:
        return False
    return head.ent in {"PERSON", ""} and (mention.spoke or head.ent == "PERSON")


def _titled(reading: Reading, head: Token) -> bool:
    """Whether a name has a title or a person's given name before it: "Colonel Adem Rusk"."""
    before = (c for c in reading.children(head) if c.dep == "compound")
    known = titles() | _given("male") | _given("female")
    return head.pos == "PROPN" and any(c.ent == "PERSON" or c.lower in known for c in before)


def _gender_fits(reading: Reading, pronoun: str, mention: Mention) -> bool:
    """Whether titles, roles and given names, in the mention or apposed to it, allow the gender."""
    other = "male" if pronoun in _FEMININE else "female"
    words = {t.lower for t in reading.tokens_in(mention.start, mention.end)}
    if mention.head.dep == "appos":
        words.add(reading.head(mention.head).lower)
    words.update(c.lower for c in reading.children(mention.head) if c.dep == "appos")
    if words & nouns(other):
        return False
    if words & nouns("female" if pronoun in _FEMININE else "male"):
        return True
    given = _given_name(reading, mention)
    return given is None or given not in _given(other)


def _given_name(reading: Reading, mention: Mention) -> str | None:
    """The first word of a person's name of two words or more."""
    if mention.head.pos != "PROPN":
        return None
    names = (
        t.lower
        for t in reading.tokens_in(mention.start, mention.head.start)
        if t.pos == "PROPN" and t.end <= mention.head.start
    )
    known = _given("male") | _given("female")
    return next((n for n in names if n in known), None)
