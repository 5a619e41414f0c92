"""Claims of one event -> its figures: the values of each measure, and how they relate."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.events.figure_relations import Stated, relate
from twosource.events.figure_scope import (
    families,
    listed,
    nearby,
    noun_of,
    population_of,
    scope_of,
    side_of,
)
from twosource.model import (
    Claim,
    Copy,
    Figure,
    FigurePair,
    FigureValue,
    Origin,
    Quantity,
    Report,
    Support,
)

_MOST_RELATED = 400
"""Values of one figure of which every pair is related; of more, only those of the first."""
_NEAR = 60
"""Characters before and after a number in which words tell what of people it counts."""
_OWN_SIDE = re.compile(r"\b(?:our|its|his|their) (?:own )?\w+", re.IGNORECASE)
_CARES = re.compile(r"\b(?:Dr|doctor|nurse|medic\w*|hospital|clinic|surgeon)\b", re.IGNORECASE)
_SEEN = {"body", "bodies", "bodie", "corpse"}
_ASIDE = re.compile(r", (?:in |during |of |after )?(?:where|which|whose|who|whom)\b")
_UNSAID = {None, "other", "weight"}


@dataclass(frozen=True, slots=True)
class _Told:
    """A quantity of a report, with the claim that states it most directly."""

    claim: Claim
    quantity: Quantity


def figures(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    copies: Mapping[str, Copy],
    support: Support,
    beside: Sequence[Claim] = (),
) -> tuple[Figure, ...]:
    """The figures of an event, the measure with most values first.

    Values stand in the order of their reports' dates, and every pair of one measure is related.
    A quantity that several claims of a report hold is one value, told by the innermost. ``beside``
    are further claims of the event's reports: running totals of the same measures among them are
    shown, since readers take them for the event's own.
    """
    told = _told(claims)
    measures = _measures(told)
    grouped: dict[str, list[_Told]] = defaultdict(list)
    for item, measure in zip(told, measures, strict=True):
        if measure is not None:
            grouped[measure].append(item)
    held = {_span(item) for item in told}
    for item in _told(beside):
        own = _own_measure(item.quantity)
        if own in grouped and _span(item) not in held and _is_running_total(item, reports):
            grouped[own].append(item)
    voices = _Voices.of(support)
    found = [
        _figure(m, [_stated(t, m, grouped[m], reports, copies, voices) for t in grouped[m]])
        for m in sorted(grouped)
    ]
    return tuple(sorted(found, key=lambda f: (-len(f.values), f.measure)))


def _span(told: _Told) -> tuple[str, int, int]:
    """Where a quantity stands: in which report, from and to."""
    return told.claim.report, told.quantity.span.start, told.quantity.span.end


def _told(claims: Sequence[Claim]) -> list[_Told]:
    """The quantities of claims but those denied, which are the accusation's."""
    best: dict[tuple[str, int, int], _Told] = {}
    for claim in sorted(
        claims, key=lambda c: (_denied(c), -len(c.chain), len(c.content.text), c.id)
    ):
        for item in (_Told(claim, quantity) for quantity in claim.how_many):
            best.setdefault(_span(item), item)
    return [best[k] for k in sorted(best) if not _is_denied(best[k])]


def _is_denied(told: _Told) -> bool:
    """Whether who tells a quantity denies it; what a clause adds aside isn't denied with the rest:
    "denied that it had shelled the market, where 31 people died".
    """
    if not _denied(told.claim):
        return False
    before, _, _ = told.claim.content.text.partition(told.quantity.span.text)
    return _ASIDE.search(before) is None


def _denied(claim: Claim) -> bool:
    """Whether a claim says what its source denies."""
    return claim.certainty.stance == "denies"


def _is_running_total(told: _Told, reports: Mapping[str, Report]) -> bool:
    return scope_of(reports[told.claim.report], told.quantity).total is not None


def _measures(told: Sequence[_Told]) -> list[str | None]:
    """What each quantity measures, as one name for the event, or ``None`` if it counts nothing."""
    known = [_own_measure(t.quantity) or _said_nearby(t) for t in told]
    counts = Counter(k for k in known if k is not None)
    for family in families().values():
        present = [m for m in family if counts[m]]
        if len(present) > 1:
            name = max(present, key=lambda m: (counts[m], m))
            known = [name if k in present else k for k in known]
    if "killed" in known:
        known = ["killed" if k == "casualties" else k for k in known]
    return [_adopted(t, told, known) if k is None else k for t, k in zip(told, known, strict=True)]


def _own_measure(quantity: Quantity) -> str | None:
    """The measure that a quantity says itself.

    Of people it is what happened to them, of things also what the things are, of amounts their
    unit.
    """
    unit = (quantity.unit or "").lower()
    if unit in listed("amounts", "units"):
        return unit
    if side_of(quantity) == "fighters" and quantity.measure in _UNSAID | {"present"}:
        return "attackers present"
    if quantity.measure in listed("people", "measures"):
        return quantity.measure
    if quantity.measure in _UNSAID:
        return None
    return f"{quantity.unit} {quantity.measure}" if quantity.unit else quantity.measure


def _said_nearby(item: _Told) -> str | None:
    """The measure of people that the words of the claim around a number tell, the nearest first:
    "79 passengers on its list", "3,000 people lost their homes".
    """
    quantity, text = item.quantity, item.claim.content.text
    noun = noun_of(quantity)
    if not (noun is None or noun in listed("people", "units") or population_of(quantity)):
        return None
    at = text.find(quantity.span.text)
    if at < 0:
        return None
    end = at + len(quantity.span.text)
    others = [text.find(q.span.text) for q in item.claim.how_many if q.span != quantity.span]
    behind = text[end : min((o for o in others if o >= end), default=len(text))]
    return (
        nearby(quantity.span.text)
        or nearby(behind[:_NEAR])
        or nearby(text[max(0, at - _NEAR) : at])
    )


def _adopted(item: _Told, told: Sequence[_Told], known: Sequence[str | None]) -> str | None:
    """The measure of a number that doesn't say one: that of the same number elsewhere in the
    event, else for a bare number of people the event's commonest.
    """
    quantity = item.quantity
    noun = noun_of(quantity)
    of_people = noun is None or noun in listed("people", "units") or population_of(quantity)
    rivals = [
        k
        for t, k in zip(told, known, strict=True)
        if k is not None and _same_bounds(t.quantity, quantity) and _may_share(noun, t.quantity)
    ]
    if rivals:
        return max(sorted(set(rivals)), key=rivals.count)
    if side_of(quantity) == "households" and "displaced" in known:
        return "displaced"
    people = Counter(k for k in known if k in listed("people", "measures"))
    if of_people and noun != "man" and people:
        return max(sorted(people), key=lambda k: people[k])
    return f"{quantity.unit}" if quantity.unit else None


def _may_share(noun: str | None, other: Quantity) -> bool:
    people = listed("people", "units")
    theirs = noun_of(other)
    return noun is None or noun == theirs or (noun in people and (theirs in people or not theirs))


def _same_bounds(one: Quantity, two: Quantity) -> bool:
    return (one.low, one.high) == (two.low, two.high)


@dataclass(frozen=True, slots=True)
class _Voices:
    """Which origin each claim rests on, and which origins speak with one voice."""

    origin: Mapping[str, Origin]
    voice: Mapping[str, str]

    @classmethod
    def of(cls, support: Support) -> "_Voices":
        origin = {c: node for node in reversed(support.nodes) for c in node.claims}
        voice = {n.id: n.id for n in support.nodes}
        for edge in support.edges:
            if edge.relation == "same":
                low, high = sorted((voice[edge.a], voice[edge.b]))
                voice = {n: low if v == high else v for n, v in voice.items()}
        return cls(origin, voice)


def _stated(
    told: _Told,
    measure: str,
    group: Sequence[_Told],
    reports: Mapping[str, Report],
    copies: Mapping[str, Copy],
    voices: _Voices,
) -> Stated:
    claim, quantity = told.claim, told.quantity
    report = reports[claim.report]
    origin = None if _denied(claim) else voices.origin.get(claim.id)
    beside = (*claim.how_many, *(t.quantity for t in group if t.claim.report == report.id))
    told_at = _told_at(report, copies.get(report.id), reports)
    scope = scope_of(report, quantity, beside)
    if scope.part is None and noun_of(quantity) in _SEEN and origin is not None:
        scope = replace(scope, part="bodies seen") if origin.kind == "witness" else scope
    value = FigureValue(
        claim=claim.id,
        low=quantity.low,
        high=quantity.high,
        text=quantity.span.text,
        origin=origin.id if origin is not None else None,
        as_of=report.published,
        conceded=_is_conceded(origin, claim, quantity, measure),
    )
    return Stated(
        value=value,
        scope=scope,
        text=copies[report.id].group if report.id in copies else report.id,
        day=told_at[:10] or None,
        order=(told_at, report.id, quantity.span.start),
        voice=None if origin is None else voices.voice[origin.id],
        who=None if origin is None else origin.label,
        in_care=origin is not None and _CARES.search(origin.label) is not None,
    )


def _told_at(report: Report, copy: Copy | None, reports: Mapping[str, Report]) -> str:
    """When a figure was told: a copy tells it as of its original."""
    original = reports.get(copy.original) if copy is not None and copy.original else None
    times = [r.published for r in (report, original) if r is not None and r.published]
    return min(times, default="")


def _is_conceded(origin: Origin | None, claim: Claim, quantity: Quantity, measure: str) -> bool:
    """Whether a party to the event gives the figure of its own losses."""
    if origin is None or origin.interest is None or measure not in {"killed", "injured"}:
        return False
    party = origin.interest.rpartition(": ")[2].lower()
    own = any(party in actor.name.lower() for actor in claim.whom)
    return own or _OWN_SIDE.search(quantity.span.text) is not None


def _figure(measure: str, stated: Sequence[Stated]) -> Figure:
    ordered = sorted(stated, key=lambda s: s.order)
    growing = measure in listed("growing", "measures")
    firsts = range(len(ordered)) if len(ordered) <= _MOST_RELATED else range(1)
    pairs = tuple(
        FigurePair(i, j, *relate(ordered[i], ordered[j], growing, ordered))
        for i in firsts
        for j in range(i + 1, len(ordered))
    )
    return Figure(measure, tuple(s.value for s in ordered), pairs)
