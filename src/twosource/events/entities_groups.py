"""Groups of appearances that grow by joining, and never over a fact that speaks against it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from twosource.events.entities_appearances import Appearance, Kind
from twosource.events.entities_names import Words, name_level
from twosource.events.entities_pairs import LEVELS, Level, Weighed


class Edge(NamedTuple):
    """A pair of bundles that was weighed, the lesser id first."""

    a: str
    b: str
    weighed: Weighed


@dataclass
class _Group:
    """What a group of appearances holds together."""

    ids: list[str]
    reports: set[str]
    words: set[Words]
    acronyms: set[Words]
    countries: set[str]
    kind: Kind | None
    judged: bool = False
    """Whether somebody has judged two of it to be the same, whatever their names."""
    merges: list[Edge] = field(default_factory=list)


class Groups:
    """Groups of bundles, by the id of one of them."""

    def __init__(self, bundles: Mapping[str, tuple[Appearance, ...]]) -> None:
        self._root = {id: id for id in bundles}
        self._groups = {id: _group(id, held) for id, held in bundles.items()}
        self._apart: dict[str, set[str]] = defaultdict(set)

    def _keep_apart(self, a: str, b: str) -> None:
        if (one := self._top(a)) != (two := self._top(b)):
            self._apart[one].add(two)
            self._apart[two].add(one)

    def _top(self, id: str) -> str:
        while self._root[id] != id:
            self._root[id] = self._root[self._root[id]]
            id = self._root[id]
        return id

    def judge(self, a: str, b: str, same: bool) -> None:
        """Do as somebody has judged, whatever else speaks against it; what came before holds."""
        one, two = self._top(a), self._top(b)
        if not same:
            self._keep_apart(a, b)
        elif one != two and two not in self._apart[one]:
            low, high = sorted((a, b))
            told = Weighed(1.0, ("somebody has judged them to be the same",), "firm")
            self._join(Edge(low, high, told))
            self._groups[self._top(a)].judged = True

    def join_all(self, edges: Sequence[Edge]) -> None:
        """Join what edges allow, the surest kind of them first."""
        for edge in edges:
            judged = any(self._groups[self._top(id)].judged for id in (edge.a, edge.b))
            if edge.weighed.hard and not judged:
                self._keep_apart(edge.a, edge.b)
        for level in LEVELS:
            fitting = [e for e in edges if e.weighed.level == level]
            chosen = fitting if level == "firm" else self._only_ones(fitting, level)
            for edge in sorted(chosen, key=lambda e: (-e.weighed.score, e.a, e.b)):
                if self._top(edge.a) != self._top(edge.b) and not self._conflict(edge.a, edge.b):
                    self._join(edge)

    def _only_ones(self, edges: Sequence[Edge], level: Level) -> list[Edge]:
        """The edges of those that don't fit several others which can't be one."""
        near: dict[str, set[str]] = defaultdict(set)
        for a, b, _ in edges:
            one, two = self._top(a), self._top(b)
            if one != two:
                near[one].add(two)
                near[two].add(one)
        torn = {one for one, others in near.items() if self._torn(one, others, level)}
        return [e for e in edges if not torn & {self._top(e.a), self._top(e.b)}]

    def _torn(self, one: str, others: Collection[str], level: Level) -> bool:
        """Whether a group fits others that can't be one; of fuller names there may be only one."""
        if level == "bare":
            return any(self._conflict(a, b) for a, b in combinations(sorted(others), 2))
        own = self._fullness(one)
        return sum(self._fullness(other) > own for other in others) > 1

    def _fullness(self, root: str) -> tuple[int, int]:
        return max((len(w), sum(map(len, w))) for w in self._groups[root].words)

    def _conflict(self, a: str, b: str) -> bool:
        """Whether two groups can't be one: named beside each other, or told apart by something."""
        root, other = self._top(a), self._top(b)
        one, two = self._groups[root], self._groups[other]
        if other in self._apart[root] or {one.kind, two.kind} == {"person", "body"}:
            return True
        if one.countries and two.countries and not one.countries & two.countries:
            return True
        return not one.reports.isdisjoint(two.reports) or not _one_name(one, two)

    def _join(self, edge: Edge) -> None:
        root, other = sorted((self._top(edge.a), self._top(edge.b)))
        one, two = self._groups[root], self._groups.pop(other)
        self._root[other] = root
        one.ids += two.ids
        one.reports |= two.reports
        one.words |= two.words
        one.acronyms |= two.acronyms
        one.countries |= two.countries
        one.kind = one.kind or two.kind
        one.judged |= two.judged
        one.merges += [*two.merges, edge]
        for third in self._apart.pop(other, set()):
            self._apart[third].discard(other)
            if third != root:
                self._apart[third].add(root)
                self._apart[root].add(third)

    def members(self) -> dict[str, list[str]]:
        """The ids of each group, in order, by its least one."""
        return {root: sorted(group.ids) for root, group in sorted(self._groups.items())}

    def merges(self, root: str) -> list[Edge]:
        """The edges that a group was joined by."""
        return self._groups[root].merges


def _group(id: str, held: Sequence[Appearance]) -> _Group:
    one = held[0]
    return _Group(
        [id],
        {a.report for a in held},
        {one.words},
        set(one.acronyms),
        set(one.countries),
        one.kind,
    )


def _one_name(one: _Group, two: _Group) -> bool:
    """Whether all names of the one may be forms of all names of the other; one, if judged so."""
    personal = "body" not in (one.kind, two.kind)
    letters = one.acronyms | two.acronyms
    enough = any if one.judged or two.judged else all
    return enough(
        a in letters or b in letters or name_level(a, b, personal) is not None
        for a in one.words
        for b in two.words
    )
