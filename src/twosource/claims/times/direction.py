"""Is a time gone by or to come: what tense and context say of it.

"On Friday" is last Friday with a past tense and next Friday with a future one. The preposition
before the time decides, or the verb that governs it with its auxiliaries and, for infinitives and
participles, what stands above it. The word lists are in ``direction.toml``.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from twosource.attribution.cues import verbs as cue_verbs
from twosource.reading import Reading, Token

Direction = Literal[-1, 0, 1]
"""-1 gone by, 1 to come, 0 not told."""
_DEEP = 5


@cache
def _words(name: str) -> frozenset[str]:
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
    >>> of("Talks planned for Friday were called off."), of("They are to meet on Friday.")
    (1, 1)
    >>> of("The court gave them until Friday."), of("Voters will remember Friday's attack.")
    (1, -1)
    """
    anchor = anchor_of(reading, start, end)
    if anchor is None:
        return 0
    first = reading.token_at(start)
    before = reading.tokens[first.i - 1].lower if first is not None and first.i else ""
    if before in _words("since_past"):
        return -1
    if before in _words("for_future"):
        return 1
    verb = verb_above(reading, anchor)
    if before in _words("until") and (verb is None or _leaves_open(reading, verb)):
        return 1
    told = _told(reading, anchor, verb)
    return 1 if told == 0 and before in _words("by_future") else told


def anchor_of(reading: Reading, start: int, end: int) -> Token | None:
    """The word of the stretch ``[start, end)`` that hangs on something outside it."""
    inside = reading.tokens_in(start, end)
    for token in inside:
        head = reading.head(token)
        if not (head.start < end and start < head.end) or head.i == token.i:
            return token
    return inside[-1] if inside else None


def verb_above(reading: Reading, token: Token) -> Token | None:
    """The nearest verb that ``token`` hangs on."""
    return next((t for t in reading.ancestors(token) if t.pos in ("VERB", "AUX")), None)


def _told(reading: Reading, anchor: Token, verb: Token | None) -> Direction:
    """What the words above a time tell, from the nearest on."""
    for token in reading.ancestors(anchor):
        if token is verb:
            break
        if token.pos in ("NOUN", "ADJ") and token.lemma in _words("plan"):
            return 1
        if anchor.dep in ("poss", "compound", "nmod") and token.pos == "NOUN":
            return tense(reading, verb) if verb and token.lemma in _words("agenda") else -1
    return 0 if verb is None else tense(reading, verb)


def _leaves_open(reading: Reading, verb: Token) -> bool:
    """Whether what ``verb`` says still holds: "has until", "extended it until"."""
    aux = _auxiliaries(reading, verb)
    if aux & _words("past_aux") and not aux & _words("perfect_aux"):
        return verb.lemma in _words("defers")
    return verb.tag != "VBD" or verb.lemma in _words("defers")


def _auxiliaries(reading: Reading, verb: Token) -> set[str]:
    return {c.lower for c in reading.children(verb) if c.dep in ("aux", "auxpass")}


def tense(reading: Reading, verb: Token, depth: int = 0) -> Direction:
    """Whether what ``verb`` says is gone by or to come.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> reading = read(Report("r", "He had fled. She would return.", ""))
    >>> [tense(reading, t) for t in reading.tokens if t.pos == "VERB"]
    [-1, 1]
    """
    aux = _auxiliaries(reading, verb)
    if aux & _words("future_aux"):
        refused = "would" in aux and any(
            c.dep == "neg" or c.lower in _words("nobody") for c in reading.children(verb)
        )
        return -1 if "have" in aux or refused else 1
    if "to" in aux:
        return -1 if "have" in aux else _infinitive(reading, verb, depth)
    if verb.tag == "VBN" and verb.lemma in _words("plan"):
        return 1
    if verb.tag in ("VBD", "VBN") or aux & (_words("past_aux") | _words("perfect_aux")):
        return -1
    if verb.tag == "VBG" and aux & _words("present_aux"):
        return 1
    if verb.tag in ("VBZ", "VBP"):
        return _present(verb)
    return _above(reading, verb, depth)


def _present(verb: Token) -> Direction:
    if verb.lemma in cue_verbs():
        return -1
    return 1 if verb.lemma in _words("timetable") else 0


def _infinitive(reading: Reading, verb: Token, depth: int) -> Direction:
    head = reading.head(verb)
    if head.i == verb.i:
        return 1
    if head.lemma in _words("governs_future"):
        return 1
    if head.pos in ("VERB", "AUX"):
        return tense(reading, head, depth + 1) if depth < _DEEP else 0
    return _above(reading, verb, depth)


def _above(reading: Reading, verb: Token, depth: int) -> Direction:
    above = verb_above(reading, verb)
    return 0 if above is None or depth >= _DEEP else tense(reading, above, depth + 1)
