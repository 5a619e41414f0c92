"""Claims of an event as paths from who knows to what was printed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from twosource.model import Claim, Event, Link, Report
from twosource.model.words import spoken
from twosource.web.hues import Hue, origin_key

__all__ = ["Edge", "Network", "Node", "network"]

NodeKind = Literal["origin", "middle", "outlet", "report"]
_NO_OUTLET = "publisher unknown"
_MOST_LAYERS = 6
_MOST_REPORTS = 24
"""Reports drawn one by one; beyond, each outlet has one node for all of its reports."""


@dataclass
class Node:
    """Somebody or something that a claim passes through."""

    key: tuple[str, ...]
    kind: NodeKind
    label: str
    hue: Hue | None = None
    unnamed: bool = False
    layer: int = 0
    note: str = ""
    when: str = ""
    report: str | None = None
    claims: list[Claim] = field(default_factory=list)
    folded: int = 0
    """Copies, or other reports of the outlet, that lie under this one."""


@dataclass
class Edge:
    """One tells another, in the words of the reports."""

    a: tuple[str, ...]
    b: tuple[str, ...]
    cues: Counter[str] = field(default_factory=Counter)
    hues: dict[str, Hue] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    said_outright: bool = False
    """Whether any report says so; else the link was read out of the context."""


@dataclass
class Network:
    """All nodes and edges of an event, in order of first appearance."""

    nodes: dict[tuple[str, ...], Node] = field(default_factory=dict)
    edges: dict[tuple[tuple[str, ...], tuple[str, ...]], Edge] = field(default_factory=dict)

    @property
    def layers(self) -> int:
        """How many columns there are."""
        return 1 + max((n.layer for n in self.nodes.values()), default=-1)


def network(
    event: Event,
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    originals: Mapping[str, str],
    hues: Mapping[str, Hue],
) -> Network:
    """The paths of ``claims``: origin, whoever passed it on, outlet, report.

    ``originals`` gives for a copy the report that it copies, ``hues`` the hue of each origin of
    the event by its id. Claims that belong to no origin of the event are left out.
    """
    made = Network()
    origins: dict[str, list[str]] = {}
    for node in event.support.nodes:
        for id in node.claims:
            origins.setdefault(id, []).append(node.id)
        made.nodes[("origin", node.id)] = Node(
            ("origin", node.id),
            "origin",
            node.label,
            hues[node.id],
            node.unnamed,
            note=node.interest or "",
        )
    fold = _Fold(claims, reports, originals)
    for claim in claims:
        for origin in origins.get(claim.id, ()):
            _add(made, claim, origin, fold, hues[origin])
    _settle(made)
    last = max((n.layer for n in made.nodes.values() if n.kind == "middle"), default=0)
    for drawn in made.nodes.values():
        if drawn.kind in ("outlet", "report"):
            drawn.layer = last + (1 if drawn.kind == "outlet" else 2)
    return made


def _settle(made: Network) -> None:
    """Move those who pass on behind all whom they have it from, as far as that can be.

    Two who have it from each other can't both stand behind; the columns stay few.
    """
    between = [e for e in made.edges.values() if made.nodes[e.b].kind == "middle"]
    for _ in range(_MOST_LAYERS):
        for edge in between:
            before, after = made.nodes[edge.a], made.nodes[edge.b]
            if after.layer <= before.layer < _MOST_LAYERS:
                after.layer = before.layer + 1


class _Fold:
    """Which report node a report is drawn as."""

    def __init__(
        self,
        claims: Iterable[Claim],
        reports: Mapping[str, Report],
        originals: Mapping[str, str],
    ) -> None:
        ids = dict.fromkeys(c.report for c in claims)
        self.reports = reports
        self._shown = {id: o if (o := originals.get(id, id)) in ids else id for id in ids}
        drawn = set(self._shown.values())
        self._by_outlet = len(drawn) > _MOST_REPORTS

    def node(self, claim: Claim) -> tuple[tuple[str, ...], Report]:
        """The key of the report's node, and the report that it shows."""
        report = self.reports[self._shown[claim.report]]
        key = ("reports", _outlet(report)) if self._by_outlet else ("report", report.id)
        return key, report


def _outlet(report: Report) -> str:
    return report.outlet or _NO_OUTLET


def _add(made: Network, claim: Claim, origin: str, fold: _Fold, hue: Hue) -> None:
    key, report = fold.node(claim)
    here: tuple[str, ...] = ("origin", origin)
    made.nodes[here].claims.append(claim)
    inner_first = list(reversed(claim.chain))
    links: list[Link | None] = [*inner_first] or [None]
    for layer, (told, by) in enumerate(zip(links[1:], links, strict=False), 1):
        assert told is not None
        there = ("middle", *origin_key(told, claim.report))
        node = made.nodes.setdefault(there, Node(there, "middle", told.name, unnamed=told.unnamed))
        node.layer = max(node.layer, layer)
        _edge(made, here, there, claim, by, hue)
        here = there
    outlet = ("outlet", _outlet(report))
    made.nodes.setdefault(outlet, Node(outlet, "outlet", _outlet(report)))
    _edge(made, here, outlet, claim, links[-1], hue)
    _edge(made, outlet, key, claim, None, hue, outright=True)
    _report_node(made, key, claim, report)


def _report_node(made: Network, key: tuple[str, ...], claim: Claim, report: Report) -> None:
    node = made.nodes.setdefault(
        key,
        Node(
            key, "report", report.title or report.id, when=report.published or "", report=report.id
        ),
    )
    before = {c.report for c in node.claims} | {node.report}
    node.folded += claim.report not in before
    node.claims.append(claim)


def _edge(
    made: Network,
    a: tuple[str, ...],
    b: tuple[str, ...],
    claim: Claim,
    link: Link | None,
    hue: Hue,
    outright: bool = False,
) -> None:
    if a == b:
        return
    edge = made.edges.setdefault((a, b), Edge(a, b))
    edge.claims.append(claim)
    edge.hues[hue.tag] = hue
    edge.said_outright |= outright or link is None or not link.implicit
    edge.cues.update(_cues(link, claim))


def _cues(link: Link | None, claim: Claim) -> Iterator[str]:
    if link is None:
        return
    cue = link.cue or (claim.cue if link is claim.chain[-1] else None)
    if cue is not None:
        yield " ".join(spoken(cue).split())
