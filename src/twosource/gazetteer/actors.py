"""Who a name means: look-up in the list of actors, with alternatives and a reason.

A name that several actors bear is ambiguous: the countries that a report speaks of decide, then
the years in which each was active, then a default where ``ambiguous.csv`` gives one; else nobody
is chosen. Names of bodies may be spelled otherwise (transliterations); names of persons may not.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz.distance import JaroWinkler

from twosource.gazetteer.actornames import is_acronym, name_key
from twosource.gazetteer.listed import ListedActor, defaults, listed_actors, tables_in_use
from twosource.gazetteer.nametrie import Name, NameTrie, Words
from twosource.gazetteer.organs import by_code, organs_in
from twosource.gazetteer.placenames import sound_key
from twosource.model import Alternative, Why

__all__ = [
    "ActorFound",
    "ListedActor",
    "actor_by_id",
    "actor_names",
    "all_actors",
    "choose",
    "find_actor",
]

_CLOSE = 0.93
"""Least Jaro-Winkler similarity of two transliterations that share their consonants."""
_LONG_ENOUGH = 7
"""Letters below which a spelling is too short to be compared by its sound."""


@dataclass(frozen=True, slots=True)
class ActorFound:
    """Who a name means, who else it could mean, and why."""

    actor: ListedActor | None
    alternatives: tuple[Alternative, ...]
    why: Why


def all_actors() -> tuple[ListedActor, ...]:
    """Every actor of the tables in use, states and their organs not among them.

    Raises:
        DataError: a table can't be read, has a bad row, or repeats an id.
    """
    return tuple(listed_actors(tables_in_use()).values())


def actor_by_id(entity: str) -> ListedActor | None:
    """The actor with an id, states and their organs among them.

    >>> actor_by_id("a:m23").country, actor_by_id("s:ML/mil").role, actor_by_id("a:nobody")
    ('CD', 'MIL', None)
    """
    if entity.startswith("s:"):
        return by_code(entity)
    return listed_actors(tables_in_use()).get(entity)


def actor_names() -> NameTrie[ListedActor]:
    """All names of listed actors, to be found in text."""
    return _trie(tables_in_use())


@cache
def _trie(tables: tuple[Path, ...]) -> NameTrie[ListedActor]:
    trie: NameTrie[ListedActor] = NameTrie()
    for actor in listed_actors(tables).values():
        for name in actor.names:
            trie.add(Name.of(name, actor))
    return trie


def find_actor(
    name: str, countries: Collection[str] = (), on: str | None = None
) -> ActorFound | None:
    """Who ``name`` means, or ``None`` if it isn't listed.

    ``countries`` (ISO 3166-1 alpha-2) are those that the report speaks of, ``on`` its date.

    >>> find_actor("the Turkish defence ministry").actor.id
    's:TR/mod'
    >>> find_actor("Kata'ib Hizballah").actor.id, find_actor("Hay'at Tahrir ash-Sham").actor.id
    ('a:kataib-hezbollah', 'a:hts')
    >>> find_actor("RSF", countries={"SD"}).actor.name
    'Rapid Support Forces'
    >>> find_actor("the bakery") is None
    True
    """
    named = [n for n in actor_names().exact(name_key(name)) if _case_allows(name, n)]
    if named:
        return choose(named[0].text, [n.value for n in named], countries, on)
    organ = _as_organ(name)
    if organ is not None:
        return ActorFound(organ, (), Why("actors.state"))
    near = _sounding_like(name)
    if near:
        found = choose(name, near, countries, on)
        return ActorFound(found.actor, found.alternatives, Why("actors.transliteration"))
    return None


def _case_allows(written: str, name: Name[ListedActor]) -> bool:
    """A query may be in lower case throughout, but "Rsf" is no acronym."""
    return not name.acronym or is_acronym(written.replace("'s", "")) or written.islower()


def _as_organ(name: str) -> ListedActor | None:
    """The state or organ that the whole of ``name`` means."""
    texts = name.replace("’s", " ’s").replace("'s", " 's").split()
    if texts and texts[0].lower() == "the":
        texts = texts[1:]
    for first, last, actor, word in organs_in(Words.of(texts)):
        alone = actor.id.startswith("s:") and "/" not in actor.id and word.kind == "people"
        if first == 0 and last == len(texts) and not alone:
            return actor
    return None


def choose(
    name: str,
    actors: Sequence[ListedActor],
    countries: Collection[str] = (),
    on: str | None = None,
) -> ActorFound:
    """Which of several bearers of ``name`` is meant.

    >>> bearers = [ListedActor("a:1", "X", country="SD"), ListedActor("a:2", "X", country="FR")]
    >>> choose("X", bearers, {"SD"}).why.rule, choose("X", bearers).actor
    ('actors.country', None)
    """
    unique = list(dict.fromkeys(actors))
    if len(unique) == 1:
        return ActorFound(unique[0], (), Why("actors.listed"))
    others = tuple(Alternative(a.name, a.id, _score(a, countries, on)) for a in unique)
    for rule, fit in (
        ("actors.country", [a for a in unique if a.country in countries]),
        ("actors.years", [a for a in unique if on and _active(a, on)]),
    ):
        if len(fit) == 1:
            return ActorFound(fit[0], _without(others, fit[0]), Why(rule))
    default = next((a for a in unique if a.id == defaults().get(name_key(name))), None)
    rule = "actors.default" if default else "actors.ambiguous"
    return ActorFound(default, _without(others, default), Why(rule))


def _without(
    alternatives: tuple[Alternative, ...], actor: ListedActor | None
) -> tuple[Alternative, ...]:
    return tuple(a for a in alternatives if actor is None or a.id != actor.id)


def _score(actor: ListedActor, countries: Collection[str], on: str | None) -> float:
    """How well an actor fits the report: half for its country, half for its years."""
    return 0.5 * (actor.country in countries) + 0.5 * (on is None or _active(actor, on))


def _active(actor: ListedActor, on: str) -> bool:
    """Whether the actor existed, or held office, at the date ``on``."""
    return (actor.since or "") <= on and (actor.until is None or on[:4] <= actor.until[:4])


@cache
def _by_sound(tables: tuple[Path, ...]) -> dict[str, list[tuple[str, ListedActor]]]:
    """Names of bodies by the sound of their words run together."""
    out: dict[str, list[tuple[str, ListedActor]]] = defaultdict(list)
    for actor in listed_actors(tables).values():
        for name in () if actor.is_person else actor.names:
            letters = "".join(name_key(name))
            if len(letters) >= _LONG_ENOUGH and not is_acronym(name):
                out[sound_key(letters)].append((letters, actor))
    return out


def _sounding_like(name: str) -> list[ListedActor]:
    letters = "".join(name_key(name))
    if len(letters) < _LONG_ENOUGH or is_acronym(name):
        return []
    near = _by_sound(tables_in_use()).get(sound_key(letters), ())
    return [a for other, a in near if JaroWinkler.similarity(letters, other) >= _CLOSE]
