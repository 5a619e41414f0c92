"""An event's figures -> a section a measure: every value in its origin's mouth, and the conflicts.

Nothing is added up and nothing averaged.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from twosource.brief.dates import in_words
from twosource.brief.document import Section, Sentence
from twosource.brief.lexicon import phrase, table
from twosource.brief.material import Material, origins_of
from twosource.brief.passages import Passages
from twosource.brief.voices import is_clear, outlet_of, voice, within
from twosource.model import Event, Figure, FigureRelation, FigureValue, Origin

_MOST_CONFLICTS = 4
_SAID_OF_OWN: dict[FigureRelation, str] = {
    "update": " (an update)",
    "total": " (a running total)",
    "subset": " (a part of these)",
}
_NO_MORE = re.compile(r"no (?:more|further|other)\b", re.IGNORECASE)
"""A count of none beyond what was counted: no figure of its own."""
CONFLICT = ": the figures conflict"


def figure_sections(
    event: Event, material: Material, passages: Passages, lead: frozenset[str]
) -> Iterator[Section]:
    """The sections on the figures of an event that count what happened to people.

    What only stands in ``lead``, the claims of the first sentence, isn't told again.
    """
    origins = origins_of(event)
    order = list(table("measures"))
    figures = [f for f in event.figures if f.measure in order]
    for figure in sorted(figures, key=lambda f: order.index(f.measure)):
        name = phrase("measures", figure.measure)
        told = _Told(origins, figure, material, passages)
        if told.values and not told.only_in(lead):
            conflicts = tuple(told.conflicts())
            heading = f"{name}{CONFLICT if conflicts else ''}"
            yield Section(heading, (*told.by_origin(), *conflicts))


def told_values(event: Event, figure: Figure, material: Material) -> tuple[FigureValue, ...]:
    """The values of a figure that a brief tells."""
    told = _Told(origins_of(event), figure, material, Passages())
    return tuple(figure.values[i] for i in told.values)


@dataclass(frozen=True)
class _Told:
    """One figure on its way into words."""

    origins: Mapping[str, Origin]
    figure: Figure
    material: Material
    passages: Passages

    @cached_property
    def values(self) -> list[int]:
        """Values that are told: none of copies, none denied, none that an origin gives twice, and
        none that counts more than this happening.
        """
        seen: set[tuple[str, float | None, float | None]] = set()
        kept = []
        for i, value in enumerate(self.figure.values):
            key = self._who(i), value.low, value.high
            denied = self.material.claims[value.claim].certainty.stance == "denies"
            beside = denied or self._is_total(i) or _NO_MORE.match(value.text)
            if not (beside or key in seen or self.material.set_aside(self._report(value))):
                seen.add(key)
                kept.append(i)
        return kept

    def _is_total(self, i: int) -> bool:
        """Whether a value is a running total over more happenings than this one."""
        values = self.figure.values
        pairs = [p for p in self.figure.relations if i in (p.a, p.b) and p.relation != "agree"]
        others = [values[p.b if p.a == i else p.a] for p in pairs]
        only = bool(pairs) and all(p.relation == "total" for p in pairs)
        mine = values[i].low or values[i].high or 0
        return only and all(mine >= (other.low or other.high or 0) for other in others)

    def only_in(self, claims: frozenset[str]) -> bool:
        """Whether every value stands in one of ``claims``."""
        return {self.figure.values[i].claim for i in self.values} <= claims

    def by_origin(self) -> Iterator[Sentence]:
        """A sentence for each origin: its values in the order of their reports."""
        groups: dict[str, list[int]] = {}
        name_of: dict[str, str] = {}
        for i in self.values:
            name = name_of.setdefault(self._who(i), self._voice(self.figure.values[i]))
            groups.setdefault(name, []).append(i)
        for members in groups.values():
            yield self._of_one(members)

    def _of_one(self, members: Sequence[int]) -> Sentence:
        """Who gave which values when; a date is told once for all values that it holds for."""
        first = self.figure.values[members[0]]
        pieces: list[str | int] = [f"{self._voice(first)} gave"]
        for before, i in zip([None, *members], members, strict=False):
            value = self.figure.values[i]
            joint = "" if before is None else " and" if i == members[-1] else ","
            same_day = before is not None and self._day(before) == self._day(i)
            on = "" if same_day else self._day(i)
            said = f" “{value.text}”{self._beside(before, i)}{on} "
            pieces += [joint + said, self._number(value)]
        return Sentence((*pieces, "."))

    def _day(self, i: int) -> str:
        as_of = self.figure.values[i].as_of
        return f" on {in_words(as_of)}" if as_of else ""

    def _beside(self, before: int | None, i: int) -> str:
        """How a value stands to the one that its origin gave before."""
        found = next((p for p in self.figure.relations if (p.a, p.b) == (before, i)), None)
        return _SAID_OF_OWN.get(found.relation, "") if found is not None else ""

    def conflicts(self) -> Iterator[Sentence]:
        """A sentence for each two origins in conflict, by the latest values that are.

        Counts of a part, or of a longer time, conflict with none.
        """
        latest: dict[tuple[str, str], tuple[int, int]] = {}
        told = set(self.values) - self._of_others()
        for pair in self.figure.relations:
            who = tuple(sorted((self._who(pair.a), self._who(pair.b))))
            if pair.relation == "conflict" and {pair.a, pair.b} <= told and who[0] != who[1]:
                latest[who[0], who[1]] = (pair.a, pair.b)
        for a, b in sorted(latest.values())[:_MOST_CONFLICTS]:
            yield self._against(self.figure.values[a], self.figure.values[b])

    def _of_others(self) -> set[int]:
        """Values that count a part of what another counts, or more than this happening."""
        values = self.figure.values
        found = set()
        for pair in self.figure.relations:
            less, more = sorted((pair.a, pair.b), key=lambda i: values[i].low or 0)
            if pair.relation in ("subset", "total"):
                found.add(less if pair.relation == "subset" else more)
        return found

    def _against(self, one: FigureValue, two: FigureValue) -> Sentence:
        return Sentence(
            (
                f"In conflict: “{one.text}” from {within(self._voice(one))} ",
                self._number(one),
                f" and “{two.text}” from {within(self._voice(two))} ",
                self._number(two),
                ".",
            )
        )

    def _voice(self, value: FigureValue) -> str:
        claim = self.material.claims[value.claim]
        report = self.material.reports[claim.report]
        if not claim.chain:
            return f"{outlet_of(report)}, naming no source,"
        if not is_clear(claim):
            return f"{outlet_of(report)}, on the word of {within(claim.chain[-1].name)},"
        return voice(claim, report, self.origins.get(claim.id))

    def _who(self, i: int) -> str:
        value = self.figure.values[i]
        return value.origin or self._report(value)

    def _report(self, value: FigureValue) -> str:
        return self.material.claims[value.claim].report

    def _number(self, value: FigureValue) -> int:
        return self.passages.number(
            self.material.claims[value.claim], self.material.reports[self._report(value)]
        )


def figure_words(event: Event) -> tuple[tuple[str, str], ...]:
    """Measure and words of every figure of an event, each once."""
    found = ((f.measure, v.text) for f in event.figures for v in f.values)
    return tuple(sorted(set(found)))
