"""Where one speaker's content ends because another's clause, or the report's own, begins."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from twosource.attribution.cues import verbs, words
from twosource.attribution.frames import Frame, Pieces
from twosource.reading import Reading, Token

_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_TWO_OBJECTS = {"give", "deny", "offer", "award", "send", "tell", "charge", "grant", "hand", "show"}
"""Verbs whose passive keeps an object: "were shot and given no water"."""


def cut_at_turns(reading: Reading, frames: list[Frame]) -> list[Frame]:
    """End a content where a clause with a speaker of its own begins: "…, while an envoy said"."""
    cued = sorted((f for f in frames if f.cue), key=_cue_start)
    return [
        replace(f, content=_before_second_verb(reading, f, _before_turn(reading, f, cued)))
        for f in (_without_others(f, cued) for f in frames)
    ]


def _without_others(frame: Frame, cued: list[Frame]) -> Frame:
    """Drop later pieces that a nearer cue tells: "it rained, men said, who added **it froze**"."""
    if len(frame.content) == 1:
        return frame
    later = cued[bisect_right(cued, frame.cue[-1].end, key=_cue_start) :]
    others = [*takewhile(lambda f: _cue_start(f) < frame.content[-1][0], later)]
    kept = [
        (a, b)
        for n, (a, b) in enumerate(frame.content)
        if n == 0
        or not any(
            _cue_start(other) < a and any(c <= a and b <= d for c, d in other.content)
            for other in others
        )
    ]
    return replace(frame, content=tuple(kept))


def _before_second_verb(reading: Reading, frame: Frame, content: Pieces) -> Pieces:
    """End a content before a verb that the parse joins to the cue: "said it rained, **but gave no
    details**".
    """
    joined = [
        c
        for cue in frame.cue
        for c in (
            *(c for c in reading.children(cue) if c.tag in _FINITE),
            *_past_passive(reading, cue),
        )
        if c.dep == "conj" and not reading.in_quotation(c.start)
    ]
    for verb in joined:
        if reading.child(verb, "nsubj", "nsubjpass") is None:
            stop = _joiner(reading, verb)
            content = tuple((a, min(b, stop) if a < stop else b) for a, b in content)
    return content


def _past_passive(reading: Reading, cue: Token) -> Iterator[Token]:
    """Verbs with an object that the parse joins to a passive, which has none: "said that the truce
    must be kept and **thanked** the envoys".
    """
    for said in reading.children(cue):
        if said.dep != "ccomp" or reading.child(said, "auxpass") is None:
            continue
        for verb in reading.children(said):
            spoken = verb.lemma in verbs() or verb.lemma in words("attitude", "verbs")
            past = verb.tag in {"VBD", "VBN"} and spoken and verb.lemma not in _TWO_OBJECTS
            if past and reading.child(verb, "dobj") and not reading.child(verb, "aux", "auxpass"):
                yield verb


def _joiner(reading: Reading, verb: Token) -> int:
    """Where ", but" or "and" before a joined verb begins."""
    i = reading.subtree(verb)[0].i - 1
    while i > 0 and reading.tokens[i].dep in {"cc", "punct"}:
        i -= 1
    return reading.tokens[i].end


def _cue_start(frame: Frame) -> int:
    return frame.cue[0].start


def _before_turn(
    reading: Reading, frame: Frame, frames: list[Frame]
) -> tuple[tuple[int, int], ...]:
    """The content up to a turn to another speaker; ``frames`` have cues, in their order."""
    out = []
    for a, b in frame.content:
        for other in frames[bisect_right(frames, a, key=_cue_start) :]:
            if _cue_start(other) >= b:
                break
            if other is frame:
                continue
            turn = (
                _turn_start(reading, other)
                or _second_cue(reading, frame, other)
                or _later_deed(reading, frame, other)
            )
            if turn is not None and a < turn < b and turn > frame.cue[-1].end:
                b = turn
        out.append((a, b))
    return tuple(out)


def _later_deed(reading: Reading, frame: Frame, other: Frame) -> int | None:
    """Where a clause of time with another's words ends an infinitive: "vowed to fight **after** the
    envoy **proposed** …".
    """
    first, verb = reading.token_at(frame.content[0][0]), other.cue[0]
    opener = reading.child(verb, "mark")
    if first is None or first.lower != "to" or verb.dep != "advcl" or opener is None:
        return None
    later = opener.lower in words("subordinate", "openers") and opener.i > first.i
    return opener.start if later else None


def _second_cue(reading: Reading, frame: Frame, other: Frame) -> int | None:
    """Where "and" joins a second cue to the first: "said it rained **and warned that** …"."""
    one, two = frame.source, other.source
    own = two is not None and frame.cue[-1].i < two.i < other.cue[0].i
    first = reading.subtree(two)[0] if own and two is not None else other.cue[0]
    joins = reading.tokens[first.i - 1]
    if own and joins.lower in {"and", "but"} and other.cue[0].dep in {"conj", "ccomp"}:
        return joins.start
    same = one is not None and two is not None and one.i == two.i and two.i < frame.cue[0].i
    return joins.start if same and joins.lower in {"and", "but"} else None


def _turn_start(reading: Reading, frame: Frame) -> int | None:
    """Where the clause of ``frame`` opens with ", while", ", but", ";" or ", adding"."""
    first = min([frame.cue[0], *([frame.source] if frame.source else [])])
    if frame.cue[0].tag == "VBG":
        first = frame.cue[0]
    left = first.i
    border = reading.sentences[first.sent][0]
    while left > border and reading.tokens[left - 1].text not in {",", ";"}:
        left -= 1
    if left <= border or first.i - left > 6:
        return None
    opener, comma = reading.tokens[left], reading.tokens[left - 1]
    turns = comma.text == ";" or opener.lower in {"while", "but", "whereas", "although"}
    joined = opener.lower == "and" and frame.cue[0].dep == "conj" and comma.text == ","
    adds = frame.cue[0].tag == "VBG" and opener == frame.cue[0]
    return comma.start if turns or adds or joined else None
