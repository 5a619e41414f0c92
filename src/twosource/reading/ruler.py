"""Mends the labels of named entities from the lists of actors and outlets.

Small pipelines take militias for persons and acronyms for nothing at all. A listed name is what
the list says it is; longer names that only hold a listed one are left alone.
"""

from functools import cache
from pathlib import Path

from twosource.gazetteer.actors import all_actors
from twosource.gazetteer.listed import tables_in_use
from twosource.gazetteer.nametrie import Match, Name, NameTrie, Words
from twosource.gazetteer.outlets import all_outlets
from twosource.reading.reading import Entity, Token

__all__ = ["mend"]

_BODY, _PERSON = "ORG", "PERSON"
_WRONG = frozenset({"PERSON", "GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})
"""Labels that a longer entity around a body's name can't rightly have."""


def mend(tokens: tuple[Token, ...], entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """``entities`` with those of listed names put right, in order, not overlapping.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "Asaib Ahl al-Haq and JNIM denied it.", ""))
    >>> [(r.tokens[e.first].text, e.label) for e in mend(r.tokens, r.entities)]
    [('Asaib', 'ORG'), ('JNIM', 'ORG')]
    """
    by_token = {i: entity for entity in entities for i in range(entity.first, entity.last)}
    listed: list[Entity] = []
    for match in _names(tables_in_use()).find(Words.of([t.text for t in tokens])):
        if _is_name(tokens, match, by_token.get(match.first)):
            label = _PERSON if all(name.value == _PERSON for name in match.names) else _BODY
            listed.append(Entity(match.first, match.last, label))
    kept = [entity for entity in listed if not _in_longer(tokens, entity, by_token)]
    taken = {i for entity in kept for i in range(entity.first, entity.last)}
    left = [e for e in entities if taken.isdisjoint(range(e.first, e.last))]
    return tuple(sorted([*kept, *left]))


@cache
def _names(tables: tuple[Path, ...]) -> NameTrie[str]:
    """Names of actors and outlets, each with the label it should have."""
    trie: NameTrie[str] = NameTrie()
    for actor in all_actors():
        for name in actor.names:
            trie.add(Name.of(name, _PERSON if actor.is_person else _BODY))
    for outlet in all_outlets():
        for name in (outlet.name, *outlet.aliases):
            trie.add(Name.of(name, _BODY))
    return trie


def _is_name(tokens: tuple[Token, ...], match: Match[str], entity: Entity | None) -> bool:
    """Whether a match is more than an ordinary word with a capital.

    A single word counts if it is an acronym (and its neighbours aren't in capitals too), or was
    taken for an entity; a single word for a person is left to the pipeline.
    """
    if match.last - match.first > 1:
        return any(t.pos == "PROPN" or t.ent for t in tokens[match.first : match.last])
    token = tokens[match.first]
    if all(name.value == _PERSON for name in match.names):
        return False
    if any(name.acronym for name in match.names):
        beside = tokens[max(0, token.i - 1) : token.i] + tokens[token.i + 1 : token.i + 2]
        return not any(t.text.isupper() and len(t.text) > 4 for t in beside)
    return entity is not None and token.pos == "PROPN"


def _in_longer(tokens: tuple[Token, ...], listed: Entity, by_token: dict[int, Entity]) -> bool:
    """Whether ``listed`` is only a part of a longer name that the pipeline labelled well."""
    around = by_token.get(listed.first)
    if around is None or around.label in _WRONG:
        # "Richard Wagner" is a person all the same: a name of one word within a longer one.
        return (
            around is not None
            and listed.last - listed.first == 1
            and _proper(tokens, around) > 1
            and around.label == _PERSON
        )
    return _proper(tokens, around) > _proper(tokens, listed)


def _proper(tokens: tuple[Token, ...], entity: Entity) -> int:
    return sum(t.pos == "PROPN" for t in tokens[entity.first : entity.last])
