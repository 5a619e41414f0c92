"""Numerals of a text: numbers in words and digits, vague plurals, before any syntax is asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from twosource.claims.numbers.digits import PATTERN, digits_at
from twosource.claims.numbers.lexicon import alternatives, number_words

__all__ = ["Numeral", "numerals"]

Form = Literal["digits", "words", "plural", "vague"]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number over ``[start, end)``; ``high`` is ``None`` where the words leave it open."""

    start: int
    end: int
    low: float
    high: float | None
    form: Form


class _Atom(NamedTuple):
    start: int
    end: int
    kind: Literal["digits", "ones", "teens", "tens", "scale", "plural", "vague"]
    value: float
    text: str


_GAP = re.compile(r"[ \u00a0]| ?- ?")
_AND = re.compile(r",? and ")
_HALF_AFTER = re.compile(
    r" and (a half|one[ -]half|a quarter|one[ -]quarter|three[ -]quarters|a third|two[ -]thirds)\b",
    re.IGNORECASE,
)
_PARTS = {"half": 0.5, "three quarters": 0.75, "quarter": 0.25, "two thirds": 2 / 3, "third": 1 / 3}
_OF = re.compile(r"(?: of| upon| and) ", re.IGNORECASE)
_LARGEST = 1e15
"""Numbers from here on take no further scale word."""
_FARTHEST_ARTICLE = 20
"""Characters before "million" in which "a", "half a", "several" … are looked for."""


def numerals(text: str) -> tuple[Numeral, ...]:
    """Every numeral in order; none overlaps another. Ordinals and fractions are not among them.

    >>> [n.low for n in numerals("one hundred and five men, 2.5 million tons, half a dozen cars")]
    [105, 2500000.0, 6]
    >>> [(n.low, n.high) for n in numerals("dozens fled, several hundred stayed, two and a half")]
    [(24, 99), (200, 999), (2.5, 2.5)]
    >>> [(n.low, n.high) for n in numerals("tens of thousands of people")]
    [(20000, 99999)]
    """
    atoms = _atoms(text)
    found: list[Numeral] = []
    i = 0
    while i < len(atoms):
        i, numeral = _numeral(text, atoms, i)
        if numeral is not None and (not found or numeral.start >= found[-1].end):
            found.append(numeral)
    return tuple(found)


@cache
def _pattern() -> re.Pattern[str]:
    w = number_words()
    words = alternatives([*w.ones, *w.teens, *w.tens, *w.scales, *w.plurals, *w.vague])
    return re.compile(rf"(?P<digits>{PATTERN})|\b(?P<word>{words})(?:\b|(?=fold\b))", re.IGNORECASE)


def _atoms(text: str) -> list[_Atom]:
    out = []
    for match in _pattern().finditer(text):
        if match.lastgroup == "digits":
            digits = digits_at(text, match)
            if digits:
                out.append(_Atom(digits.start, digits.end, "digits", digits.value, ""))
        else:
            out.append(_word_atom(match))
    return out


def _word_atom(match: re.Match[str]) -> _Atom:
    w = number_words()
    word = match.group().lower()
    start, end = match.span()
    if word in w.vague:
        return _Atom(start, end, "vague", 0, word)
    if word in w.plurals:
        return _Atom(start, end, "plural", 0, word)
    if word in w.scales:
        return _Atom(start, end, "scale", w.scales[word], word)
    if word in w.ones:
        return _Atom(start, end, "ones", w.ones[word], word)
    if word in w.teens:
        return _Atom(start, end, "teens", w.teens[word], word)
    return _Atom(start, end, "tens", w.tens[word], word)


def _numeral(text: str, atoms: list[_Atom], i: int) -> tuple[int, Numeral | None]:
    """The numeral that begins with atom ``i``, and the first atom after it."""
    kind = atoms[i].kind
    if kind == "vague":
        return _vague(text, atoms, i)
    if kind == "plural":
        return _plural(text, atoms, i)
    if kind == "scale":
        return _scale(text, atoms, i)
    if kind == "digits":
        j, value = _scaled(text, atoms, i + 1, atoms[i].value)
        return _with_part(text, atoms, i, j, value, "digits")
    j, value = _in_words(text, atoms, i, None)
    if _spells_year(text, atoms, i, j):
        return _in_words(text, atoms, j, None)[0], None
    return _with_part(text, atoms, i, j, value, "words")


def _in_words(text: str, atoms: list[_Atom], i: int, current: float | None) -> tuple[int, float]:
    """Read a cardinal in words from atom ``i``; ``current`` is what an article stood for."""
    total, scale_before, j = 0.0, float("inf"), i
    for j in range(i, len(atoms)):
        atom = atoms[j]
        if j > i and not _joined(text, atoms[j - 1], atom, current, total):
            break
        if atom.kind == "scale" and atom.value >= 1000 and current is not None:
            if atom.value >= scale_before:
                break
            total, current, scale_before = total + current * atom.value, None, atom.value
        elif atom.kind == "scale" and current is not None and 0 < current < 100:
            current *= atom.value
        elif atom.kind in ("ones", "teens", "tens") and _adds(current, atom):
            current = (current or 0) + atom.value
        else:
            break
    else:
        j = len(atoms)
    value = total + (current or 0)
    return max(j, i + 1), int(value) if value == int(value) else value


def _adds(current: float | None, atom: _Atom) -> bool:
    """Whether ``atom`` may follow what was read: "twenty five", not "one two"."""
    if current is None:
        return True
    if current >= 100 and current % 100 == 0:
        return True
    return (
        atom.kind == "ones" and 20 <= current % 100 <= 90 and current % 10 == 0 and atom.value > 0
    )


def _joined(text: str, left: _Atom, right: _Atom, current: float | None, total: float) -> bool:
    gap = text[left.end : right.start]
    if _GAP.fullmatch(gap):
        return True
    whole = (current is None and total > 0) or (current is not None and current >= 100)
    return whole and right.kind != "scale" and _AND.fullmatch(gap) is not None


def _scaled(text: str, atoms: list[_Atom], j: int, value: float) -> tuple[int, float]:
    """Multiply digits by the scale words that follow: "4 hundred million"."""
    while j < len(atoms) and atoms[j].kind == "scale" and value < _LARGEST:
        if not _GAP.fullmatch(text[atoms[j - 1].end : atoms[j].start]):
            break
        value = round(value * atoms[j].value, 6)
        j += 1
    return j, value


def _with_part(
    text: str, atoms: list[_Atom], i: int, j: int, value: float, form: Form
) -> tuple[int, Numeral]:
    """Add "and a half" and the scale after it."""
    end = atoms[j - 1].end
    part = _HALF_AFTER.match(text, end)
    if part:
        name = re.sub(r"^(?:a|one) ", "", part.group(1).lower().replace("-", " "))
        value, end = value + _PARTS[name], part.end()
        while j < len(atoms) and atoms[j].start < end:
            j += 1
        if j < len(atoms) and atoms[j].kind == "scale" and text[end : atoms[j].start] == " ":
            value, end, j = value * atoms[j].value, atoms[j].end, j + 1
    return j, Numeral(atoms[i].start, end, value, value, form)


def _scale(text: str, atoms: list[_Atom], i: int) -> tuple[int, Numeral | None]:
    """A scale word that no number precedes: "a million", "half a dozen", "several hundred"."""
    w = number_words()
    atom = atoms[i]
    for start, words in _words_before(text, atom.start):
        if words in w.multipliers:
            plural = w.plurals[f"{atom.text}s"]
            return i + 1, Numeral(start, atom.end, *plural, "plural")
        if words in w.articles:
            j, value = _in_words(text, atoms, i, w.articles[words])
            return j, Numeral(start, atoms[j - 1].end, value, value, "words")
    return i + 1, None


def _words_before(text: str, start: int) -> Iterator[tuple[int, str]]:
    """The last four, three, two and one words before ``start``, hyphens read as spaces."""
    first = max(0, start - _FARTHEST_ARTICLE)
    window = text[first:start].lower().replace("-", " ")
    if not window.endswith(" "):
        return
    starts = [m.start() for m in re.finditer(r"\b\w+", window)][-4:]
    for position in starts:
        yield first + position, window[position:].rstrip()


def _plural(text: str, atoms: list[_Atom], i: int) -> tuple[int, Numeral | None]:
    """Vague plurals, chained or alone: "hundreds", "tens of thousands"."""
    w = number_words()
    low, high = w.plurals[atoms[i].text]
    if atoms[i].text in ("scores", "tens") and not _OF.match(text, atoms[i].end):
        return i + 1, None
    j = i + 1
    while j < len(atoms) and atoms[j].kind == "plural":
        if not _OF.fullmatch(text[atoms[j - 1].end : atoms[j].start]):
            break
        scale = w.scales[atoms[j].text.removesuffix("s")]
        if atoms[j].text != atoms[j - 1].text:
            low, high = low * scale, (high + 1) * scale - 1
        j += 1
    return j, Numeral(atoms[i].start, atoms[j - 1].end, low, high, "plural")


def _vague(text: str, atoms: list[_Atom], i: int) -> tuple[int, Numeral | None]:
    """Determiners: "several", "a few"; before a scale they are left to it."""
    following = atoms[i + 1] if i + 1 < len(atoms) else None
    gap = text[atoms[i].end : following.start] if following else ""
    if following and following.kind == "scale" and _GAP.fullmatch(gap):
        return i + 1, None
    low, high = number_words().vague[atoms[i].text]
    return i + 1, Numeral(atoms[i].start, atoms[i].end, low, high, "vague")


def _spells_year(text: str, atoms: list[_Atom], i: int, j: int) -> bool:
    """ "nineteen ninety-six": a teen or twenty, then tens, with nothing but a space between.

    >>> numerals("in nineteen ninety-six two men fled")
    (Numeral(start=23, end=26, low=2, high=2, form='words'),)
    """
    if j != i + 1 or j >= len(atoms) or atoms[j].kind not in ("tens", "teens"):
        return False
    return 10 <= atoms[i].value <= 20 and text[atoms[i].end : atoms[j].start] == " "
