"""The ledger as JSON Lines: reports and claims as the output contract has them, exactly.

``to_json`` gives the object of one line, ``claim_from_json`` and ``report_from_json`` read one
back. What a line doesn't hold (reasons, alternatives, roles) isn't there after reading back.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, get_args

from twosource.engine import Across, across
from twosource.engine.graded import Practice
from twosource.export.events import event_json
from twosource.export.values import number_json, place_json, span_json, when_json
from twosource.model import (
    Actor,
    Alternative,
    Attribution,
    Certainty,
    Claim,
    EventMention,
    Link,
    Place,
    Quantity,
    Report,
    Span,
    When,
)

if TYPE_CHECKING:
    from twosource.claims import Extraction
    from twosource.ledger import View, Writer

__all__ = [
    "LAYERS",
    "Layer",
    "claim_from_json",
    "extraction_lines",
    "ledger_lines",
    "report_from_json",
    "to_json",
]

Layer = Literal["attributions", "times", "quantities", "places", "actors"]
LAYERS: tuple[Layer, ...] = get_args(Layer)
Line = dict[str, Any]

_LINE_BREAKS = {ord(c): f"\\u{ord(c):04x}" for c in "\x85\u2028\u2029"}
"""Those that JSON leaves as they are."""


def ledger_lines(
    view: "View", writer: "Writer | None" = None, by: Practice | None = None
) -> Iterator[str]:
    """A whole ledger, a line each: every report followed by its claims, by id; then the events.

    The same reports, claims and judgements give the same bytes in whatever order they were
    read. A ``writer`` keeps what was worked out across reports, so that it is quick next time.
    Events are graded, and their figures summed up, only ``by`` rules that were chosen.
    """
    held = by or Practice()
    found = across(view, writer)
    for report, claims in view.everything():
        yield _line({**to_json(report), "copy_of": _copied(report, found)})
        yield from (_line(to_json(claim)) for claim in claims)
    for event in held.applied(view, found.events):
        yield _line(event_json(event, held.summary))


def _copied(report: Report, found: Across) -> str | None:
    """The report that this one copies; what it says itself where nothing was found."""
    original = found.originals.get(report.id, report.copy_of)
    return None if original == report.id else original


def extraction_lines(extraction: "Extraction", layers: Sequence[Layer] = ()) -> Iterator[str]:
    """What was found in one report, a line each: the report, the layers asked for, the claims."""
    report = extraction.report
    yield _line(to_json(report))
    for layer in (name for name in LAYERS if name in layers):
        yield from (_line(to_json(item, report.id)) for item in getattr(extraction, layer))
    yield from (_line(to_json(claim)) for claim in extraction.claims)


def to_json(
    value: Report | Claim | Attribution | When | Quantity | Place | Actor,
    report: str | None = None,
) -> Line:
    """The object of one line. A layer's item also needs the id of its ``report``."""
    if isinstance(value, Report):
        return _report(value)
    if isinstance(value, Claim):
        return _claim(value)
    return _LAYER_ITEM[type(value)](value, report)


def _line(line: Line) -> str:
    """JSON on one line, also for readers that break lines wherever Unicode may."""
    return json.dumps(line, ensure_ascii=False).translate(_LINE_BREAKS)


def _report(report: Report) -> Line:
    return {
        "kind": "report",
        "id": report.id,
        "sha256": report.sha256,
        "outlet": report.outlet,
        "published": report.published,
        "title": report.title,
        "language": report.language,
        "url": report.url,
        "byline": report.byline,
        "credit": list(report.credit),
        "copy_of": report.copy_of,
        "text": report.text,
    }


def _claim(claim: Claim) -> Line:
    sure = claim.certainty
    event = claim.events[0] if claim.events else None
    return {
        "kind": "claim",
        "id": claim.id,
        "report": claim.report,
        "content": span_json(claim.content),
        "cue": span_json(claim.cue) if claim.cue else None,
        "chain": [_link(link) for link in claim.chain],
        "joint": [_link(link) for link in claim.joint],
        "quote": claim.quote,
        "stance": sure.stance,
        "polarity": sure.polarity,
        "modality": sure.modality,
        "hedges": [span_json(hedge) for hedge in sure.hedges],
        "event": {"type": event.type, "trigger": span_json(event.trigger)} if event else None,
        "who": [_actor(actor) for actor in claim.who],
        "whom": [_actor(actor) for actor in claim.whom],
        "how_many": [_quantity(q) for q in claim.how_many],
        "where": [place_json(place) for place in claim.where],
        "when": when_json(claim.when) if claim.when else None,
        "reader": claim.reader,
    }


def _link(link: Link) -> Line:
    return {
        "name": link.name,
        "mention": span_json(link.mention) if link.mention else None,
        "kind": link.kind,
        "unnamed": link.unnamed,
        "implicit": link.implicit,
        "entity": link.entity,
    }


def _actor(actor: Actor) -> Line:
    return {**span_json(actor.span), "name": actor.name, "entity": actor.entity}


def _quantity(q: Quantity) -> Line:
    return {
        **span_json(q.span),
        "low": number_json(q.low),
        "high": number_json(q.high),
        "unit": q.unit,
        "measure": q.measure,
    }


def _attribution_item(a: Attribution, report: str | None) -> Line:
    return {
        "kind": "attribution",
        "id": a.id,
        "report": report,
        "source": span_json(a.source) if a.source else None,
        "cue": span_json(a.cue) if a.cue else None,
        "content": span_json(a.content),
        "inside": a.inside,
        "confidence": a.confidence,
    }


def _time_item(when: When, report: str | None) -> Line:
    return {
        "kind": "time",
        "report": report,
        **span_json(when.span),
        "type": when.type,
        "value": when.value,
        "earliest": when.earliest,
        "latest": when.latest,
        "precision": when.precision,
    }


def _quantity_item(q: Quantity, report: str | None) -> Line:
    return {
        "kind": "quantity",
        "report": report,
        **span_json(q.span),
        "low": number_json(q.low),
        "high": number_json(q.high),
        "change": q.change,
        "unit": q.unit,
        "measure": q.measure,
    }


def _place_item(place: Place, report: str | None) -> Line:
    return {
        "kind": "place",
        "report": report,
        **place_json(place),
        "alternatives": [
            {"name": a.name, "geonames_id": _geonames_id(a), "score": a.score}
            for a in place.alternatives
        ],
    }


def _geonames_id(alternative: Alternative) -> int | None:
    return int(alternative.id) if alternative.id else None


def _actor_item(actor: Actor, report: str | None) -> Line:
    return {
        "kind": "actor",
        "report": report,
        **_actor(actor),
        "role": actor.role,
        "alternatives": [
            {"name": a.name, "entity": a.id, "score": a.score} for a in actor.alternatives
        ],
    }


_LAYER_ITEM: dict[type, Callable[[Any, str | None], Line]] = {
    Attribution: _attribution_item,
    When: _time_item,
    Quantity: _quantity_item,
    Place: _place_item,
    Actor: _actor_item,
}


def report_from_json(line: Mapping[str, Any]) -> Report:
    """The report of a line. Raises ``KeyError`` if a key is missing."""
    fields = {key: value for key, value in line.items() if key not in ("kind", "credit")}
    return Report(**fields, credit=tuple(line["credit"]))


def claim_from_json(line: Mapping[str, Any]) -> Claim:
    """The claim of a line. Raises ``KeyError`` if a key is missing."""
    event, when = line["event"], line["when"]
    return Claim(
        id=line["id"],
        report=line["report"],
        content=_as_span(line["content"]),
        cue=_as_span(line["cue"]) if line["cue"] else None,
        chain=tuple(map(_as_link, line["chain"])),
        joint=tuple(map(_as_link, line["joint"])),
        quote=line["quote"],
        certainty=Certainty(
            line["stance"],
            line["polarity"],
            line["modality"],
            tuple(map(_as_span, line["hedges"])),
        ),
        confidence=1.0,
        reader=line["reader"],
        how_many=tuple(Quantity(_as_span(q), **_rest(q)) for q in line["how_many"]),
        where=tuple(Place(_as_span(p), **_rest(p)) for p in line["where"]),
        when=When(_as_span(when), "DATE", None, **_rest(when)) if when else None,
        events=(EventMention(event["type"], _as_span(event["trigger"])),) if event else (),
        who=tuple(Actor(_as_span(a), **_rest(a)) for a in line["who"]),
        whom=tuple(Actor(_as_span(a), **_rest(a)) for a in line["whom"]),
    )


def _as_span(line: Mapping[str, Any]) -> Span:
    return Span(line["text"], tuple((a, b) for a, b in line["spans"]))


def _rest(line: Mapping[str, Any]) -> Line:
    return {key: value for key, value in line.items() if key not in ("text", "spans")}


def _as_link(line: Mapping[str, Any]) -> Link:
    mention = line["mention"]
    return Link(**{**line, "mention": _as_span(mention) if mention else None})
