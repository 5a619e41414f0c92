"""A ledger -> who is named in it, across its reports; and judgements on who is who.

What is named in a report is kept in the ledger under the reading it rests on. Claims themselves
never change: an entity stands beside them.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from twosource.engine.local import Local
from twosource.engine.software import software
from twosource.errors import BadJudgement, NotFound
from twosource.events.entities import Entity
from twosource.events.entities import entities as grouped
from twosource.events.entities_appearances import Appearance, appearances
from twosource.events.entities_judged import names_judged
from twosource.events.entities_names import body_words, personal_words
from twosource.events.relations import Relations
from twosource.ledger.codec import decode, encode
from twosource.ledger.judgements import in_force, reviews
from twosource.model import Verdict, content_id

if TYPE_CHECKING:
    from twosource.ledger import View, Writer

__all__ = ["Entities", "entities", "entity_groups", "names_entity"]

_KEPT = "names"
_IDS = ("x1-", "p1-", "n1-", "n:", "a:", "s:", "l:", "o:")
"""How ids of entities begin: across reports, within one, of the lists."""


@dataclass(frozen=True)
class Entities:
    """Who is named in a ledger, those in most reports first."""

    all: tuple[Entity, ...]

    @cached_property
    def _by_id(self) -> Mapping[str, tuple[Entity, ...]]:
        found: dict[str, dict[str, Entity]] = defaultdict(dict)
        for entity in self.all:
            own = (a.id for a in entity.appearances)
            inside = (id for a in entity.appearances for id in a.entities)
            for id in (entity.id, *own, *inside):
                found[id][entity.id] = entity
        return {id: tuple(some.values()) for id, some in found.items()}

    @cached_property
    def of_claim(self) -> Mapping[str, tuple[Entity, ...]]:
        """The entities that each claim names, by id of claim."""
        found: dict[str, list[Entity]] = defaultdict(list)
        for entity in self.all:
            for claim in entity.claims:
                found[claim].append(entity)
        return {claim: tuple(some) for claim, some in found.items()}

    def has(self, id: str) -> bool:
        """Whether just one entity has this id, or one that begins so."""
        return len(self._by_id.get(id) or self._beginning(id)) == 1

    def get(self, id: str) -> Entity:
        """The entity with this id, that of one of its appearances, or that a claim gives it.

        The beginning of an id will do. Raises ``NotFound``.
        """
        some = self._by_id.get(id) or self._beginning(id)
        if len(some) == 1:
            return some[0]
        if some:
            raise NotFound(f"several entities have {id!r} in their ids; give more of the id")
        raise NotFound(f"nobody named in this ledger has the id {id}; list them: twosource actors")

    def _beginning(self, id: str) -> tuple[Entity, ...]:
        long_enough = id.startswith(_IDS) and len(id) > len("x1-")
        found = (e for known, some in self._by_id.items() if known.startswith(id) for e in some)
        return tuple({e.id: e for e in found}.values()) if long_enough else ()

    def called(self, name: str) -> tuple[Entity, ...]:
        """Those that a report calls by just this name, whatever its marks, titles and case."""
        wanted = set(_forms(name))
        return tuple(e for e in self.all if wanted & {w for s in e.spellings for w in _forms(s)})

    def named(self, name: str) -> tuple[Entity, ...]:
        """Those called by this name; if there are none, those in whose name all its words stand."""
        words = set(body_words(name))
        return self.called(name) or tuple(
            e
            for e in self.all
            if words and any(words <= set(form) for s in e.spellings for form in _forms(s))
        )


def _forms(spelling: str) -> tuple[tuple[str, ...], ...]:
    return personal_words(spelling), body_words(spelling)


def entities(
    view: "View", writer: "Writer | None" = None, relations: Relations | None = None
) -> Entities:
    """Who is named in the reports of a ledger; what each names is kept if a ``writer`` is given."""
    told = _appearances(view, writer)
    judged = names_judged(in_force(view.judgements()))
    return Entities(grouped(told, relations or Local(), judged))


def _appearances(view: "View", writer: "Writer | None") -> Iterator[Appearance]:
    """The appearances of all reports; worked out for those of which nothing is kept."""
    shown = {id: _key(reading, said) for id, reading, said in _shown(view)}
    kept = view.kept(_KEPT, list(shown.values()))
    new = {}
    for id, key in shown.items():
        if key in kept:
            yield from (decode(Appearance, one) for one in json.loads(kept[key]))
        else:
            found = appearances(*view.read(id))
            new[key] = json.dumps([encode(one) for one in found], ensure_ascii=False)
            yield from found
    if writer is not None and new:
        writer.keep(_KEPT, new, view.kept_keys(_KEPT) - set(shown.values()))


def _shown(view: "View") -> Iterator[tuple[str, str, list[object]]]:
    """Id of each report, key of the reading shown, and what reviewers changed in it."""
    said: dict[str, list[object]] = defaultdict(list)
    for claim, review in sorted(reviews(in_force(view.judgements())).items()):
        for subject in review.claims:
            for report, _ in subject:
                said[report].append([claim, review.verdict, encode(review.corrected)])
    yield from ((id, reading, said[id]) for id, reading in view.shown())


def _key(reading: str, said: Sequence[object]) -> str:
    """What a report's names rest on: how it was read and reviewed, and by which software."""
    return f"{software()[:16]} {content_id('n', [reading, said]) if said else reading}"


def names_entity(subject: str) -> bool:
    """Whether an id is that of an entity, not of an event, a claim or a judgement.

    >>> names_entity("x1-4f0c"), names_entity("c1-4f0c")
    (True, False)
    """
    return subject.startswith(_IDS)


def entity_groups(
    view: "View", verdict: Verdict, subjects: Sequence[str]
) -> tuple[tuple[tuple[str, str], ...], ...]:
    """For each entity that is judged, the ids of report and appearance that it stands for now.

    An appearance of an entity that is named beside the entity counts out of it: ``different`` of
    an entity and one of its appearances takes that out. Raises ``NotFound``, and ``BadJudgement``
    for what can't be judged so.
    """
    if verdict not in ("same", "different"):
        raise BadJudgement(f"{verdict} isn't said of entities; say same or different")
    if not all(map(names_entity, subjects)):
        raise BadJudgement("entities can only be compared with entities; name one kind of id")
    found = entities(view)
    held = [found.get(subject) for subject in subjects]
    groups = [tuple((a.report, a.id) for a in entity.appearances) for entity in held]
    if verdict == "different":
        groups = [_of_subject(s, e, subjects, held) for s, e in zip(subjects, held, strict=True)]
        named = [pair for group in groups for pair in group]
        if not all(groups) or len(set(named)) < len(named):
            raise BadJudgement(
                "they are one entity; name the appearances that are not, "
                "which this lists: twosource actors ID"
            )
    return tuple(groups)


def _of_subject(
    subject: str, entity: Entity, subjects: Sequence[str], held: Iterable[Entity]
) -> tuple[tuple[str, str], ...]:
    """The appearances that a subject stands for: all, all but those named beside it, or one."""
    pairs = tuple((a.report, a.id) for a in entity.appearances)
    if sum(other.id == entity.id for other in held) == 1:
        return pairs
    single = {id for s in subjects for id in _named_by(s, entity)}
    if entity.id.startswith(subject):
        return tuple(p for p in pairs if p[1] not in single or p[1] == entity.id)
    return tuple(p for p in pairs if p[1] in _named_by(subject, entity))


def _named_by(subject: str, entity: Entity) -> frozenset[str]:
    """The ids of the appearances that a subject names, where it doesn't name the entity."""
    if entity.id.startswith(subject):
        return frozenset()
    return frozenset(
        a.id
        for a in entity.appearances
        if a.id.startswith(subject) or any(id.startswith(subject) for id in a.entities)
    )
