"""The ledger as tables: a row a report, claim, link, quantity, place, actor, event, origin, figure.

Rows are plain values; what writes them needs to know nothing of the ledger. Keys between tables are
ids of claims, reports and events. An origin goes by its event and its number in it.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from twosource.brief.material import Material
from twosource.export.people import is_person_id
from twosource.export.profiles import Veil
from twosource.export.rows import conflicts, title, told
from twosource.model import Actor, Claim, Event, Link, Place, Report, Span
from twosource.model.words import spoken

__all__ = ["COLUMNS", "rows_of"]

Row = dict[str, Any]

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "reports": {
        **dict.fromkeys(("id", "sha256", "outlet", "published", "title", "language"), "text"),
        **dict.fromkeys(("url", "byline"), "text"),
        "credit": "texts",
        "copy_of": "text",
        "text": "text",
    },
    "claims": {
        **dict.fromkeys(("id", "report", "event", "content"), "text"),
        **dict.fromkeys(("start", "end"), "whole"),
        **dict.fromkeys(("cue", "quote", "stance", "polarity", "modality"), "text"),
        "hedges": "texts",
        "own_voice": "truth",
        **dict.fromkeys(("type", "trigger", "when", "earliest", "latest"), "text"),
        **dict.fromkeys(("when_precision", "reader"), "text"),
        "confidence": "number",
    },
    "links": {
        "claim": "text",
        "position": "whole",
        "origin": "truth",
        **dict.fromkeys(("name", "kind", "mention", "cue", "entity"), "text"),
        **dict.fromkeys(("unnamed", "implicit"), "truth"),
    },
    "quantities": {
        **dict.fromkeys(("claim", "text"), "text"),
        **dict.fromkeys(("low", "high"), "number"),
        **dict.fromkeys(("unit", "measure"), "text"),
    },
    "places": {
        **dict.fromkeys(("claim", "text", "name", "country", "precision"), "text"),
        **dict.fromkeys(("lat", "lon"), "number"),
        "geonames_id": "whole",
    },
    "actors": dict.fromkeys(("claim", "side", "text", "name", "role", "entity"), "text"),
    "events": {
        **dict.fromkeys(("id", "type", "title", "told", "place", "country", "precision"), "text"),
        **dict.fromkeys(("lat", "lon"), "number"),
        **dict.fromkeys(("earliest", "latest"), "text"),
        **dict.fromkeys(("claims", "reports", "outlets", "origins_min", "origins_max"), "whole"),
        **dict.fromkeys(("conflict", "denied"), "truth"),
    },
    "origins": {
        "event": "text",
        "number": "whole",
        **dict.fromkeys(("label", "kind", "interest"), "text"),
        **dict.fromkeys(("unnamed", "denies"), "truth"),
        "claims": "texts",
    },
    "edges": {
        "event": "text",
        **dict.fromkeys(("one", "two"), "whole"),
        **dict.fromkeys(("relation", "reason"), "text"),
    },
    "figures": {
        **dict.fromkeys(("event", "measure", "claim", "text", "as_of"), "text"),
        "origin": "whole",
        **dict.fromkeys(("low", "high"), "number"),
    },
}
"""The tables in their order, with the columns of each and what they hold: ``text``, ``texts`` (a
list), ``whole`` and other ``number``s, ``truth``. Each may be null."""


def rows_of(table: str, material: Material, veil: Veil, *, whole_texts: bool) -> Iterator[Row]:
    """The rows of a table as they may be shown. Without ``whole_texts`` reports have no text."""
    for row in _TABLES[table](material, veil):
        shown: Row = veil.over(row)
        if table == "reports" and not whole_texts:
            shown["text"] = None
        yield shown


def _claims(material: Material) -> Iterator[Claim]:
    for report in sorted(material.claims_of):
        yield from material.claims_of[report]


def _reports(material: Material, veil: Veil) -> Iterator[Row]:
    for report in sorted(material.reports.values(), key=lambda r: r.id):
        yield _report(report, material)


def _report(report: Report, material: Material) -> Row:
    original = material.stands_for.get(report.id, report.id)
    return {
        "id": report.id,
        "sha256": report.sha256,
        "outlet": report.outlet,
        "published": report.published,
        "title": report.title,
        "language": report.language,
        "url": report.url,
        "byline": report.byline,
        "credit": list(report.credit),
        "copy_of": original if original != report.id else None,
        "text": report.text,
    }


def _words(span: Span | None) -> str | None:
    return spoken(span) if span is not None else None


def _claim_rows(material: Material, veil: Veil) -> Iterator[Row]:
    for claim in _claims(material):
        event = material.event_of.get(claim.id)
        mention = claim.events[0] if claim.events else None
        when, sure = claim.when, claim.certainty
        yield {
            "id": claim.id,
            "report": claim.report,
            "event": event.id if event is not None else None,
            "content": spoken(claim.content),
            "start": claim.content.start,
            "end": claim.content.end,
            "cue": _words(claim.cue),
            "quote": claim.quote,
            "stance": sure.stance,
            "polarity": sure.polarity,
            "modality": sure.modality,
            "hedges": [spoken(hedge) for hedge in sure.hedges],
            "own_voice": not claim.chain,
            "type": mention.type if mention is not None else None,
            "trigger": _words(mention.trigger) if mention is not None else None,
            "when": _words(when.span) if when is not None else None,
            "earliest": when.earliest if when is not None else None,
            "latest": when.latest if when is not None else None,
            "when_precision": when.precision if when is not None else None,
            "reader": claim.reader,
            "confidence": float(claim.confidence),
        }


def _links(material: Material, veil: Veil) -> Iterator[Row]:
    for claim in _claims(material):
        last = len(claim.chain) - 1
        for position, link in enumerate(claim.chain):
            yield _link(claim, position, link, position == last, veil)
        for link in claim.joint:
            yield _link(claim, last, link, True, veil)


def _link(claim: Claim, position: int, link: Link, origin: bool, veil: Veil) -> Row:
    return {
        "claim": claim.id,
        "position": position,
        "origin": origin,
        "name": link.name,
        "kind": link.kind,
        "mention": _words(link.mention),
        "cue": _words(link.cue),
        "entity": _entity(link.entity, link.name, veil),
        "unnamed": link.unnamed,
        "implicit": link.implicit,
    }


def _entity(id: str | None, name: str, veil: Veil) -> str | None:
    """An entity's id, unless it is made from a name that is hidden."""
    return None if id is None or (is_person_id(id) and veil.over(name) != name) else id


def _quantities(material: Material, veil: Veil) -> Iterator[Row]:
    for claim in _claims(material):
        for q in claim.how_many:
            yield {
                "claim": claim.id,
                "text": spoken(q.span),
                "low": _finite(q.low),
                "high": _finite(q.high),
                "unit": q.unit,
                "measure": q.measure,
            }


def _finite(value: float | None) -> float | None:
    return None if value is None or abs(value) == float("inf") else float(value)


def _places(material: Material, veil: Veil) -> Iterator[Row]:
    for claim in _claims(material):
        for place in claim.where:
            exact = place.precision == "point"
            yield {
                "claim": claim.id,
                "text": spoken(place.span),
                "name": place.name,
                "country": place.country,
                "precision": place.precision,
                **_point(place, veil),
                "geonames_id": None if exact else place.geonames_id,
            }


def _point(place: Place | None, veil: Veil) -> Row:
    point = veil.point(place) if place is not None else None
    return {"lat": point[0], "lon": point[1]} if point else {"lat": None, "lon": None}


def _actors(material: Material, veil: Veil) -> Iterator[Row]:
    for claim in _claims(material):
        for side, actors in (("who", claim.who), ("whom", claim.whom)):
            for actor in actors:
                yield _actor(claim, side, actor, veil)


def _actor(claim: Claim, side: str, actor: Actor, veil: Veil) -> Row:
    return {
        "claim": claim.id,
        "side": side,
        "text": spoken(actor.span),
        "name": actor.name,
        "role": actor.role,
        "entity": _entity(actor.entity, actor.name, veil),
    }


def _events(material: Material, veil: Veil) -> Iterator[Row]:
    for event in material.events:
        where, when, support = event.where, event.when, event.support
        yield {
            "id": event.id,
            "type": event.type,
            "title": title(event),
            "told": told(event, material),
            "place": where.name if where is not None else None,
            "country": where.country if where is not None else None,
            "precision": where.precision if where is not None else None,
            **_point(where, veil),
            "earliest": when.earliest if when is not None else None,
            "latest": when.latest if when is not None else None,
            "claims": len(event.claims),
            "reports": support.reports,
            "outlets": support.outlets,
            "origins_min": support.least,
            "origins_max": support.most,
            "conflict": conflicts(event),
            "denied": bool(event.denied_by),
        }


def _numbered(event: Event) -> Mapping[str, int]:
    return {node.id: number for number, node in enumerate(event.support.nodes, 1)}


def _origins(material: Material, veil: Veil) -> Iterator[Row]:
    for event in material.events:
        for number, node in enumerate(event.support.nodes, 1):
            yield {
                "event": event.id,
                "number": number,
                "label": node.label,
                "kind": node.kind,
                "interest": node.interest,
                "unnamed": node.unnamed,
                "denies": node.denies,
                "claims": list(node.claims),
            }


def _edges(material: Material, veil: Veil) -> Iterator[Row]:
    for event in material.events:
        numbers = _numbered(event)
        for edge in event.support.edges:
            yield {
                "event": event.id,
                "one": numbers[edge.a],
                "two": numbers[edge.b],
                "relation": edge.relation,
                "reason": edge.reason,
            }


def _figures(material: Material, veil: Veil) -> Iterator[Row]:
    for event in material.events:
        numbers = _numbered(event)
        for figure in event.figures:
            for value in figure.values:
                yield {
                    "event": event.id,
                    "measure": figure.measure,
                    "claim": value.claim,
                    "text": value.text,
                    "as_of": value.as_of,
                    "origin": numbers.get(value.origin or ""),
                    "low": _finite(value.low),
                    "high": _finite(value.high),
                }


_TABLES: dict[str, Callable[[Material, Veil], Iterator[Row]]] = {
    "reports": _reports,
    "claims": _claim_rows,
    "links": _links,
    "quantities": _quantities,
    "places": _places,
    "actors": _actors,
    "events": _events,
    "origins": _origins,
    "edges": _edges,
    "figures": _figures,
}
