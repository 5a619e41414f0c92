"""BERT's uncased word pieces with offsets into the text as it is.

The normalisation of Devlin et al. (2019): control characters dropped, accents stripped, lower
case, punctuation and Chinese characters apart; then the longest known piece first.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

UNKNOWN = 100
"""Id of the piece that stands for a word which no pieces spell."""

_LONGEST_WORD = 100
_MOST_KEPT = 200_000
_RUN = re.compile(r"[^\s!-/:-@\[-`{-~]+|[!-/:-@\[-`{-~]")
_CHINESE = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B81F),
    (0x2B820, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


class Piece(NamedTuple):
    """A word piece: its id and the characters of the text that it stands for."""

    id: int
    start: int
    end: int


class WordPieces:
    """Cuts text into word pieces. ``vocabulary`` gives ids by piece, "##" before inner ones."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._vocabulary = vocabulary
        self._spelt: dict[str, tuple[tuple[int, int], ...]] = {}

    @classmethod
    def from_json(cls, data: bytes) -> "WordPieces":
        """The vocabulary of a ``tokenizer.json`` of Hugging Face's format."""
        return cls(json.loads(data)["model"]["vocab"])

    def cut(self, text: str) -> Iterator[Piece]:
        """The pieces of ``text`` in order.

        >>> pieces = WordPieces({"troop": 0, "##s": 1, "at": 2, "kai": 3, "!": 4})
        >>> [(p.id, "Troops at Kaï!"[p.start:p.end]) for p in pieces.cut("Troops at Kaï!")]
        [(0, 'Troop'), (1, 's'), (2, 'at'), (3, 'Kaï'), (4, '!')]
        """
        for run in _RUN.finditer(text):
            start, word = run.start(), run.group()
            if word.isascii() and word.isprintable():
                for piece, length in self._spell(word.lower()):
                    yield Piece(piece, start, start + length)
                    start += length
            else:
                yield from self._cut_other(word, start)

    def _cut_other(self, run: str, offset: int) -> Iterator[Piece]:
        """A run that has more than ASCII letters: normalised letter by letter, each keeping the
        offset of the character that it came from.
        """
        letters: list[tuple[str, int]] = []
        for i, character in enumerate(run, offset):
            if _stands_alone(character):
                yield from self._spell_letters(letters)
                yield from self._spell_letters([(character, i)])
                letters = []
            else:
                letters.extend((c, i) for c in _plain(character))
        yield from self._spell_letters(letters)

    def _spell_letters(self, letters: list[tuple[str, int]]) -> Iterator[Piece]:
        at = 0
        for piece, length in self._spell("".join(c for c, _ in letters)):
            yield Piece(piece, letters[at][1], letters[at + length - 1][1] + 1)
            at += length

    def _spell(self, word: str) -> tuple[tuple[int, int], ...]:
        """Ids and lengths of the pieces of a normalised word."""
        if word not in self._spelt:
            if len(self._spelt) >= _MOST_KEPT:
                self._spelt.clear()
            self._spelt[word] = tuple(self._longest_first(word))
        return self._spelt[word]

    def _longest_first(self, word: str) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        start = 0
        while start < len(word) <= _LONGEST_WORD:
            prefix = "##" if start else ""
            ends = range(len(word), start, -1)
            end = next((e for e in ends if prefix + word[start:e] in self._vocabulary), None)
            if end is None:
                break
            found.append((self._vocabulary[prefix + word[start:end]], end - start))
            start = end
        whole = start == len(word)
        return found if whole else [(UNKNOWN, len(word))]


def _stands_alone(character: str) -> bool:
    """Whether a character is a word by itself: punctuation or Chinese."""
    code = ord(character)
    chinese = code >= 0x3400 and any(a <= code <= b for a, b in _CHINESE)
    return chinese or unicodedata.category(character).startswith("P")


def _plain(character: str) -> str:
    """A character without accents, in lower case; nothing for control characters and marks.

    >>> _plain("É"), _plain(chr(0x200B))
    ('e', '')
    """
    if unicodedata.category(character)[0] == "C" or character == "\ufffd":
        return ""
    bare = (c for c in unicodedata.normalize("NFD", character) if unicodedata.category(c) != "Mn")
    return "".join(bare).lower()
