"""How many independent origins stand behind claims: at the least and at the most.

The rules are told in ``docs/counting-sources.md``. The most is the number of origins after those
that are one voice are put together; the least is the fewest groups in which no two that are
distinct share one (the chromatic number of the graph of ``distinct`` edges).
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from twosource.events.colouring import fewest_groups
from twosource.events.edges import Edge, edges, one_voice
from twosource.events.names import words_of
from twosource.events.nodes import Node, nodes
from twosource.events.offices import telling
from twosource.events.sameness import same_body
from twosource.events.speaker import outlet_words
from twosource.events.speakers import speakers
from twosource.model import (
    Claim,
    Copy,
    Origin,
    OriginEdge,
    Relation,
    Report,
    SourceKind,
    Support,
    content_id,
)


def support(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    copies: Mapping[str, Copy],
    parties: Collection[str] = (),
    doubtful: Collection[str] = (),
    beside: Sequence[Claim] = (),
) -> Support:
    """What stands behind ``claims``: reports, outlets, and the graph of their origins.

    ``parties`` are the names of those who act or are acted upon in the event: an origin among
    them, or that speaks for one of them, is marked as having an interest. ``doubtful`` are claims
    that may tell of something else, ``beside`` the further claims of the same reports.
    """
    found = nodes(speakers(claims, reports, copies, beside), reports)
    between = edges(found, doubtful)
    ids = [_id(n) for n in found]
    merged = one_voice(len(found), between)
    apart = _apart(merged, between)
    fewest = fewest_groups({str(m) for m in merged}, apart)
    used = {c.report for c in claims}
    return Support(
        reports=len(used),
        outlets=len({outlet_words(reports[r].outlet) for r in used}),
        least=fewest.groups,
        most=len(set(merged)),
        nodes=tuple(_origin(n, i, parties) for n, i in zip(found, ids, strict=True)),
        edges=tuple(OriginEdge(ids[e.a], ids[e.b], e.relation, e.reason) for e in between),
        proven=fewest.exact,
    )


def _apart(merged: Sequence[int], between: Sequence[Edge]) -> list[tuple[str, str]]:
    """The pairs of voices that can't be one: somebody of the one is distinct from somebody of the
    other, and of nobody is it unknown.
    """
    found: dict[tuple[int, int], set[Relation]] = defaultdict(set)
    for edge in between:
        low, high = sorted((merged[edge.a], merged[edge.b]))
        found[low, high].add(edge.relation)
    return [(str(a), str(b)) for (a, b), kinds in sorted(found.items()) if kinds == {"distinct"}]


def _id(node: Node) -> str:
    return content_id("o1", [*sorted({s.claim for s in node.speakers}), node.label])


def _origin(node: Node, node_id: str, parties: Collection[str]) -> Origin:
    kind: SourceKind = node.link.kind if node.link is not None else "outlet"
    return Origin(
        id=node_id,
        label=node.label,
        kind="witness" if node.eyewitness else kind,
        unnamed=node.unnamed,
        claims=tuple(dict.fromkeys(s.claim for s in node.speakers)),
        interest=_interest(node, parties),
        denies=any(s.denies for s in node.speakers),
    )


def _interest(node: Node, parties: Collection[str]) -> str | None:
    """Why a named origin is a party: it is, or speaks for, one of those who act or are acted on.

    A body goes by its fullest name: "police" who are the police of one town are no other police.
    """
    fullest = [body for body in node.bodies if not any(body < other for other in node.bodies)]
    for party in sorted(parties):
        words = telling([w.removesuffix("'s").removesuffix("’s") for w in party.split()])
        person = bool(node.person) and set(node.person) <= set(words_of(party))
        if person or any(same_body(words, body) for body in fullest):
            return f"a party to the event: {party}"
    return None
