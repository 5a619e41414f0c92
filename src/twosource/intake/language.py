"""The language of a report. The only file that uses py3langid, whose model loads when needed."""

import re
from functools import cache
from typing import Any

from twosource.intake.patterns import words

__all__ = ["language_of"]

_SAMPLE = 5_000
_SHORT = 40
"""With fewer letters than this, a model only guesses."""
_SHARE = 0.2
"""Share of function words among the words in small letters, and ..."""
_DISTINCT = 3
"""... how many different ones: fewer may be words of a related language."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_VARIETIES = {"arz": "ar", "ary": "ar", "nn": "no", "uzs": "uz", "wuu": "zh", "yue": "zh"}
"""Varieties that are read as the language they belong to."""
_PIDGIN = "pcm"
_HEADLINE = 200
"""With fewer letters, what looks like Nigerian Pidgin is an English headline."""
_NO_LANGUAGE = frozenset({"ext", "und", "zxx"})


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language that most of ``text`` is in; None if it can't be told.

    A language without a two-letter code has its three-letter one (ISO 639-3).

    English is told by its function words, which needs no model; other languages by py3langid
    (Lui and Baldwin 2012, retrained) on the first 5,000 characters.

    >>> language_of("The army said on Tuesday that its men had left the town.")
    'en'
    >>> language_of("2024 — 15:30") is None
    True
    """
    sample = text[:_SAMPLE]
    letters = [c for c in sample if c.isalpha()]
    if not letters:
        return None
    if _reads_as_english(sample):
        return "en"
    if len(letters) < _SHORT and sum(c.isascii() for c in letters) >= 0.9 * len(letters):
        return "en"
    return _identified(sample, len(letters))


def _reads_as_english(sample: str) -> bool:
    found = [w for w in _WORD.findall(sample) if w[0].islower()] or _WORD.findall(sample.lower())
    function_words = [w for w in found if w in words("language", "english")]
    return len(function_words) >= _SHARE * len(found) and len(set(function_words)) >= _DISTINCT


def _identified(sample: str, letters: int) -> str | None:
    language = str(_identifier().classify(sample)[0])
    if language in _NO_LANGUAGE:
        return None
    if language == _PIDGIN and letters < _HEADLINE:
        return "en"
    return _VARIETIES.get(language, language)


@cache
def _identifier() -> Any:
    from py3langid import langid

    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
