"""What changed between two versions of a text, word by word."""

import re
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel

__all__ = ["Change", "differences"]

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_LONGEST = 20_000
"""Words up to which two texts are compared; beyond, one is shown as gone and the other as new."""


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of text that stayed, went or came."""

    kind: Literal["same", "gone", "new"]
    text: str


def differences(old: str, new: str) -> tuple[Change, ...]:
    """How ``old`` became ``new``.

    >>> [(c.kind, c.text) for c in differences("Six died.", "Nine died.")]
    [('gone', 'Six'), ('new', 'Nine'), ('same', ' died.')]
    """
    a, b = _WORD.findall(old), _WORD.findall(new)
    if max(len(a), len(b)) > _LONGEST:
        return (Change("gone", old), Change("new", new))
    changes: list[Change] = []
    gone = new = ""
    for step in Indel.opcodes(a, b):
        if step.tag == "equal":
            changes += _changed(gone, new)
            gone = new = ""
            changes.append(Change("same", "".join(a[step.src_start : step.src_end])))
        else:
            gone += "".join(a[step.src_start : step.src_end])
            new += "".join(b[step.dest_start : step.dest_end])
    return (*changes, *_changed(gone, new))


def _changed(gone: str, new: str) -> list[Change]:
    both = (Change("gone", gone), Change("new", new))
    return [change for change in both if change.text]
