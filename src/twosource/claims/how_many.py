"""How many: numbers with their bounds and what they count.

``find_quantities`` finds everything quantity-like in a report; ``how_many`` picks what a claim
states as its figures. The parts are in ``claims/numbers``.
"""

import re
from bisect import bisect_left
from dataclasses import replace

from twosource.claims.inside import inside
from twosource.claims.numbers.amounts import Amount, amounts
from twosource.claims.numbers.counted import Counted, counted
from twosource.claims.numbers.direction import direction
from twosource.claims.numbers.implied import implied
from twosource.claims.numbers.measures import measured
from twosource.claims.numbers.not_counted import counts_nothing, is_age
from twosource.claims.numbers.qualifiers import Qualified, qualified, restated
from twosource.claims.numbers.stated import states
from twosource.claims.numbers.units import unit_named
from twosource.model import Quantity, Span, Why
from twosource.reading import Reading

VERSION = "how_many-2"

_UNIT_DECIDES = {
    *("money", "share", "distance", "duration", "age"),
    *("speed", "temperature", "energy", "data", "multiple"),
}
"""Kinds of units that say by themselves what is measured."""
_OF_PEOPLE = {
    *("killed", "injured", "casualties", "detained", "displaced", "missing", "abducted"),
    *("released", "rescued", "evacuated", "sentenced", "attacked", "escaped", "present"),
}
"""Measures of which a number without a noun counts people."""
_EQUIVALENT = re.compile(r" ?\((?:or |about |some )?(?:[^()]{0,24} / )?$| / $")
_AMONG_THEM = re.compile(r"\b(?:among (?:them|whom)|including|of whom|of them),? $", re.IGNORECASE)
_FOLD = re.compile(r"(?:-|fold| (?:as|more|less|the|that|its|what|over|\w+er)\b)", re.IGNORECASE)
_OFTEN = 10
"""Occasions from which on they are a figure: "shot three times" tells of no three."""
_ASIDE = re.compile(r"(?:,| ?[—–]| --?| ?\() ?")
_NEXT_PART = re.compile(r"(?: [\w’'-]+){1,5},?(?: and)? ")
_CUMULATIVE = re.compile(
    r"\b(?:so far|to date|since|in total|in all|overall|altogether|cumulative\w*|this year"
    r"|toll|bringing|the total|raising)\b",
    re.IGNORECASE,
)


def find_quantities(reading: Reading) -> tuple[Quantity, ...]:
    """Every quantity of a report, in a claim or not, in the order of the text.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> reading = read(Report("r", "Close to 3,000 troops and a guard died, aged 20 to 30.", ""))
    >>> [(q.span.text, q.low, q.high, q.measure) for q in find_quantities(reading)]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('Close to 3,000 troops', 2550.0, 3000.0, 'killed'), ('a guard', 1, 1, 'killed'),
     ('20 to 30', 20.0, 30.0, 'age')]
    """
    written = _written(reading)
    starts = [q.span.start for q in written]
    meant = [q for q in implied(reading) if not _meets(q, written, starts)]
    return tuple(sorted([*written, *meant], key=_position))


def how_many(content: Span, reading: Reading, found: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The figures that the claim with ``content`` states.

    ``found`` are all quantities of the report in the order of the text.
    """
    within = tuple(inside(content, found))
    return tuple(q for q in within if states(content, reading, q, within))


def _position(quantity: Quantity) -> tuple[int, int]:
    return quantity.span.start, quantity.span.end


def _meets(quantity: Quantity, others: list[Quantity], starts: list[int]) -> bool:
    """Whether a quantity overlaps one of ``others``, which start at ``starts`` in order."""
    i = bisect_left(starts, quantity.span.end)
    return i > 0 and others[i - 1].span.end > quantity.span.start


def _written(reading: Reading) -> list[Quantity]:
    """The quantities that are written as numbers."""
    out: list[Quantity] = []
    before: tuple[Amount, Qualified] | None = None
    for amount in amounts(reading.text):
        if counts_nothing(reading, amount):
            continue
        q = qualified(reading.text, amount)
        if before is not None and _is_equivalent(reading, before[0], amount):
            q = restated(q, before[1], amount)
        found = counted(reading, amount, q.start, q.end)
        if found is not None:
            quantity = _quantity(reading, amount, q, found)
            out.append(_broken_down(reading, _of_same(reading, quantity, out), out))
            before = (amount, q)
    return out


def _of_same(reading: Reading, quantity: Quantity, before: list[Quantity]) -> Quantity:
    """A part told right after its whole is measured like it: "12 died, three of them children"."""
    if quantity.measure != "other" or not before:
        return quantity
    left = before[-1]
    gap = reading.text[left.span.end : quantity.span.start]
    part = quantity.whole is not None and quantity.whole.text.lower() in ("them", "whom")
    bare = quantity.unit is None and left.unit in (None, "people")
    goes_on = part or _AMONG_THEM.search(gap) or (bare and _NEXT_PART.fullmatch(gap))
    if "\n" in gap or ". " in gap or not goes_on:
        return quantity
    return replace(quantity, measure=left.measure, unit=quantity.unit or left.unit)


def _broken_down(reading: Reading, quantity: Quantity, before: list[Quantity]) -> Quantity:
    """A bare number after a full one is a part of it: "five men, three in blue and two in red"."""
    if not before or quantity.whole is not None or quantity.unit not in (None, "people"):
        return quantity
    left = before[-1]
    if quantity.span.text.lower() != quantity.span.text or " " in quantity.span.text:
        return quantity
    gap = reading.text[left.span.end : quantity.span.start]
    if _ASIDE.fullmatch(gap) and left.unit is not None and left.whole is None:
        return replace(quantity, whole=left.span)
    if left.whole is not None and left.unit in (None, "people") and _NEXT_PART.fullmatch(gap):
        return replace(quantity, whole=left.whole)
    return quantity


def _is_equivalent(reading: Reading, left: Amount, right: Amount) -> bool:
    """Whether an amount gives the one before it in another unit: "30 km (19 miles)"."""
    if left.unit is None or right.unit is None or left.unit.name == right.unit.name:
        return False
    return _EQUIVALENT.fullmatch(reading.text[left.end : right.start]) is not None


def _quantity(reading: Reading, amount: Amount, q: Qualified, found: Counted) -> Quantity:
    unit, measure = _unit_and_measure(reading, amount, found)
    span = reading.span((q.start, max(q.end, found.end)))
    return Quantity(
        span=span,
        low=q.low,
        high=q.high,
        unit=unit,
        measure=measure,
        change=direction(reading, amount, q),
        cumulative=measure != "other" and _is_cumulative(reading, found),
        whole=found.whole,
        why=Why(q.rule, reading.span(q.evidence)),
    )


def _unit_and_measure(reading: Reading, amount: Amount, found: Counted) -> tuple[str | None, str]:
    if is_age(reading, amount):
        return "years old", "age"
    kind = amount.unit.kind if amount.unit else None
    name = amount.unit.name if amount.unit else found.noun
    if kind == "multiple" and _is_of_occasions(reading, amount):
        return name, "other"
    if kind in _UNIT_DECIDES:
        return name, str(kind)
    named = unit_named(found.noun) if found.noun and kind is None else None
    if named is not None and named[1] in _UNIT_DECIDES:
        return named
    said = measured(reading, found)
    if said is not None:
        return name or ("people" if said.measure in _OF_PEOPLE else None), said.measure
    return name, kind or "other"


def _is_of_occasions(reading: Reading, amount: Amount) -> bool:
    """Whether "times" counts how often, not how many fold: "violated it 4,500 times since May"."""
    rest = reading.text[amount.end : amount.end + 24]
    return amount.low >= _OFTEN and _FOLD.match(rest) is None


def _is_cumulative(reading: Reading, found: Counted) -> bool:
    """Whether the sentence speaks of a running total."""
    sentence = reading.sentence(found.head)
    return _CUMULATIVE.search(reading.text, sentence[0].start, sentence[-1].end) is not None
