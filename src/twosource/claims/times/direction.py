"""Is a time gone by or to come: what tense and context say of it.

"On Friday" is last Friday with a past tense and next Friday with a future one. The verb that
governs the time, its auxiliaries, what stands above it if it is an infinitive or a participle,
and the preposition before the time decide, in this order; lists are in ``direction.toml``.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from twosource.attribution.cues import verbs as cue_verbs
from twosource.reading import Reading, Token

Direction = Literal[-1, 0, 1]
"""-1 gone by, 1 to come, 0 not told."""


@cache
def _list(name: str) -> frozenset[str]:
    data = tomllib.loads((files(__package__) / "direction.toml").read_text(encoding="utf-8"))
    return frozenset(data[name])


def direction(reading: Reading, start: int, end: int) -> Direction:
    """Whether the time at characters ``[start, end)`` is gone by or to come.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> def of(text: str) -> int:
    ...     at = text.index("Friday")
    ...     return direction(read(Report("r", text, "")), at, at + 6)
    >>> of("The minister resigned on Friday."), of("The minister will resign on Friday.")
    (-1, 1)
    >>> of("Talks scheduled for Friday were called off."), of("They are to meet on Friday.")
    (1, 1)
    """
    anchor = _anchor(reading, start, end)
    if anchor is None:
        return 0
    before = reading.tokens[anchor.i - 1] if anchor.i else None
    first = reading.token_at(start)
    before = reading.tokens[first.i - 1] if first is not None and first.i else None
    if before is not None and before.lower == "since":
        return -1
    told = _governed(reading, anchor)
    if told == 0 and before is not None and before.lower in _list("before_future"):
        return 1
    return told


def _anchor(reading: Reading, start: int, end: int) -> Token | None:
    """The word of the time that hangs on something outside it."""
    inside = reading.tokens_in(start, end)
    for token in inside:
        head = reading.head(token)
        if not (head.start < end and start < head.end) or head.i == token.i:
            return token
    return inside[-1] if inside else None


def governor(reading: Reading, start: int, end: int) -> Token | None:
    """The verb that governs the time at ``[start, end)``; ``None`` if there is none."""
    anchor = _anchor(reading, start, end)
    if anchor is None:
        return None
    return next((t for t in reading.ancestors(anchor) if t.pos in ("VERB", "AUX")), None)


def _governed(reading: Reading, anchor: Token) -> Direction:
    for token in reading.ancestors(anchor):
        if token.lemma in _list("plan") and token.pos in ("NOUN", "ADJ"):
            return 1
        if token.pos in ("VERB", "AUX"):
            return tense(reading, token)
    return 0


def tense(reading: Reading, verb: Token, depth: int = 0) -> Direction:
    """Whether what ``verb`` says is gone by or to come.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> reading = read(Report("r", "He had fled. She would return.", ""))
    >>> [tense(reading, t) for t in reading.tokens if t.pos == "VERB"]
    [-1, 1]
    """
    aux = {c.lower for c in reading.children(verb) if c.dep in ("aux", "auxpass")}
    if aux & _list("future_aux"):
        return -1 if aux & {"have", "'ve", "’ve"} else 1
    if "to" in aux or verb.dep == "xcomp":
        return (
            _infinitive(reading, verb, depth)
            if verb.tag in ("VB", "VBN")
            else _above(reading, verb, depth)
        )
    if verb.tag == "VBN" and not aux & _list("past_aux") and verb.lemma in _list("plan"):
        return 1
    if verb.lemma in _list("plan") and verb.tag == "VBN" and verb.dep not in ("relcl",):
        return 1
    if verb.tag in ("VBD", "VBN") or aux & _list("past_aux"):
        return -1
    if verb.tag == "VBG":
        return 1 if aux & {"is", "are", "'s", "’s", "'re", "am"} else _above(reading, verb, depth)
    if verb.tag in ("VBZ", "VBP"):
        return _present(verb)
    return _above(reading, verb, depth)


def _present(verb: Token) -> Direction:
    if verb.lemma in cue_verbs():
        return -1
    return 1 if verb.lemma in _list("timetable") else 0


def _infinitive(reading: Reading, verb: Token, depth: int) -> Direction:
    head = reading.head(verb)
    if head.i == verb.i or depth > 5:
        return 0
    if head.lemma in _list("happened"):
        return tense(reading, head, depth + 1)
    return 1


def _above(reading: Reading, verb: Token, depth: int) -> Direction:
    if depth > 5:
        return 0
    above = next((t for t in reading.ancestors(verb) if t.pos in ("VERB", "AUX")), None)
    return 0 if above is None else tense(reading, above, depth + 1)
