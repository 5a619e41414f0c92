"""Who and whom: actors and their parts in a happening.

Listed actors are resolved to entities of the list, the report's own names to entities of its own;
unnamed people have none.
"""

from collections.abc import Sequence
from dataclasses import replace

from twosource.claims.actors.find import actors_in
from twosource.claims.actors.lookup import actor_at
from twosource.claims.actors.phrases import phrase
from twosource.claims.actors.references import References
from twosource.claims.plover.parts import clause_parts, parts_of
from twosource.gazetteer.actors import find_actor
from twosource.model import Actor, EventMention, Place, Span, Why
from twosource.reading import Reading, Token

VERSION = "who-2"
_PERSONAL = frozenset({"it", "he", "she", "they", "him", "her", "them"})


def find_actors(reading: Reading, places: Sequence[Place] = ()) -> tuple[Actor, ...]:
    """Every actor of a report, in a claim or not, in the order of the text.

    ``places`` are all of the report; they tell whose "the army" is.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "Houthi fighters left, two nurses and Omar Haddad said.", ""))
    >>> [(a.name, a.role) for a in find_actors(r)]
    [('Houthis', 'REB'), ('two nurses', 'MED'), ('Omar Haddad', None)]
    """
    return actors_in(reading, places)


def who_whom(
    content: Span,
    events: tuple[EventMention, ...],
    reading: Reading,
    found: tuple[Actor, ...],
    references: References | None = None,
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Who did it and to whom, for the main event of the claim with ``content``.

    Without an event it is whoever the main clause speaks of: its subject and its object.
    ``references`` tell whom pronouns mean; without them a pronoun stands for nobody.

    >>> from twosource.claims.what import what
    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "Two farmers were shot by Malian soldiers.", ""))
    >>> who, whom = who_whom(r.span((0, 41)), what(r.span((0, 41)), r), r, find_actors(r))
    >>> who[0].entity, whom[0].span.text
    ('s:ML/mil', 'Two farmers')
    """
    trigger = _trigger(events, reading)
    if trigger is not None:
        parts = parts_of(reading, trigger, events[0].type)
    else:
        parts = clause_parts(reading, reading.tokens_of(content))
    return (
        tuple(_actor(reading, head, found, references) for head in parts.who),
        tuple(_actor(reading, head, found, references) for head in parts.whom),
    )


def _trigger(events: tuple[EventMention, ...], reading: Reading) -> Token | None:
    """The word that governs the trigger of the main event."""
    if not events:
        return None
    tokens = reading.tokens_of(events[0].trigger)
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head not in inside or t.head == t.i), None)


def _actor(
    reading: Reading, head: Token, found: tuple[Actor, ...], references: References | None
) -> Actor:
    """The actor whose mention ``head`` heads: one of those found, or a plain mention."""
    if references is not None and head.lower in _PERSONAL:
        meant = references.actor(head)
        if meant is not None:
            return meant
    first, last = phrase(reading, head)
    span = reading.span_of(first, last)
    known = actor_at(found, head)
    if known is not None:
        return replace(known, span=span) if span.covers(known.span.start, known.span.end) else known
    return _named_beside(reading, head) or Actor(
        span, span.text, None, why=Why("who.mention", span)
    )


def _named_beside(reading: Reading, head: Token) -> Actor | None:
    """A state or body that its bare name means here: "an Israeli strike", "blamed on Israel"."""
    whole = head.dep in ("amod", "compound", "poss", "nmod")
    if not whole and head.ent not in ("GPE", "ORG"):
        return None
    entity = reading.entity_at(head)
    tokens = reading.tokens[entity.first : entity.last] if entity else (head,)
    span = reading.span_of(tokens[0], tokens[-1])
    listed = find_actor(span.text)
    if listed is None or listed.actor is None:
        return None
    actor = listed.actor
    why = Why(listed.why.rule, span)
    return Actor(span, actor.name, actor.id, actor.role, actor.country, listed.alternatives, why)
