"""How far reviewers agree: Krippendorff's alpha for nominal data, field by field.

A unit is a claim; a reviewer's value of it is what their latest review in force says. Whoever
rejects a claim says nothing of its fields, so these are missing there.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.ledger.judgements import REVIEWS, in_force
from twosource.model import Claim, Judgement, Link, Span

if TYPE_CHECKING:
    from twosource.ledger import View

__all__ = ["Agreement", "FieldAgreement", "agreement", "alpha"]

_TWO = 2
Units = Iterable[Sequence[Hashable]]
"""For each unit the values that it was given, one for each who gave any."""


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """Agreement on one field. ``alpha`` is None where too little was said by two."""

    field: str
    alpha: float | None
    units: int
    """Claims of which two reviewers or more say something here."""
    alike: int
    """Those of them of which all say the same."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement of the reviewers of a ledger."""

    reviewers: tuple[tuple[str, int], ...]
    """Their names, and how many claims each has reviewed."""
    units: int
    """Claims that two reviewers or more have reviewed."""
    fields: tuple[FieldAgreement, ...]
    """Empty where there are none such."""


def alpha(units: Units) -> float | None:
    """Krippendorff's alpha for nominal data: 1 - D_o / D_e.

    Of the units with two values or more, m_u being the number of values of unit u,
    ``o_ck = sum over u of (pairs of c and k in u) / (m_u - 1)`` counts coincidences,
    ``n_c`` sums a value's row and ``n`` all of them. Then
    ``alpha = 1 - (n - 1) * sum of o_ck (c != k) / sum of n_c * n_k (c != k)``.
    None where nothing could differ: fewer than two values in common, or all the same value.

    Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C.

    >>> round(alpha([(0, 1), (1, 1), (0, 1), (0, 0), (0, 0), (0, 0)]), 3)
    0.312
    """
    held = [values for values in units if len(values) >= _TWO]
    counts: Counter[Hashable] = Counter(value for values in held for value in values)
    n = sum(counts.values())
    expected = n * n - sum(c * c for c in counts.values())
    if not expected:
        return None
    observed = sum(_disagreeing(values) / (len(values) - 1) for values in held)
    return 1 - (n - 1) * observed / expected


def _disagreeing(values: Sequence[Hashable]) -> int:
    """Ordered pairs of values of a unit that differ."""
    return len(values) ** 2 - sum(c * c for c in Counter(values).values())


def agreement(view: "View") -> Agreement:
    """How far the reviewers of a ledger agree on the claims that several of them have reviewed."""
    by_claim = _latest(in_force(view.judgements()))
    done = Counter(who for said in by_claim.values() for who in said)
    common = {id: said for id, said in by_claim.items() if len(said) >= _TWO}
    versions = [
        [_version(view, id, j) for j in said.values()] for id, said in sorted(common.items())
    ]
    fields = (
        _field(name, [[value(v) for v in said if v is not None] for said in versions])
        for name, value in _FIELDS.items()
    )
    kept = _field("is a claim", [[v is not None for v in said] for said in versions])
    return Agreement(tuple(sorted(done.items())), len(common), (kept, *fields) if common else ())


def _latest(judgements: Iterable[Judgement]) -> dict[str, dict[str, Judgement]]:
    """The latest review of each claim by each reviewer."""
    out: dict[str, dict[str, Judgement]] = {}
    for judgement in judgements:
        if judgement.verdict in REVIEWS:
            for subject in judgement.claims:
                for _, claim in subject:
                    out.setdefault(claim, {})[judgement.who] = judgement
    return out


def _version(view: "View", id: str, judgement: Judgement) -> Claim | None:
    """The claim as a reviewer has it; None if it is none."""
    if judgement.verdict == "reject":
        return None
    return judgement.corrected or view.claim_readings(id)[0]


def _field(name: str, units: Sequence[Sequence[Hashable]]) -> FieldAgreement:
    common = [values for values in units if len(values) >= _TWO]
    alike = sum(len(set(values)) == 1 for values in common)
    return FieldAgreement(name, alpha(common), len(common), alike)


def _at(span: Span | None) -> Hashable:
    return span.spans if span else None


def _link(link: Link) -> Hashable:
    return link.name, _at(link.mention), link.unnamed


_FIELDS: Mapping[str, Callable[[Claim], Hashable]] = {
    "content": lambda c: _at(c.content),
    "cue": lambda c: _at(c.cue),
    "chain": lambda c: tuple(map(_link, c.chain)),
    "stance": lambda c: c.certainty.stance,
    "polarity": lambda c: c.certainty.polarity,
    "modality": lambda c: c.certainty.modality,
    "hedges": lambda c: frozenset(map(_at, c.certainty.hedges)),
    "what": lambda c: tuple(e.type for e in c.events),
    "who": lambda c: frozenset(_at(a.span) for a in c.who),
    "whom": lambda c: frozenset(_at(a.span) for a in c.whom),
    "how many": lambda c: frozenset((q.low, q.high, q.measure) for q in c.how_many),
    "where": lambda c: frozenset((p.name, p.lat, p.lon) for p in c.where),
    "when": lambda c: (c.when.earliest, c.when.latest) if c.when else None,
}
