"""States as actors, and their organs: "Turkish troops", "Mali's army", "Ministry of Defence of …".

An organ with a name of its own has a row in the tables under the organ's id (``s:CD/mil`` is the
FARDC); the others are made here.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from twosource.gazetteer.actornames import words_of
from twosource.gazetteer.listed import ListedActor, listed_actors, tables_in_use
from twosource.gazetteer.nametrie import Match, Words
from twosource.gazetteer.states import (
    Organ,
    State,
    StateName,
    all_states,
    offices,
    organ_nouns,
    state_names,
)

__all__ = ["bare_organ", "by_code", "organ_actor", "organ_in", "organs_in", "state_actor"]

_NOT_BARE = frozenset({"embassy", "opposition", "courts"})
_LONGEST = 5
"""Words in the longest noun for an organ."""


@cache
def state_actor(state: State) -> ListedActor:
    """The state itself as an actor: ``s:ML``."""
    return ListedActor(
        f"s:{state.iso2}", state.name, state.aliases, state.iso2, "GOV", source=state.source
    )


def organ_actor(state: State, organ: Organ) -> ListedActor:
    """An organ of a state as an actor: ``s:ML/mil``."""
    named = listed_actors(tables_in_use()).get(f"s:{state.iso2}/{organ.key}")
    return named or _plain_organ(state, organ)


@cache
def _plain_organ(state: State, organ: Organ) -> ListedActor:
    return ListedActor(
        id=f"s:{state.iso2}/{organ.key}",
        name=organ.name.format(state=state.name),
        country=state.iso2,
        role=organ.role,
        parent=f"s:{state.iso2}",
        source=state.source,
    )


def by_code(entity: str) -> ListedActor | None:
    """The state or organ with an id.

    >>> by_code("s:ML/mil").name, by_code("s:ML").name, by_code("s:ML/zoo")
    ('Malian Armed Forces', 'Mali', None)
    """
    code, _, key = entity.removeprefix("s:").partition("/")
    state = _states().get(code)
    if state is None:
        return None
    if not key:
        return state_actor(state)
    organ = _organs().get(key)
    return organ_actor(state, organ) if organ else None


def organ_in(country: str, key: str) -> ListedActor | None:
    """The organ ``key`` of the state with the code ``country``.

    >>> organ_in("ML", "police").name, organ_in("XX", "police")
    ('police of Mali', None)
    """
    state, organ = _states().get(country), _organs().get(key)
    return organ_actor(state, organ) if state and organ else None


def bare_organ(words: tuple[str, ...]) -> str | None:
    """The key of the organ that words name without a state: "army", "defence minister".

    Bodies that stand for a state abroad or against it have none: whose they are isn't plain.

    >>> bare_organ(("defence", "minister")), bare_organ(("army",)), bare_organ(("embassy",))
    ('mod', 'mil', None)
    """
    office = offices().get(" ".join(words))
    if office is not None:
        return office
    organ, members = organ_nouns().get(words, (None, True))
    return organ.key if organ and not members and organ.key not in _NOT_BARE else None


@cache
def _states() -> dict[str, State]:
    return {state.iso2: state for state in all_states()}


@cache
def _organs() -> dict[str, Organ]:
    return {organ.key: organ for organ, _ in organ_nouns().values()}


def organs_in(text: Words) -> Iterator[tuple[int, int, ListedActor, StateName]]:
    """States and organs in a run of tokens: first, last (half-open), actor, the word for the state.

    >>> text = Words.of("Ankara said Turkish troops met Syria 's interior ministry".split())
    >>> [(a, b, actor.id) for a, b, actor, _ in organs_in(text)]
    [(0, 1, 's:TR'), (2, 4, 's:TR/mil'), (5, 9, 's:SY/moi')]
    """
    for found in state_names().find(text):
        word = found.names[0].value
        after = _organ_after(text.texts, found.last)
        before = None if after else _organ_before(text.texts, found)
        if after:
            last, organ = after
            yield found.first, last, organ_actor(word.state, organ), word
        elif before:
            first, organ = before
            yield first, found.last, organ_actor(word.state, organ), word
        else:
            yield found.first, found.last, state_actor(word.state), word


def _organ_after(texts: Sequence[str], start: int) -> tuple[int, Organ] | None:
    """An organ right after a state's name, over a possessive: "Syria's interior ministry"."""
    if start < len(texts) and texts[start] in ("'s", "’s", "'", "’"):
        start += 1
    words: list[str] = []
    best = None
    for i in range(start, min(start + _LONGEST + 1, len(texts))):
        parts = words_of(texts[i])
        if not parts and texts[i] not in ("-", "'"):
            break
        words.extend(parts)
        known = organ_nouns().get(tuple(words))
        if known:
            best = i + 1, known[0]
    return best


def _organ_before(texts: Sequence[str], found: Match[StateName]) -> tuple[int, Organ] | None:
    """An organ before "of" and a state's name: "the army of Mali"."""
    end = found.first
    if end and texts[end - 1].lower() == "the":
        end -= 1
    if not end or texts[end - 1].lower() != "of" or found.names[0].value.kind != "name":
        return None
    for first in range(max(0, end - 1 - _LONGEST), end - 1):
        words = tuple(w for text in texts[first : end - 1] for w in words_of(text))
        known = organ_nouns().get(words)
        if known:
            return first, known[0]
    return None
