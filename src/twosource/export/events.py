"""Events as the output contract has them, exactly."""

from typing import Any

from twosource.export.values import number_json, place_json, when_json
from twosource.model import Event, Figure, FigureValue, Origin, Support

__all__ = ["event_json"]

Line = dict[str, Any]


def event_json(event: Event) -> Line:
    """The object of an event's line."""
    return {
        "kind": "event",
        "id": event.id,
        "type": event.type,
        "label": event.label,
        "claims": list(event.claims),
        "where": place_json(event.where) if event.where else None,
        "when": when_json(event.when) if event.when else None,
        "support": _support(event.support),
        "figures": [_figure(figure) for figure in event.figures],
        "denied_by": list(event.denied_by),
        "grade": {"name": event.grade.name, "rule": event.grade.rule} if event.grade else None,
    }


def _support(support: Support) -> Line:
    return {
        "reports": support.reports,
        "outlets": support.outlets,
        "origins": {"min": support.least, "max": support.most},
        "nodes": [_origin(origin) for origin in support.nodes],
        "edges": [
            {"a": e.a, "b": e.b, "relation": e.relation, "reason": e.reason} for e in support.edges
        ],
    }


def _origin(origin: Origin) -> Line:
    return {
        "id": origin.id,
        "label": origin.label,
        "kind": origin.kind,
        "unnamed": origin.unnamed,
        "claims": list(origin.claims),
    }


def _figure(figure: Figure) -> Line:
    return {
        "measure": figure.measure,
        "values": [_value(value) for value in figure.values],
        "relations": [
            {"a": r.a, "b": r.b, "relation": r.relation, "reason": r.reason}
            for r in figure.relations
        ],
    }


def _value(value: FigureValue) -> Line:
    return {
        "claim": value.claim,
        "low": number_json(value.low),
        "high": number_json(value.high),
        "text": value.text,
        "origin": value.origin,
    }
