"""Names in many reports -> entities: who may be one and the same, cautiously, and why.

Appearances that tell exactly the same are taken together first, so that a name in a thousand
reports is weighed once. Pairs that share a key are weighed; those of the surest kind are joined
first, and nothing is joined over a fact that speaks against it. What stays apart although the
names agree is kept as an alternative.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from twosource.events.entities_appearances import Appearance, Kind
from twosource.events.entities_groups import Edge, Groups
from twosource.events.entities_judged import NamesJudged
from twosource.events.entities_names import name_keys, surname_key
from twosource.events.entities_pairs import Weighed, weigh
from twosource.events.relations import Relations
from twosource.gazetteer.actors import actor_by_id
from twosource.gazetteer.placenames import name_hash

__all__ = ["Apart", "Entity", "Merge", "entities"]

_AT_MOST = 150
"""Different appearances of one key beyond which it joins nothing: such a name tells too little."""
_WORTH_TELLING, _MOST_APART = 0.5, 5
"""Least score of an alternative, and how many are kept."""
_INT64 = (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two appearances are of one entity, by their ids; ``score`` is in points, 0.75 or more."""

    one: str
    two: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """Another entity whose name agrees, and why it was kept apart."""

    entity: str
    name: str
    score: float
    reasons: tuple[str, ...]
    against: str


@dataclass(frozen=True)
class Entity:
    """Somebody or something named in one report or in many. ``id`` is that on the list, else that
    of its first appearance; the id of each appearance stands for it as well.
    """

    id: str
    name: str
    kind: Kind | None
    appearances: tuple[Appearance, ...]
    merges: tuple[Merge, ...] = ()
    apart: tuple[Apart, ...] = ()

    @property
    def is_listed(self) -> bool:
        """Whether the embedded list, or a list of outlets, knows it."""
        return self.appearances[0].listed is not None

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """All names that reports give it, those of most reports first."""
        counted = Counter(s for a in self.appearances for s in a.spellings)
        return tuple(sorted(counted, key=lambda s: (-counted[s], s)))

    @cached_property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims that name it."""
        return tuple(dict.fromkeys(c for a in self.appearances for c in a.claims))

    @cached_property
    def reports(self) -> tuple[str, ...]:
        """The ids of the reports that name it, in order."""
        return tuple(sorted({a.report for a in self.appearances}))

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """What reports call it, then codes of roles, those of most reports first."""
        counted = Counter(n for a in self.appearances for n in a.nouns)
        coded = Counter(c for a in self.appearances for c in a.codes)
        return (*(n for n, _ in _ranked(counted)), *(c for c, _ in _ranked(coded)))

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """Its countries by the words beside its name, else those that most reports speak of."""
        own = Counter(c for a in self.appearances for c in a.countries)
        about = Counter(c for a in self.appearances for c in a.setting)
        most = {c: n for c, n in about.items() if 2 * n >= len(self.appearances)}
        return tuple(c.upper() for c, _ in _ranked(own or Counter(most)))


def _ranked(counted: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))


def entities(
    found: Iterable[Appearance], relations: Relations, judged: NamesJudged | None = None
) -> tuple[Entity, ...]:
    """The entities of appearances, those in most reports first.

    The order in which they are given makes no difference, nor how ``relations`` splits the work.
    """
    said = judged or NamesJudged(())
    bundles = _bundles(found, said)
    pairs = [(a, b) for a, b, *_ in relations.pairs(_keyed(bundles), at_most=_AT_MOST)]
    weighed = relations.map(lambda pair: _weighed(bundles, *pair), pairs)
    edges = [
        Edge(a, b, what) for (a, b), what in zip(pairs, weighed, strict=True) if what is not None
    ]
    groups = Groups(bundles)
    decided = list(said.pairs({id: [a.id for a in held] for id, held in bundles.items()}))
    for a, b, same in decided:
        groups.judge(a, b, same)
    groups.join_all(edges)
    made = [e for root, ids in groups.members().items() for e in _made(root, ids, bundles, groups)]
    parted = {frozenset((a, b)) for a, b, same in decided if not same}
    return _with_apart(made, [_told_apart(e, parted) for e in edges], bundles)


def _told_apart(edge: Edge, parted: Collection[frozenset[str]]) -> Edge:
    """The edge with what keeps its ends apart, if they are, and nothing in them says so."""
    if frozenset((edge.a, edge.b)) in parted:
        against = "somebody has judged them to be different"
    else:
        against = edge.weighed.against or "others fit as well, which can't all be one"
    return edge._replace(weighed=replace(edge.weighed, against=against))


Bundles = Mapping[str, tuple[Appearance, ...]]
"""Appearances that tell exactly the same, under the least of their ids."""


def _bundles(found: Iterable[Appearance], judged: NamesJudged) -> Bundles:
    alike: dict[object, list[Appearance]] = defaultdict(list)
    for one in sorted(found, key=lambda a: a.id):
        shown = one.listed or replace(
            one, id="", report="", name="", spellings=(), claims=(), entities=()
        )
        alike[judged.subjects_of(one.id), shown].append(one)
    return {same[0].id: tuple(same) for same in alike.values()}


def _keyed(bundles: Bundles) -> Iterator[tuple[int, str]]:
    """What each bundle is looked up by, hashed; what the list knows isn't compared by its name."""
    for id, (one, *_) in bundles.items():
        if one.listed is None:
            for key in set(_keys(one)):
                yield name_hash(key) & _INT64, id


def _keys(one: Appearance) -> Iterator[str]:
    """Names agree only within a country or where they are the same, last names only by a role."""
    personal = one.kind != "body"
    yield "w " + " ".join(one.words)
    for country in {*one.countries, *one.setting}:
        yield from (f"{country} {key}" for key in name_keys(one.words, personal))
        yield from (f"{country} a {' '.join(letters)}" for letters in one.acronyms)
        yield f"{country} a {' '.join(one.words)}"
        if personal:
            last = surname_key(one.words)
            yield from (f"{country} l {last} {noun}" for noun in one.nouns)


def _weighed(bundles: Bundles, a: str, b: str) -> Weighed | None:
    return weigh(bundles[a][0], bundles[b][0])


def _made(root: str, ids: Sequence[str], bundles: Bundles, groups: Groups) -> Iterator[Entity]:
    """The entity of a group; one each where a group is a bundle that doesn't hold by itself."""
    if len(ids) == 1 and len(bundles[root]) > 1 and bundles[root][0].listed is None:
        within = _weighed(bundles, root, root)
        if within is None or within.level is None:
            yield from (_entity((one,), ()) for one in bundles[root])
            return
    members = tuple(one for id in ids for one in bundles[id])
    inside = (m for id in ids for m in _within(bundles[id]))
    yield _entity(members, (*groups.merges(root), *inside))


def _within(same: Sequence[Appearance]) -> Iterator[Merge]:
    """Why a bundle holds, said once."""
    if len(same) > 1 and same[0].listed is None:
        what = weigh(same[0], same[1])
        if what is not None:
            yield Merge(same[0].id, same[1].id, what.score, what.reasons)


def _entity(members: tuple[Appearance, ...], merges: Iterable[Merge | Edge]) -> Entity:
    ordered = tuple(sorted(members, key=lambda a: (a.listed is None, a.id)))
    counted = Counter(a.name for a in ordered)
    longest = max(_fullness(a) for a in ordered)
    full = [a.name for a in ordered if _fullness(a) == longest]
    return Entity(
        id=ordered[0].listed or ordered[0].id,
        name=_listed_name(ordered[0]) or min(full, key=lambda n: (-counted[n], n)),
        kind=_kind(ordered),
        appearances=ordered,
        merges=tuple(sorted(map(_as_merge, merges), key=lambda m: (-m.score, m.one, m.two))),
    )


def _listed_name(one: Appearance) -> str | None:
    """What the list of actors calls it."""
    actor = actor_by_id(one.listed) if one.listed is not None else None
    return actor.name if actor is not None else None


def _fullness(one: Appearance) -> tuple[int, int]:
    """How full a name is: words that aren't only letters, then its words."""
    return sum(len(word) > 1 for word in one.words), len(one.words)


def _kind(members: Iterable[Appearance]) -> Kind | None:
    """What most reports take it for."""
    people = [a.kind == "person" for a in members if a.kind is not None]
    if not people:
        return None
    return "person" if 2 * sum(people) > len(people) else "body"


def _as_merge(why: Merge | Edge) -> Merge:
    if isinstance(why, Merge):
        return why
    return Merge(why.a, why.b, why.weighed.score, why.weighed.reasons)


def _with_apart(
    made: Sequence[Entity], edges: Sequence[Edge], bundles: Bundles
) -> tuple[Entity, ...]:
    """The entities with those beside each whose names agree with its own."""
    holder = {a.id: e for e in made for a in e.appearances}
    near: dict[str, dict[str, Apart]] = defaultdict(dict)
    for edge in edges:
        if edge.weighed.score < _WORTH_TELLING:
            continue
        for one in bundles[edge.a][:_MOST_APART]:
            for two in bundles[edge.b][:_MOST_APART]:
                _note_apart(near, holder[one.id], holder[two.id], edge.weighed)
    told = []
    for entity in made:
        others = sorted(near[entity.id].values(), key=lambda a: (-a.score, a.entity))
        told.append(replace(entity, apart=tuple(others[:_MOST_APART])))
    return tuple(sorted(told, key=lambda e: (-len(e.reports), -len(e.claims), e.id)))


def _note_apart(near: dict[str, dict[str, Apart]], one: Entity, two: Entity, what: Weighed) -> None:
    if one.id == two.id:
        return
    against = what.against or ""
    for entity, other in ((one, two), (two, one)):
        known = near[entity.id].get(other.id)
        if known is None or known.score < what.score:
            near[entity.id][other.id] = Apart(
                other.id, other.name, what.score, what.reasons, against
            )
