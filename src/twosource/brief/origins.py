"""How the origins of an event were counted, where a reader may ask: a section of its own."""

from collections import Counter
from collections.abc import Iterator

from twosource.brief.document import Section, Sentence
from twosource.brief.material import Material
from twosource.brief.passages import Passages
from twosource.brief.voices import capitalised, closed, origin_name
from twosource.model import Event, Origin, OriginEdge, Relation
from twosource.model.words import counted

HEADING = "How the origins were counted"
ONE_ORIGIN = "Rests on one origin"
_MOST = 4
_MANY = 3
"""An origin that may be so many of the others is told once."""


def origin_section(event: Event, material: Material, passages: Passages) -> Iterator[Section]:
    """One origin alone; or pairs that are one voice, or may be, and parties to the event."""
    teller = _Teller(event, material, passages)
    alone = tuple(teller.alone())
    if alone:
        yield Section(ONE_ORIGIN, alone)
        return
    sentences = (*teller.same(), *teller.unknown(), *teller.parties())
    if sentences:
        yield Section(HEADING, sentences)


class _Teller:
    def __init__(self, event: Event, material: Material, passages: Passages) -> None:
        self._event, self._material, self._passages = event, material, passages
        self._nodes = {node.id: node for node in event.support.nodes}

    def alone(self) -> Iterator[Sentence]:
        """What rests on one origin only."""
        support = self._event.support
        if support.most == 1 and support.nodes and support.reports > 1:
            node = support.nodes[0]
            count = counted(support.reports, "report")
            said = f"All of this rests on one origin, in {count}: {origin_name(node)}"
            yield self._sentence(said, node)

    def same(self) -> Iterator[Sentence]:
        """Pairs of origins that speak with one voice."""
        for edge in self._edges("same")[:_MOST]:
            one, two = self._nodes[edge.a], self._nodes[edge.b]
            names = f"{capitalised(closed(origin_name(one)))} and {closed(origin_name(two))}"
            yield self._sentence(f"{names} count as one origin", one, two)

    def unknown(self) -> Iterator[Sentence]:
        """Origins of which it isn't known whether they are one."""
        edges = self._edges("unknown")
        often = Counter(id for edge in edges for id in (edge.a, edge.b))
        vague = {id for id, count in often.items() if count >= _MANY}
        for id in sorted(vague, key=list(self._nodes).index)[:_MOST]:
            node = self._nodes[id]
            said = (
                f"Whether {closed(origin_name(node))} is one with another origin here is not known"
            )
            yield self._sentence(said, node)
        for edge in [e for e in edges if not {e.a, e.b} & vague][:_MOST]:
            one, two = self._nodes[edge.a], self._nodes[edge.b]
            names = f"{closed(origin_name(one))} and {closed(origin_name(two))}"
            yield self._sentence(f"Whether {names} are one origin is not known", one, two)

    def _edges(self, relation: Relation) -> list[OriginEdge]:
        return [edge for edge in self._event.support.edges if edge.relation == relation]

    def parties(self) -> Iterator[Sentence]:
        """Origins that are parties to the event."""
        for node in [n for n in self._event.support.nodes if n.interest][:_MOST]:
            name = capitalised(closed(origin_name(node)))
            yield self._sentence(f"{name} is named as a party to the event", node)

    def _sentence(self, said: str, *nodes: Origin) -> Sentence:
        numbers = [number for node in nodes for number in self._number(node)]
        pieces = [piece for number in numbers for piece in (" ", number)]
        return Sentence((said, *pieces, "."))

    def _number(self, node: Origin) -> Iterator[int]:
        """The passage of its first claim; one of a copy only if there is no other."""
        claims = [self._material.claims[id] for id in node.claims]
        for claim in sorted(claims, key=lambda c: self._material.set_aside(c.report))[:1]:
            yield self._passages.number(claim, self._material.reports[claim.report])
