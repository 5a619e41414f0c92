"""Events of a ledger with the grades that a chosen rule file gives them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from twosource.engine.entities import entities, names_entity
from twosource.errors import DataError
from twosource.events.grades import GradeRules, grade, load_rules
from twosource.events.source_grades import read_source_grades
from twosource.events.summaries import SummaryRule
from twosource.model import Event

if TYPE_CHECKING:
    from twosource.ledger import View

__all__ = ["Grading", "Practice", "graded", "grading"]


@dataclass(frozen=True, slots=True)
class Grading:
    """Rules, and the letters that the user gave sources, by name or id of entity."""

    rules: GradeRules
    letters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Practice:
    """How events are graded and their figures summed up, where that was chosen."""

    grading: Grading | None = None
    summary: SummaryRule | None = None

    @property
    def told(self) -> Mapping[str, str]:
        """The names of the rules chosen.

        >>> Practice(grading("airwars")).told
        {'grade': 'airwars'}
        """
        told = {"grade": self.grading.rules.name} if self.grading is not None else {}
        return {**told, "summary": self.summary.name} if self.summary is not None else told

    def applied(self, view: "View", events: Iterable[Event]) -> Iterable[Event]:
        """The events, graded if that was chosen."""
        return events if self.grading is None else graded(view, events, self.grading)


def grading(rules: str, source_grades: str | Path | None = None) -> Grading:
    """The grading by rules of ours (``admiralty``, ``airwars``), or in a file.

    ``source_grades`` is a CSV file with the columns ``source`` and ``letter``. Raises
    ``DataError``.
    """
    held = load_rules(rules)
    if source_grades is None:
        return Grading(held)
    return Grading(held, read_source_grades(Path(source_grades), held.letters))


def graded(view: "View", events: Iterable[Event], by: Grading) -> Iterator[Event]:
    """The events with their grades. An entity that is graded by its id is so under all its names.

    Raises ``NotFound`` for an id that nobody named in the ledger has.
    """
    letters = _by_name(view, by.letters)
    for event in events:
        claims = [view.claim(id) for id in event.claims]
        yield replace(event, grade=grade(event, by.rules, claims, letters))


def _by_name(view: "View", letters: Mapping[str, str]) -> Mapping[str, str]:
    ids = [source for source in letters if names_entity(source)]
    if not ids:
        return letters
    found = entities(view)
    named = {name: mark for name, mark in letters.items() if name not in ids}
    for id in ids:
        for name in found.get(id).spellings:
            if named.setdefault(name, letters[id]) != letters[id]:
                raise DataError(f"{name} is graded {named[name]}, and as {id} {letters[id]}")
    return named
