"""Reviewed claims as training data for the attribution tagger: JSON Lines, a report each.

Only reports of which somebody has reviewed a claim are in it, with their whole text. Each
reviewed claim is an attribution: where source, cue and content stand, the chain it is told
through, and what the review said; of a corrected one also what the machine had read. ``unreviewed``
are the stretches that hold claims nobody has looked at, about which the data says nothing.
"""

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from twosource.ledger.filters import ClaimFilter
from twosource.model import Claim, Span

if TYPE_CHECKING:
    from twosource.ledger import View
    from twosource.ledger.judgements import Reviewed

__all__ = ["training_lines"]

_STATES = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}
Line = dict[str, Any]
Pieces = list[list[int]]


def training_lines(view: "View") -> Iterator[str]:
    """The lines, reports by id and claims in the order of the text."""
    standing = view.reviewed()
    by_report: dict[str, list[Claim]] = {}
    for id in standing:
        claim = view.claim(id)
        by_report.setdefault(claim.report, []).append(claim)
    shown = {report for report, _ in view.shown()}
    for report in sorted(by_report.keys() & shown):
        yield json.dumps(_line(view, report, by_report[report], standing), ensure_ascii=False)


def _line(
    view: "View", report: str, reviewed: list[Claim], standing: Mapping[str, "Reviewed"]
) -> Line:
    text = view.report(report).text
    ordered = sorted(reviewed, key=lambda c: (c.content.spans, c.id))
    rest = (c for c in view.claims(ClaimFilter(report=report)) if c.id not in standing)
    return {
        "id": report,
        "text": text,
        "attributions": [_attribution(view, c, standing[c.id]) for c in ordered],
        "unreviewed": sorted(_stretch(claim) for claim in rest),
    }


def _attribution(view: "View", claim: Claim, reviewed: "Reviewed") -> Line:
    line = {
        **_roles(claim),
        "chain": [
            {"name": link.name, "source": _pieces(link.mention), "cue": _pieces(link.cue)}
            for link in claim.chain
        ],
        "stance": claim.certainty.stance,
        "review": _STATES[reviewed.verdict],
    }
    read = view.claim_readings(claim.id)[0]
    if read != claim:
        line["review"] = "corrected"
        line["read"] = _roles(read)
    return line


def _roles(claim: Claim) -> Line:
    source = claim.chain[-1].mention if claim.chain else None
    return {
        "source": _pieces(source),
        "cue": _pieces(claim.cue),
        "content": _pieces(claim.content),
    }


def _pieces(span: Span | None) -> Pieces:
    return [list(piece) for piece in span.spans] if span else []


def _stretch(claim: Claim) -> list[int]:
    """From the first character of a claim's content, cue and sources to the last."""
    spans = [claim.content, claim.cue, *(s for k in claim.chain for s in (k.mention, k.cue))]
    held = [span for span in spans if span]
    return [min(span.start for span in held), max(span.end for span in held)]
