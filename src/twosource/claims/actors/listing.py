"""Listed actors in a report: names and acronyms, states and their organs, read in context."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from twosource.gazetteer.actors import ActorFound, ListedActor, actor_names, choose
from twosource.gazetteer.nametrie import Match, Words
from twosource.gazetteer.organs import organs_in
from twosource.gazetteer.roles import role_of
from twosource.gazetteer.states import StateName
from twosource.model import Why
from twosource.reading import Reading, Token

__all__ = ["Listed", "listed_in"]

_ACTING = frozenset({"nsubj", "dobj", "poss", "dative", "agent", "nsubjpass"})
_WITH_ACTORS = frozenset({"by", "with", "against", "between", "among", "from", "than"})


@dataclass(frozen=True, slots=True)
class Listed:
    """A listed actor over tokens ``[first, last)``. ``state`` is the word for a state in it."""

    first: int
    last: int
    found: ActorFound
    state: StateName | None = None

    @property
    def adjective(self) -> bool:
        """Whether this is only an adjective: "Turkish"."""
        alone = self.found.actor is not None and "/" not in self.found.actor.id
        return self.state is not None and self.state.kind == "adjective" and alone


def listed_in(reading: Reading) -> tuple[tuple[Listed, ...], dict[int, str]]:
    """The listed actors of a report in the order of its text, and its words for states.

    Those are token indices with the country's code, whether the state acts there or not.

    A short name of a person ("Saleh") counts only if the report speaks of that person's country.
    """
    text = Words.of([t.text for t in reading.tokens])
    organs = list(organs_in(text))
    countries = Counter(word.state.iso2 for _, _, _, word in organs)
    taken = bytearray(len(reading.tokens) + 1)
    out: list[Listed] = []
    for match in actor_names().find(text):
        one = _named(reading, match, countries)
        if one is not None:
            out.append(one)
            taken[one.first : one.last] = b"\1" * (one.last - one.first)
    for first, last, actor, word in organs:
        if not any(taken[first:last]) and _stands_for_actor(reading, last, actor, word):
            out.append(Listed(first, last, ActorFound(actor, (), Why("actors.state")), word))
    out.sort(key=lambda one: one.first)
    states = {i: word.state.iso2 for first, last, _, word in organs for i in range(first, last)}
    return tuple(out), states


def _named(reading: Reading, match: Match[ListedActor], countries: Counter[str]) -> Listed | None:
    tokens = reading.tokens[match.first : match.last]
    if not _is_name(reading, tokens, match):
        return None
    actors = [name.value for name in match.names]
    if all(actor.is_person for actor in actors) and len(tokens) == 1:
        actors = [actor for actor in actors if actor.country in countries]
        if not actors:
            return None
    found = choose(match.names[0].text, actors, countries.keys(), reading.report.published)
    return Listed(match.first, match.last, found)


def _is_name(reading: Reading, tokens: tuple[Token, ...], match: Match[ListedActor]) -> bool:
    """Whether the words are a name here: not part of a longer one, not an ordinary word."""
    entity = reading.entity_at(tokens[0])
    if entity is not None and entity.last - entity.first > len(tokens) and len(tokens) == 1:
        own = [t for t in reading.tokens[entity.first : entity.last] if t.pos == "PROPN"]
        if len(own) > 1:
            return False
    acronym = any(name.acronym for name in match.names)
    if len(tokens) == 1 and acronym:
        return not _shouting(reading, tokens[0])
    return len(tokens) > 1 or tokens[0].pos == "PROPN" or bool(tokens[0].ent)


def _shouting(reading: Reading, token: Token) -> bool:
    """Whether a short word stands in a run of capitals, where any word looks like an acronym."""
    beside = (reading.tokens[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(reading.tokens))
    return any(t.text.isupper() and len(t.text) > 4 and t.sent == token.sent for t in beside)


def _stands_for_actor(reading: Reading, last: int, actor: ListedActor, word: StateName) -> bool:
    """Whether a state's name acts or is acted upon; in "in Syria" it only says where."""
    if "/" in actor.id or word.kind == "adjective":
        return True
    if word.kind == "people":
        return False
    head = reading.tokens[last - 1]
    if word.kind == "capital":
        verb = reading.head(head)
        return head.dep == "nsubj" and verb.pos == "VERB"
    if head.dep == "pobj":
        return reading.head(head).lower in _WITH_ACTORS
    firsts = (head, *_firsts(reading, head)) if head.dep == "conj" else (head,)
    return any(_acts(reading, token) for token in firsts)


def _acts(reading: Reading, token: Token) -> bool:
    """In "Mali's foreign minister" the state is no actor of its own; in "Mali's attack" it is."""
    owned = reading.head(token)
    return token.dep in _ACTING and not (token.dep == "poss" and role_of(owned.lemma))


def _firsts(reading: Reading, token: Token) -> Iterator[Token]:
    """What ``token`` is coordinated with, back to the first."""
    while token.dep == "conj":
        token = reading.head(token)
        yield token
