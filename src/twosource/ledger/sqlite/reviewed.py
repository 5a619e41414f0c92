"""Claims as people have reviewed them, laid over the claims as they were read."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from twosource.ledger.filters import ClaimFilter
from twosource.ledger.judgements import REVIEWS, Reviewed, undone_by
from twosource.ledger.sqlite.database import MEMORY, Database
from twosource.ledger.sqlite.rows import judgement_from
from twosource.ledger.sqlite.select import Condition, conditions
from twosource.ledger.sqlite.writer import add_claims
from twosource.model import Claim, Verdict

__all__ = ["Overlay", "Reviews"]

_LAST = "SELECT coalesce(max(key), 0) FROM judgement"
_SAID = """
SELECT key, instr(body, '"corrected"'), uid, who, at, kind, subjects
FROM judgement WHERE kind IN ({}) ORDER BY key
"""


class _Said(NamedTuple):
    """A review, or what withdraws one, without its body."""

    key: int
    changes: int
    """Whether its body holds a claim: not zero."""
    id: str
    who: str
    at: str
    verdict: Verdict
    subjects: tuple[str, ...]


@dataclass(frozen=True)
class Overlay:
    """What reviews say of the claims of a ledger."""

    corrected: Mapping[str, Claim] = field(default_factory=dict)
    rejected: frozenset[str] = frozenset()
    reviews: Mapping[str, Sequence[_Said]] = field(default_factory=dict)
    """The reviews of each claim that are in force, the latest last."""

    def __bool__(self) -> bool:
        return bool(self.corrected or self.rejected)

    @cached_property
    def standing(self) -> Mapping[str, Reviewed]:
        """How each claim stands that was reviewed, by its id."""
        return {
            claim: Reviewed(
                said[-1].verdict,
                said[-1].who,
                said[-1].at,
                said[-1].id,
                frozenset(one.who for one in said),
            )
            for claim, said in self.reviews.items()
        }

    def over(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """The claims as they were reviewed, without those that were rejected."""
        return (self.corrected.get(c.id, c) for c in claims if c.id not in self.rejected)

    def conditions(self, where: ClaimFilter) -> Condition:
        """What must hold of a row so that its claim, as it was reviewed, passes ``where``."""
        read = conditions(where)
        place = conditions(
            ClaimFilter(report=where.report, outlet=where.outlet, after_claim=where.after_claim)
        )
        as_read = " AND ".join(("c.id NOT IN (SELECT value FROM json_each(?))", *_sql(read)))
        as_reviewed = " AND ".join(("c.id IN (SELECT value FROM json_each(?))", *_sql(place)))
        changed = json.dumps([*self.corrected, *self.rejected])
        passing = json.dumps(self._passing(where))
        values = (changed, *_values(read), passing, *_values(place))
        return Condition(f"(({as_read}) OR ({as_reviewed}))", values)

    def _passing(self, where: ClaimFilter) -> list[str]:
        """The corrected claims that pass all that ``where`` asks of a claim itself."""
        asked = conditions(replace(where, report=None, outlet=None, after_claim=None, limit=None))
        if not asked or not self.corrected:
            return list(self.corrected)
        sql = "SELECT c.id FROM claim c WHERE " + " AND ".join(_sql(asked))
        return [id for (id,) in self._aside.all(sql, _values(asked))]

    @cached_property
    def _aside(self) -> Database:
        """The corrected claims in tables of their own, so that the same query finds them."""
        made = Database(MEMORY)
        made.all("PRAGMA foreign_keys = OFF")
        with made.transaction():
            add_claims(made, 0, self.corrected.values())
        return made


def _sql(held: Iterable[Condition]) -> Iterator[str]:
    return (c.sql for c in held)


def _values(held: Iterable[Condition]) -> tuple[object, ...]:
    return tuple(value for c in held for value in c.values)


class Reviews:
    """Keeps the overlay of a ledger for as long as nothing more is judged."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._seen = 0
        self._overlay = Overlay()

    def now(self) -> Overlay:
        """What reviews say at this moment."""
        row = self._db.one(_LAST)
        last = int(row[0]) if row else 0
        if last != self._seen:
            self._overlay, self._seen = self._made(), last
        return self._overlay

    def _made(self) -> Overlay:
        """Bodies are read of those reviews only that hold a claim, and only of the latest ones."""
        asked = (*sorted(REVIEWS), "undo")
        rows = self._db.all(_SAID.format(", ".join("?" * len(asked))), asked)
        said = [_Said._make((*row, tuple(json.loads(subjects)))) for *row, subjects in rows]
        gone = undone_by((one.id, one.verdict, one.subjects) for one in said)
        held: dict[str, list[_Said]] = {}
        for one in said:
            if one.id not in gone and one.verdict != "undo":
                for subject in one.subjects:
                    held.setdefault(subject, []).append(one)
        latest = {claim: found[-1] for claim, found in held.items()}
        rejected = frozenset(id for id, one in latest.items() if one.verdict == "reject")
        corrected = {
            id: claim
            for id, one in latest.items()
            if one.changes and id not in rejected and (claim := self._corrected(one.key))
        }
        return Overlay(corrected, rejected, held)

    def _corrected(self, key: int) -> Claim | None:
        row = self._db.one("SELECT body FROM judgement WHERE key = ?", (key,))
        return judgement_from(row[0]).corrected if row else None
