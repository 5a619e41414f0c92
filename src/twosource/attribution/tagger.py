"""The trained attribution tagger: text to source, cue and content spans.

One pass of a small transformer finds the cues; for each, a second small network marks its
source and content, so that spans may be discontinuous, overlapping and nested.  How the
model was made: ``training/``; what it can and can't do: ``model/MODEL_CARD.md``.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from twosource.attribution.decode import (
    Candidate,
    Decoding,
    Floats,
    Ints,
    Spans,
    accept,
    char_spans,
    close_gaps,
    confidence,
    find_candidates,
)
from twosource.attribution.pieces import Pieces, split_pieces
from twosource.attribution.wordpiece import WordPieces
from twosource.errors import ModelError

if TYPE_CHECKING:
    import onnxruntime


@dataclass(frozen=True, slots=True)
class TaggedAttribution:
    """One attribution; spans are half-open character offsets into the text, in its order.

    ``source`` is empty where the text names none; ``confidence`` is the calibrated
    probability that content and source are right.
    """

    source: Spans
    cue: Spans
    content: Spans
    confidence: float


class OnnxNetwork:
    """The two ONNX graphs; see :class:`twosource.attribution.decode.Network`."""

    def __init__(self, encoder: bytes, role: bytes, threads: int) -> None:
        self._encoder = _session(encoder, threads)
        self._role = _session(role, threads)

    def encode(self, ids: Ints, shape: Ints) -> tuple[Floats, Floats]:
        """Hidden states and cue probabilities."""
        hidden, probability = self._encoder.run(None, {"ids": ids, "shape": shape})
        return hidden, probability

    def roles(self, hidden: Floats, window: Ints, start: Ints, end: Ints) -> Floats:
        """Source and content probabilities for each cue."""
        feed = {"hidden": hidden, "window": window, "start": start, "end": end}
        roles: Floats = self._role.run(None, feed)[0]
        return roles


def _session(graph: bytes, threads: int) -> onnxruntime.InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


class Tagger:
    """Finds attributions in plain text. Load it with :func:`load_tagger`."""

    def __init__(
        self, version: str, tokenizer: WordPieces, network: OnnxNetwork, decoding: Decoding
    ) -> None:
        self.version = version
        self.decoding = decoding
        self._tokenizer = tokenizer
        self._network = network

    def tag(self, text: str, threshold: float | None = None) -> tuple[TaggedAttribution, ...]:
        """All attributions in ``text``, nested ones included, in the order of their cues.

        ``threshold`` is the least probability of a cue, 0..1; the default is the model's,
        which balances precision and recall.
        """
        least = self.decoding.cue if threshold is None else threshold
        pieces = split_pieces(text, self._tokenizer)
        nested = least * min(1.0, self.decoding.nested_cue / self.decoding.cue)
        candidates = list(find_candidates(pieces, self._network, nested))
        found = (
            read_attribution(text, pieces, candidate, self.decoding)
            for candidate in accept(candidates, len(pieces), self.decoding, least)
        )
        return tuple(a for a in found if a is not None)


def read_attribution(
    text: str, pieces: Pieces, candidate: Candidate, decoding: Decoding
) -> TaggedAttribution | None:
    """The spans of a candidate; None if it has no content."""
    content = close_gaps(candidate.content >= decoding.content, decoding.content_gap)
    source = close_gaps(candidate.source >= decoding.source, decoding.source_gap)
    spans = char_spans(text, pieces, content, candidate.first)
    cue = char_spans(
        text, pieces, np.ones(candidate.end - candidate.start, dtype=bool), candidate.start
    )
    if not spans or not cue:
        return None
    return TaggedAttribution(
        char_spans(text, pieces, source, candidate.first),
        cue,
        spans,
        confidence(candidate, decoding),
    )


def _read_checked(folder: Path, manifest: dict[str, Any], name: str) -> bytes:
    path = folder / name
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(
            f"The tagger's file {path} can't be read ({error}); reinstall twosource."
        ) from error
    if hashlib.sha256(data).hexdigest() != manifest["files"].get(name):
        raise ModelError(
            f"The tagger's file {path} isn't the one its manifest lists; reinstall twosource."
        )
    return data


def read_tagger(folder: Path, threads: int = 1) -> Tagger:
    """Load the model in ``folder``; raises :class:`ModelError` if a file is missing or altered."""

    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"No tagger model in {folder} ({error}); reinstall twosource.") from error
    read = {
        name: _read_checked(folder, manifest, name)
        for name in ("encoder.onnx", "role.onnx", "tokenizer.json")
    }
    values = manifest["decoding"]
    decoding = replace(Decoding(**values), confidence=tuple(values["confidence"]))
    network = OnnxNetwork(read["encoder.onnx"], read["role.onnx"], threads)
    return Tagger(
        manifest["version"], WordPieces.from_json(read["tokenizer.json"]), network, decoding
    )


@cache
def load_tagger() -> Tagger:
    """The shipped tagger, loaded once a process."""
    with as_file(files("twosource.attribution") / "model") as folder:
        return read_tagger(folder)
