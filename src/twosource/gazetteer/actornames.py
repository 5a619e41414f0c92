"""Names of actors and outlets brought to the forms in which they are compared.

A name is compared as a sequence of words: lower case, without marks, points and apostrophes;
hyphens part words; the Arabic article has one spelling; a leading "the" doesn't count.
"""

import re
import unicodedata
from functools import lru_cache

__all__ = ["is_acronym", "name_key", "squeezed", "words_of"]

_DROPPED = re.compile(r"[.'’‘`´ʻʼʹʾʿ′\"“”]+")
_APART = re.compile(r"[^\w+&]+|_+")
_FOLDED = str.maketrans({"ı": "i", "ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe"})
_ARTICLES = {"el": "al", "ul": "al", "ash": "al"}
_ARTICLE_BEFORE_HYPHEN = re.compile(
    r"\b(?:a[dnrstz]|ash|adh|ath|el|ul|es)[-‐‑](?=\w)", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?([\w-]+)(?:\.[\w-]+)+/?.*")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")


@lru_cache(maxsize=1 << 16)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a name, or of one token of a text, as they are compared.

    >>> words_of("Al-Qa'ida"), words_of("U.N."), words_of("-"), words_of("Güvenlik")
    (('al', 'qaida'), ('un',), (), ('guvenlik',))
    """
    plain = text if text.isascii() else _without_marks(text)
    plain = _DROPPED.sub("", plain.lower().translate(_FOLDED))
    return tuple(_ARTICLES.get(word, word) for word in _APART.split(plain) if word)


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_FOLDED))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 16)
def name_key(name: str) -> tuple[str, ...]:
    """The words under which a name is stored and looked up.

    >>> name_key("The Syrian Arab Army"), name_key("Jabhat an-Nusra's")
    (('syrian', 'arab', 'army'), ('jabhat', 'al', 'nusra'))
    """
    bare = _POSSESSIVE.sub("", name.strip())
    words = words_of(_ARTICLE_BEFORE_HYPHEN.sub("al-", bare))
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def squeezed(name: str) -> str:
    """The letters of a name run together, as in a web address.

    >>> squeezed("The Kyiv Independent"), squeezed("www.dailysabah.com")
    ('kyivindependent', 'dailysabah')
    """
    address = _ADDRESS.fullmatch(name.strip().lower())
    return "".join(name_key(address[1] if address else name)).removeprefix("the")


def is_acronym(name: str) -> bool:
    """Whether a name is written in capitals only, so that lower case can't be meant by it.

    >>> is_acronym("RSF"), is_acronym("U.N."), is_acronym("M23"), is_acronym("Hamas")
    (True, True, True, False)
    """
    letters = [c for c in name if c.isalpha()]
    return bool(letters) and len(name) <= 8 and all(c.isupper() for c in letters)
