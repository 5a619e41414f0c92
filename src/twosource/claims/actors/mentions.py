"""Actors made of what names them in the text: a listed name, or a name of the report's own."""

from collections.abc import Mapping

from twosource.claims.actors.listing import Listed
from twosource.claims.actors.names import Cluster, Clusters
from twosource.gazetteer.outlets import find_outlet
from twosource.gazetteer.roles import role_of
from twosource.gazetteer.states import offices, state_named
from twosource.model import Actor, Span, Why
from twosource.reading import Entity, Reading, Token

__all__ = ["Bodies", "listed_actor", "named_actor"]

_JOINING = frozenset({"the", "of", "'s", "’s"})


def listed_actor(reading: Reading, one: Listed) -> Actor:
    """A listed actor as the mention of it in the text."""
    actor = one.found.actor
    span = reading.span_of(reading.tokens[one.first], reading.tokens[one.last - 1])
    return Actor(
        span=span,
        name=actor.name if actor else span.text,
        entity=actor.id if actor else None,
        role=actor.role if actor else None,
        country=actor.country if actor else None,
        alternatives=one.found.alternatives,
        why=Why(one.found.why.rule, span, one.found.why.note),
    )


def named_actor(reading: Reading, entity: Entity, cluster: Cluster) -> Actor:
    """Somebody named in the report and not listed as an actor, as one mention of them."""
    last = reading.tokens[entity.last - 1]
    if last.text in ("'s", "’s") and entity.last - entity.first > 1:
        last = reading.tokens[entity.last - 2]
    span = reading.span_of(reading.tokens[entity.first], last)
    role = cluster.role
    if cluster.kind == "ORG":
        other = _people(span, entity) or _outlet(span)
        if other is not None:
            return other
        role = role or role_of(cluster.words[-1])
    own = cluster.entity_id(reading.report.sha256 or reading.report.id)
    code = role.code if role else None
    return Actor(span, cluster.name, own, role=code, why=Why("actors.named", span))


def _people(span: Span, entity: Entity) -> Actor | None:
    """A nation's people ("Syrians"): a population, no entity."""
    people = state_named(span.text) if entity.label == "NORP" else None
    if people is None:
        return None
    country = people.state.iso2
    return Actor(span, span.text, None, "CVL", country, why=Why("actors.people", span))


def _outlet(span: Span) -> Actor | None:
    outlet = find_outlet(span.text)
    if outlet is None:
        return None
    why = Why("actors.outlet", span)
    return Actor(span, outlet.name, outlet.id, "JRN", outlet.country, why=why)


class Bodies:
    """Bodies named in the report, listed or its own, by the tokens of their names."""

    def __init__(
        self,
        reading: Reading,
        listed: tuple[Listed, ...],
        clusters: Clusters,
        states: Mapping[int, str],
    ) -> None:
        self._reading = reading
        self._by_token: dict[int, Actor] = {}
        self._states = states
        for entity in reading.entities:
            cluster = clusters.of(entity)
            if cluster is not None and cluster.kind == "ORG" and entity.label != "NORP":
                actor = named_actor(reading, entity, cluster)
                self._by_token.update(dict.fromkeys(range(entity.first, entity.last), actor))
        for one in listed:
            span = range(one.first, one.last)
            adjective = one.adjective and one.state is not None
            if not adjective and one.found.actor is not None and not one.found.actor.is_person:
                self._by_token.update(dict.fromkeys(span, listed_actor(reading, one)))

    def named_by(self, token: Token | None) -> Actor | None:
        """The body that ``token`` is part of the name of."""
        return self._by_token.get(token.i) if token is not None else None

    def beside(self, head: Token, first: int, last: int) -> Actor | None:
        """The body named in the phrase from ``first`` to ``last`` beside its ``head``."""
        inside = (self._by_token.get(i) for i in range(first, last + 1) if i != head.i)
        return next((actor for actor in inside if actor), None)

    def country_beside(self, first: int, last: int) -> str | None:
        """The country whose name or adjective stands in the phrase."""
        inside = (self._states.get(i) for i in range(first, last + 1))
        return next((country for country in inside if country), None)

    def office(self, first: Token, last: Token) -> str | None:
        """The key of the organ of which the phrase names the one who holds it: "Mali's premier"."""
        tokens = self._reading.tokens[first.i : last.i + 1]
        own = [t.lower for t in tokens if t.i not in self._states and t.lower not in _JOINING]
        return offices().get(" ".join(own))
