"""Names that a report gives and the list doesn't: clustered within the report, entities of its own.

A person's entity is scoped to the report by a content hash: never looked up, never joined across
reports here. So is that of a name that may be a person's after all; only what says of itself that
it is a body ("… Movement", "PDM") gets an entity made of its name.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from twosource.gazetteer.actornames import is_acronym, name_key
from twosource.gazetteer.roles import Role, role_of, titles
from twosource.model import content_id
from twosource.reading import Entity, Reading, Token

__all__ = ["Cluster", "Clusters", "bare_name", "described", "phrase_lemmas"]

_OUTLETS = frozenset({"outlet", "agency"})
_BODIES = _OUTLETS | {"organisation"}


@dataclass(slots=True)
class Cluster:
    """Mentions of one name within a report. ``role`` is what a description says of its bearer."""

    kind: str
    name: str
    words: tuple[str, ...]
    role: Role | None = None
    mentions: list[Entity] = field(default_factory=list)

    def entity_id(self, report_hash: str) -> str:
        """``p1-…`` or ``n1-…`` within the report, ``n:…`` for what is surely a body.

        >>> Cluster("ORG", "Plateau Guard Movement", ("plateau", "guard", "movement")).entity_id("")
        'n:plateau-guard-movement'
        """
        if self.kind == "PERSON":
            return content_id("p1", [report_hash, list(self.words)])
        noun = self.role or role_of(self.words[-1])
        if is_acronym(self.name) or (noun is not None and noun.kind in _BODIES):
            return "n:" + "-".join(self.words)
        return content_id("n1", [report_hash, list(self.words)])


def bare_name(tokens: Iterable[Token], person: bool = True) -> tuple[str, ...]:
    """The words of a name without an article, titles before it and a possessive after it."""
    words = [word for t in tokens if t.text not in ("'s", "’s") for word in name_key(t.text)]
    while len(words) > 1 and (words[0] == "the" or (person and words[0] in titles())):
        words = words[1:]
    return tuple(words)


class Clusters:
    """The names of one report, joined where one is a shorter form of another."""

    def __init__(self, reading: Reading, entities: Iterable[Entity]) -> None:
        self._by_entity: dict[Entity, Cluster] = {}
        self._acronyms: dict[tuple[str, ...], Cluster] = {}
        self._people: defaultdict[str, list[Cluster]] = defaultdict(list)
        self._full: dict[tuple[str, tuple[str, ...]], Cluster] = {}
        for entity in sorted(entities, key=lambda e: (e.first - e.last, e.first)):
            self._add(reading, entity)

    def of(self, entity: Entity) -> Cluster | None:
        """The cluster that an entity of the reading belongs to."""
        return self._by_entity.get(entity)

    def with_surname(self, surname: str) -> Cluster | None:
        """The person of this report whose full name ends with ``surname``."""
        return next((c for c in self._people.get(surname, ()) if c.words[-1] == surname), None)

    def _add(self, reading: Reading, entity: Entity) -> None:
        tokens = reading.tokens[entity.first : entity.last]
        role = described(reading, entity)
        person = entity.label == "PERSON" and not _is_body(tokens, role)
        words = bare_name(tokens, person)
        if not words or not any(c.isalpha() for word in words for c in word) or _is_noun(words):
            return
        kind = "PERSON" if person else "ORG"
        cluster = self._full.get((kind, words)) or self._acronyms.get(words)
        cluster = cluster or self._shorter(words, person)
        if cluster is None:
            cluster = Cluster(kind, _written(reading, tokens, words), words, role)
            self._full[kind, words] = cluster
            if person and len(words) > 1:
                for word in words:
                    self._people[word].append(cluster)
            self._learn_acronym(reading, entity, cluster)
        cluster.role = cluster.role or role
        cluster.mentions.append(entity)
        self._by_entity[entity] = cluster

    def _shorter(self, words: tuple[str, ...], person: bool) -> Cluster | None:
        """The one fuller name of a person that ends with, or else holds, all of ``words``."""
        if not person and len(words) > 1:
            return None
        fuller = [c for c in self._people.get(words[-1], ()) if set(words) <= set(c.words)]
        ending = [c for c in fuller if c.words[-len(words) :] == words]
        chosen = ending or (fuller if person else [])
        return chosen[0] if len(chosen) == 1 else None

    def _learn_acronym(self, reading: Reading, entity: Entity, cluster: Cluster) -> None:
        """ "Highland Defence Movement (HDM)": what stands in brackets is the same."""
        after = reading.tokens[entity.last : entity.last + 3]
        if len(after) == 3 and after[0].text == "(" and after[2].text == ")":
            short = after[1].text
            if sum(c.isupper() for c in short) >= 2:
                self._acronyms[name_key(short)] = cluster


def _is_body(tokens: tuple[Token, ...], role: Role | None) -> bool:
    """Whether what was taken for a person is a body: "the website Hill Facts", "Kanal 9"."""
    return (role is not None and role.kind in _OUTLETS) or any(t.text.isdigit() for t in tokens)


def _is_noun(words: tuple[str, ...]) -> bool:
    """Whether a "name" is a bare noun with a capital: "Army", "Pope", "Coast Guard"."""
    role = role_of(" ".join(words))
    if role is not None and len(role.noun.split()) == len(words):
        return True
    return len(words) == 1 and words[0] in titles()


def _written(reading: Reading, tokens: tuple[Token, ...], words: tuple[str, ...]) -> str:
    """The name as the report writes it, from its first word that isn't a title."""
    first = next((t for t in tokens if name_key(t.text)[:1] == words[:1]), tokens[0])
    last = tokens[-1] if tokens[-1].text not in ("'s", "’s") else tokens[-2]
    return reading.text[first.start : max(last.end, first.end)]


def described(reading: Reading, entity: Entity) -> Role | None:
    """What a title, or a noun beside a name, says of its bearer.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "Army spokesman Omar Haddad spoke.", ""))
    >>> described(r, Entity(2, 4, "PERSON")).code
    'MIL'
    """
    words: list[str] = []
    for token in reversed(reading.tokens[max(0, entity.first - 4) : entity.first]):
        if token.pos not in ("NOUN", "PROPN", "ADJ"):
            break
        words.insert(0, token.lemma)
    role = role_of(" ".join(words)) if words else None
    head = reading.tokens[entity.last - 1]
    beside = reading.head(head) if head.dep == "appos" else reading.child(head, "appos")
    if (role is None or role.code is None) and beside is not None:
        role = role_of(phrase_lemmas(reading, beside)) or role
    title = reading.tokens[entity.first].lower.strip(".")
    return role or (role_of(title) if title in titles() else None)


def phrase_lemmas(reading: Reading, noun: Token) -> str:
    """A noun's lemma with those of the words right before it."""
    first = noun.i
    while first > noun.i - 3 and first > 0 and reading.tokens[first - 1].head == noun.i:
        first -= 1
    return " ".join(t.lemma for t in reading.tokens[first : noun.i + 1])
