"""Names of people and bodies, compared: who is the same one under another wording."""

import re
import tomllib
import unicodedata
from functools import cache
from importlib import resources

_WORD = re.compile(r"[^\W_]+")


@cache
def idle_words(kind: str) -> frozenset[str]:
    """A word list of ``data/names.toml``.

    >>> "press" in idle_words("voices")
    True
    """
    file = resources.files("twosource.events").joinpath("data", "names.toml")
    return frozenset(tomllib.loads(file.read_text(encoding="utf-8"))[kind])


def fold(text: str) -> str:
    """Lower case without diacritics, character for character.

    >>> fold("Kabénga"), len(fold("Çöl")) == len("Çöl")
    ('kabenga', True)
    """
    if text.isascii():
        return text.lower()
    return "".join(unicodedata.normalize("NFKD", c)[0] for c in text).lower()


def words_of(name: str) -> tuple[str, ...]:
    """The telling words of a name: folded, without titles, articles and possessives.

    >>> words_of("Lieutenant Jules Kabénga")
    ('jules', 'kabenga')
    >>> words_of("the Army's")
    ('army',)
    """
    bare = re.sub(r"['’]s?\b", " ", name)
    folded = unicodedata.normalize("NFKD", bare).encode("ascii", "ignore").decode().lower()
    return tuple(w for w in _WORD.findall(folded) if w not in idle_words("titles"))


def same_person(one: str, two: str) -> bool:
    """Whether one name is a shorter form of the other, with the same last word.

    >>> same_person("Kabenga", "Lieutenant Jules Kabenga"), same_person("Omar Said", "Ali Said")
    (True, False)
    """
    a, b = words_of(_bare(one)), words_of(_bare(two))
    if not a or not b or a[-1] != b[-1]:
        return False
    return set(a) <= set(b) or set(b) <= set(a)


def _bare(name: str) -> str:
    """ "Adnan Said of the civil defence" without where he is from."""
    last = name.rsplit(", ", 1)[-1]
    return re.split(r" (?:of|from|at|with) ", last, maxsplit=1)[0]


def same_body(one: str, two: str) -> bool:
    """Whether two names are of one body: the same words, all of the shorter in the longer, or an
    acronym.

    >>> same_body("the interior ministry", "Interior Ministry's press office")
    True
    >>> same_body("MDP", "Plateau Defence Movement (MDP)"), same_body("the army", "the police")
    (True, False)
    """
    a = tuple(w for w in words_of(_without_place(one)) if w not in idle_words("voices"))
    b = tuple(w for w in words_of(_without_place(two)) if w not in idle_words("voices"))
    if not a or not b:
        return False
    short, long = sorted((a, b), key=len)
    if set(short) <= set(long):
        alone = short[0] == long[-1] or short[0] in idle_words("institutions")
        return len(short) > 1 or len(long) == 1 or alone or _acronym(one, two)
    return _acronym(one, two)


def _without_place(name: str) -> str:
    """ "the security command in that town" without its place."""
    return re.split(r",| (?:in|at|near|there)\b", name, maxsplit=1)[0]


def _acronym(one: str, two: str) -> bool:
    """ "MDP" and "Plateau Defence Movement", or a name that gives its acronym in brackets."""
    for short, long in ((one, two), (two, one)):
        letters = next((w for w in _WORD.findall(short) if w.isupper() and len(w) > 1), None)
        if letters is None:
            continue
        initials = "".join(w[0] for w in _WORD.findall(long) if w[0].isupper())
        if letters in _WORD.findall(long) or letters == initials:
            return True
    return False
