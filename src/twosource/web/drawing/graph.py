"""The attribution graph, laid out in layers from left to right (after Sugiyama et al., 1981).

Reports stand in order of time; every layer to their left is ordered by where its members lead
to (the barycentre rule), and each node stands as near as it can to the middle of those.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.model import Claim, Event, Report
from twosource.model.words import shorten
from twosource.web.drawing.paths import Edge, Network, Node, network
from twosource.web.hues import Hue
from twosource.web.links import report_path
from twosource.web.wording import day

__all__ = ["Arc", "Box", "Drawing", "Wire", "attribution_graph"]

_WIDTH, _LINE, _APART, _TOP = 200, 17, 16, 34
_PAGE, _GAPS = 1200, (64.0, 150.0)
"""The width that a page has, and the least and most of a gap between two columns."""

_LETTERS = 27
"""Letters of a label's line."""
_PER_LETTER = 7.1
_BADGE = 30
_ARCS = 54
_HEADINGS = {
    "origin": "Origins",
    "middle": "Passed on by",
    "outlet": "Outlets",
    "report": "Reports",
}


@dataclass(frozen=True, slots=True)
class Box:
    """A node where it stands: left edge, middle, its label in lines, where it leads."""

    kind: str
    x: float
    y: float
    lines: tuple[str, ...]
    under: str
    hue: Hue | None
    unnamed: bool
    folded: int
    href: str
    title: str
    right: float


@dataclass(frozen=True, slots=True)
class Wire:
    """An edge: its path, its words and where they stand, where it leads."""

    path: str
    label: str
    x: float
    y: float
    hue: Hue | None
    implicit: bool
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Arc:
    """Two origins that are, or may be, the same."""

    path: str
    relation: str
    title: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole graph in a box of ``width`` by ``height``."""

    width: float
    height: float
    headings: tuple[tuple[float, str], ...]
    boxes: tuple[Box, ...]
    wires: tuple[Wire, ...]
    arcs: tuple[Arc, ...]


def attribution_graph(
    event: Event,
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    originals: Mapping[str, str],
    hues: Mapping[str, Hue],
) -> Drawing:
    """The graph of an event, ready to be drawn."""
    made = network(event, claims, reports, originals, hues)
    related = [e for e in event.support.edges if e.relation != "distinct"]
    left = _ARCS if related else 4
    middles = _places(made)
    columns = _columns(made, left)
    boxes = {
        node.key: _box(node, columns[node.layer], middles[node.key]) for node in made.nodes.values()
    }
    taken = [
        ((b.x + b.right) / 2, b.y, b.right - b.x) for b in boxes.values() if b.kind == "middle"
    ]
    wires = tuple(_wire(e, boxes[e.a], boxes[e.b], taken) for e in made.edges.values())
    arcs = tuple(
        _arc(boxes[("origin", e.a)], boxes[("origin", e.b)], e.relation, e.reason) for e in related
    )
    kinds = {n.layer: n.kind for n in made.nodes.values()}
    return Drawing(
        max((b.right for b in boxes.values()), default=0) + 4,
        max((b.y + _LINE * len(b.lines) for b in boxes.values()), default=0) + 8,
        tuple((columns[layer], _HEADINGS[kind]) for layer, kind in sorted(kinds.items())),
        tuple(boxes.values()),
        wires,
        arcs,
    )


def _columns(made: Network, left: float) -> list[float]:
    """Where each layer begins: each is as wide as its longest label, and all fit if they can."""
    widths = [
        max(_PER_LETTER * 10, *(_wide(n) for n in made.nodes.values() if n.layer == layer), 0.0)
        for layer in range(made.layers)
    ]
    free = (_PAGE - left - sum(widths)) / max(1, made.layers - 1)
    gap = min(max(free, _GAPS[0]), _GAPS[1])
    return [left + sum(widths[:layer]) + layer * gap for layer in range(made.layers)]


def _wide(node: Node) -> float:
    longest = max(len(line) for line in (*_label(node), _under(node)))
    return min(_WIDTH, longest * _PER_LETTER) + (_BADGE if node.kind == "origin" else 0)


def _under(node: Node) -> str:
    """The small line below a label: the day of a report, and what is folded under it."""
    said = [day(node.when)] if node.kind == "report" else []
    if node.folded and node.key[0] == "reports":
        said.append(f"+{node.folded} more")
    elif node.folded:
        said.append("+1 copy" if node.folded == 1 else f"+{node.folded} copies")
    return "  ".join(said)


def _height(node: Node) -> float:
    under = bool(node.when) or node.folded > 0
    return _LINE * (len(_label(node)) + under) + _APART


def _places(made: Network) -> dict[tuple[str, ...], float]:
    """Where the middle of each node lies, from the top; layers from right to left."""
    leads: dict[tuple[str, ...], list[tuple[str, ...]]] = {key: [] for key in made.nodes}
    for edge in made.edges.values():
        leads[edge.a].append(edge.b)
    tallest = max(
        (
            sum(_height(n) for n in made.nodes.values() if n.layer == layer)
            for layer in range(made.layers)
        ),
        default=0.0,
    )
    placed: dict[tuple[str, ...], float] = {}
    for layer in reversed(range(made.layers)):
        members = [n for n in made.nodes.values() if n.layer == layer]
        if layer == made.layers - 1:
            members.sort(key=lambda n: (n.when or "9", n.key))
            wished = _spread(members, tallest)
        else:
            wished = {
                n.key: _mean([placed[k] for k in leads[n.key] if k in placed], tallest)
                for n in members
            }
            members.sort(key=lambda n: wished[n.key])
        placed.update(_packed(members, wished, tallest))
    return placed


def _mean(values: Sequence[float], tallest: float) -> float:
    return sum(values) / len(values) if values else _TOP + tallest / 2


def _spread(members: Sequence[Node], tallest: float) -> dict[tuple[str, ...], float]:
    """Evenly over the whole height."""
    heights = [_height(n) for n in members]
    extra = (tallest - sum(heights)) / max(1, len(members))
    places, y = {}, float(_TOP)
    for node, height in zip(members, heights, strict=True):
        places[node.key] = y + (height + extra) / 2
        y += height + extra
    return places


def _packed(
    members: Sequence[Node], wished: Mapping[tuple[str, ...], float], tallest: float
) -> dict[tuple[str, ...], float]:
    """As near as possible to what is wished, in order, without one over another."""
    tops: list[float] = []
    y = float(_TOP)
    for node in members:
        y = max(y, wished[node.key] - _height(node) / 2)
        tops.append(y)
        y += _height(node)
    floor = _TOP + tallest
    for i in reversed(range(len(members))):
        tops[i] = min(tops[i], floor - _height(members[i]))
        floor = tops[i]
    return {n.key: top + _height(n) / 2 for n, top in zip(members, tops, strict=True)}


def _label(node: Node) -> tuple[str, ...]:
    """The label in one or two lines.

    >>> _label(Node(("x",), "origin", "the director of the county referral hospital"))
    ('the director of the county', 'referral hospital')
    """
    words = shorten(node.label, 2 * _LETTERS - 3)
    if len(words) <= _LETTERS:
        return (words,)
    cut = words.rfind(" ", 0, _LETTERS + 1)
    if cut < _LETTERS // 3:
        return (words[:_LETTERS], words[_LETTERS:].strip())
    return words[:cut], words[cut + 1 :]


def _box(node: Node, x: float, y: float) -> Box:
    return Box(
        node.kind,
        x,
        y,
        _label(node),
        _under(node),
        node.hue,
        node.unnamed,
        node.folded,
        _href(node),
        _title(node),
        x + _wide(node),
    )


def _href(node: Node) -> str:
    if node.kind == "origin" and node.hue:
        return f"#origin-{node.hue.tag}"
    if not node.claims:
        return ""
    first = node.claims[0]
    return report_path(first.report, first.id)


def _title(node: Node) -> str:
    said = [node.label]
    if node.unnamed:
        said.append("unnamed")
    if node.note:
        said.append(node.note)
    if node.claims:
        said.append(f"{len(node.claims)} claim{'s' if len(node.claims) > 1 else ''}")
    return " · ".join(said)


def _wire(edge: Edge, a: Box, b: Box, taken: list[tuple[float, float, float]]) -> Wire:
    x1, x2 = a.right + 6, b.x - 7
    bend = max(30.0, (x2 - x1) * 0.5)
    path = (
        f"M{x1:.1f} {a.y:.1f}C{x1 + bend:.1f} {a.y:.1f} "
        f"{x2 - bend:.1f} {b.y:.1f} {x2:.1f} {b.y:.1f}"
    )
    label = " · ".join(word for word, _ in edge.cues.most_common(2))
    label = shorten(label, 20) if label else ""
    x, y = _label_place(x1, a.y, x2, b.y, bend, label, taken)
    hue = next(iter(edge.hues.values())) if len(edge.hues) == 1 else None
    first = edge.claims[0]
    cues = ", ".join(edge.cues) or "no word for it in the text"
    count = f"{len(edge.claims)} claim{'s' if len(edge.claims) > 1 else ''}"
    title = f"{cues} · {count}" + ("" if edge.said_outright else " · read from the context")
    return Wire(
        path, label, x, y, hue, not edge.said_outright, report_path(first.report, first.id), title
    )


def _label_place(
    x1: float,
    y1: float,
    x2: float,
    y2: float,
    bend: float,
    label: str,
    taken: list[tuple[float, float, float]],
) -> tuple[float, float]:
    """A point of the curve where the label covers no other one."""
    wide = len(label) * 5.8
    best = (0.0, 0.0)
    for t in (0.5, 0.62, 0.38, 0.74, 0.26):
        s = 1 - t
        x = s**3 * x1 + 3 * s * s * t * (x1 + bend) + 3 * s * t * t * (x2 - bend) + t**3 * x2
        y = s**3 * y1 + 3 * s * s * t * y1 + 3 * s * t * t * y2 + t**3 * y2
        # What is wider than the gap stands above its line, not on the names at its ends.
        y -= _LINE * 0.75 if wide > x2 - x1 else 0
        free = all(abs(y - v) > 12 or abs(x - u) > (wide + w) / 2 for u, v, w in taken)
        if free or best == (0.0, 0.0):
            best = (x, y)
        if free:
            break
    if label:
        taken.append((best[0], best[1], wide))
    return best


def _arc(a: Box, b: Box, relation: str, reason: str) -> Arc:
    top, low = sorted((a, b), key=lambda box: box.y)
    x = top.x - 2
    out = min(_ARCS - 8, 14 + (low.y - top.y) * 0.16)
    path = (
        f"M{x:.1f} {top.y:.1f}C{x - out:.1f} {top.y + 4:.1f} "
        f"{x - out:.1f} {low.y - 4:.1f} {x:.1f} {low.y:.1f}"
    )
    return Arc(path, relation, f"{relation}: {reason}")
