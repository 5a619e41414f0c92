"""Judgements -> what grouping must obey."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from twosource.events.grouping import Judged
from twosource.model import Judgement

if TYPE_CHECKING:
    from twosource.ledger import View

__all__ = ["claims_judged", "judged_in", "same_reports"]


def claims_judged(judgement: Judgement) -> Mapping[str, frozenset[str]]:
    """The claims that a judgement is about, by id of their report."""
    out: dict[str, set[str]] = {}
    for subject in judgement.claims:
        for report, claim in subject:
            out.setdefault(report, set()).add(claim)
    return {report: frozenset(claims) for report, claims in out.items()}


def judged_in(judgements: Sequence[Judgement], claims: Collection[str]) -> Judged:
    """What the judgements say of ``claims``; of two that contradict, the later one holds."""
    same: dict[frozenset[str], bool] = {}
    wrong: set[str] = set()
    for judgement in judgements:
        subjects = [[c for _, c in subject if c in claims] for subject in judgement.claims]
        if judgement.verdict == "wrong":
            wrong.update(c for subject in subjects for c in subject)
            continue
        said = judgement.verdict == "same"
        for a, b in _pairs(subjects, within=said):
            same.pop(frozenset((a, b)), None)
            same[frozenset((a, b))] = said
    pairs = [(min(pair), max(pair), said) for pair, said in same.items() if len(pair) == 2]
    return Judged(
        same=tuple((a, b) for a, b, said in pairs if said),
        different=tuple((a, b) for a, b, said in pairs if not said),
        wrong=frozenset(wrong),
    )


def _pairs(subjects: Sequence[Sequence[str]], within: bool) -> Iterator[tuple[str, str]]:
    """Claims of different subjects; ``within`` also those of one, each with the next."""
    for one, two in combinations(subjects, 2):
        yield from ((a, b) for a in one for b in two)
    if within:
        for subject in subjects:
            yield from pairwise(subject)


def same_reports(view: "View", judgements: Sequence[Judgement]) -> list[tuple[str, str]]:
    """Pairs of reports that a judgement puts into one block."""
    shown = {report for report, _ in view.shown()}
    out = []
    for judgement in judgements:
        if judgement.verdict == "same":
            held = sorted(r for r in claims_judged(judgement) if r in shown)
            out += list(pairwise(held))
    return out
