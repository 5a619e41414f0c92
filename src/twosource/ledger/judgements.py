"""Which judgements are in force, and what those on single claims come to.

A judgement is withdrawn while an ``undo`` of it is in force; an ``undo`` can itself be withdrawn.
Of the reviews of one claim in force the latest holds.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.ledger.codec import encode
from twosource.model import Judgement, Verdict, content_id

__all__ = ["REVIEWS", "Reviewed", "in_force", "judgement_id", "reviews", "undone_by", "with_id"]

REVIEWS: frozenset[Verdict] = frozenset({"accept", "reject", "correct"})
"""The verdicts that say how one claim was read."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """How a claim stands after its reviews in force."""

    verdict: Verdict
    """The latest."""
    who: str
    at: str
    judgement: str
    """The id of it."""
    by: frozenset[str]
    """Everybody who has reviewed the claim."""


def judgement_id(judgement: Judgement) -> str:
    """Content hash of all that a judgement says.

    >>> judgement_id(Judgement("wrong", ("c1-88",), (), "Ana", "2026-05-20T10:00:00+00:00"))
    'j1-76b5fe928ede4cc2e09f'
    """
    return content_id("j1", [encode(replace(judgement, id=None))])


def with_id(judgement: Judgement) -> Judgement:
    """The judgement with its id."""
    return replace(judgement, id=judgement_id(judgement))


def undone_by(said: Iterable[tuple[str, str, Sequence[str]]]) -> dict[str, str]:
    """For each judgement that is withdrawn, the one that withdraws it, by ids.

    ``said`` are id, verdict and subjects of judgements in the order in which they were made. An
    ``undo`` names an earlier one, so that going backwards settles each before it is asked for.

    >>> undone_by([("a", "wrong", ["c"]), ("b", "undo", ["a"]), ("c", "undo", ["b"])])
    {'b': 'c'}
    """
    gone: dict[str, str] = {}
    for id, verdict, subjects in reversed(list(said)):
        if verdict == "undo" and id not in gone:
            gone.update(dict.fromkeys(subjects, id))
    return gone


def in_force(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that nobody has withdrawn, in their order, without those that withdraw."""
    gone = undone_by((j.id or "", j.verdict, j.subjects) for j in judgements)
    return tuple(j for j in judgements if j.id not in gone and j.verdict != "undo")


def reviews(judgements: Iterable[Judgement]) -> Mapping[str, Judgement]:
    """The latest review of each claim, by its id, of judgements in force."""
    return {
        claim: judgement
        for judgement in judgements
        if judgement.verdict in REVIEWS
        for subject in judgement.claims
        for _, claim in subject
    }
