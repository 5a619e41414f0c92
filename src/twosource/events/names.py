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
