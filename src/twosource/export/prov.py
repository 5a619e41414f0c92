"""A ledger as PROV-O in JSON-LD: who is behind each claim, and what each event was made from.

A claim was derived from its report and is attributed to its origin; everybody between acted on
behalf of nobody but stands in the chain. The context is in the file: nothing has to be fetched.
"""

import json
from collections.abc import Iterator
from typing import Any

from twosource.brief.headings import heading
from twosource.brief.material import Material
from twosource.brief.voices import outlet_of
from twosource.export.profiles import Veil
from twosource.model import Claim, Event, Link, Report, content_id
from twosource.model.words import spoken

Node = dict[str, Any]
_CONTEXT: Node = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcterms": "http://purl.org/dc/terms/",
    "ts": "urn:twosource:",
}
_AGENTS = {
    **dict.fromkeys(("person", "witness", "official"), "prov:Person"),
    **dict.fromkeys(("organisation", "agency", "outlet"), "prov:Organization"),
}


def prov(material: Material, veil: Veil) -> Iterator[str]:
    """One JSON-LD document, a node of its graph a line."""
    yield json.dumps({"@context": _CONTEXT})[:-1] + ', "@graph": ['
    held: str | None = None
    for node in _once(_nodes(material, veil)):
        if held is not None:
            yield held + ","
        held = json.dumps(node, ensure_ascii=False)
    if held is not None:
        yield held
    yield "]}"


def _once(nodes: Iterator[Node]) -> Iterator[Node]:
    seen: set[str] = set()
    for node in nodes:
        if node["@id"] not in seen:
            seen.add(node["@id"])
            yield node


def _nodes(material: Material, veil: Veil) -> Iterator[Node]:
    for report in sorted(material.reports.values(), key=lambda r: r.id):
        agent = _agent(outlet_of(report), "prov:Organization", veil)
        yield agent
        yield veil.over(_report(report, agent["@id"], material))
    ordered = (c for report in sorted(material.claims_of) for c in material.claims_of[report])
    for claim in ordered:
        yield from _claim(claim, material, veil)
    for event in material.events:
        yield veil.over(_event(event))


def _ref(*ids: str) -> list[Node]:
    return [{"@id": id} for id in ids]


def _agent(name: str, kind: str, veil: Veil, scope: str | None = None) -> Node:
    """An agent whose id is made from the name that is shown."""
    shown = str(veil.over(name))
    id = content_id("ts:agent", [kind, shown, scope])
    return {"@id": id, "@type": ["prov:Agent", kind], "rdfs:label": shown}


def _of_link(link: Link, claim: Claim, veil: Veil) -> Node:
    """An unnamed source is an agent of its report alone."""
    kind = _AGENTS.get(link.kind, "prov:Agent")
    name = f"{link.name} (unnamed)" if link.unnamed else link.name
    return _agent(name, kind, veil, claim.report if link.unnamed else None)


def _report(report: Report, agent: str, material: Material) -> Node:
    node: Node = {
        "@id": f"ts:report:{report.id}",
        "@type": "prov:Entity",
        "rdfs:label": report.title or f"Report {report.id}",
        "prov:wasAttributedTo": _ref(agent),
        "ts:sha256": report.sha256,
    }
    if report.published:
        node["dcterms:issued"] = report.published
    if report.url:
        node["dcterms:source"] = report.url
    if material.set_aside(report.id):
        node["prov:wasDerivedFrom"] = _ref(f"ts:report:{material.stands_for[report.id]}")
    return node


def _claim(claim: Claim, material: Material, veil: Veil) -> Iterator[Node]:
    chain = [_of_link(link, claim, veil) for link in claim.chain]
    joint = [_of_link(link, claim, veil) for link in claim.joint]
    outlet = _agent(outlet_of(material.reports[claim.report]), "prov:Organization", veil)
    software = _software(claim)
    yield from (*chain, *joint, software)
    origins = [*chain[-1:], *joint] or [outlet]
    activity = f"ts:reading:{content_id('reading', [claim.report, claim.reader])}"
    yield {
        "@id": activity,
        "@type": "prov:Activity",
        "prov:used": _ref(f"ts:report:{claim.report}"),
        "prov:wasAssociatedWith": _ref(software["@id"]),
    }
    yield veil.over(
        {
            "@id": f"ts:claim:{claim.id}",
            "@type": "prov:Entity",
            "prov:value": spoken(claim.content),
            "ts:stance": claim.certainty.stance,
            "ts:spans": [f"{start}-{end}" for start, end in claim.content.spans],
            "prov:wasQuotedFrom": _ref(f"ts:report:{claim.report}"),
            "prov:wasAttributedTo": _ref(*dict.fromkeys(a["@id"] for a in origins)),
            "ts:chain": {"@list": _ref(outlet["@id"], *(a["@id"] for a in chain))},
            "prov:wasGeneratedBy": _ref(activity),
        }
    )


def _software(claim: Claim) -> Node:
    return {
        "@id": content_id("ts:agent", ["software", claim.reader]),
        "@type": ["prov:Agent", "prov:SoftwareAgent"],
        "rdfs:label": f"Twosource {claim.reader}",
    }


def _event(event: Event) -> Node:
    return {
        "@id": f"ts:event:{event.id}",
        "@type": "prov:Entity",
        "rdfs:label": heading(event),
        "prov:wasDerivedFrom": _ref(*(f"ts:claim:{id}" for id in event.claims)),
        "ts:originsLeast": event.support.least,
        "ts:originsMost": event.support.most,
    }
