"""Speech that goes on in sentences without a cue: "He said the column had left. It had driven
without lights."
"""

from dataclasses import replace

from twosource.attribution.frames import Frame
from twosource.reading import Reading, Token


def going_on(reading: Reading, frames: list[Frame]) -> list[Frame]:
    """Frames for sentences that go on in the tense of the indirect speech before them.

    >>> from twosource.attribution.verbs import find_verbs
    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> text = "The general said the column had left. It had driven without lights."
    >>> r = read(Report("r", text, ""))
    >>> [r.text[slice(*f.content[0])] for f in going_on(r, [*find_verbs(r)])]
    ['It had driven without lights.']
    """
    found: list[Frame] = []
    last_frames = _outermost_by_sentence(reading, frames)
    held = _sentences_held(reading, frames)
    speaker: Frame | None = None
    for n, (first, last) in enumerate(reading.sentences):
        tokens = reading.tokens[first:last]
        if n in last_frames:
            speaker = last_frames[n]
            continue
        if n in held or speaker is None:
            speaker = speaker if n in held else None
            continue
        if _new_paragraph(reading, first) or not _backshifted(reading, tokens):
            speaker = None
            continue
        found.append(
            replace(
                speaker,
                cue=(),
                content=((tokens[0].start, tokens[-1].end),),
                stance="says",
                rule="speech.goes_on",
                confidence=0.5,
            )
        )
    return found


def _outermost_by_sentence(reading: Reading, frames: list[Frame]) -> dict[int, Frame]:
    """The last indirect frame of each sentence that governs all of it."""
    out: dict[int, Frame] = {}
    for frame in frames:
        if not frame.cue or frame.source is None or frame.stance not in {"says", "warns"}:
            continue
        cue = frame.cue[-1]
        if not frame.rule.startswith("verb") or reading.in_quotation(frame.content[-1][0]):
            continue
        if out.get(cue.sent) is not None and cue.dep != "ROOT":
            continue
        if cue.dep in {"ROOT", "parataxis"} or reading.head(cue).dep == "ROOT":
            out[cue.sent] = frame
    return out


def _sentences_held(reading: Reading, frames: list[Frame]) -> set[int]:
    held: set[int] = set()
    for frame in frames:
        for a, b in frame.content:
            held.update(t.sent for t in reading.tokens_in(a, b))
        held.update(t.sent for t in frame.cue)
    return held


def _new_paragraph(reading: Reading, first: int) -> bool:
    previous = reading.tokens[first - 1] if first else None
    return previous is None or "\n" in reading.text[previous.end : reading.tokens[first].start]


def _backshifted(reading: Reading, tokens: tuple[Token, ...]) -> bool:
    """Whether the main verb stands in the past perfect or the future of the past."""
    root = next((t for t in tokens if t.head == t.i and t.pos in {"VERB", "AUX"}), None)
    if root is None:
        return False
    helpers = [c for c in reading.children(root) if c.dep in {"aux", "auxpass"} and c.i < root.i]
    if any(c.lower in {"had", "would"} or c.text == "'d" for c in helpers):
        return not any(c.lower == "if" for c in reading.subtree(root))
    return False
