"""The attribution graph as GEXF 1.3: reports, who stands between, origins, and events.

An edge goes from a report along the chain to the origin, and from there to the event; a copy points
to its original. Between origins that are one voice, or may be, the direction of an edge says
nothing: programs such as networkx read no graph in which only some edges have one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from twosource.brief.headings import heading
from twosource.brief.material import Material, origins_of
from twosource.brief.voices import origin_name, outlet_of
from twosource.export.profiles import Veil
from twosource.model import Claim, Event, Link, Report, content_id
from twosource.model.words import spoken

_NAMESPACE = "http://gexf.net/1.3"
_NODE_FIELDS = ("kind", "date")
_EDGE_FIELDS = ("relation", "words")
_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127, 65534, 65535], " ")


@dataclass
class _Graph:
    veil: Veil
    nodes: dict[str, dict[str, str]] = field(default_factory=dict)
    edges: dict[tuple[str, str, str], list[str]] = field(default_factory=dict)

    def node(self, id: str, label: str, kind: str, date: str | None = None) -> str:
        shown: dict[str, str] = self.veil.over({"label": label, "kind": kind, "date": date or ""})
        self.nodes.setdefault(id, shown)
        return id

    def edge(self, source: str, target: str, relation: str, words: str) -> None:
        said = self.edges.setdefault((source, target, relation), [])
        said.append(str(self.veil.over(words)))


def gexf(material: Material, veil: Veil) -> Iterator[str]:
    """The graph of all events, as one XML document."""
    graph = _Graph(veil)
    for report in sorted(material.reports.values(), key=lambda r: r.id):
        label = f"{outlet_of(report)}: {report.title or report.id}"
        graph.node(f"report:{report.id}", label, "report", report.published)
        if material.set_aside(report.id):
            original = f"report:{material.stands_for[report.id]}"
            graph.edge(f"report:{report.id}", original, "copy", "")
    for event in material.events:
        _add_event(graph, event, material)
    root = _tree(graph)
    ET.indent(root)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield from ET.tostring(root, encoding="unicode").splitlines()


def _add_event(graph: _Graph, event: Event, material: Material) -> None:
    day = event.when.earliest if event.when is not None else None
    happening = graph.node(f"event:{event.id}", heading(event), "event", day)
    origins = origins_of(event)
    ids: dict[str, str] = {}
    for number, node in enumerate(event.support.nodes):
        id = content_id("origin", [event.id, number])
        ids[node.id] = graph.node(id, origin_name(node), f"origin: {node.kind}")
    for edge in event.support.edges:
        if edge.relation != "distinct":
            graph.edge(ids[edge.a], ids[edge.b], edge.relation, edge.reason)
    for claim in material.own_claims(event):
        report = material.reports[claim.report]
        origin = origins.get(claim.id)
        last = ids[origin.id] if origin is not None else f"report:{report.id}"
        stance = claim.certainty.stance.replace("_", " ")
        _add_chain(graph, claim, report, last)
        graph.edge(last, happening, stance, spoken(claim.content))


def _add_chain(graph: _Graph, claim: Claim, report: Report, last: str) -> None:
    """Report -> everybody between -> origin."""
    at = f"report:{report.id}"
    for link in claim.chain[:-1]:
        following = _between(graph, link, report)
        graph.edge(at, following, "cites", spoken(link.cue) if link.cue else "")
        at = following
    if at != last:
        graph.edge(at, last, "cites", spoken(claim.cue) if claim.cue else "")


def _between(graph: _Graph, link: Link, report: Report) -> str:
    """A relay; an unnamed one is of its report alone."""
    name = str(graph.veil.over(link.name))
    scope = report.id if link.unnamed else None
    label = f"{name} (unnamed)" if link.unnamed else name
    return graph.node(content_id("relay", [name, scope]), label, f"relay: {link.kind}")


def _tree(graph: _Graph) -> ET.Element:
    root = ET.Element("gexf", {"xmlns": _NAMESPACE, "version": "1.3"})
    ET.SubElement(ET.SubElement(root, "meta"), "creator").text = "Twosource"
    held = ET.SubElement(root, "graph", {"defaultedgetype": "directed", "mode": "static"})
    _declare(held, "node", _NODE_FIELDS)
    _declare(held, "edge", _EDGE_FIELDS)
    nodes = ET.SubElement(held, "nodes")
    for id, values in graph.nodes.items():
        node = ET.SubElement(nodes, "node", {"id": id, "label": _xml(values["label"])})
        _values(node, _NODE_FIELDS, values)
    edges = ET.SubElement(held, "edges")
    for number, ((source, target, relation), words) in enumerate(graph.edges.items()):
        given = {"id": str(number), "source": source, "target": target}
        edge = ET.SubElement(edges, "edge", {**given, "weight": str(len(words))})
        said = " | ".join(dict.fromkeys(filter(None, words)))
        _values(edge, _EDGE_FIELDS, {"relation": relation, "words": said})
    return root


def _declare(graph: ET.Element, kind: str, fields: tuple[str, ...]) -> None:
    held = ET.SubElement(graph, "attributes", {"class": kind})
    for name in fields:
        ET.SubElement(held, "attribute", {"id": name, "title": name, "type": "string"})


def _values(element: ET.Element, fields: tuple[str, ...], values: Mapping[str, str]) -> None:
    held = ET.SubElement(element, "attvalues")
    for name in fields:
        if values[name]:
            ET.SubElement(held, "attvalue", {"for": name, "value": _xml(values[name])})


def _xml(text: str) -> str:
    """Text without the characters that XML can't hold."""
    return " ".join(text.translate(_XML).encode("utf-8", "replace").decode().split())
