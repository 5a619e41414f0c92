"""Names that a report gives and the list doesn't: clustered within the report, entities of its own.

A person's entity is scoped to the report by a content hash, never looked up and never joined
across reports here. A body's entity is made of its name.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from twosource.gazetteer.actornames import name_key
from twosource.gazetteer.roles import role_of, titles
from twosource.model import content_id
from twosource.reading import Entity, Reading, Token

__all__ = ["Cluster", "Clusters", "bare_name", "phrase_lemmas", "role_before"]


@dataclass(slots=True)
class Cluster:
    """Mentions of one name within a report."""

    kind: str
    name: str
    words: tuple[str, ...]
    mentions: list[Entity] = field(default_factory=list)

    def entity_id(self, report_hash: str) -> str:
        """``p1-…`` for a person, scoped to the report; ``n:…`` for a body.

        >>> Cluster("ORG", "Plateau Guard", ("plateau", "guard")).entity_id("")
        'n:plateau-guard'
        """
        if self.kind == "PERSON":
            return content_id("p1", [report_hash, list(self.words)])
        return "n:" + "-".join(self.words)


def bare_name(tokens: Iterable[Token]) -> tuple[str, ...]:
    """The words of a name without titles before it and a possessive after it."""
    words = [word for t in tokens if t.text not in ("'s", "’s") for word in name_key(t.text)]
    while len(words) > 1 and (words[0] in titles() or words[0] == "the"):
        words = words[1:]
    return tuple(words)


class Clusters:
    """The names of one report, joined where one is a shorter form of another."""

    def __init__(self, reading: Reading, entities: Iterable[Entity]) -> None:
        self._by_entity: dict[Entity, Cluster] = {}
        self._acronyms: dict[tuple[str, ...], Cluster] = {}
        self._people: defaultdict[str, list[Cluster]] = defaultdict(list)
        self._full: dict[tuple[str, tuple[str, ...]], Cluster] = {}
        ordered = sorted(entities, key=lambda e: (-len(bare_name(_tokens(reading, e))), e.first))
        for entity in ordered:
            self._add(reading, entity)

    def of(self, entity: Entity) -> Cluster | None:
        """The cluster that an entity of the reading belongs to."""
        return self._by_entity.get(entity)

    def with_surname(self, surname: str) -> Cluster | None:
        """The person of this report whose full name ends with ``surname``."""
        return next((c for c in self._people.get(surname, ()) if c.words[-1] == surname), None)

    def _add(self, reading: Reading, entity: Entity) -> None:
        tokens = _tokens(reading, entity)
        words = bare_name(tokens)
        if not words or not any(any(c.isalpha() for c in word) for word in words):
            return
        kind = "PERSON" if entity.label == "PERSON" else "ORG"
        cluster = self._full.get((kind, words)) or self._acronyms.get(words)
        if cluster is None and kind == "PERSON":
            cluster = self._shorter(words)
        if cluster is None:
            cluster = Cluster(kind, _written(reading, tokens, words), words)
            self._full[kind, words] = cluster
            if kind == "PERSON" and len(words) > 1:
                for word in words:
                    self._people[word].append(cluster)
            self._learn_acronym(reading, entity, cluster)
        cluster.mentions.append(entity)
        self._by_entity[entity] = cluster

    def _shorter(self, words: tuple[str, ...]) -> Cluster | None:
        """The one fuller name that ends with, or else holds, all of ``words``."""
        fuller = [c for c in self._people.get(words[-1], ()) if set(words) <= set(c.words)]
        ending = [c for c in fuller if c.words[-len(words) :] == words]
        chosen = ending or fuller
        return chosen[0] if len(chosen) == 1 else None

    def _learn_acronym(self, reading: Reading, entity: Entity, cluster: Cluster) -> None:
        """ "Plateau Defence Movement (MDP)": what stands in brackets is the same."""
        after = reading.tokens[entity.last : entity.last + 3]
        if len(after) == 3 and after[0].text == "(" and after[2].text == ")":
            short = after[1].text
            if sum(c.isupper() for c in short) >= 2:
                self._acronyms[name_key(short)] = cluster


def _tokens(reading: Reading, entity: Entity) -> tuple[Token, ...]:
    return reading.tokens[entity.first : entity.last]


def _written(reading: Reading, tokens: tuple[Token, ...], words: tuple[str, ...]) -> str:
    """The name as the report writes it, from its first word that isn't a title."""
    first = next((t for t in tokens if name_key(t.text)[:1] == words[:1]), tokens[0])
    last = tokens[-1] if tokens[-1].text not in ("'s", "’s") else tokens[-2]
    return reading.text[first.start : max(last.end, first.end)]


def role_before(reading: Reading, entity: Entity) -> str | None:
    """The role code of the title or description that goes with a person's name.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "Army spokesman Omar Haddad spoke.", ""))
    >>> role_before(r, Entity(2, 4, "PERSON"))
    'MIL'
    """
    words: list[str] = []
    for token in reversed(reading.tokens[max(0, entity.first - 4) : entity.first]):
        if token.pos not in ("NOUN", "PROPN", "ADJ"):
            break
        words.insert(0, token.lemma)
    role = role_of(" ".join(words)) if words else None
    head = reading.tokens[entity.last - 1]
    for beside in (
        reading.child(head, "appos"),
        reading.head(head) if head.dep == "appos" else None,
    ):
        if (role is None or role.code is None) and beside is not None:
            role = role_of(phrase_lemmas(reading, beside)) or role
    if role is None:
        inner = [t.lower.strip(".") for t in reading.tokens[entity.first : entity.last]]
        role = role_of(inner[0]) if inner[0] in titles() else None
    return role.code if role else None


def phrase_lemmas(reading: Reading, noun: Token) -> str:
    """A noun's lemma with those of the words right before it."""
    first = noun.i
    while first > noun.i - 3 and first > 0 and reading.tokens[first - 1].head == noun.i:
        first -= 1
    return " ".join(t.lemma for t in reading.tokens[first : noun.i + 1])
