"""Claims as W3C Web Annotations: one annotation a field, with quote and position selectors.

Positions are characters of the report's text, as in the Web Annotation Data Model. A field in
several pieces has several targets.
"""

import json
from collections.abc import Iterator
from typing import Any

from twosource.brief.material import Material
from twosource.export.profiles import Veil
from twosource.model import Claim, Report, Span, content_id

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""Characters of prefix and suffix."""


def web_annotation(material: Material, veil: Veil) -> Iterator[str]:
    """One AnnotationPage, an annotation a line."""
    head = {"@context": _CONTEXT, "id": "urn:twosource:annotations", "type": "AnnotationPage"}
    yield json.dumps(head)[:-1] + ', "items": ['
    held: str | None = None
    for annotation in _annotations(material):
        if held is not None:
            yield held + ","
        held = json.dumps(veil.over(annotation), ensure_ascii=False)
    if held is not None:
        yield held
    yield "]}"


def _annotations(material: Material) -> Iterator[dict[str, Any]]:
    ordered = (c for report in sorted(material.claims_of) for c in material.claims_of[report])
    for claim in ordered:
        report = material.reports[claim.report]
        for number, (field, span, note) in enumerate(_fields(claim)):
            yield _annotation(claim, report, number, field, span, note)


def _fields(claim: Claim) -> Iterator[tuple[str, Span, str | None]]:
    """Each field of a claim that has words: its name, the words, and what was read from them."""
    yield "content", claim.content, claim.certainty.stance
    if claim.cue is not None:
        yield "cue", claim.cue, None
    for link in (*claim.chain, *claim.joint):
        if link.mention is not None:
            yield "source", link.mention, f"{link.name}{', unnamed' if link.unnamed else ''}"
    yield from (("hedge", hedge, None) for hedge in claim.certainty.hedges)
    yield from (("event", event.trigger, event.type) for event in claim.events[:1])
    yield from (("who", actor.span, actor.name) for actor in claim.who)
    yield from (("whom", actor.span, actor.name) for actor in claim.whom)
    yield from (("how_many", q.span, q.measure) for q in claim.how_many)
    yield from (("where", place.span, place.name) for place in claim.where)
    if claim.when is not None:
        yield "when", claim.when.span, claim.when.value


def _annotation(
    claim: Claim, report: Report, number: int, field: str, span: Span, note: str | None
) -> dict[str, Any]:
    targets = [_target(report, start, end) for start, end in span.spans]
    body = [{"type": "TextualBody", "purpose": "tagging", "value": field}]
    if note:
        body.append({"type": "TextualBody", "purpose": "describing", "value": note})
    return {
        "id": f"urn:twosource:{content_id('annotation', [claim.id, number, field])}",
        "type": "Annotation",
        "motivation": "tagging",
        "generator": {"type": "Software", "name": f"Twosource {claim.reader}"},
        "partOf": f"urn:twosource:claim:{claim.id}",
        "body": body,
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _target(report: Report, start: int, end: int) -> dict[str, Any]:
    text = report.text
    return {
        "source": report.url or f"urn:twosource:report:{report.id}",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - _AROUND) : start],
                "suffix": text[end : end + _AROUND],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }
