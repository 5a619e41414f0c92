"""Counts without a number: one in "a soldier was killed", none in "no one was hurt"."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from twosource.claims.numbers.counted import Counted
from twosource.claims.numbers.measures import Measured, measured
from twosource.model import Quantity, Why
from twosource.reading import Reading, Token

__all__ = ["implied"]


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "implied.toml").read_text(encoding="utf-8"))


def implied(reading: Reading) -> Iterator[Quantity]:
    """Singulars, fixed groups and zeros that a report counts as killed, hurt, held …, in order.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> def read_all(text):
    ...     found = implied(read(Report("r", text, "")))
    ...     return [(q.span.text, q.low, q.measure) for q in found]
    >>> read_all("The blast killed a guard. No one else was hurt. A guard slept.")
    [('a guard', 1, 'killed'), ('No one', 0, 'injured')]
    >>> read_all("There were no casualties. The couple were shot dead.")
    [('no casualties', 0, 'casualties'), ('The couple', 2, 'killed')]
    >>> read_all("The wounded are in a critical condition.")
    []
    >>> read_all("It killed a woman and her son.")
    [('a woman', 1, 'killed'), ('her son', 1, 'killed')]
    """
    for token in reading.tokens:
        if token.tag in ("NN", "NNP"):
            yield from _singular(reading, token)
        if token.pos in ("NOUN", "PRON", "DET", "NUM", "PROPN"):
            yield from _zero(reading, token)


def _singular(reading: Reading, noun: Token) -> Iterator[Quantity]:
    fixed = _data()["fixed"].get(noun.lower)
    determiner = reading.child(noun, "det", "poss")
    if determiner is None or noun.lower in _data()["nobody_in"]:
        return
    if fixed and determiner.lower in ("the", "a", "an"):
        count, rule = fixed, "fixed"
    elif determiner.lower in ("a", "an", "another") or _joins_counted(reading, noun, determiner):
        count, rule = 1, "singular"
    else:
        return
    said = measured(reading, Counted(noun, noun, noun.lower, noun.end))
    if said is None or said.measure not in _data()["singular"] or not _happens(reading, said):
        return
    first = reading.tokens[min(determiner.i, noun.i)]
    yield _count(reading, first, noun, count, noun.lower, said, rule)


def _happens(reading: Reading, said: Measured) -> bool:
    """Whether the evidence tells that it happened: a verb or state, no noun and no infinitive.

    A singular after "the killing of" or "plotted to kill" is somebody, not a count.
    """
    word = said.evidence
    infinitive = any(c.tag == "TO" for c in reading.children(word))
    have = any(c.lemma == "have" for c in reading.children(word))
    return word.pos in ("VERB", "ADJ") and (not infinitive or have)


def _joins_counted(reading: Reading, noun: Token, determiner: Token) -> bool:
    """Whether a possessed singular is coordinated with a counted one: "a woman and her son"."""
    if determiner.tag != "PRP$" or noun.dep != "conj":
        return False
    return any(
        c.lower in ("a", "an") and c.dep == "det" for c in reading.children(reading.head(noun))
    )


def _zero(reading: Reading, token: Token) -> Iterator[Quantity]:
    before = reading.tokens[token.i - 1] if token.i else None
    if token.lower in ("one", "-one") and before is not None and before.lower in ("no", "no-"):
        first, noun = before, "people"
    elif token.lower in _data()["nobody"]:
        first, noun = token, "people"
    elif token.lower == "one" and reading.text[token.start - 3 : token.start].lower() == "no-":
        first, noun = reading.tokens[token.i - 2], "people"
    else:
        yield from _no_noun(reading, token)
        return
    of = next((c for c in reading.children(token) if c.lower == "of"), None)
    whole = reading.child(of, "pobj") if of else None
    end = whole.end if whole else token.end
    said = measured(reading, Counted(token, whole, None, end))
    if said and said.measure in _data()["zero"]:
        yield _count(reading, first, token, 0, noun, said, "zero")


def _no_noun(reading: Reading, token: Token) -> Iterator[Quantity]:
    """ "No casualties", "no reports of deaths": the noun itself says what there are none of."""
    determiner = reading.child(token, "det")
    if token.pos != "NOUN" or determiner is None or determiner.lower != "no":
        return
    noun = token
    if token.lemma in ("report", "sign", "word", "indication"):
        of = reading.child(token, "prep")
        noun = (reading.child(of, "pobj") if of else None) or token
    said = measured(reading, Counted(noun, noun, noun.lower, noun.end))
    if said and said.measure in _data()["zero"]:
        yield _count(reading, determiner, noun, 0, noun.lower, said, "zero")


def _count(
    reading: Reading, first: Token, last: Token, count: int, unit: str, said: Measured, rule: str
) -> Quantity:
    span = reading.span_of(first, last)
    evidence = reading.span_of(said.evidence, said.evidence)
    return Quantity(span, count, count, unit, said.measure, why=Why(f"implied.{rule}", evidence))
