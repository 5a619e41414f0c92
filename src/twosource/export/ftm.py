"""Events, their sources and reports as FollowTheMoney entities, one JSON object a line.

Schemata and properties are those of FollowTheMoney 4: Article, Person, Organization, Event and
Mention. Unnamed sources are no entities: they stand in the event's notes with their description.
"""

import json
from collections.abc import Callable, Iterator

from twosource.brief.headings import heading
from twosource.brief.material import Material
from twosource.brief.sections import lead_of
from twosource.brief.voices import origin_name, outlet_of
from twosource.export.ftm_entity import Entity
from twosource.export.profiles import Veil
from twosource.export.rows import reports_of, told
from twosource.model import Claim, Event, Origin, Report, content_id

_SCHEMATA = {
    **dict.fromkeys(("person", "witness", "official"), "Person"),
    **dict.fromkeys(("organisation", "agency", "outlet"), "Organization"),
}


def ftm(material: Material, veil: Veil) -> Iterator[str]:
    """Every entity once: reports, then sources, their mentions, and events."""
    for report in sorted(material.reports.values(), key=lambda r: r.id):
        yield _line(_article(report, veil))
    sources: dict[str, Entity] = {}
    mentions: dict[str, Entity] = {}
    involved = [_sources_of(event, material, veil, sources, mentions) for event in material.events]
    for entity in (*sources.values(), *mentions.values()):
        yield _line(entity)
    for event, ids in zip(material.events, involved, strict=True):
        yield _line(_event(event, ids, material, veil))


def _line(entity: Entity) -> str:
    return json.dumps(entity.as_json(), ensure_ascii=False)


def _article(report: Report, veil: Veil) -> Entity:
    made = Entity(_report_id(report.id), "Article", veil)
    made.add("title", report.title or f"Report {report.id}", [report])
    made.add("publisher", outlet_of(report), [report])
    made.add("publishedAt", (report.published or "")[:10], [report])
    made.add("sourceUrl", report.url, [report])
    return made


def _report_id(id: str) -> str:
    return content_id("article", [id])


def _sources_of(
    event: Event,
    material: Material,
    veil: Veil,
    sources: dict[str, Entity],
    mentions: dict[str, Entity],
) -> tuple[str, ...]:
    """Put the named sources of an event and their mentions among the others; the sources' ids."""
    found = []
    for node in event.support.nodes:
        if node.unnamed or node.kind not in _SCHEMATA:
            continue
        reports = _reports(node, material)
        source = _source(node, veil)
        source = sources.setdefault(source.id, source)
        source.add("name", origin_name(node), reports)
        found.append(source.id)
        for report in reports:
            mention = _mention(source, report, veil)
            mentions.setdefault(mention.id, mention)
    return tuple(dict.fromkeys(found))


def _reports(node: Origin, material: Material) -> list[Report]:
    ids = dict.fromkeys(material.claims[id].report for id in node.claims)
    return [material.reports[id] for id in ids]


def _source(node: Origin, veil: Veil) -> Entity:
    """An entity whose id is made from the name that is shown, never from one that is hidden."""
    schema = _SCHEMATA[node.kind]
    return Entity(content_id("source", [schema, str(veil.over(origin_name(node)))]), schema, veil)


def _mention(source: Entity, report: Report, veil: Veil) -> Entity:
    document = _report_id(report.id)
    made = Entity(content_id("mention", [document, source.id]), "Mention", veil)
    made.add("document", document, [report])
    for name in source.values("name"):
        made.add("name", name, [report])
    made.add("resolved", source.id)
    made.add("detectedSchema", source.schema)
    return made


def _event(event: Event, sources: tuple[str, ...], material: Material, veil: Veil) -> Entity:
    where, when, support = event.where, event.when, event.support
    made = Entity(event.id, "Event", veil)
    made.add("name", heading(event))
    made.add("summary", told(event, material), [_lead_report(event, material)])
    if when is not None:
        first, last = when.earliest, when.latest
        made.add("startDate", first, _of(event, material, lambda c: _days(c)[0] == first))
        made.add("endDate", last, _of(event, material, lambda c: _days(c)[1] == last))
    if where is not None:
        name, country = where.name, where.country
        here = _of(event, material, lambda c: any(p.name == name for p in c.where))
        made.add("location", name, here)
        made.add("country", country.lower() if country else None, here)
    counts = f"{support.least} to {support.most} independent origins in {support.reports} reports"
    made.add("notes", counts)
    for node in support.nodes:
        if node.unnamed:
            made.add("notes", origin_name(node), _reports(node, material))
    for report in reports_of(event, material):
        made.add("proof", _report_id(report.id), [report])
    for id in sources:
        made.add("involved", id)
    return made


def _lead_report(event: Event, material: Material) -> Report:
    return material.reports[lead_of(event, material)[0].report]


def _of(event: Event, material: Material, says: Callable[[Claim], bool]) -> list[Report]:
    """The reports, copies aside, of which a claim on the event says so."""
    ids = dict.fromkeys(claim.report for claim in material.own_claims(event) if says(claim))
    return [material.reports[id] for id in ids]


def _days(claim: Claim) -> tuple[str | None, str | None]:
    return (claim.when.earliest, claim.when.latest) if claim.when is not None else (None, None)
