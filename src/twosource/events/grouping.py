"""Mentions -> groups that each tell of one happening.

Average-link agglomerative clustering of the pair scores, under facts that no score may overrule:
two happenings at different places stay apart, and so does what somebody has judged to be different.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import numpy.typing as npt

from twosource.events.average_link import average_link
from twosource.events.pairs import scores, weights
from twosource.events.pairs_matrix import (
    Matrix,
    column,
    compare_scenes,
    days_between,
    same_types,
    scenes,
)
from twosource.events.pairs_mentions import Mention
from twosource.events.pairs_times import apart

_WEEK = 6
_STRONG = 0.5
"""Probability from which a pair is strong by itself."""
_FIRM = 0.5
"""Mean probability with the others of its group from which a claim surely belongs to it."""
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """What people have said of pairs of claims, and of claims that are misread."""

    same: tuple[Pair, ...] = ()
    different: tuple[Pair, ...] = ()
    wrong: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Happening:
    """Mentions that tell of one happening, in the order of their reports."""

    members: tuple[Mention, ...]
    doubtful: frozenset[str]
    """Claims that are likelier to tell of it than of anything else, but not likely by themselves:
    their mean probability with the other members is below a half."""


def happenings(mentions: Collection[Mention], judged: Judged | None = None) -> list[Happening]:
    """The happenings that ``mentions`` tell of, those with most mentions first.

    The order in which the mentions are given makes no difference.
    """
    said = judged or Judged()
    kept = [m for m in mentions if m.claim not in said.wrong and m.states]
    ordered = sorted(kept, key=lambda m: (m.published or 0, m.report, m.ordinal, m.claim))
    if not ordered:
        return []
    probable = scores(ordered)
    groups = average_link(
        probable - weights().threshold,
        _apart(ordered, said.different),
        _joined(ordered, said.same),
        np.array([m.sure and bool(m.focus.names) for m in ordered]),
        _STRONG - weights().threshold,
    )
    judged_same = {c for pair in said.same for c in pair}
    found = [_happening(ordered, sorted(g), probable, judged_same) for g in groups]
    return sorted(found, key=lambda h: (-len(h.members), h.members[0].claim))


def group(mentions: Collection[Mention], judged: Judged | None = None) -> list[tuple[Mention, ...]]:
    """The mentions of each happening; see ``happenings``."""
    return [found.members for found in happenings(mentions, judged)]


def _happening(
    ordered: Sequence[Mention], at: Sequence[int], probable: Matrix, judged_same: Collection[str]
) -> Happening:
    members = tuple(ordered[i] for i in at)
    if len(at) == 1:
        return Happening(members, frozenset())
    among = probable[np.ix_(at, at)]
    mean = (among.sum(axis=1) - 1) / (len(at) - 1)
    unlikely = {m.claim for m, p in zip(members, mean, strict=True) if p < _FIRM}
    return Happening(members, frozenset(unlikely - set(judged_same)))


def why_apart(one: Mention, two: Mention) -> str | None:
    """The fact for which two mentions can't be of one happening, if there is one."""
    if one.telling and two.telling and compare_scenes(one.seat, two.seat) < 0:
        return f"they happened at different places: {_named(one)}, {_named(two)}"
    if one.sure and two.sure and compare_scenes(one.focus, two.focus) < 0:
        return "they stand at different scenes of their reports"
    if _turned(one, two):
        return "their report turns to another place between them"
    days = (one.own.days, two.own.days)
    if one.types & two.types and days[0] and days[1] and apart(days[0], days[1]) >= _WEEK:
        return "they happened a week or more apart"
    return None


def _named(mention: Mention) -> str:
    return " or ".join(sorted(mention.seat.names))


def _turned(one: Mention, two: Mention) -> bool:
    """Whether one report goes on to something at another place, which it names first."""
    if one.report != two.report or one.thread == two.thread:
        return False
    first, then = sorted((one, two), key=lambda m: m.ordinal)
    place = then.seat.names
    return bool(then.telling and then.opens and place) and not first.focus.names & place


def _apart(mentions: Sequence[Mention], different: Iterable[Pair]) -> npt.NDArray[np.bool_]:
    """``why_apart`` of every pair at once, and what was judged to be different."""
    telling, sure = column(m.telling for m in mentions), column(m.sure for m in mentions)
    out = (telling * telling.T > 0) & (scenes([m.seat for m in mentions]) < 0)
    out |= (sure * sure.T > 0) & (scenes([m.focus for m in mentions]) < 0)
    with np.errstate(invalid="ignore"):
        weeks = days_between([m.own.days for m in mentions]) >= _WEEK
    out |= (same_types(mentions) > 0) & weeks
    for i, j in (*_turns(mentions), *_positions(mentions, different)):
        out[i, j] = out[j, i] = True
    return out


def _turns(mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """The pairs of one report between which it goes on to another place; they stand in order."""
    for _, here in groupby(range(len(mentions)), key=lambda i: mentions[i].report):
        at = list(here)
        for n, then in enumerate(at):
            if mentions[then].opens:
                yield from ((i, then) for i in at[:n] if _turned(mentions[i], mentions[then]))


def _joined(mentions: Sequence[Mention], same: Iterable[Pair]) -> list[tuple[int, int]]:
    return sorted(_positions(mentions, same))


def _positions(mentions: Sequence[Mention], pairs: Iterable[Pair]) -> Iterable[tuple[int, int]]:
    at = {m.claim: i for i, m in enumerate(mentions)}
    return [(at[a], at[b]) for a, b in pairs if a in at and b in at and a != b]
