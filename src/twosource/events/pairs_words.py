"""Content words and how telling they are."""

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W_]+")
_ENDINGS = ("ings", "ing", "ies", "ied", "ers", "ed", "es", "er", "s", "y", "e")
_SHORTEST_STEM = 3
_TABLE = "data/word_reports.tsv"


@cache
def stem(word: str) -> str:
    """A word without case, accents and its commonest endings: crude, quick and always the same.

    >>> [stem(w) for w in ("Bombings", "bombed", "bomb", "cities", "city")]
    ['bomb', 'bomb', 'bomb', 'cit', 'cit']
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    bare = bare.casefold()
    for ending in _ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= _SHORTEST_STEM:
            return bare[: -len(ending)]
    return bare


@lru_cache(maxsize=8192)
def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text.

    >>> sorted(stems("Two bombs, one bomb"))
    ['bomb', 'one', 'two']
    """
    return frozenset(stem(w) for w in _WORD.findall(text) if len(w) > 1 or w.isdigit())


@cache
def _reports_with() -> tuple[int, Mapping[str, int]]:
    """How many reports there were, and how many of them held each common stem."""
    lines = (files("twosource.events") / _TABLE).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    counts = {word: int(count) for word, count in rows}
    return counts.pop("*"), counts


@cache
def weight(word: str) -> float:
    """How telling a stem is: the logarithm of reports over reports that hold it (idf).

    >>> weight("the") < 0.1 < weight("bomb") < weight("zemstvo")
    True
    """
    total, counts = _reports_with()
    return math.log(total / min(total, counts.get(word, 2)))


def total_weight(words: Iterable[str]) -> float:
    """The weights of ``words`` together."""
    return sum(map(weight, sorted(words)))


def likeness(one: frozenset[str], two: frozenset[str]) -> float:
    """Cosine of two sets of stems under their weights, from 0 to 1.

    >>> likeness(stems("the bakery burned"), stems("a bakery burns")) > 0.9
    True
    """
    shared = one & two
    if not shared:
        return 0.0
    return _square(shared) / math.sqrt(_square(one) * _square(two))


def _square(words: Iterable[str]) -> float:
    return math.fsum(weight(w) ** 2 for w in words) or 1.0


_CAPITALISED = re.compile(r"(?<=[\w,;:—–-] )[\"“‘(]?([A-ZÀ-ÞŠŽČ][\w’'-]+)")


def capitalised(text: str) -> frozenset[str]:
    """The stems of capitalised words inside sentences: names, mostly.

    >>> sorted(capitalised("Police said that the Iron Column fled to Mazra"))
    ['column', 'iron', 'mazra']
    """
    return frozenset(w for name in _CAPITALISED.findall(text) for w in stems(name))
