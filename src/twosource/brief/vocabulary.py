"""Words in a brief that need a passage, and words that don't."""

import re
from functools import cache

from twosource.brief.lexicon import table, words
from twosource.brief.method import CHANGED, METHOD, ONCE, PASSAGES, REPORTS
from twosource.brief.origins import HEADING, ONE_ORIGIN
from twosource.brief.sections import HEADINGS

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_ENDINGS = ("ings", "ing", "ers", "ies", "ied", "ed", "es", "er", "ly", "s", "y", "e")
_SHORTEST = 3
NEGATIONS = frozenset(
    ["no", "not", "never", "nobody", "none", "neither", "nor", "cannot", "without", "n't"]
)


def stem(word: str) -> str:
    """A word without its ending, roughly: enough to tell other words from other forms.

    >>> stem("denied") == stem("denies") == stem("deny"), stem("dead") == stem("deadly")
    (True, True)
    """
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending)
    return word


def stems(text: str) -> set[str]:
    """The stems of all words of a text, and of the parts of those with hyphens."""
    found = _WORD.findall(text)
    return {stem(part) for word in found for part in (word, *word.split("-"))}


def content_words(text: str) -> list[str]:
    """The words of a text that say something: no function words, and no numbers in digits."""
    return [w for w in _WORD.findall(text) if w.lower() not in free_words() and not w.isdigit()]


@cache
def free_words() -> frozenset[str]:
    """Words that need no passage."""
    return words("own") | words("function")


@cache
def own_headings() -> frozenset[str]:
    """Headings of a brief's own."""
    return frozenset((*HEADINGS, HEADING, ONE_ORIGIN, METHOD, ONCE, REPORTS, PASSAGES, CHANGED))


@cache
def measure_names() -> dict[str, str]:
    """The measure that a heading stands for."""
    return {name: measure for measure, name in table("measures").items()}


def negated(text: str) -> bool:
    """Whether a text holds a negation.

    >>> negated("They didn't"), negated("They did")
    (True, False)
    """
    found = {word.lower().replace("’", "'") for word in _WORD.findall(text)}
    return bool(found & NEGATIONS) or any(word.endswith("n't") for word in found)
