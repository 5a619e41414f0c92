"""Contents that are only a pronoun: "the group **denied it**", "the minister doubts **that**"."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from twosource.attribution.frames import Frame
from twosource.reading import Reading, Token

_POINTING = {"it", "this", "that", "them", "these", "those", "so", "otherwise"}
_RESOLVED = {"denies", "confirms"}
"""Stances by which somebody takes a stand to what was said right before."""
_FARTHEST = 2
"""Sentences before the pronoun in which what it stands for is said."""


def with_antecedents(reading: Reading, frames: Sequence[Frame]) -> list[Frame]:
    """``frames`` in which a denied or confirmed pronoun is what was said before it; other contents
    that are a pronoun or have no word at all are dropped.

    >>> from twosource.attribution.verbs import find_verbs
    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "Men said it rained. The mayor denied it.", ""))
    >>> frames = list(find_verbs(r))
    >>> [r.text[slice(*f.content[0])] for f in frames]
    ['it rained', 'it']
    >>> [r.text[slice(*f.content[0])] for f in with_antecedents(r, frames)]
    ['it rained', 'it rained']
    """
    out = []
    known = sorted((f for f in frames if f.cue), key=_start)
    for frame in frames:
        words = [t for a, b in frame.content for t in reading.tokens_in(a, b)]
        words = [t for t in words if t.pos not in {"PUNCT", "SPACE"}]
        described = len(words) > 1 and words[1].lower == "as" and frame.stance == "denies"
        if words and words[0].lower in _POINTING and (len(words) == 1 or described):
            said = _said_before(reading, words[0], frame, known)
            if said is not None:
                out.append(replace(frame, content=said.content))
        elif any(c.isalpha() for t in words for c in t.text) or frame.stance == "estimates":
            out.append(frame)
    return out


def _said_before(
    reading: Reading, pronoun: Token, frame: Frame, frames: Sequence[Frame]
) -> Frame | None:
    """The last thing said before a pronoun, on the word of somebody else."""
    if frame.stance not in _RESOLVED or not frame.cue:
        return None
    first = reading.sentences[max(0, pronoun.sent - _FARTHEST)][0]
    since = bisect_left(frames, reading.tokens[first].start, key=_start)
    until = bisect_left(frames, frame.cue[0].start, key=_start)
    before = [
        f
        for f in frames[since:until]
        if f is not frame
        and f.stance not in {"denies", "asks", "orders"}
        and f.content[-1][1] <= frame.cue[0].start
        and f.cue[0].start < frame.cue[0].start
    ]
    return max(before, key=_start, default=None)


def _start(frame: Frame) -> int:
    return frame.content[0][0]
