"""Names of people and bodies in different reports: whether they may be spellings of one name."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import zip_longest
from typing import Any, Literal

from rapidfuzz.distance import JaroWinkler

from twosource.events.names import idle_words
from twosource.gazetteer.actornames import name_key
from twosource.gazetteer.placenames import sound_key
from twosource.gazetteer.roles import titles

NameLevel = Literal["identical", "spelling", "order", "shorter", "acronym", "initials", "surname"]
Rarity = Literal["rare", "plain", "common"]
Words = tuple[str, ...]

_CLOSE = 0.65
"""Least Jaro-Winkler similarity of two spellings whose consonants and vowels agree."""
_LONG_ENOUGH = 4
"""Letters of a word below which it must be spelled alike."""
_VOWELS = re.compile(r"[aeiouyw]+")
_FUSED = re.compile(r"^(\w{3,}?)[aeiou][dl]d(?:[iy]ne?|een)$")
_ARTICLE = re.compile(r"^(?:the|its|their|a|an) ", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")
_SILENT = re.compile(r"(?<=[aeiou])h(?![aeiou])|(?<=[^aeiou])w(?=[aeiou])")


@dataclass(frozen=True, slots=True)
class Settings:
    """The table ``data/entities.toml``."""

    threshold: float
    points: dict[str, dict[str, float]]
    any_head: frozenset[str]
    vowels: frozenset[frozenset[str]]
    digraphs: tuple[tuple[str, str], ...]
    particles: frozenset[str]
    honorifics: frozenset[str]
    common_names: frozenset[str]
    common_words: frozenset[str]


@cache
def settings() -> Settings:
    """The table, read once."""
    file = resources.files("twosource.events").joinpath("data", "entities.toml")
    table: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    spelling = table["spelling"]
    return Settings(
        threshold=table["threshold"],
        points=table["points"],
        any_head=frozenset(table["roles"]["any_head"]),
        vowels=frozenset(frozenset(pair) for pair in spelling["vowels"]),
        digraphs=tuple((a, b) for a, b in spelling["digraphs"]),
        particles=frozenset(spelling["particles"]),
        honorifics=frozenset(spelling["honorifics"]),
        common_names=frozenset(sound_key(name) for name in table["names"]["common"].split()),
        common_words=frozenset(table["bodies"]["common"].split()),
    )


def personal_words(name: str) -> Words:
    """The words of a personal name as they are compared: folded, without titles.

    >>> personal_words("Lt. Gen. Samir al-Rashidi"), personal_words("Alhaji Musa Bello's")
    (('samir', 'al', 'rashidi'), ('musa', 'bello'))
    """
    words = list(name_key(name))
    while len(words) > 1 and _is_title(words[0]):
        del words[0]
    while len(words) > 1 and words[-1] in settings().honorifics:
        del words[-1]
    return tuple(words)


def _is_title(word: str) -> bool:
    named = word in titles() or word in idle_words("titles") or word in settings().honorifics
    return named and word not in settings().particles


def body_words(name: str) -> Words:
    """The words of a body's name as they are compared.

    >>> body_words("the Sahel Relief Network's")
    ('sahel', 'relief', 'network')
    """
    bare = _ARTICLE.sub("", name.strip())
    return name_key(_POSSESSIVE.sub("", bare))


def rarity(words: Words, personal: bool) -> Rarity:
    """How much it tells that two bear these words.

    >>> rarity(("peter", "lokiru"), True), rarity(("mohammed", "ali"), True)
    ('rare', 'common')
    >>> rarity(("interior", "ministry"), False), rarity(("sahel", "network"), False)
    ('common', 'rare')
    """
    own = [w for w in words if w not in settings().particles] or list(words)
    if personal:
        telling = [w for w in own if len(w) > 1 and sound_key(w) not in settings().common_names]
        return "common" if not telling else "rare" if len(own) > 1 or len(own[0]) > 3 else "plain"
    telling = [w for w in own if w not in settings().common_words]
    short = len(own) == 1 and len(own[0]) < _LONG_ENOUGH + 1
    return "common" if not telling else "plain" if short else "rare"


def name_level(one: Words, two: Words, personal: bool) -> NameLevel | None:
    """How two names agree, or ``None`` if they are different ones. Order makes no difference.

    >>> name_level(("jules", "kabenga"), ("j", "kabenga"), True)
    'initials'
    >>> name_level(("mohamed", "al", "sayed"), ("muhammad", "elsayed"), True)
    'spelling'
    >>> name_level(("salma", "karim"), ("salim", "karim"), True) is None
    True
    >>> name_level(("efrain", "quispe", "ancco"), ("efrain", "quispe"), True)
    'shorter'
    """
    if one == two:
        return "identical"
    first, second = _own(one), _own(two)
    if _alike_all(first, second) or _alike("".join(one), "".join(two)):
        return "spelling"
    if _alike("".join(first), "".join(second)):
        return "spelling"
    if len(first) == len(second) and _alike_all(sorted(first), sorted(second)):
        return "order"
    if not personal:
        return None
    short, long = sorted((first, second), key=len)
    return _shorter(short, long)


def _own(words: Words) -> Words:
    """The words without particles, also one that was run together with what it stands between.

    >>> _own(("salah", "al", "din")), _own(("salaheddine",))
    (('salah', 'din'), ('salah', 'din'))
    """
    apart = (part for word in words for part in _FUSED.sub(r"\1 din", word).split())
    return tuple(w for w in apart if w not in settings().particles) or words


def _shorter(short: Words, long: Words) -> NameLevel | None:
    """Whether a personal name is a shorter form of another."""
    if not _alike(short[-1], long[-1]) and not (len(short) > 1 and _in_order(short, long)):
        return None
    if len(short) == 1:
        return "surname" if len(long) > 1 and len(short[0]) > 1 else None
    if _in_order(short, long):
        return "shorter" if len(short) < len(long) else None
    return "initials" if _initials(short[:-1], long[:-1]) else None


def _in_order(short: Words, long: Words) -> bool:
    """Whether the words of the one stand in the other in their order, the first at the front."""
    rest = iter(long)
    whole = all(any(_alike(word, other) for other in rest) for word in short)
    return whole and _alike(short[0], long[0])


def _initials(short: Words, long: Words) -> bool:
    """Whether given names agree where either is only a letter, and one of them is."""
    pairs = list(zip_longest(short, long))
    single = [(a, b) for a, b in pairs if a is None or b is None or 1 in (len(a), len(b))]
    whole = all(a and b and _alike(a, b) for a, b in pairs if (a, b) not in single)
    letters = [(a, b) for a, b in single if a and b]
    return bool(letters) and whole and all(a[0] == b[0] for a, b in letters)


def _alike_all(one: Sequence[str], two: Sequence[str]) -> bool:
    return len(one) == len(two) and all(map(_alike, one, two))


@lru_cache(maxsize=1 << 16)
def _alike(one: str, two: str) -> bool:
    """Whether two words are spellings of one: their consonants agree, and their vowels may.

    >>> _alike("muhammad", "mohamed"), _alike("hassan", "hussein"), _alike("petrov", "petrova")
    (True, False, False)
    """
    if one == two:
        return True
    if min(len(one), len(two)) < _LONG_ENOUGH or sound_key(one) != sound_key(two):
        return False
    return _vowels_agree(one, two) and JaroWinkler.similarity(one, two) >= _CLOSE


def _vowels_agree(one: str, two: str) -> bool:
    first, second = _vowels(one), _vowels(two)
    alike = settings().vowels
    return len(first) == len(second) and all(
        a == b or frozenset((a, b)) in alike for a, b in zip(first, second, strict=True)
    )


def _vowels(word: str) -> tuple[str, ...]:
    """The vowels of a word, each group as the one letter that it is mostly written with."""
    groups = _VOWELS.findall(_SILENT.sub("", word))
    folded = []
    for group in groups:
        for written, plain in settings().digraphs:
            group = group.replace(written, plain)
        folded.append(re.sub(r"(.)\1+", r"\1", group))
    return tuple(folded)


def acronym_words(text: str) -> Iterator[tuple[Words, Words]]:
    """Names of bodies in a text, with the letters in brackets behind them that stand for them.

    >>> list(acronym_words("Ana Ruiz of the Sahel Relief Network (SRN) said (as ever) no."))
    [(('sahel', 'relief', 'network'), ('srn',))]
    """
    for match in _BRACKETS.finditer(text):
        letters = match[1].lower()
        before = _WORD.findall(text[max(0, match.start() - 160) : match.start()])
        for count in range(len(letters), min(len(letters) + 3, len(before)) + 1):
            words = before[-count:]
            capitals = "".join(w[0] for w in words if w[0].isupper()).lower()
            if words[0][0].isupper() and capitals == letters:
                yield body_words(" ".join(words)), (letters,)
                break


_BRACKETS = re.compile(r"\(([A-Z][A-Za-z]?[A-Z]{1,6})\)")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def name_keys(words: Words, personal: bool) -> Iterator[str]:
    """What a name is looked up by: names that may agree share one of these.

    >>> sorted({*name_keys(("jules", "kabenga"), True)} & {*name_keys(("j", "kabanga"), True)})
    ['i j kbng']
    """
    own = _own(words)
    yield "w " + " ".join(words)
    yield "s " + sound_key("".join(own))
    yield "o " + " ".join(sorted(sound_key(w) for w in own))
    if personal and len(own) > 1:
        yield f"i {own[0][0]} {sound_key(own[-1])}"
        yield f"f {sound_key(own[0])} {sound_key(own[1])}"


def surname_key(words: Words) -> str:
    """The last word of a personal name, as spellings agree on it.

    >>> surname_key(("jules", "kabenga")) == surname_key(("kabanga",))
    True
    """
    return sound_key(_own(words)[-1])
