"""Texts -> candidates for copies: pairs that share part of a MinHash sketch, or a sentence.

MinHash after Broder (1997), banded for locality-sensitive hashing (Leskovec, Rajaraman and
Ullman, *Mining of Massive Datasets*, chapter 3). Everything is keyed by content, so that
candidates don't depend on the order of reading.
"""

import re
import unicodedata
import zlib
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

_SHINGLE = 3
_BANDS, _ROWS = 40, 3
_LONG_SENTENCE = 9
"""Words from which a sentence is telling when it stands in two reports."""
_PRIME = (1 << 61) - 1
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]+)*[.!?]*[\"”’')]*")

_random = np.random.default_rng(20251)
_FACTORS = _random.integers(1, 1 << 31, _BANDS * _ROWS, dtype=np.uint64)
_OFFSETS = _random.integers(0, 1 << 31, _BANDS * _ROWS, dtype=np.uint64)


def words(text: str) -> list[str]:
    """The words of a text as they are compared: without case, accents and punctuation.

    >>> words("The café's 12 doors — shut!")
    ['the', "cafe's", '12', 'doors', 'shut']
    """
    if not text.isascii():
        split = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in split if not unicodedata.combining(c))
    return [w.replace("’", "'") for w in _WORD.findall(text.casefold())]


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences of a text, found by their ends alone.

    >>> [*sentences("One fell. At 3.5 km, two ran!\\nThree")]
    [(0, 9), (10, 29), (30, 35)]
    """
    for match in _SENTENCE.finditer(text):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        end = match.start() + len(match[0].rstrip())
        if start < end:
            yield start, end


def keys(text: str) -> frozenset[int]:
    """What a text is looked up by: texts that share a key are candidates for copies."""
    found = words(text)
    shingles = {
        zlib.crc32(" ".join(found[i : i + _SHINGLE]).encode())
        for i in range(max(1, len(found) - _SHINGLE + 1))
    }
    return frozenset(_bands(shingles)) | frozenset(_sentence_keys(text))


def _bands(shingles: set[int]) -> Iterator[int]:
    if not shingles:
        return
    sketch = _sketch(np.fromiter(sorted(shingles), dtype=np.uint64))
    for band in range(_BANDS):
        rows = sketch[band * _ROWS : (band + 1) * _ROWS]
        yield zlib.crc32(rows.tobytes(), band) | (band + 1) << 32


def _sketch(shingles: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """The least hash of ``shingles`` under each of the hash functions: (bands × rows,)."""
    hashed = (shingles[:, None] * _FACTORS + _OFFSETS) % np.uint64(_PRIME)
    least: npt.NDArray[np.uint64] = hashed.min(axis=0)
    return least


def _sentence_keys(text: str) -> Iterator[int]:
    for start, end in sentences(text):
        found = words(text[start:end])
        if len(found) >= _LONG_SENTENCE:
            yield zlib.crc32(" ".join(found).encode())
