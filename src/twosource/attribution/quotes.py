"""Quotations: whole ones for their cue, and those that go on without a cue of their own."""

from bisect import bisect_right
from dataclasses import replace

from twosource.attribution.frames import Frame, Pieces
from twosource.attribution.holders import Holders
from twosource.reading import Reading

_LAST_FRAMES = 40
"""Frames before a quotation among which its speaker is looked for."""
_SHORT = 3
"""Words: a quotation of fewer is a phrase somebody is quoted with, not an utterance."""


def with_whole_quotations(reading: Reading, frames: list[Frame]) -> list[Frame]:
    """Let a frame that holds the end of an utterance of several sentences hold all of it.

    >>> from twosource.attribution.verbs import find_verbs
    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "“It burned. We ran,” said Ana Ruiz.", ""))
    >>> [r.text[a:b] for f in with_whole_quotations(r, [*find_verbs(r)]) for a, b in f.content]
    ['“It burned. We ran,”']
    """
    return [replace(f, content=_widened(reading, f)) for f in frames]


def _widened(reading: Reading, frame: Frame) -> Pieces:
    out = []
    for a, b in frame.content:
        quotation = reading.quotation_at(a)
        if quotation is not None and not any(
            quotation[0] <= t.start < quotation[1] for t in frame.cue
        ):
            start, end = quotation
            if b - a > 1 and b <= end + 1 and _utterance(reading, start, end):
                a, b = start, max(b, end)
        out.append((a, b))
    return tuple(out)


def _utterance(reading: Reading, start: int, end: int) -> bool:
    """Whether a quotation opens a sentence and has a few words."""
    tokens = [t for t in reading.tokens_in(start, end) if t.pos not in {"PUNCT", "SPACE"}]
    return len(tokens) > _SHORT and any(t.pos in {"VERB", "AUX"} for t in tokens)


def continuing(reading: Reading, frames: list[Frame]) -> list[Frame]:
    """Frames for utterances that no frame holds: they go on from the speaker before them.

    >>> from twosource.attribution.verbs import find_verbs
    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "“It burned,” said Ana Ruiz. “We ran to the river.”", ""))
    >>> [(r.text[slice(*f.content[0])], f.source.text) for f in continuing(r, [*find_verbs(r)])]
    [('“We ran to the river.”', 'Ruiz')]
    """
    found: list[Frame] = []
    known = sorted(frames, key=_end)
    ends = [_end(f) for f in known]
    contents = Holders(f.content for f in frames)
    for start, end in reading.quotations:
        if not _utterance(reading, start, end) or not _opens_sentence(reading, start):
            continue
        if any(_overlap(frames[i].content, start, end) for i in contents.near(((start, end),))):
            continue
        first = bisect_right(ends, start)
        before = [*known[max(0, first - _LAST_FRAMES) : first], *found[-1:]]
        speaker = _speaker(reading, before, start, end)
        if speaker is not None:
            found.append(_goes_on(speaker, start, end))
    return found


def _end(frame: Frame) -> int:
    return max(b for _, b in frame.content)


def opened_before(reading: Reading, frames: list[Frame]) -> list[Frame]:
    """Frames for utterances left open at the end of a paragraph, whose speaker is only named with
    the quotation that takes them up in the next.

    >>> from twosource.attribution.verbs import find_verbs
    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> text = "“The well is dry now.\\n\\n“We left,” said Ana Ruiz."
    >>> r = read(Report("r", text, ""))
    >>> [r.text[slice(*f.content[0])] for f in opened_before(r, [*find_verbs(r)])]
    ['“The well is dry now.']
    """
    found: list[Frame] = []
    pairs = zip(reading.quotations, reading.quotations[1:], strict=False)
    contents = Holders(f.content for f in frames)
    for (start, end), following in reversed(list(pairs)):
        taken_up = reading.text[end : following[0]].isspace() and not _closed(reading, end)
        held = (frames[i] for i in contents.near(((start, end),)))
        if not taken_up or any(_overlap(f.content, start, end) for f in held):
            continue
        near = [*found[-1:], *(frames[i] for i in contents.near((following,)))]
        speaker = next((f for f in near if _overlap(f.content, *following)), None)
        if speaker is not None and speaker.source is not None:
            found.append(_goes_on(speaker, start, end))
    return found


def _closed(reading: Reading, end: int) -> bool:
    return reading.text[end - 1] in "”\"»’'"


def _goes_on(speaker: Frame, start: int, end: int) -> Frame:
    return replace(
        speaker,
        cue=(),
        content=((start, end),),
        stance="says",
        rule="quote.continues",
        confidence=0.7,
    )


def _opens_sentence(reading: Reading, start: int) -> bool:
    token = reading.token_at(start)
    if token is None:
        return False
    first = reading.sentences[token.sent][0]
    return all(t.pos in {"PUNCT", "SPACE"} for t in reading.tokens[first : token.i])


def _overlap(content: Pieces, start: int, end: int) -> bool:
    shared = sum(max(0, min(b, end) - max(a, start)) for a, b in content)
    return shared > 0.4 * (end - start)


def _speaker(reading: Reading, frames: list[Frame], start: int, end: int) -> Frame | None:
    """Whoever spoke last before the quotation, in its paragraph or the one before."""
    before = [
        f
        for f in frames
        if f.source is not None
        and max(b for _, b in f.content) <= start
        and not (f.cue and reading.in_quotation(f.cue[0].start))
    ]
    if not before:
        return None
    last = max(
        before, key=lambda f: max(max(b for _, b in f.content), f.cue[-1].end if f.cue else 0)
    )
    reached = max(max(b for _, b in last.content), last.cue[-1].end if last.cue else 0)
    between = reading.text[reached:start]
    if between.count("\n\n") > 1 or len(between.split()) > 40:
        return None
    return last
