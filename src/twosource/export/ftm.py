"""Events, their sources and reports as FollowTheMoney entities, one JSON object a line.

Schemata and properties are those of FollowTheMoney 4: Article, Person, Organization, Event and
Mention. Unnamed sources are no entities: they stand in the event's notes with their description.
"""

import json
from collections.abc import Iterator
from typing import Any

from twosource.brief.headings import heading
from twosource.brief.material import Material
from twosource.brief.voices import origin_name, outlet_of
from twosource.export.profiles import Veil
from twosource.export.rows import reports_of, told
from twosource.model import Event, Origin, Report, content_id

Entity = dict[str, Any]
_SCHEMATA = {
    **dict.fromkeys(("person", "witness", "official"), "Person"),
    **dict.fromkeys(("organisation", "agency", "outlet"), "Organization"),
}


def ftm(material: Material, veil: Veil) -> Iterator[str]:
    """Every entity once: reports, then each event after its sources and their mentions."""
    for report in sorted(material.reports.values(), key=lambda r: r.id):
        yield _line(veil.over(_article(report)))
    seen: set[str] = set()
    for event in material.events:
        for entity in _of_event(event, material, veil):
            if entity["id"] not in seen:
                seen.add(entity["id"])
                yield _line(entity)


def _line(entity: Entity) -> str:
    return json.dumps(entity, ensure_ascii=False)


def _entity(id: str, schema: str, **values: list[str | None]) -> Entity:
    known = {key: [v for v in held if v] for key, held in values.items()}
    held = {key: values for key, values in known.items() if values}
    return {"id": id, "schema": schema, "properties": held}


def _article(report: Report) -> Entity:
    return _entity(
        _report_id(report.id),
        "Article",
        title=[report.title or f"Report {report.id}"],
        publisher=[outlet_of(report)],
        publishedAt=[(report.published or "")[:10]],
        sourceUrl=[report.url],
    )


def _report_id(id: str) -> str:
    return content_id("article", [id])


def _of_event(event: Event, material: Material, veil: Veil) -> Iterator[Entity]:
    named = [node for node in event.support.nodes if not node.unnamed and node.kind in _SCHEMATA]
    sources = {node.id: _source(node, veil) for node in named}
    yield from sources.values()
    for node in named:
        yield from _mentions(node, sources[node.id], material)
    yield _event(event, list(sources.values()), material, veil)


def _source(node: Origin, veil: Veil) -> Entity:
    """An entity whose id is made from the name that is shown, never from one that is hidden."""
    schema = _SCHEMATA[node.kind]
    name = str(veil.over(origin_name(node)))
    return _entity(content_id("source", [schema, name]), schema, name=[name])


def _mentions(node: Origin, source: Entity, material: Material) -> Iterator[Entity]:
    for report in dict.fromkeys(material.claims[id].report for id in node.claims):
        document = _report_id(report)
        yield _entity(
            content_id("mention", [document, source["id"]]),
            "Mention",
            document=[document],
            name=source["properties"]["name"],
            resolved=[source["id"]],
            detectedSchema=[source["schema"]],
        )


def _event(event: Event, sources: list[Entity], material: Material, veil: Veil) -> Entity:
    where, when, support = event.where, event.when, event.support
    unnamed = [origin_name(node) for node in support.nodes if node.unnamed]
    counts = f"{support.least} to {support.most} independent origins in {support.reports} reports"
    made = _entity(
        event.id,
        "Event",
        name=[heading(event)],
        summary=[told(event, material)],
        startDate=[when.earliest if when is not None else None],
        endDate=[when.latest if when is not None else None],
        location=[where.name if where is not None else None],
        country=[where.country.lower() if where is not None and where.country else None],
        notes=[counts, *unnamed],
    )
    shown: Entity = veil.over(made)
    proofs = [_report_id(report.id) for report in reports_of(event, material)]
    shown["properties"] |= {"proof": proofs}
    if sources:
        shown["properties"] |= {"involved": list(dict.fromkeys(s["id"] for s in sources))}
    return shown
