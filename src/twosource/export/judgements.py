"""Judgements as the output contract has them."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from twosource.export.jsonl import to_json
from twosource.ledger.judgements import undone_by
from twosource.model import Judgement

if TYPE_CHECKING:
    from twosource.engine.agreement import Agreement
    from twosource.ledger import View

__all__ = ["agreement_json", "judgement_json", "judgements_json"]

Line = dict[str, Any]


def judgement_json(judgement: Judgement, undone: Mapping[str, str]) -> Line:
    """The object of a judgement; ``undone`` are withdrawn ones with what withdraws them."""
    return {
        "kind": "judgement",
        "id": judgement.id,
        "verdict": judgement.verdict,
        "subjects": list(judgement.subjects),
        "claims": [[claim for _, claim in subject] for subject in judgement.claims],
        "who": judgement.who,
        "at": judgement.at,
        "note": judgement.note,
        "corrected": to_json(judgement.corrected) if judgement.corrected else None,
        "withdrawn_by": undone.get(judgement.id or ""),
    }


def judgements_json(view: "View") -> Iterator[Line]:
    """All judgements of a ledger, in the order in which they were made."""
    said = view.judgements()
    undone = undone_by((j.id or "", j.verdict, j.subjects) for j in said)
    return (judgement_json(j, undone) for j in said)


def agreement_json(found: "Agreement") -> Line:
    """How far reviewers agree; a field without an alpha was given too few values."""
    return {
        "kind": "agreement",
        "measure": "Krippendorff's alpha, nominal",
        "reviewers": [{"who": who, "claims": claims} for who, claims in found.reviewers],
        "claims": found.units,
        "fields": [
            {
                "field": f.field,
                "alpha": None if f.alpha is None else round(f.alpha, 4),
                "claims": f.units,
                "alike": f.alike,
            }
            for f in found.fields
        ],
    }
