"""Events as the output contract has them, with what it lets be added."""

from typing import Any

from twosource.events.summaries import Summary, SummaryRule, summarise
from twosource.export.values import number_json, place_json, when_json
from twosource.model import Event, Figure, FigureValue, Origin, Support

__all__ = ["event_json"]

Line = dict[str, Any]


def event_json(event: Event, rule: SummaryRule | None = None) -> Line:
    """The object of an event's line; with a ``rule`` each figure has its ``summary`` under it."""
    return {
        "kind": "event",
        "id": event.id,
        "type": event.type,
        "label": event.label,
        "claims": list(event.claims),
        "where": place_json(event.where) if event.where else None,
        "when": when_json(event.when) if event.when else None,
        "support": _support(event.support),
        "figures": [_figure(figure, rule) for figure in event.figures],
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
        "proven": support.proven,
    }


def _origin(origin: Origin) -> Line:
    return {
        "id": origin.id,
        "label": origin.label,
        "kind": origin.kind,
        "unnamed": origin.unnamed,
        "claims": list(origin.claims),
        "interest": origin.interest,
        "denies": origin.denies,
    }


def _figure(figure: Figure, rule: SummaryRule | None) -> Line:
    line: Line = {
        "measure": figure.measure,
        "values": [_value(value) for value in figure.values],
        "relations": [
            {"a": r.a, "b": r.b, "relation": r.relation, "reason": r.reason}
            for r in figure.relations
        ],
    }
    if rule is not None:
        summary = summarise(figure, rule)
        line["summary"] = _summary(summary) if summary is not None else None
    return line


def _summary(summary: Summary) -> Line:
    return {
        "name": summary.rule,
        "rule": summary.says,
        "low": number_json(summary.low),
        "best": summary.best,
        "high": number_json(summary.high),
        "open_ended": summary.open_ended,
        "standing": list(summary.standing),
        "conceded": list(summary.conceded),
    }


def _value(value: FigureValue) -> Line:
    return {
        "claim": value.claim,
        "low": number_json(value.low),
        "high": number_json(value.high),
        "text": value.text,
        "origin": value.origin,
        "as_of": value.as_of,
        "conceded": value.conceded,
    }
