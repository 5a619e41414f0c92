"""Frames that tell what another frame tells better, or that are only where something is said."""

from collections.abc import Sequence

from twosource.attribution.frames import Frame
from twosource.attribution.merge import overlap
from twosource.reading import Reading


def without_doubles(reading: Reading, frames: list[Frame]) -> list[Frame]:
    """Drop what another frame tells better.

    "rejected the rebels' claim that …" is the rebels' claim and its denial, as the noun's frames
    say; whoever passes words on in one frame need not say them in another.
    """
    rejecting = {f.cue for f in frames if f.rule.startswith("noun.rejected_by")}
    relays: dict[int, list[Frame]] = {}
    by_sentence: dict[int, list[Frame]] = {}
    for frame in frames:
        if frame.cue:
            by_sentence.setdefault(frame.cue[0].sent, []).append(frame)
        for head in frame.through:
            relays.setdefault(head.i, []).append(frame)
    return [
        f
        for f in frames
        if (f.rule.startswith("noun") or f.cue not in rejecting)
        and not any(
            rule(reading, f, by_sentence.get(f.cue[0].sent if f.cue else -1, ()))
            for rule in (_only_where, _of_telling, _own_belief)
        )
        and not any(
            _passes_on(g, f) for g in relays.get(f.source.i if f.source else -1, ()) if g is not f
        )
    ]


def _of_telling(reading: Reading, frame: Frame, frames: Sequence[Frame]) -> bool:
    """Whether the source is a clause with its own cue: "according to **what men told her**"."""
    if not frame.cue or frame.cue[0].lower != "according" or frame.source is None:
        return False
    if frame.source.pos != "VERB" and frame.source.tag not in {"WP", "WDT"}:
        return False
    return any(f is not frame and overlap(f.content, frame.content) > 0.6 for f in frames)


def _own_belief(reading: Reading, frame: Frame, frames: Sequence[Frame]) -> bool:
    """Whether a speaker only tells his own belief: "men said **they thought** it rained"."""
    if frame.stance != "believes" or frame.source is None or frame.source.pos != "PRON":
        return False
    verb, above = frame.cue[0], reading.head(frame.cue[0])
    return verb.dep == "ccomp" and any(
        above in f.cue and f is not frame and f.stance == "says" for f in frames
    )


def _only_where(reading: Reading, frame: Frame, frames: Sequence[Frame]) -> bool:
    """Whether a frame is only where another's words stand: "**In a report**, the panel said …"."""
    return all(t.pos == "ADP" and t.lower != "to" for t in frame.cue) and any(
        f.cue
        and f.cue[0].sent == frame.cue[0].sent
        and f.cue[0].dep == "ROOT"
        and f is not frame
        and any(a <= f.cue[0].start < b for a, b in frame.content)
        for f in frames
    )


def _passes_on(other: Frame, frame: Frame) -> bool:
    """Whether the words that ``frame`` gives its source are those it passes on in ``other``."""
    inside = any(a <= t.start < b for t in other.cue for a, b in frame.content)
    return overlap(frame.content, other.content) > 0.6 or inside
