"""All actors of a report: listed ones, names of its own, people and bodies known by their role."""

from collections.abc import Iterator, Sequence

from twosource.claims.actors.bare import Countries, owned_bodies
from twosource.claims.actors.listing import Listed, listed_in
from twosource.claims.actors.mentions import Bodies, listed_actor, named_actor
from twosource.claims.actors.names import Cluster, Clusters, phrase_lemmas
from twosource.claims.actors.phrases import phrase
from twosource.claims.plover.lexicon import frames
from twosource.gazetteer.organs import organ_in
from twosource.gazetteer.places import gazetteer
from twosource.gazetteer.roles import Role, facilities, member_nouns, role_of
from twosource.model import Actor, Alternative, Place, Why
from twosource.reading import Entity, Reading, Token

__all__ = ["actors_in"]

_NAMED = frozenset({"PERSON", "ORG", "NORP"})
_WITHIN = frozenset({"compound", "amod", "nmod", "npadvmod"})


def actors_in(reading: Reading, places: Sequence[Place] = ()) -> tuple[Actor, ...]:
    """Every actor of a report in the order of its text, one for each mention.

    Where mentions overlap the fullest stands: "Houthi fighters", not "Houthi". ``places`` are
    all of the report; they tell whose "the army" is.
    """
    listed, states = listed_in(reading)
    covered = {i for one in listed if not one.adjective for i in range(one.first, one.last)}
    named = (e for e in reading.entities if e.label in _NAMED and not _adjective(reading, e))
    clusters = Clusters(reading, [e for e in named if not covered.issuperset(range(*e[:2]))])
    found: list[Actor] = []
    taken = bytearray(len(reading.tokens) + 1)
    bodies = Bodies(reading, listed, clusters, states)
    for first, last, actor in _mentions(reading, listed, clusters, bodies):
        if not any(taken[first:last]):
            taken[first:last] = b"\1" * (last - first)
            found.append(actor)
    found.sort(key=lambda actor: actor.span.start)
    return tuple(owned_bodies(reading, found, Countries.of(reading, places, states)))


def _mentions(
    reading: Reading, listed: tuple[Listed, ...], clusters: Clusters, bodies: Bodies
) -> Iterator[tuple[int, int, Actor]]:
    """Mentions as half-open token ranges, those that others give way to first."""
    yield from _by_role(reading, bodies)
    for one in listed:
        own = _own_person(reading, one, clusters)
        if own is not None:
            entity = Entity(one.first, one.last, "PERSON")
            yield one.first, one.last, named_actor(reading, entity, own)
        elif not one.adjective:
            yield one.first, one.last, listed_actor(reading, one)
    for entity in reading.entities:
        cluster = clusters.of(entity)
        if cluster is not None and not _is_place(reading, entity, cluster):
            yield entity.first, entity.last, named_actor(reading, entity, cluster)


def _adjective(reading: Reading, entity: Entity) -> bool:
    """Whether an entity only qualifies a noun: "an Israeli strike"."""
    head = reading.tokens[entity.last - 1]
    return entity.label == "NORP" and head.dep in ("amod", "compound", "nmod")


def _own_person(reading: Reading, one: Listed, clusters: Clusters) -> Cluster | None:
    """Who in this report bears the surname that is also a public figure's."""
    actor = one.found.actor
    if actor is None or not actor.is_person or one.last - one.first > 1:
        return None
    return clusters.with_surname(reading.tokens[one.first].lower)


def _is_place(reading: Reading, entity: Entity, cluster: Cluster) -> bool:
    """Whether a name is a place's: one that is listed, never described, and doesn't speak."""
    if cluster.role is not None or len(cluster.words) > 2:
        return False
    head = reading.tokens[entity.last - 1]
    speaks = head.dep == "nsubj" and reading.head(head).lemma in frames().transparent
    return not speaks and bool(gazetteer().named(cluster.name))


def _by_role(reading: Reading, bodies: Bodies) -> Iterator[tuple[int, int, Actor]]:
    """People and bodies named by a role: "a Turkish security source", "army spokesman"."""
    for head in reading.tokens:
        if head.pos != "NOUN" or head.dep in _WITHIN or bodies.named_by(head):
            continue
        role = role_of(phrase_lemmas(reading, head)) or role_of(head.lower)
        if role is None or role.kind == "document" or _is_aside(reading, head):
            continue
        first, last = phrase(reading, head)
        yield first.i, last.i + 1, _role_actor(reading, head, role, bodies)


def _is_aside(reading: Reading, head: Token) -> bool:
    """Whether the noun is no mention of its own.

    A name goes with it ("Mayor Ana Ruiz"), it owns another role ("the farmers' leader"), or it
    is a place that doesn't act ("at the hospital").
    """
    named = reading.child(head, "appos")
    if named is not None and named.ent == "PERSON":
        return True
    after = reading.tokens[head.i + 1] if head.i + 1 < len(reading.tokens) else None
    if after is not None and after.ent == "PERSON" and after.sent == head.sent:
        return True
    if head.lemma in facilities() and head.dep != "nsubj":
        return reading.head(head).dep != "agent"
    return head.dep == "poss" and role_of(reading.head(head).lemma) is not None


def _role_actor(reading: Reading, head: Token, role: Role, bodies: Bodies) -> Actor:
    """Somebody known by a role. Members of a body stand for it, an unnamed person for nobody."""
    first, last = phrase(reading, head)
    span = reading.span_of(first, last)
    body = bodies.beside(head, first.i, last.i)
    members = head.tag == "NNS" and head.lemma in member_nouns()
    own_name = bodies.named_by(reading.child(head, "appos"))
    whole = own_name or (body if members else None)
    country = body.country if body else bodies.country_beside(first.i, last.i)
    organ = (
        organ_in(country, office) if country and (office := bodies.office(first, last)) else None
    )
    if organ is not None:
        why = Why("actors.office", span, organ.id)
        return Actor(span, organ.name, organ.id, organ.role, country, why=why)
    return Actor(
        span=span,
        name=whole.name if whole else span.text,
        entity=whole.entity if whole else None,
        role=role.code or (body.role if body else None),
        country=country,
        alternatives=(Alternative(body.name, body.entity, 0.5),) if body and not whole else (),
        why=Why("actors.members" if whole else "actors.role", span, body.entity if body else None),
    )
