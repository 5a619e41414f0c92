"""What people decided about names in reports: which are of one entity, which are not."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise, product

from twosource.model import Judgement

__all__ = ["NamesJudged", "Said", "about_names", "names_judged"]

_APPEARANCE = "x1-"
"""How the ids of appearances begin."""


@dataclass(frozen=True, slots=True)
class Said:
    """That the appearances of all subjects are of one entity, or those of different ones not."""

    same: bool
    subjects: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class NamesJudged:
    """Judgements in the order in which they were made; of two that contradict the later holds."""

    said: tuple[Said, ...]

    @cached_property
    def _subjects(self) -> Mapping[str, tuple[tuple[int, int], ...]]:
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for n, said in enumerate(self.said):
            for m, ids in enumerate(said.subjects):
                for id in ids:
                    found[id].append((n, m))
        return {id: tuple(subjects) for id, subjects in found.items()}

    def subjects_of(self, id: str) -> tuple[tuple[int, int], ...]:
        """The subjects that an appearance is among: number of the judgement, and of the subject."""
        return self._subjects.get(id, ())

    def pairs(self, bundles: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str, bool]]:
        """Pairs of bundles with whether they are the same; what was said last comes first.

        ``bundles`` gives the appearances of each, all of which are among the same subjects.

        >>> one, two = frozenset({"a", "b"}), frozenset({"c"})
        >>> list(NamesJudged((Said(False, (one, two)),)).pairs({"a": ["a", "b"], "c": ["c"]}))
        [('a', 'c', False)]
        """
        held: dict[tuple[int, int], list[str]] = defaultdict(list)
        for bundle, ids in sorted(bundles.items()):
            for subject in self.subjects_of(ids[0]):
                held[subject].append(bundle)
        done: set[frozenset[str]] = set()
        for n, said in reversed(list(enumerate(self.said))):
            groups = [held[n, m] for m in range(len(said.subjects))]
            across = [p for one, two in combinations(groups, 2) for p in product(one, two)]
            within = [p for group in groups for p in pairwise(group)] if said.same else []
            for a, b in (*across, *within):
                if a != b and frozenset((a, b)) not in done:
                    done.add(frozenset((a, b)))
                    yield a, b, said.same


def about_names(judgement: Judgement) -> bool:
    """Whether a judgement is about entities: it then holds ids of appearances, not of claims."""
    ids = [id for subject in judgement.claims for _, id in subject]
    return bool(ids) and all(id.startswith(_APPEARANCE) for id in ids)


def names_judged(judgements: Iterable[Judgement]) -> NamesJudged:
    """What judgements in force say of names.

    >>> one, two = (("r1", "x1-1"),), (("r2", "x1-2"),)
    >>> said = Judgement("different", ("x1-1", "x1-2"), (one, two), "Ana", "2031-03-04T10:00:00")
    >>> names_judged([said]).subjects_of("x1-2")
    ((0, 1),)
    """
    return NamesJudged(
        tuple(
            Said(j.verdict == "same", tuple(frozenset(id for _, id in s) for s in j.claims))
            for j in judgements
            if j.verdict in ("same", "different") and about_names(j)
        )
    )
