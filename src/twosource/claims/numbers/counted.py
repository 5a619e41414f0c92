"""What a number counts: the noun, read from syntax, and the whole of which it is a part."""

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from twosource.claims.numbers.amounts import Amount
from twosource.model import Span
from twosource.reading import Reading, Token

__all__ = ["Counted", "counted"]

_OF = re.compile(r"(?: more| others?)? of\b", re.IGNORECASE)
_OUT_OF = re.compile(r" out of (?:the |its |their )?", re.IGNORECASE)
_LONGEST_PHRASE = 8
"""Tokens between a number and its noun at most."""
_NUMBER_DEPS = {"nummod", "quantmod", "amod", "nmod", "compound", "det"}
_NOT_INSIDE = {"VERB", "AUX", "ADP", "SCONJ", "PUNCT", "CCONJ"}


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted.

    ``head`` is the token through which the number hangs in the sentence, ``noun_head`` the counted
    noun's last word and ``noun`` its words (both ``None`` where the noun is left out). ``end`` is
    where the phrase ends, ``whole`` what the counted ones are part of; ``definite`` says that the
    reader is taken to know which ones.
    """

    head: Token
    noun_head: Token | None
    noun: str | None
    end: int
    whole: Span | None = None
    definite: bool = False


@cache
def _words(name: str) -> frozenset[str]:
    data = tomllib.loads((files(__package__) / "counted.toml").read_text(encoding="utf-8"))
    return frozenset(data[name])


def counted(reading: Reading, amount: Amount, start: int, end: int) -> Counted | None:
    """What the amount counts, its qualified span being ``[start, end)``.

    ``None`` if the number stands outside what is read (in a dateline or caption).

    >>> from twosource.claims.numbers.amounts import amounts
    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> def nouns(text):
    ...     reading = read(Report("r", text, ""))
    ...     for a in amounts(text):
    ...         c = counted(reading, a, a.start, a.end)
    ...         yield c.noun, c.whole and c.whole.text
    >>> list(nouns("Two border points fell and dozens of guards fled."))
    [('border points', None), ('guards', None)]
    >>> list(nouns("Four of the eighteen hostages were freed."))[0]
    ('hostages', 'the eighteen hostages')
    >>> list(nouns("They rule 21 out of 29 towns."))[0]
    ('towns', '29 towns')
    """
    number = reading.token_at(amount.number[1] - 1)
    if number is None or number.end <= amount.number[0]:
        return None
    found = _found(reading, amount, number, end)
    return replace(found, definite=_is_definite(reading, start))


def _found(reading: Reading, amount: Amount, number: Token, end: int) -> Counted:
    if amount.unit is not None and amount.unit.kind not in ("multiple", "other"):
        return _by_unit(reading, amount, number, end)
    text = reading.text
    if text[slice(*amount.number)].endswith(" of"):
        return _of_noun(reading, number, end) or Counted(number, None, None, end)
    of = _OF.match(text, end)
    if of:
        return _of_noun(reading, number, of.end()) or Counted(number, None, None, end)
    out_of = _OUT_OF.match(text, end)
    if out_of:
        found = _phrase(reading, number, out_of.end())
        whole = reading.span((end + len(" out of "), found.end)) if found else None
        if found and whole:
            head = number if number.dep not in _NUMBER_DEPS else found.head
            return replace(found, head=head, whole=whole)
    return _phrase(reading, number, end) or Counted(number, None, None, end)


def _is_definite(reading: Reading, start: int) -> bool:
    before = reading.token_at(start - 1) if start else None
    if before is None or before.end > start:
        return False
    return before.lower in _words("definite") or before.tag == "POS"


def _by_unit(reading: Reading, amount: Amount, number: Token, end: int) -> Counted:
    """A measured amount hangs by its unit word, or by its number if the unit is only a mark."""
    unit = amount.unit
    last = reading.token_at(amount.end - 1)
    after = unit is not None and unit.end > unit.start >= amount.number[1]
    head = last if after and last is not None else number
    if amount.form == "fraction" and head.dep in _NUMBER_DEPS and reading.head(head).i > head.i:
        head = reading.head(head)
    return Counted(head, None, None, max(end, amount.end))


def _of_noun(reading: Reading, number: Token, start: int) -> Counted | None:
    """The noun after "of"; a definite one is the whole of which the number is a part."""
    found = _phrase(reading, number, start, after_of=True)
    if found is None:
        return None
    head = number if number.dep not in _NUMBER_DEPS else found.head
    inside = reading.tokens_in(start + 1, found.end)
    first = inside[0].lower if inside else ""
    numbered = bool(inside) and inside[0].tag == "CD"
    known = first in _words("definite") | _words("pronouns")
    is_part = known or numbered or any(t.tag == "POS" for t in inside)
    if not is_part:
        return replace(found, head=head)
    return replace(found, head=head, whole=reading.span((inside[0].start, found.end)))


def _phrase(reading: Reading, number: Token, start: int, after_of: bool = False) -> Counted | None:
    """The noun phrase that begins at ``start``; it belongs to ``number``."""
    first = number.i + 1
    while first < len(reading.tokens) and reading.tokens[first].end <= start:
        first += 1
    head = _phrase_head(reading, number, first, after_of)
    if head is None:
        return None
    noun = _noun(reading, reading.tokens[first : head.i + 1])
    return Counted(_hanging(reading, number, head), head, noun, head.end)


def _hanging(reading: Reading, number: Token, head: Token) -> Token:
    """The noun, unless the parser made it depend on the number ("nine wounded" as a verb)."""
    return number if reading.head(head) == number and head.dep != "conj" else head


def _phrase_head(reading: Reading, number: Token, first: int, after_of: bool) -> Token | None:
    """The noun at the end of the run of words from token ``first`` that can be a noun phrase.

    The parser's head of the number decides where it stands in that run.
    """
    tokens = reading.tokens
    expected = reading.head(number) if number.dep in _NUMBER_DEPS else None
    if after_of:
        expected = reading.child(tokens[first - 1], "pobj")
    if expected is not None and not number.i < expected.i < first + _LONGEST_PHRASE:
        expected = None
    last: Token | None = None
    for token in tokens[first : first + _LONGEST_PHRASE]:
        if token.sent != number.sent or not _continues(
            token, last, expected, after_of and token.i == first
        ):
            break
        if token.pos in ("NOUN", "PROPN") or token.lower in _words("people") | _words("pronouns"):
            last = token
    return last


def _continues(token: Token, last: Token | None, expected: Token | None, opens: bool) -> bool:
    """Whether ``token`` may go on a noun phrase whose last noun so far is ``last``.

    ``opens`` is for the first word after "of", where a determiner may stand.
    """
    closed = _words("people") | _words("pronouns")
    if last is not None and last.lower in closed:
        return token.pos == "NOUN" and last.pos in ("ADJ", "VERB")
    if token.pos in ("NOUN", "PROPN"):
        return last is None or (token.ent not in ("DATE", "TIME") and token.dep != "npadvmod")
    if token.lower in closed:
        return last is None
    if expected is not None and token.i < expected.i:
        return (
            token.pos not in _NOT_INSIDE
            or token.tag in ("VBN", "VBG", "HYPH", "POS")
            or (token.lower in (",", "and") and last is None)
        )
    if last is not None:
        return False
    if token.tag in ("VBN", "VBG"):
        return token.dep == "amod"
    return (
        token.pos in ("ADJ", "NUM", "ADV")
        or token.tag in ("HYPH", "PRP$", "WP$")
        or (opens and token.pos in ("DET", "PRON"))
    )


def _noun(reading: Reading, words: tuple[Token, ...]) -> str | None:
    """The counted noun as written, with the nouns before it but not what describes it."""
    people, pronouns = _words("people"), _words("pronouns")
    if not words or words[-1].lower in pronouns | people:
        return "people" if words and words[-1].lower in people else None
    start = words[-1]
    for token in reversed(words):
        if token.pos not in ("NOUN", "PROPN"):
            break
        start = token
    text = reading.text[start.start : words[-1].end]
    names = any(t.pos == "PROPN" for t in words if t.i >= start.i)
    return text if names else text.lower()
