"""When something was said, where that dates what was said, too.

A vow, demand, plan or accusation happens in its being said; a state that is told of in the present
("negotiations were ongoing") holds on the day it is told; what a survey found held when it was
taken. A deed that is only reported ("said on Monday that a bridge had fallen") is not dated so.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from twosource.model import Span
from twosource.reading import Reading, Token

__all__ = ["cue_above", "is_survey", "is_told_as_present"]

_VERBAL = ("VERB", "AUX")
_STEPS = 4


@cache
def _words(name: str) -> frozenset[str]:
    data = tomllib.loads((files(__package__) / "direction.toml").read_text(encoding="utf-8"))
    return frozenset(data[name])


def cue_above(content: Span, head: Token, reading: Reading) -> Token | None:
    """The verb outside ``content`` that its ``head`` hangs on: "vowed", "accused", "said"."""
    for _, above in zip(range(_STEPS), reading.ancestors(head), strict=False):
        if above.pos in _VERBAL and not content.covers(above.start, above.end):
            return above
    return None


def is_told_as_present(head: Token, cue: Token, reading: Reading) -> bool:
    """Whether what hangs on ``head`` is of the day of its telling by ``cue``.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> def of(text: str, word: str) -> bool:
    ...     r = read(Report("r", text, ""))
    ...     head = next(t for t in r.tokens if t.text == word)
    ...     return is_told_as_present(head, r.head(head), r)
    >>> of("The junta vowed on Friday to fight.", "fight")
    True
    >>> of("The mayor said on Monday that talks were under way.", "were")
    True
    >>> of("The mayor said on Monday that the bridge had fallen.", "fallen")
    False
    """
    if head.pos not in _VERBAL:
        return head.pos in ("NOUN", "PROPN", "PRON")
    aux = {c.lower for c in reading.children(head) if c.dep in ("aux", "auxpass")}
    if aux & (_words("future_aux") | {"to"}):
        return not aux & {"have"}
    if head.tag == "VB":
        return "did" not in aux
    if aux & (_words("perfect_aux") | {"had", "did"}):
        return False
    if head.tag == "VBG":
        return bool(aux) or reading.head(head).i == cue.i
    if head.tag in ("VBZ", "VBP"):
        return True
    return head.tag == "VBD" and head.lemma in _words("stative")


def is_survey(time_head: Iterator[Token]) -> bool:
    """Whether a time hangs on a survey, poll or count: its findings are of that time."""
    for token in time_head:
        if token.pos in _VERBAL and token.dep != "prep":
            return False
        if token.lemma in _words("surveys"):
            return True
    return False
