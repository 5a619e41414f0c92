"""Text to word pieces with character offsets, shapes and quotation state.

The tagger reads a text as word pieces. Its encoder is uncased and drops white space, so line
breaks become pieces of their own, and each piece carries a *shape*: how it is cased, and
whether it stands inside quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twosource.attribution.wordpiece import WordPieces

PAD, PARAGRAPH, CLS, SEP, MASK = 0, 1, 101, 102, 103
"""Piece ids of the BERT vocabulary; PARAGRAPH is its first unused entry."""

N_SHAPES = 10
"""Five casings (other, lower, Title, UPPER, with digit), outside and inside quotation marks."""

_BREAK = re.compile(r"[\r\n\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text's word pieces: parallel arrays of length n.

    ``start`` and ``end`` are character offsets into the text (a paragraph piece covers its
    line breaks), ``shape`` is in ``range(N_SHAPES)``, ``word`` numbers the words in order:
    the pieces of one word share it.
    """

    ids: NDArray[np.int64]
    shape: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    word: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)


def _casing(piece: str) -> int:
    first = piece[0]
    if not first.isalnum():
        return 0
    if any(c.isdigit() for c in piece):
        return 4
    if first.isupper():
        return 3 if len(piece) > 1 and piece.isupper() else 2
    return 1


def _shapes(texts: Iterable[str]) -> list[int]:
    """Shape of each piece; a quotation not closed in its paragraph ends with it.

    >>> _shapes(['He', '"', 'left', '"', 'NATO', '2'])
    [2, 5, 6, 5, 3, 4]
    """
    shapes, inside = [], False
    for piece in texts:
        if piece[0] in "\r\n\u2028\u2029":
            inside = False
        opens = piece == "“" or (piece == '"' and not inside)
        if opens:
            inside = True
        shapes.append(_casing(piece) + 5 * inside)
        if not opens and piece in '”"':
            inside = False
    return shapes


def split_pieces(text: str, tokenizer: WordPieces) -> Pieces:
    """Cut ``text`` into word pieces and paragraph pieces, in order of their offsets."""
    rows = [(piece.start, piece.end, piece.id) for piece in tokenizer.cut(text)]
    breaks = [(m.start(), m.end(), PARAGRAPH) for m in _BREAK.finditer(text)]
    if breaks:
        rows = sorted(rows + breaks)
    table = np.array(rows, dtype=np.int64).reshape(-1, 3)
    shape = np.array(_shapes(text[a:b] for a, b, _ in rows), dtype=np.int64)
    start, end = table[:, 0], table[:, 1]
    begins = np.ones(len(table), dtype=np.int64)
    letters = (shape % 5) > 0
    begins[1:] -= (start[1:] == end[:-1]) & letters[1:] & letters[:-1]
    return Pieces(table[:, 2], shape, start, end, np.cumsum(begins))
