"""Speakers -> nodes: named origins are one wherever they appear, unnamed ones stay in place.

An unnamed source is never joined with a named one, nor with one that spoke to another outlet.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from twosource.events.descriptions import compare, describe, is_anybody, is_group
from twosource.events.identities import Identity
from twosource.events.names import fold, idle_words
from twosource.events.sameness import Named, cluster
from twosource.events.speaker import Speaker, same_outlet
from twosource.model import Link, Report

_PREPOSITIONS = {"of", "in", "at", "with", "from", "for"}


@dataclass(frozen=True)
class Node:
    """One origin: its speakers, which all are the same source."""

    label: str
    speakers: tuple[Speaker, ...]
    identities: tuple[Identity, ...] = ()

    @cached_property
    def link(self) -> Link | None:
        """The link that tells most of it."""
        links = [s.link for s in self.speakers if s.link is not None]
        return max(links, key=lambda k: (len(k.name), k.name)) if links else None

    @cached_property
    def unnamed(self) -> bool:
        """Whether the origin is unnamed."""
        return not self.eyewitness and self.link is not None and self.link.unnamed

    @cached_property
    def eyewitness(self) -> bool:
        """Whether it is an outlet's own reporter on the spot."""
        return any(s.eyewitness for s in self.speakers)

    @cached_property
    def anybody(self) -> bool:
        """Whether it is so vague that anybody fits."""
        return self.unnamed and self.link is not None and is_anybody(self.link.name)

    @cached_property
    def bodies(self) -> frozenset[frozenset[str]]:
        """The telling words of the bodies that it is or speaks for."""
        return frozenset(b for i in self.identities for b in i.bodies)

    @cached_property
    def person(self) -> tuple[str, ...]:
        """The words of its personal name, if it has one."""
        return max((i.person for i in self.identities), key=len, default=())


def nodes(speakers: Sequence[Speaker], reports: Mapping[str, Report]) -> tuple[Node, ...]:
    """The origins among ``speakers``, in the order in which they first speak.

    Where nobody but outlets in their own voice says it, each outlet is a node.
    """
    chosen = [s for s in speakers if not s.weak] or list(speakers)
    named = [s for s in chosen if _is_named(s)]
    position = {id(s): n for n, s in enumerate(chosen)}
    groups = []
    for members, identities in _named_groups(named, reports):
        ordered = sorted(members, key=lambda s: position[id(s)])
        groups.append(Node(_label(ordered), tuple(ordered), identities))
    others = [s for s in chosen if not _is_named(s)]
    groups += [Node(_label(g), tuple(g)) for g in _grouped(others)]
    return tuple(sorted(groups, key=lambda g: position[id(g.speakers[0])]))


def _is_named(speaker: Speaker) -> bool:
    link = speaker.link
    return link is not None and not (link.unnamed or speaker.eyewitness or speaker.weak)


def _named_groups(
    named: Sequence[Speaker], reports: Mapping[str, Report]
) -> list[tuple[list[Speaker], tuple[Identity, ...]]]:
    texts = {s.report: reports[s.report].text for s in named}
    every = tuple(reports[id].text for id in sorted(reports))
    mentions: dict[Named, list[Speaker]] = defaultdict(list)
    for speaker in named:
        if speaker.link is not None:
            link = replace(speaker.link, mention=None, cue=None, why=None)
            mentions[Named(link, speaker.text, speaker.report)].append(speaker)
    items = list(mentions)
    return [
        ([s for i in group.members for s in mentions[items[i]]], group.identities)
        for group in cluster(items, texts, every)
    ]


def _grouped(speakers: Sequence[Speaker]) -> list[list[Speaker]]:
    """Outlets, eyewitnesses and unnamed sources, each in its place."""
    groups: list[list[Speaker]] = []
    for speaker in speakers:
        matching = [g for g in groups if any(_same(speaker, other) for other in g)]
        merged = [s for g in matching for s in g]
        groups = [g for g in groups if g not in matching] + [[*merged, speaker]]
    order = {id(s): n for n, s in enumerate(speakers)}
    return [sorted(g, key=lambda s: order[id(s)]) for g in groups]


def _same(one: Speaker, two: Speaker) -> bool:
    if (one.eyewitness, one.weak) != (two.eyewitness, two.weak):
        return False
    if not same_outlet(one.scope, two.scope):
        return False
    if one.eyewitness or one.weak:
        return True
    assert one.link is not None
    assert two.link is not None
    return same_unnamed(one.link, two.link)


def same_unnamed(one: Link, two: Link) -> bool:
    """Whether two mentions of unnamed sources of one outlet are of one source.

    The words of one must be among those of the other: "the official" after "a security official".
    """
    if is_group(one.name) != is_group(two.name) and _civilians(one.name, two.name):
        return True
    a, b = _words(one.name), _words(two.name)
    if not a or not b or not (a <= b or b <= a) or (a ^ b) & idle_words("further"):
        return False
    return not compare(describe(one.name), describe(two.name)).distinct


def _words(name: str) -> set[str]:
    """The telling words of a description; those of rank too: "the sergeant" tells a rank."""
    return set(re.findall(r"[^\W_]+", fold(name))) - idle_words("no_source") - _PREPOSITIONS


def _civilians(one: str, two: str) -> bool:
    """Whether both are people of a place: "a woman" is one of the residents."""
    return all("civilian" in describe(name).fields for name in (one, two))


def _label(group: Sequence[Speaker]) -> str:
    first = group[0]
    if first.eyewitness:
        return f"{first.outlet or 'the outlet'}'s reporter"
    if first.weak:
        name = first.link.name if first.link is not None else first.outlet
        return name or "the report's own voice"
    links = [s.link for s in group if s.link is not None]
    # What a body itself says isn't put into the mouth of one who speaks for it.
    bodies = [k for k in links if k.kind == "organisation" and not k.unnamed]
    best = max(bodies or links, key=lambda k: (len(k.name), k.name))
    if best.unnamed:
        return f"{best.name}, unnamed, to {first.told or 'an outlet'}"
    return best.name
