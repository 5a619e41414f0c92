"""Judgements -> what grouping must obey."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from twosource.events.entities_judged import about_names
from twosource.events.grouping import Judged
from twosource.ledger.judgements import REVIEWS, in_force, reviews
from twosource.model import Judgement

__all__ = ["claims_judged", "deciding", "judged_in"]


def deciding(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that events rest on, bare of who said so, when and why.

    Those that were withdrawn are left out, and so are reviews that leave a claim as it was read:
    what they say changes no event.
    """
    held = in_force(judgements)
    grouping = [j for j in held if j.verdict not in REVIEWS and not about_names(j)]
    latest = sorted(reviews(held).items())
    changing = [j for _, j in latest if j.verdict == "reject" or j.corrected]
    return tuple(map(_bare, (*grouping, *changing)))


def _bare(judgement: Judgement) -> Judgement:
    """Accepting what somebody has corrected says the same as correcting it so."""
    verdict = "correct" if judgement.corrected else judgement.verdict
    return replace(judgement, verdict=verdict, subjects=(), who="", at="", note=None, id=None)


def claims_judged(judgement: Judgement) -> Mapping[str, frozenset[str]]:
    """The claims that a judgement is about, by id of their report."""
    out: dict[str, set[str]] = {}
    for subject in judgement.claims:
        for report, claim in subject:
            out.setdefault(report, set()).add(claim)
    return {report: frozenset(claims) for report, claims in out.items()}


def judged_in(judgements: Sequence[Judgement], claims: Collection[str]) -> Judged:
    """What judgements in force say of ``claims``; of two that contradict, the later one holds."""
    same: dict[frozenset[str], bool] = {}
    wrong: set[str] = set()
    for judgement in judgements:
        subjects = [[c for _, c in subject if c in claims] for subject in judgement.claims]
        if judgement.verdict == "wrong":
            wrong.update(c for subject in subjects for c in subject)
        elif judgement.verdict in ("same", "different"):
            said = judgement.verdict == "same"
            for a, b, held in _pairs(subjects, said):
                same.pop(frozenset((a, b)), None)
                same[frozenset((a, b))] = held
    pairs = [(min(pair), max(pair), said) for pair, said in same.items() if len(pair) == 2]
    return Judged(
        same=tuple((a, b) for a, b, said in pairs if said),
        different=tuple((a, b) for a, b, said in pairs if not said),
        wrong=frozenset(wrong),
    )


def _pairs(subjects: Sequence[Sequence[str]], same: bool) -> Iterator[tuple[str, str, bool]]:
    """Claims of different subjects; and, as each subject is one thing, those of one together."""
    for one, two in combinations(subjects, 2):
        yield from ((a, b, same) for a in one for b in two)
    for subject in subjects:
        yield from ((a, b, True) for a, b in pairwise(subject))
