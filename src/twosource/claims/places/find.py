"""The places of a report: names spotted, weighed, resolved together, and made into ``Place``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp

from twosource.claims.places.actors import countries_of_actors
from twosource.claims.places.choice import Ranked
from twosource.claims.places.context import Context, division_of
from twosource.claims.places.dateline import Filed, datelines
from twosource.claims.places.evidence import familiar, toponym_features
from twosource.claims.places.hints import kinds_beside, spots_above, stated_within
from twosource.claims.places.listed import place_of
from twosource.claims.places.outlet import Home, home_of
from twosource.claims.places.resolve import Name, names_of, resolve, votes_of
from twosource.claims.places.roles import role_of
from twosource.claims.places.seats import settled
from twosource.claims.places.spots import Spot, given_spots, spots
from twosource.claims.places.unlisted import Above, unlisted_place
from twosource.claims.places.weights import threshold, weights
from twosource.gazetteer.places import Entry, Gazetteer
from twosource.model import Alternative, Place, Why
from twosource.reading import Reading

_DEMONYM_COUNTS = 0.9
"""How much a word like "Iraqi" speaks for its country, beside a sure toponym's 1."""
_CALLED = 0.6
"""Least likelihood of a name that the text calls a village or the like, or that a user added."""
_LEAN = 0.4
_LISTED = frozenset({", ", " and ", ", and ", " or ", ", or "})
_ALTERNATIVES = 3
_LEAST = 0.01
_HOME_SHARE = 0.35
"""Share of a report's votes from which a country may place a name that no list has."""


@dataclass(frozen=True, slots=True)
class _Resolved:
    """What the names of a report were found to be."""

    ranked: Mapping[str, tuple[Ranked, ...]]
    context: Context


def find(reading: Reading, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The toponyms of a report, resolved, in the order of the text."""
    found = list(spots(reading, gazetteer))
    likelihoods = toponym_likelihoods(found, reading)
    home = home_of(reading.report, gazetteer)
    filed = tuple(datelines(reading.report, gazetteer, home))
    others = (*(f.name for f in filed), *countries_of_actors(reading, gazetteer))
    resolved = _resolve(found, likelihoods, reading, home, others)
    least = threshold("toponym")
    places = [_filed_from(f, resolved) for f in filed]
    for i, (spot, likely) in enumerate(zip(found, likelihoods, strict=True)):
        if spot.demonym or likely < least:
            continue
        places.append(_place(i, found, resolved, reading, gazetteer))
    return tuple(sorted(places, key=lambda p: p.span.start))


def resolve_given(
    reading: Reading, spans: Sequence[tuple[int, int]], gazetteer: Gazetteer
) -> tuple[Place | None, ...]:
    """The places of toponyms that are known beforehand, as ``find`` would resolve them.

    ``spans`` are half-open character ranges; words like "Iraqi" are resolved to their country.
    """
    together, indices = given_spots(reading, spans, gazetteer)
    likelihoods = toponym_likelihoods(together, reading)
    for i in indices:
        if i is not None:
            likelihoods[i] = 1.0
    others = tuple(countries_of_actors(reading, gazetteer))
    home = home_of(reading.report, gazetteer)
    resolved = _resolve(together, likelihoods, reading, home, others)
    return tuple(
        None if i is None else _place(i, together, resolved, reading, gazetteer) for i in indices
    )


def toponym_likelihoods(found: Sequence[Spot], reading: Reading) -> list[float]:
    """How likely each spot is to name a place here, 0 to 1."""
    known = familiar(reading)
    weighed = weights("toponym")
    out = []
    for spot in found:
        if spot.demonym:
            out.append(_DEMONYM_COUNTS)
            continue
        features = toponym_features(spot, reading, known)
        likely = 1 / (1 + exp(-sum(weighed.get(f, 0.0) * v for f, v in features.items())))
        called = not spot.named and bool(
            "kind_of_before" in features or features.keys() >= {"type_after", "locative_before"}
        )
        own = any(n.entry.own for n in spot.named)
        out.append(max(likely, _CALLED) if called or own else likely)
    return shared_by_name(found, shared_in_lists(found, out, reading.text))


def shared_in_lists(found: Sequence[Spot], likelihoods: Sequence[float], text: str) -> list[float]:
    """Names in one list are mostly of one kind: each leans towards its surest neighbour."""
    out = list(likelihoods)
    for i in range(len(found) - 1):
        if text[found[i].end : found[i + 1].start] in _LISTED:
            a, b = likelihoods[i], likelihoods[i + 1]
            out[i] = max(out[i], _LEAN * b + (1 - _LEAN) * a)
            out[i + 1] = max(out[i + 1], _LEAN * a + (1 - _LEAN) * b)
    return out


def shared_by_name(found: Sequence[Spot], likelihoods: Sequence[float]) -> list[float]:
    """One name is mostly one thing in a report: each mention leans towards the surest one.

    But not where it is part of somebody's name ("Paris Hilton").
    """
    surest: dict[str, float] = {}
    for spot, likely in zip(found, likelihoods, strict=True):
        surest[spot.key] = max(likely, surest.get(spot.key, 0.0))
    return [
        p if s.label == "in:PERSON" else _LEAN * surest[s.key] + (1 - _LEAN) * p
        for s, p in zip(found, likelihoods, strict=True)
    ]


def _resolve(
    found: Sequence[Spot],
    likelihoods: Sequence[float],
    reading: Reading,
    home: Home,
    others: Sequence[Name] = (),
) -> _Resolved:
    """Resolve the names of ``found`` together with ``others`` that stand nowhere among them."""
    names = {n.key: n for n in names_of(found, likelihoods, reading, home)}
    for other in others:
        names.setdefault(other.key, other)
    ranked = resolve(names.values(), weights("choice_first"), weights("choice"))
    return _Resolved(ranked, votes_of(names.values(), ranked))


def _filed_from(filed: Filed, resolved: _Resolved) -> Place:
    """The place of a dateline."""
    ranked = settled(resolved.ranked[filed.name.key], towns_meant=True)
    place = place_of(ranked[0].named, filed.span, _alternatives(ranked))
    return replace(place, why=Why("dateline", note=ranked[0].named.entry.source))


def _place(
    i: int, found: Sequence[Spot], resolved: _Resolved, reading: Reading, gazetteer: Gazetteer
) -> Place:
    spot = found[i]
    role = role_of(spot, reading)
    if spot.named:
        ranked = _of_mention(i, found, resolved, reading)
        place = place_of(
            ranked[0].named, reading.span((spot.start, spot.end)), _alternatives(ranked)
        )
        return replace(place, role=role)
    above = _above(i, found, resolved, reading)
    return replace(unlisted_place(spot, above, reading, gazetteer), role=role)


def _of_mention(
    i: int, found: Sequence[Spot], resolved: _Resolved, reading: Reading
) -> tuple[Ranked, ...]:
    """The candidates of one mention, a user's own and those where it is said to lie first."""
    spot = found[i]
    ranked = resolved.ranked[spot.key]
    share = resolved.context.division_share(division_of(ranked[0].named.entry), spot.key)
    ranked = settled(ranked, _division_meant(spot, reading), share)
    stated = stated_within(found, i, reading.text)
    meant = [r for r in ranked if r.named.entry.number in stated or r.named.entry.own]
    return (*meant, *(r for r in ranked if r not in meant)) if meant else ranked


def _division_meant(spot: Spot, reading: Reading) -> bool:
    return bool(kinds_beside(spot, reading) & {"admin1", "admin2"})


def _alternatives(ranked: tuple[Ranked, ...]) -> tuple[Alternative, ...]:
    return tuple(
        Alternative(
            _full_name(r.named.entry),
            str(r.named.entry.geonames_id) if r.named.entry.geonames_id else None,
            round(r.probability, 3),
        )
        for r in ranked[1 : 1 + _ALTERNATIVES]
        if r.probability >= _LEAST
    )


def _full_name(entry: Entry) -> str:
    return f"{entry.name}, {entry.country}" if entry.country else entry.name


def _above(i: int, found: Sequence[Spot], resolved: _Resolved, reading: Reading) -> Above:
    """What a name that no list has is said to lie in, and the countries the report is about."""
    entries = [
        resolved.ranked[found[j].key][0].named.entry
        for j in spots_above(found, i, reading.text)
        if found[j].named
    ]
    shares = {
        code: share
        for code in resolved.context.countries
        if (share := resolved.context.country_share(code, found[i].key)) >= _HOME_SHARE
    }
    return Above(tuple(entries), shares)
