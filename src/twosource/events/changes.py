"""Two versions of a report -> which claims came, went, were reworded, or got other figures.

Claims are aligned by what they say, not by where they stand: a paragraph that only moved changed
nothing. Nor did a claim that is only read otherwise: its words must differ.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from twosource.events.names import words_of
from twosource.model import Claim, Report

__all__ = ["ClaimChange", "changes"]

What = Literal["added", "dropped", "reworded", "figures", "source", "stance"]

_ALIKE = 0.6
"""Least likeness (token set or order, 0 to 1) of what two wordings of one claim say."""
_SAME_SOURCE = 0.15
"""What the same source adds to it."""

Read = tuple[Report, Sequence[Claim]]


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim of the earlier version, of the later one, or in both wordings."""

    what: tuple[What, ...]
    before: Claim | None
    after: Claim | None


def changes(before: Read, after: Read) -> tuple[ClaimChange, ...]:
    """What the later version claims otherwise than the earlier one, in the order of its text.

    What was dropped comes last, in the order of the earlier text.
    """
    (old, was), (new, now) = before, after
    same = _same(was, now)
    kept = set(same.values())
    rest_was = [c for i, c in enumerate(was) if i not in same]
    rest_now = [c for i, c in enumerate(now) if i not in kept]
    pairs = _aligned(rest_was, rest_now)
    found = [ClaimChange(what, a, b) for a, b in pairs if (what := tuple(_differs(a, b)))]
    paired = {id(c) for pair in pairs for c in pair}
    added = [c for c in rest_now if id(c) not in paired and not _stands_in(c, old)]
    dropped = [c for c in rest_was if id(c) not in paired and not _stands_in(c, new)]
    found += [ClaimChange(("added",), None, c) for c in added]
    found += [ClaimChange(("dropped",), c, None) for c in dropped]
    return tuple(sorted(found, key=_place))


def _place(change: ClaimChange) -> tuple[bool, int, str]:
    shown = change.after or change.before
    assert shown is not None
    return change.after is None, shown.content.start, shown.id


def _same(was: Sequence[Claim], now: Sequence[Claim]) -> dict[int, int]:
    """Positions of claims that say the same on the same word, in both versions."""
    free: dict[object, list[int]] = {}
    for j, claim in enumerate(now):
        free.setdefault(_said(claim), []).append(j)
    found = {}
    for i, claim in enumerate(was):
        if held := free.get(_said(claim)):
            found[i] = held.pop(0)
    return found


def _said(claim: Claim) -> object:
    return _plain(claim.content.text), claim.certainty.stance, _sources(claim)


def _aligned(was: Sequence[Claim], now: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
    """Pairs of wordings of one claim, the most alike first."""
    scored = sorted(
        ((_likeness(a, b), i, j) for i, a in enumerate(was) for j, b in enumerate(now)),
        key=lambda s: (-s[0], s[1], s[2]),
    )
    taken_was: set[int] = set()
    taken_now: set[int] = set()
    pairs = []
    for score, i, j in scored:
        if score >= _ALIKE and i not in taken_was and j not in taken_now:
            taken_was.add(i)
            taken_now.add(j)
            pairs.append((was[i], now[j]))
    return pairs


def _likeness(one: Claim, two: Claim) -> float:
    a, b = _plain(one.content.text), _plain(two.content.text)
    alike = max(fuzz.ratio(a, b), fuzz.token_sort_ratio(a, b)) / 100
    return alike + _SAME_SOURCE * (_sources(one) == _sources(two))


def _differs(one: Claim, two: Claim) -> Iterator[What]:
    """What two wordings differ in, as far as the words do."""
    if _plain(one.content.text) != _plain(two.content.text):
        figures = [_figures(c) for c in (one, two)]
        yield "figures" if figures[0] != figures[1] else "reworded"
    if _sources(one) != _sources(two):
        yield "source"
    if one.certainty.stance != two.certainty.stance:
        yield "stance"


def _figures(claim: Claim) -> list[tuple[str | None, float | None, float | None]]:
    return sorted(((q.measure, q.low, q.high) for q in claim.how_many), key=repr)


def _sources(claim: Claim) -> tuple[tuple[str, ...], ...]:
    return tuple(words_of(link.name) for link in (*claim.chain, *claim.joint))


def _stands_in(claim: Claim, report: Report) -> bool:
    """Whether the words of a claim stand in a version, so that only its reading differs."""
    return _plain(claim.content.text) in _plain(report.text)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().strip(" .,;:“”\"'")
