"""Documents to training windows and batches."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from corpora import Document, Spans
from twosource.attribution.pieces import CLS, MASK, PAD, PARAGRAPH, SEP, Pieces, split_pieces
from twosource.attribution.wordpiece import WordPieces

IGNORE = -100
# Words that are likely cues when they stand, unlabelled, inside another attribution's content.
UNLABELLED_CUES = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|elling|old)|according|report(?:s|ed|edly|ing)?|claim(?:s|ed|ing)?"
    r"|warn(?:s|ed|ing)?|den(?:y|ies|ied|ying)|quot(?:e|es|ed|ing)|cit(?:e|es|ed|ing)|announc(?:e|es|ed|ing)"
    r"|insist(?:s|ed|ing)?|confirm(?:s|ed|ing)?|argu(?:e|es|ed|ing)|assert(?:s|ed|ing)?|alleg(?:e|es|ed|ing)"
    r"|accus(?:e|es|ed|ing)|believ(?:e|es|ed|ing)|think(?:s|ing)?|thought|stat(?:ed|es|ing)|acknowledg(?:e|es|ed|ing)"
    r"|suggest(?:s|ed|ing)?|promis(?:e|es|ed|ing)|not(?:ed|es|ing)|found|concluded?|estimat(?:e|es|ed|ing))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Encoded:
    """A document as pieces: cue labels, and for each attribution its cue and role labels."""

    pieces: Pieces
    cue: NDArray[np.int64]  # 0 outside, 1 begin, 2 inside, IGNORE
    cue_spans: list[tuple[int, int]]  # piece indices
    roles: list[NDArray[np.float32]]  # (n, 2) each; -1 where unknown
    kind: str


def covered(pieces: Pieces, spans: Spans) -> NDArray[np.bool_]:
    """Which pieces share a character with any of the spans."""
    hit = np.zeros(len(pieces), dtype=bool)
    for a, b in spans:
        i, j = np.searchsorted(pieces.end, a, "right"), np.searchsorted(pieces.start, b, "left")
        hit[i:j] = True
    return hit


def encode(doc: Document, tokenizer: WordPieces) -> Encoded:
    pieces = split_pieces(doc.text, tokenizer)
    n = len(pieces)
    cue = np.zeros(n, dtype=np.int64)
    spans: list[tuple[int, int]] = []
    roles: list[NDArray[np.float32]] = []
    content_all = np.zeros(n, dtype=bool)
    for g in doc.gold:
        at = np.flatnonzero(covered(pieces, g.cue))
        content = covered(pieces, g.content) & (pieces.ids != PARAGRAPH)
        if not len(at) or not content.any():
            continue
        role = np.zeros((n, 2), dtype=np.float32)
        if g.source is None:
            role[:, 0] = -1
        else:
            role[:, 0] = covered(pieces, g.source)
        role[:, 1] = content
        content_all |= content
        spans.append((int(at[0]), int(at[-1]) + 1))
        roles.append(role)
    if not doc.nested:
        for m in UNLABELLED_CUES.finditer(doc.text):
            hit = covered(pieces, [m.span()])
            cue[hit & content_all] = IGNORE
    for a, b in spans:
        cue[a:b] = 2
    for a, _ in spans:
        cue[a] = 1
    return Encoded(pieces, cue, spans, roles, doc.kind)


def cut(n: int, size: int, rng: random.Random) -> list[tuple[int, int]]:
    """Cut n pieces into chunks of at most ``size``, of about equal length, at random places."""
    if n <= size:
        return [(0, n)]
    k = -(-n // size)
    if n > k * size * 0.8:
        k += rng.random() < 0.5
    step = n / k
    slack = max(0.0, size - step)
    borders = [0, *(int(i * step + rng.uniform(-slack, slack) / 2) for i in range(1, k)), n]
    return list(pairwise(borders))


@dataclass(frozen=True)
class Batch:
    ids: Tensor
    shape: Tensor
    cue: Tensor
    window: Tensor
    start: Tensor
    end: Tensor
    roles: Tensor


Chunk = tuple[Encoded, int, int]


def collate(chunks: Sequence[Chunk], rng: random.Random, mask_share: float) -> Batch:
    width = max(b - a for _, a, b in chunks) + 2
    shape = (len(chunks), width)
    ids, shapes = np.full(shape, PAD), np.zeros(shape, dtype=np.int64)
    cue = np.full(shape, IGNORE)
    window, start, end, roles = [], [], [], []
    np_rng = np.random.default_rng(rng.getrandbits(32))
    for w, (doc, a, b) in enumerate(chunks):
        n = b - a
        piece = doc.pieces.ids[a:b].copy()
        if mask_share:
            hide = (np_rng.random(n) < mask_share) & (doc.cue[a:b] == 0) & (piece != PARAGRAPH)
            piece[hide] = MASK
        ids[w, 0], ids[w, 1 : n + 1], ids[w, n + 1] = CLS, piece, SEP
        shapes[w, 1 : n + 1] = doc.pieces.shape[a:b]
        cue[w, 1 : n + 1] = doc.cue[a:b]
        for (s, e), role in zip(doc.cue_spans, doc.roles, strict=True):
            if a <= s and e <= b:
                if e - s > 1 and mask_share and rng.random() < 0.15:
                    s, e = (s + 1, e) if rng.random() < 0.5 else (s, e - 1)
                window.append(w)
                start.append(s - a + 1)
                end.append(e - a + 1)
                row = np.full((width, 2), -1, dtype=np.float32)
                row[1 : n + 1] = role[a:b]
                roles.append(row)
    t = torch.from_numpy
    return Batch(
        t(ids),
        t(shapes),
        t(cue),
        torch.tensor(window, dtype=torch.long),
        torch.tensor(start, dtype=torch.long),
        torch.tensor(end, dtype=torch.long),
        t(np.stack(roles)) if roles else torch.zeros(0, width, 2),
    )


def batches(
    docs: Sequence[Encoded], size: int, pieces_a_batch: int, rng: random.Random, mask_share: float
) -> Iterator[Batch]:
    """One epoch: freshly cut windows, near ones in length together, in random order."""
    chunks: list[Chunk] = [
        (d, a, b) for d in docs for a, b in cut(len(d.pieces), size, rng) if b > a
    ]
    rng.shuffle(chunks)
    chunks.sort(key=lambda c: (c[2] - c[1]) // 16)
    groups: list[list[Chunk]] = [[]]
    for c in chunks:
        n = c[2] - c[1] + 2
        if (
            groups[-1]
            and max(n, max(x[2] - x[1] + 2 for x in groups[-1])) * (len(groups[-1]) + 1)
            > pieces_a_batch
        ):
            groups.append([])
        groups[-1].append(c)
    rng.shuffle(groups)
    for g in groups:
        yield collate(g, rng, mask_share)
