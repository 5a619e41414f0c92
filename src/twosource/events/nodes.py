"""Speakers -> nodes: named origins are one wherever they appear, unnamed ones stay in place.

An unnamed source is never joined with a named one, nor with one that spoke to another outlet.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.events.descriptions import compare, describe, is_anybody, is_group
from twosource.events.names import same_body, same_person, words_of
from twosource.events.speakers import Speaker, same_outlet
from twosource.model import Link

_BODIES = {"organisation", "outlet", "agency", "document"}


@dataclass(frozen=True, slots=True)
class Node:
    """One origin: its speakers, which all are the same source."""

    label: str
    speakers: tuple[Speaker, ...]

    @property
    def link(self) -> Link | None:
        """The link that tells most of it."""
        links = [s.link for s in self.speakers if s.link is not None]
        return max(links, key=lambda k: len(k.name)) if links else None

    @property
    def unnamed(self) -> bool:
        """Whether the origin is unnamed."""
        return not self.eyewitness and self.link is not None and self.link.unnamed

    @property
    def eyewitness(self) -> bool:
        """Whether it is an outlet's own reporter on the spot."""
        return any(s.eyewitness for s in self.speakers)

    @property
    def anybody(self) -> bool:
        """Whether it is so vague that anybody fits."""
        return self.unnamed and self.link is not None and is_anybody(self.link.name)


def nodes(speakers: Sequence[Speaker]) -> tuple[Node, ...]:
    """The origins among ``speakers``, in the order in which they first speak.

    Where nobody but outlets in their own voice says it, each outlet is a node.
    """
    strong = [s for s in speakers if not s.weak]
    chosen = strong or list(speakers)
    groups: list[list[Speaker]] = []
    for speaker in chosen:
        matching = [g for g in groups if any(_same(speaker, other) for other in g)]
        merged = [speaker]
        for group in matching:
            merged = group + merged
            groups.remove(group)
        groups.append(merged)
    position = {id(s): n for n, s in enumerate(chosen)}
    ordered = [sorted(g, key=lambda s: position[id(s)]) for g in groups]
    ordered.sort(key=lambda g: position[id(g[0])])
    return tuple(Node(_label(g), tuple(g)) for g in ordered)


def _same(one: Speaker, two: Speaker) -> bool:
    if one.eyewitness or two.eyewitness or one.weak or two.weak:
        both = one.eyewitness == two.eyewitness and one.weak == two.weak
        return both and same_outlet(one.scope, two.scope)
    assert one.link is not None
    assert two.link is not None
    if one.link.unnamed != two.link.unnamed:
        return False
    if one.link.unnamed:
        return same_outlet(one.scope, two.scope) and same_unnamed(one.link, two.link)
    return same_named(one.link, two.link)


def same_unnamed(one: Link, two: Link) -> bool:
    """Whether two mentions of unnamed sources of one outlet are of one source.

    The words of one must be among those of the other: "the official" after "a security official".
    """
    if is_group(one.name) != is_group(two.name) and _civilians(one.name, two.name):
        return True
    a, b = set(words_of(one.name)), set(words_of(two.name))
    if not a or not b or not (a <= b or b <= a):
        return False
    return not compare(describe(one.name), describe(two.name)).distinct


def _civilians(one: str, two: str) -> bool:
    """Whether both are people of a place: "a woman" is one of the residents."""
    return all("civilian" in describe(name).fields for name in (one, two))


def same_named(one: Link, two: Link) -> bool:
    """Whether two named sources are one: one entity, one name, or a body and its spokesman."""
    if one.entity is not None and one.entity == two.entity and _telling(one.entity):
        return True
    if len(words_of(one.name)) > 1 and set(words_of(one.name)) == set(words_of(two.name)):
        return True
    a, b = body_of(one), body_of(two)
    if a is not None and b is not None:
        return same_body(a, b)
    if a is None and b is None:
        return same_person(one.name, two.name) or _same_office(one, two)
    return False


def _telling(entity: str) -> bool:
    """Whether an entity id is of one bearer: a listed one, or a name of several words."""
    return not entity.startswith("n:") or "-" in entity


def body_of(link: Link) -> str | None:
    """The body that speaks through a link: itself, or whose spokesman it is."""
    if link.kind in _BODIES:
        return link.name
    if link.role is not None and link.role.startswith("spokes") and link.organisation:
        return link.organisation
    return None


def _same_office(one: Link, two: Link) -> bool:
    """Whether one is named by the office that the other holds: "the mayor of Verrettes"."""
    if one.role is None or one.role != two.role:
        return False
    if one.organisation and two.organisation:
        return same_body(one.organisation, two.organisation)
    return one.role in words_of(one.name) or one.role in words_of(two.name)


def _label(group: Sequence[Speaker]) -> str:
    first = group[0]
    if first.eyewitness:
        return f"{first.outlet or 'the outlet'}'s reporter"
    if first.weak:
        name = first.link.name if first.link is not None else first.outlet
        return name or "the report's own voice"
    links = [s.link for s in group if s.link is not None]
    best = max(links, key=lambda k: len(k.name))
    if best.unnamed:
        return f"{best.name}, unnamed, to {first.told or 'an outlet'}"
    body = next((body_of(k) for k in links if k.organisation and body_of(k)), None)
    return f"{best.name} ({body})" if body and body not in best.name else best.name
