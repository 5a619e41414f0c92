"""How two origins relate: the same voice, distinct, or unknown; always with a reason."""

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from twosource.events.descriptions import compare, describe
from twosource.events.nodes import Node
from twosource.events.papers import is_paper
from twosource.events.sameness import same_body
from twosource.model import Relation


class Edge(NamedTuple):
    """A relation between two nodes (by index) and why it holds."""

    a: int
    b: int
    relation: Relation
    reason: str


def edges(found: Sequence[Node]) -> tuple[Edge, ...]:
    """The relation of every pair of nodes."""
    return tuple(
        Edge(i, j, *relate(found[i], found[j])) for i, j in combinations(range(len(found)), 2)
    )


def relate(one: Node, two: Node) -> tuple[Relation, str]:
    """How two nodes relate, by the rules of counting sources."""
    if one.anybody or two.anybody:
        vague = one if one.anybody else two
        return "unknown", f"{vague.label}: so vague that anybody fits"
    if one.eyewitness or two.eyewitness:
        return "distinct", "an outlet's own eyewitness is a source of its own"
    if all(s.weak for n in (one, two) for s in n.speakers):
        return "unknown", "neither report says on whose word it rests"
    if one.unnamed != two.unnamed:
        return "distinct", "an unnamed source is not identified with a named one"
    if one.unnamed:
        return _unnamed(one, two)
    return _named(one, two)


def _unnamed(one: Node, two: Node) -> tuple[Relation, str]:
    assert one.link is not None
    assert two.link is not None
    if {s.text for s in one.speakers} & {s.text for s in two.speakers}:
        return "distinct", "two different sources of the same report"
    verdict = compare(describe(one.link.name), describe(two.link.name))
    return ("distinct" if verdict.distinct else "unknown"), verdict.reason


def _named(one: Node, two: Node) -> tuple[Relation, str]:
    for a in sorted(one.bodies, key=sorted):
        for b in two.bodies:
            if same_body(a, b):
                return "same", f"both speak for one body: {one.label}, {two.label}"
    for vague, other in ((one, two), (two, one)):
        if all(s.link is not None and is_paper(s.link) for s in vague.speakers):
            return "unknown", f"nobody says whose {vague.label} is"
        if _only_a_kind(vague) and _texts(vague) & _texts(other):
            return "unknown", f"{vague.label} isn't named: it may be {other.label}"
        if _speaks_for_unsaid(vague) and other.bodies:
            return "unknown", f"{vague.label} may speak for {other.label}: no report says for whom"
    return "distinct", "two different named sources"


def _only_a_kind(node: Node) -> bool:
    """Whether nothing but a kind of body is named: "the task force"."""
    return bool(node.identities) and all(i.generic for i in node.identities)


def _speaks_for_unsaid(node: Node) -> bool:
    """Whether somebody speaks for a body that no report names: "a press secretary, Ana Ruiz"."""
    offices = {o for i in node.identities for o in i.offices}
    return bool(offices) and not node.bodies and all(o.role.startswith("spokes") for o in offices)


def _texts(node: Node) -> set[str]:
    return {s.text for s in node.speakers}
