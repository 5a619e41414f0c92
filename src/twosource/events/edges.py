"""How two origins relate: the same voice, distinct, or unknown; always with a reason."""

from collections.abc import Collection, Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from twosource.events.descriptions import compare, describe, is_group
from twosource.events.names import idle_words
from twosource.events.nodes import Node
from twosource.events.pairs_words import stem
from twosource.events.papers import head_of, is_paper
from twosource.events.sameness import same_body
from twosource.model import Relation

_KIND = 6
"""Letters that an office shares with the body it is held in: "commissioner", "commission"."""


class Edge(NamedTuple):
    """A relation between two nodes (by index) and why it holds."""

    a: int
    b: int
    relation: Relation
    reason: str


def edges(found: Sequence[Node], doubtful: Collection[str] = ()) -> tuple[Edge, ...]:
    """The relation of every pair of nodes.

    Of a node all of whose claims are ``doubtful``, as are those of all that are one voice with it,
    it isn't sure that it speaks of the event at all; so it is distinct from nobody.
    """
    pairs = combinations(range(len(found)), 2)
    told = [Edge(i, j, *relate(found[i], found[j])) for i, j in pairs]
    voice = one_voice(len(found), told)
    firm = {
        voice[i] for i, n in enumerate(found) if any(s.claim not in doubtful for s in n.speakers)
    }
    unsure = {i for i in range(len(found)) if voice[i] not in firm}
    return tuple(_unless_unsure(edge, found, unsure) for edge in told)


def one_voice(count: int, between: Iterable[Edge]) -> list[int]:
    """For each node the smallest index of those that are one voice with it."""
    lead = list(range(count))
    for edge in sorted(between):
        if edge.relation == "same":
            low, high = sorted((lead[edge.a], lead[edge.b]))
            lead = [low if x == high else x for x in lead]
    return lead


def _unless_unsure(edge: Edge, found: Sequence[Node], unsure: Collection[int]) -> Edge:
    node = next((n for n in (edge.a, edge.b) if n in unsure), None)
    if edge.relation != "distinct" or node is None:
        return edge
    reason = f"it isn't sure that {found[node].label} speaks of this"
    return edge._replace(relation="unknown", reason=reason)


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
        pair = (one, two) if one.unnamed else (two, one)
        return (
            _of_those_spoken_for(*pair)
            or _named_further_down(*pair)
            or (
                "distinct",
                "an unnamed source is not identified with a named one",
            )
        )
    if one.unnamed:
        return _unnamed(one, two)
    return _named(one, two)


def _of_those_spoken_for(group: Node, other: Node) -> tuple[Relation, str] | None:
    """Of people told only by what they are, and a body of just such people: "parents" and the head
    of the parents' association. Nobody is identified, but the words may be the body's.
    """
    assert group.link is not None
    name = group.link.name
    described_body = group.link.kind == "organisation"
    if described_body and other.bodies and _texts(group) & _texts(other):
        return "unknown", f"{group.label} isn't named: it may be {other.label}"
    head = stem(head_of(name))
    if is_group(name) and any(head in {stem(w) for w in body} for body in other.bodies):
        return "unknown", f"{group.label} may be those for whom {other.label} speaks"
    return None


def _named_further_down(lead: Node, other: Node) -> tuple[Relation, str] | None:
    """Of a source that only a report's opening tells, by what it is, and a person whom the report
    names further down: "a local official said", and below it the mayor. Print opens so without
    hiding anybody; whoever is not to be named is not meant.
    """
    assert lead.link is not None
    if not all(s.opens and not s.keeps_back for s in lead.speakers) or not other.person:
        return None
    below = [s for s in other.speakers if not s.opens and s.text in _texts(lead)]
    description = describe(lead.link.name)
    if not below or not _by_office(lead.link.name):
        return None
    told = {f"{s.link.role or ''} {s.link.name}" for s in below if s.link is not None}
    if any(compare(description, describe(name)).distinct for name in told):
        return None
    return "unknown", f"{other.label} may be whom the report opens with: {lead.label}"


def _by_office(name: str) -> bool:
    """Whether somebody is told by an office or as kin, as those whom print names below: "a local
    official", "his widow".
    """
    head = head_of(name)
    told_so = idle_words("heads") | idle_words("territorial") | idle_words("kin")
    return head.startswith("official") or head in told_so


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
    if (_is_government(one) and _is_within(two)) or (_is_government(two) and _is_within(one)):
        return "unknown", f"{one.label} and {two.label}: one is a part of the other"
    for vague, other in ((one, two), (two, one)):
        if all(s.link is not None and is_paper(s.link) for s in vague.speakers):
            return "unknown", f"nobody says whose {vague.label} is"
        if _only_a_kind(vague) and other.bodies and _texts(vague) & _texts(other):
            return "unknown", f"{vague.label} isn't named: it may be {other.label}"
        if _for_a_kind(vague, other):
            return "unknown", f"no report says for which body {vague.label} speaks"
        if _may_head(vague, other):
            return "unknown", f"{vague.label} may speak for {other.label}"
        if _speaks_for_unsaid(vague) and other.bodies:
            return "unknown", f"{vague.label} may speak for {other.label}: no report says for whom"
    return "distinct", "two different named sources"


def _is_government(node: Node) -> bool:
    return not node.person and any("government" in body for body in node.bodies)


def _is_within(node: Node) -> bool:
    """Whether a source speaks for a part of a government: a ministry, a governor's office."""
    words = {w for body in node.bodies for w in body}
    words |= {o.role for i in node.identities for o in i.offices}
    return bool(words & idle_words("of_government"))


def _only_a_kind(node: Node) -> bool:
    """Whether nothing but a kind of body is named: "the task force"."""
    return bool(node.identities) and all(i.generic for i in node.identities)


def _for_a_kind(node: Node, other: Node) -> bool:
    """Whether somebody speaks for a body that is told by its kind alone, and the other is or speaks
    for a body of that kind: "ministry spokeswoman Ana Ruiz", the water ministry.
    """
    kinds = {w for body in node.bodies for w in body}
    alone = bool(node.bodies) and all(len(body) == 1 for body in node.bodies)
    bare = alone and kinds <= idle_words("heads_of_names")
    return bare and any(kinds & body for body in other.bodies)


def _may_head(node: Node, other: Node) -> bool:
    """Whether somebody holds an office of a kind of body, and no report says of which:
    "commissioner Ana Ruiz", the commission.
    """
    offices = {o.role for i in node.identities for o in i.offices if o.speaks and not o.of}
    words = {w for body in other.bodies for w in body}
    alike = (role[:_KIND] == word[:_KIND] for role in offices for word in words)
    return not node.bodies and any(alike)


def _speaks_for_unsaid(node: Node) -> bool:
    """Whether somebody speaks for a body that no report names: "a press secretary, Ana Ruiz"."""
    offices = {o for i in node.identities for o in i.offices}
    return bool(offices) and not node.bodies and all(o.role.startswith("spokes") for o in offices)


def _texts(node: Node) -> set[str]:
    return {s.text for s in node.speakers}
