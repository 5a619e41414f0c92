"""From the tagger network's probabilities to attributions, window by window.

Works on any :class:`Network`, so that training evaluates exactly what is shipped.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from twosource.attribution.pieces import CLS, PAD, PARAGRAPH, SEP, Pieces

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Spans = tuple[tuple[int, int], ...]

WINDOW = 256
"""Pieces a window, [CLS] and [SEP] among them: what the network was trained on."""
OVERLAP = 64
_BATCH = 4
_LEADING = ",;:.-–—"


class Network(Protocol):
    """The two graphs of the tagger."""

    def encode(self, ids: Ints, shape: Ints) -> tuple[Floats, Floats]:
        """Hidden states (batch, length, width) and cue probabilities (batch, length, 3).

        ``ids`` and ``shape`` are (batch, length); ids of padding are PAD.
        """

    def roles(self, hidden: Floats, window: Ints, start: Ints, end: Ints) -> Floats:
        """Source and content probabilities (cues, length, 2).

        Each cue is given by its window in the batch and its pieces ``start`` to ``end``.
        """


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cue found, with the role probabilities around it. Indices are into the text's pieces."""

    start: int
    end: int
    score: float  # probability that a cue is here
    first: int  # piece that the rows of ``source`` and ``content`` start at
    source: Floats
    content: Floats


@dataclass(frozen=True, slots=True)
class Decoding:
    """Thresholds, from the model's manifest."""

    cue: float
    nested_cue: float  # for cues inside another attribution's content
    source: float
    content: float
    source_gap: int
    content_gap: int
    confidence: tuple[float, ...]  # bias and weights over ``evidence``


def plan_windows(n: int, size: int, overlap: int) -> list[tuple[int, int]]:
    """Windows of at most ``size`` pieces that cover ``n``, neighbours sharing at least ``overlap``.

    >>> plan_windows(10, 6, 2)
    [(0, 6), (4, 10)]
    >>> plan_windows(0, 6, 2)
    []
    """
    if n == 0:
        return []
    if n <= size:
        return [(0, n)]
    count = -(-(n - overlap) // (size - overlap))
    starts = [i * (n - size) // (count - 1) for i in range(count)]
    return [(a, a + size) for a in starts]


def home_ranges(windows: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces each window answers for: borders lie in the middle of the overlaps.

    >>> home_ranges([(0, 6), (4, 10)])
    [(0, 5), (5, 10)]
    """
    if not windows:
        return []
    borders = [(b + a) // 2 for (_, b), (a, _) in pairwise(windows)]
    edges = [0, *borders, windows[-1][1]]
    return list(pairwise(edges))


def cue_spans(probability: Floats, word: Ints, threshold: float) -> list[tuple[int, int, float]]:
    """Cue spans as (first piece, end, score) from (n, 3) probabilities of outside, begin, inside.

    A span is a run of pieces whose probability of being in a cue reaches half the threshold,
    with one at least that reaches the threshold; it is cut where a word begins a cue of its own.
    ``word`` numbers the pieces' words.

    >>> p = np.array([[.9, .1, 0], [.1, .9, 0], [.7, 0, .3], [.1, .8, .1], [1, 0, 0]])
    >>> [(a, b) for a, b, _ in cue_spans(p, np.arange(5), 0.5)]
    [(1, 3), (3, 4)]
    """
    inside = 1 - probability[:, 0]
    spans = []
    for a, b in runs(inside >= threshold / 2):
        cuts = (i for i in range(a + 1, b) if probability[i, 1] > 0.5 and word[i] != word[i - 1])
        begins = [a, *cuts, b]
        spans += [(i, j, float(inside[i:j].max())) for i, j in pairwise(begins)]
    return [span for span in spans if span[2] >= threshold]


def _batch(pieces: Pieces, windows: Sequence[tuple[int, int]]) -> tuple[Ints, Ints]:
    width = max(b - a for a, b in windows) + 2
    ids = np.full((len(windows), width), PAD, dtype=np.int64)
    shape = np.zeros((len(windows), width), dtype=np.int64)
    for w, (a, b) in enumerate(windows):
        ids[w, 0], ids[w, b - a + 1] = CLS, SEP
        ids[w, 1 : b - a + 1] = pieces.ids[a:b]
        shape[w, 1 : b - a + 1] = pieces.shape[a:b]
    return ids, shape


def by_word(values: Floats, word: Ints) -> Floats:
    """Give each piece the mean of its word; ``values`` is (n,) or (n, k), ``word`` non-decreasing.

    >>> by_word(np.array([1., 0., 1.]), np.array([0, 1, 1])).tolist()
    [1.0, 0.5, 0.5]
    """
    first = np.flatnonzero(np.diff(word, prepend=word[0] - 1))
    counts = np.diff(first, append=len(word))
    sums = np.add.reduceat(values, first, axis=0)
    means = sums / (counts if values.ndim == 1 else counts[:, None])
    return np.repeat(means, counts, axis=0)


def find_candidates(pieces: Pieces, network: Network, threshold: float) -> Iterator[Candidate]:
    """Every cue that scores at least ``threshold``, in the order of the text.

    A cue that two windows see belongs to the one that its first piece is at home in.
    """
    windows = plan_windows(len(pieces), WINDOW - 2, OVERLAP)
    homes = home_ranges(windows)
    done = 0  # pieces before this one are in cues already found
    for i in range(0, len(windows), _BATCH):
        block = windows[i : i + _BATCH]
        hidden, probability = network.encode(*_batch(pieces, block))
        found = []
        for w, ((a, b), (low, high)) in enumerate(zip(block, homes[i : i + _BATCH], strict=True)):
            word = pieces.word[a:b]
            smooth = by_word(probability[w, 1 : b - a + 1], word)
            for s, e, score in cue_spans(smooth, word, threshold):
                if low <= a + s < high and a + s >= done:
                    found.append((w, s, e, score))
                    done = a + e
        if not found:
            continue
        table = np.array([f[:3] for f in found], dtype=np.int64)
        roles = network.roles(hidden, table[:, 0], table[:, 1] + 1, table[:, 2] + 1)
        for (w, s, e, score), row in zip(found, roles, strict=True):
            a, b = block[w]
            smooth = by_word(row[1 : b - a + 1], pieces.word[a:b])
            yield Candidate(a + s, a + e, score, a, smooth[:, 0], smooth[:, 1])


def accept(
    candidates: Sequence[Candidate], n: int, decoding: Decoding, threshold: float
) -> list[Candidate]:
    """The candidates to keep, of a text of ``n`` pieces.

    Those scoring ``threshold``, and those inside the content of one kept that score as much
    less as ``nested_cue`` is below ``cue``: nested cues are rarer in training than in news.
    """
    nested = threshold * min(1.0, decoding.nested_cue / decoding.cue)
    inside = np.zeros(n, dtype=bool)

    def mark(c: Candidate) -> None:
        inside[c.first : c.first + len(c.content)] |= c.content >= decoding.content

    sure = [c for c in candidates if c.score >= threshold]
    for c in sure:
        mark(c)
    kept = []
    for c in candidates:
        if c.score >= threshold:
            kept.append(c)
        elif c.score >= nested and inside[c.start]:
            mark(c)
            kept.append(c)
    return kept


def runs(flags: Flags) -> list[tuple[int, int]]:
    """Runs of flagged pieces as half-open index pairs.

    >>> runs(np.array([1, 1, 0, 1], dtype=bool))
    [(0, 2), (3, 4)]
    """
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.astype(np.int8), [0]))))
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]


def close_gaps(flags: Flags, widest: int) -> Flags:
    """Fill gaps of up to ``widest`` pieces between flagged ones.

    >>> close_gaps(np.array([1, 0, 1, 0, 0, 1], dtype=bool), 1).astype(int).tolist()
    [1, 1, 1, 0, 0, 1]
    """
    out = flags.copy()
    spans = runs(flags)
    for (_, a), (b, _) in pairwise(spans):
        if b - a <= widest:
            out[a:b] = True
    return out


def char_spans(text: str, pieces: Pieces, flags: Flags, first: int) -> Spans:
    """Character spans of the flagged pieces, which start at piece ``first``.

    A paragraph piece ends a span; leading separators are left out, and spans without a
    letter or digit dropped.
    """
    words = flags & (pieces.ids[first : first + len(flags)] != PARAGRAPH)
    spans = []
    for a, b in runs(words):
        start, end = int(pieces.start[first + a]), int(pieces.end[first + b - 1])
        while start < end and (text[start] in _LEADING or text[start].isspace()):
            start += 1
        if any(c.isalnum() for c in text[start:end]):
            spans.append((start, end))
    return tuple(spans)


def evidence(candidate: Candidate, decoding: Decoding) -> Floats:
    """What the confidence is a logistic function of.

    Log-odds of the cue; of the content and the source, averaged over the pieces chosen for
    them; whether there is a source; how undecided the content's border is; its log length.
    """

    def log_odds(p: Floats | float) -> Floats:
        q = np.clip(np.asarray(p, dtype=np.float32), 0.001, 0.999)
        return np.asarray(np.log(q / (1 - q)), dtype=np.float32)

    content = candidate.content[candidate.content >= decoding.content]
    source = candidate.source[candidate.source >= decoding.source]
    wavering = float(((candidate.content > 0.2) & (candidate.content < 0.8)).sum())
    return np.array(
        [
            log_odds(candidate.score),
            log_odds(content).mean() if len(content) else -6.0,
            log_odds(source).mean() if len(source) else -log_odds(candidate.source.max()),
            float(len(source) > 0),
            wavering / (len(content) + 1),
            np.log1p(len(content)),
        ],
        dtype=np.float32,
    )


def confidence(candidate: Candidate, decoding: Decoding) -> float:
    """Calibrated probability that the attribution's content and source are right."""
    bias, *weights = decoding.confidence
    odds = bias + float(evidence(candidate, decoding) @ np.array(weights, dtype=np.float32))
    return 1 / (1 + math.exp(-odds))
