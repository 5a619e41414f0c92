"""Spots -> places: the names of a report are resolved together, each in the light of the others."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource.claims.places.choice import Hints, Ranked, rank
from twosource.claims.places.context import Context, Vote, weight_of
from twosource.claims.places.hints import containers, kinds_beside, stated_within
from twosource.claims.places.outlet import Home
from twosource.claims.places.spots import Spot
from twosource.claims.places.weights import Weights
from twosource.gazetteer.places import Named
from twosource.reading import Reading

_ROUNDS = 2
_LEAST_LIKELY = 0.02


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a report, over all its mentions."""

    key: str
    named: tuple[Named, ...]
    hints: Hints
    weight: float
    """How much it counts for the others."""


def names_of(
    spots: Sequence[Spot], likelihoods: Sequence[float], reading: Reading, home: Home
) -> tuple[Name, ...]:
    """The names among ``spots``; ``likelihoods`` says how likely each spot is a place at all."""
    grouped: dict[str, list[int]] = defaultdict(list)
    for i, spot in enumerate(spots):
        if spot.named:
            grouped[spot.key].append(i)
    return tuple(
        _name(key, [(i, spots[i], likelihoods[i]) for i in indices], spots, reading, home)
        for key, indices in grouped.items()
    )


def _name(
    key: str,
    mentions: list[tuple[int, Spot, float]],
    spots: Sequence[Spot],
    reading: Reading,
    home: Home,
) -> Name:
    stated = {n for i, _, _ in mentions for n in stated_within(spots, i, reading.text)}
    named = mentions[0][1].named
    within: set[int] = set()
    countries: set[str] = set()
    kinds: set[str] = set()
    for i, spot, _ in mentions:
        numbers, codes = containers(spots, i, reading.text)
        within |= numbers
        countries |= codes
        kinds |= kinds_beside(spot, reading)
    hints = Hints(
        within=frozenset(within),
        countries_within=frozenset(countries),
        kinds=frozenset(kinds),
        outlet_country=home.country,
        local_outlet=home.local,
        in_outlet=home.names(key),
    )
    likely = max(p for _, _, p in mentions)
    meant = tuple(n for n in named if n.entry.number in stated)
    return Name(key, meant or named, hints, likely * weight_of(len(mentions)))


def resolve(
    names: Iterable[Name], first: Weights, weights: Weights
) -> Mapping[str, tuple[Ranked, ...]]:
    """The candidates of every name with their probabilities, likeliest first.

    ``first`` weighs what a name tells by itself; ``weights`` also weighs what the others vote for,
    ``_ROUNDS`` times over.
    """
    names = tuple(names)
    alone = Context.of(())
    ranked = {n.key: rank(n.key, n.named, n.hints, alone, first) for n in names}
    for _ in range(_ROUNDS):
        context = votes_of(names, ranked)
        ranked = {n.key: rank(n.key, n.named, n.hints, context, weights) for n in names}
    return ranked


def votes_of(names: Iterable[Name], ranked: Mapping[str, tuple[Ranked, ...]]) -> Context:
    """What the names vote for."""
    return Context.of(
        Vote(
            n.key,
            tuple(
                (r.named.entry, r.probability)
                for r in ranked[n.key]
                if r.probability >= _LEAST_LIKELY
            ),
            n.weight,
        )
        for n in names
    )
