"""Role and organisation of a source, from titles, appositions and what it is said to head."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from twosource.attribution.cues import words
from twosource.attribution.frames import phrase
from twosource.gazetteer.roles import role_of
from twosource.reading import Reading, Token

_OF = {"of", "for", "at", "with", "from", "by"}
_PERSONAL = {"official", "person", "witness"}


class Affiliation(NamedTuple):
    """What somebody is and where: ``Affiliation("spokesman", "the army")``."""

    role: str | None
    organisation: str | None


def affiliation(
    reading: Reading, head: Token, whose: Callable[[Token], str | None] = lambda owner: None
) -> Affiliation:
    """Role and organisation of the source with this head, as far as its phrase tells.

    ``whose`` says whom a possessive pronoun stands for ("its coordinator").

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> text = "Jules Nkunda, the army's spokesman, and Ana Ruiz, who heads the union, left."
    >>> r = read(Report("r", text, ""))
    >>> [tuple(affiliation(r, t)) for t in r.tokens if t.text in {"Nkunda", "Ruiz"}]
    [('spokesman', 'army'), ('head', 'union')]
    """
    for noun in _role_nouns(reading, head):
        organisation = _organisation(reading, noun, head, whose)
        if organisation is not None:
            return Affiliation(noun.lemma, organisation)
    led = _led(reading, head)
    if led is not None:
        return Affiliation("head", led)
    first = next(_role_nouns(reading, head), None)
    return Affiliation(first.lemma if first else None, None)


def _role_nouns(reading: Reading, head: Token) -> Iterator[Token]:
    """Nouns that say what the head is: itself, its titles, its appositions, what it is one of."""
    around = [head, *(c for c in reading.children(head) if c.dep in {"appos", "compound", "nmod"})]
    if head.dep == "appos":
        around.append(reading.head(head))
    for token in around:
        role = role_of(token.lemma)
        unique = token.lemma in words("unique_role", "nouns") | words("vehicle", "nouns")
        if unique or (role is not None and role.kind in _PERSONAL):
            yield token


def _organisation(
    reading: Reading, noun: Token, head: Token, whose: Callable[[Token], str | None]
) -> str | None:
    owner = reading.child(noun, "poss")
    if owner is not None:
        return whose(owner) if owner.pos == "PRON" else _text(reading, owner)
    for preposition in reading.children(noun):
        if preposition.dep == "prep" and preposition.lower in _OF:
            body = reading.child(preposition, "pobj")
            if body is not None:
                return _text(reading, body)
    return _before(reading, noun, head)


def _before(reading: Reading, noun: Token, head: Token) -> str | None:
    """The nouns right before a title: "**interior ministry** spokesman Omar Said"."""
    first = noun.i
    while first > 0:
        left = reading.tokens[first - 1]
        named = left.pos in {"NOUN", "PROPN"} and left.head in {noun.i, head.i, first}
        if not named or left.sent != noun.sent or (role_of(left.lemma) and left.ent == "PERSON"):
            break
        first -= 1
    if first == noun.i:
        return None
    return reading.text[reading.tokens[first].start : reading.tokens[noun.i - 1].end]


def _led(reading: Reading, head: Token) -> str | None:
    """ "…, who heads the camp committee"."""
    for child in reading.children(head):
        if child.dep == "relcl" and child.lemma in words("leads", "verbs"):
            body = reading.child(child, "dobj")
            if body is not None:
                return _text(reading, body)
    return None


def _text(reading: Reading, head: Token) -> str:
    start, end = phrase(reading, head)
    text = reading.text[start:end].removesuffix("'s").removesuffix("’s")
    for article in ("the ", "The ", "a ", "an "):
        text = text.removeprefix(article)
    return text
