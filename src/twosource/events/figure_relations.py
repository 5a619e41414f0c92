"""How two values of one measure relate: agree, update, subset, total, conflict or unclear.

Only a conflict is a contradiction. Two values conflict where they count the same thing at about
the same time, can't both be right, and rest on different voices. A count of the dead that is
higher a day later is an update; whoever sticks to a lower count after it contradicts it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.events.figure_scope import FURTHER, Scope
from twosource.model import FigureRelation, FigureValue

_ROOM = 1.25
"""How far above "at least N" another count of the same day may be and still agree."""

Verdict = tuple[FigureRelation, str]


@dataclass(frozen=True, slots=True)
class Stated:
    """A value with what it counts, when and by whose voice it was told.

    ``text`` is the group of copies of its report; ``voice`` is ``None`` where nobody is named for
    it; ``order`` sorts by time, then by place.
    """

    value: FigureValue
    scope: Scope
    text: str
    day: str | None
    order: tuple[str, str, int]
    voice: str | None
    who: str | None
    in_care: bool = False
    """Whether somebody of a hospital counts: those it received."""


def relate(one: Stated, two: Stated, growing: bool, told: Sequence[Stated] = ()) -> Verdict:
    """How two values of one measure relate, ``one`` being the earlier, and why in words.

    ``growing`` says that the count rises while help arrives (the dead, the injured). ``told`` are
    all values of the figure: they tell when each voice first gave its count.
    """
    return _of_totals(one, two) or _of_parts(one, two) or _of_same(one, two, growing, told)


def _of_totals(one: Stated, two: Stated) -> Verdict | None:
    if bool(one.scope.total) != bool(two.scope.total):
        running = one if one.scope.total else two
        return "total", f"{running.value.text} is a running total ({running.scope.total})"
    return None


def _of_parts(one: Stated, two: Stated) -> Verdict | None:
    """The relation of a part to a whole or to another part; ``None`` if both count the same."""
    if one.scope.side != two.scope.side:
        return _of_sides(one, two)
    a, b = one.scope.part, two.scope.part
    if a == b:
        return None
    if a is not None and b is not None:
        return "unclear", f"{a} and {b}: different parts"
    part, whole = (one, two) if a is not None else (two, one)
    if part.scope.part == FURTHER and part.order > whole.order:
        return "unclear", f"{part.value.text} came on top of {whole.value.text}"
    said = part.scope.said_part
    if not said and _equal(one.value, two.value):
        return None
    if _low(part.value) <= _high(whole.value):
        return "subset", f"{part.value.text} ({part.scope.part}), part of {whole.value.text}"
    return ("unclear", f"{part.value.text} counts a part") if said else None


def _of_sides(one: Stated, two: Stated) -> Verdict | None:
    if _equal(one.value, two.value):
        return None
    if "households" in (one.scope.side, two.scope.side):
        return "unclear", f"{one.value.text} and {two.value.text}: people against households"
    return "unclear", f"{one.value.text} and {two.value.text}: one counts those who fought"


def _of_same(one: Stated, two: Stated, growing: bool, told: Sequence[Stated]) -> Verdict:
    """Two counts of the same thing."""
    if _repeated(one, two):
        return "agree", "the same figure repeated"
    same_voice = one.voice is not None and one.voice == two.voice
    if same_voice and not _equal(one.value, two.value) and _later(one, two):
        return "update", f"{two.who or 'the same source'} changes the count"
    if _overlap(one.value, two.value):
        return _leaving_room(one, two, growing)
    if same_voice or _one_report(one, two):
        return "unclear", f"{one.value.text} and {two.value.text} of one voice at one time"
    low, high = (one, two) if _low(one.value) < _low(two.value) else (two, one)
    if growing and _superseded(low, high, told):
        return "update", f"a later count of the same: {low.value.text}, then {high.value.text}"
    if low.in_care:
        return "subset", f"{low.who} counts those received there, {low.value.text}"
    return "conflict", f"{_says(one)}, {_says(two)}: the same count, and they can't both be right"


def _leaving_room(one: Stated, two: Stated, growing: bool) -> Verdict:
    """Counts that overlap: one may leave room for the other, or be its earlier state."""
    risen = _low(two.value) > _low(one.value) and one.value.high is None
    beyond = _low(two.value) > _ROOM * _low(one.value)
    if growing and risen and one.text != two.text and (_later(one, two) or beyond):
        return "update", f"a later count of the same: {one.value.text}, then {two.value.text}"
    if _equal(one.value, two.value):
        return "agree", f"{one.value.text} and {two.value.text}: the same number"
    return "agree", f"{one.value.text} leaves room for {two.value.text}"


def _superseded(low: Stated, high: Stated, told: Sequence[Stated]) -> bool:
    """Whether the higher count was first given on a later day than the lower one was still told."""
    first = min(
        (s.day for s in told if s.day and _same_count(s, high) and s.scope == high.scope),
        default=high.day,
    )
    return first is not None and low.day is not None and first > low.day


def _same_count(one: Stated, two: Stated) -> bool:
    voices = one.voice == two.voice if one.voice and two.voice else one.text == two.text
    return voices and _equal(one.value, two.value)


def _repeated(one: Stated, two: Stated) -> bool:
    voices = one.text == two.text or (one.voice is not None and one.voice == two.voice)
    return voices and _equal(one.value, two.value)


def _one_report(one: Stated, two: Stated) -> bool:
    """Whether one text gives both without saying on whose word either rests."""
    return one.text == two.text and one.voice is None and two.voice is None


def _later(one: Stated, two: Stated) -> bool:
    return one.day is not None and two.day is not None and one.day < two.day


def _says(stated: Stated) -> str:
    return f"{stated.who or 'a report'} {stated.value.text}"


def _equal(one: FigureValue, two: FigureValue) -> bool:
    return (one.low, one.high) == (two.low, two.high)


def _overlap(one: FigureValue, two: FigureValue) -> bool:
    return _low(one) <= _high(two) and _low(two) <= _high(one)


def _low(value: FigureValue) -> float:
    return value.low if value.low is not None else 0.0


def _high(value: FigureValue) -> float:
    return value.high if value.high is not None else float("inf")
