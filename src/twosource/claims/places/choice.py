"""Which of the places of one name is meant: named features, weighed by ``weights.toml``."""

from dataclasses import dataclass
from math import exp, log10

from twosource.claims.places.context import Context, division_of
from twosource.claims.places.weights import Weights
from twosource.gazetteer.places import Entry, Named

Features = dict[str, float]
_MOST_CANDIDATES = 40


@dataclass(frozen=True, slots=True)
class Hints:
    """What the words beside a name say of it, over all its mentions in a report."""

    within: frozenset[int] = frozenset()
    """Numbers of places that it is said to lie in ("Paris, Texas")."""
    countries_within: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    """Kinds of place that a type word beside it speaks for."""
    outlet_country: str | None = None
    local_outlet: bool = False
    """Whether the outlet is none of the known ones that report on the whole world."""
    in_outlet: bool = False
    """Whether the outlet's own name holds it ("Paris News")."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its probability among the candidates."""

    named: Named
    probability: float


def candidates(named: tuple[Named, ...], hints: Hints, context: Context) -> tuple[Named, ...]:
    """The candidates worth weighing: one for each place, the most populous, and all in context."""
    best: dict[int, Named] = {}
    for n in named:
        best.setdefault(n.entry.number, n)
    if len(best) <= _MOST_CANDIDATES:
        return tuple(best.values())
    ranked = sorted(best.values(), key=lambda n: -n.entry.population)
    rest = (
        n
        for n in ranked[_MOST_CANDIDATES:]
        if n.entry.admin1 in context.divisions or n.entry.admin1 in hints.within
    )
    return (*ranked[:_MOST_CANDIDATES], *rest)


def choice_features(
    named: Named, key: str, among: tuple[Named, ...], hints: Hints, context: Context
) -> Features:
    """Features of one candidate among those of its name."""
    entry = named.entry
    scope = "local" if hints.local_outlet else "wide"
    features: Features = {
        f"{scope}_population": log10(1 + entry.population) / 7,
        "fame": min(1.0, entry.fame / 60),
        f"kind={entry.kind}": 1.0,
        f"use={named.use}": 1.0,
        f"{scope}_country_share": context.country_share(entry.country, key),
        "nearness": context.nearness(entry, key),
    }
    if entry.kind != "country":
        features["division_share"] = context.division_share(division_of(entry), key)
    if entry.capital:
        features[f"{scope}_capital"] = 1.0
    if named.likeness < 1.0:
        features["unlikeness"] = 10 * (1.0 - named.likeness)
    features |= _prominence(entry, among, scope)
    features |= _seats(entry, among)
    features |= _of_hints(entry, hints)
    return features


def _prominence(entry: Entry, among: tuple[Named, ...], scope: str) -> Features:
    most = max(n.entry.population for n in among)
    features = {f"{scope}_population_share": entry.population / most if most else 0.0}
    at_home = [n.entry for n in among if n.entry.country == entry.country]
    if entry.population and entry.population == max(e.population for e in at_home):
        features["largest_of_country"] = 1.0
    return features


def _seats(entry: Entry, among: tuple[Named, ...]) -> Features:
    """Whether it is a division called like a town in it, or that town: "Kidal"."""
    if entry.kind in ("admin1", "admin2"):
        inside = [n.entry for n in among if entry.number in (n.entry.admin1, n.entry.admin2)]
        towns = [e for e in inside if e.kind == "town"]
        return {f"has_seat_{entry.kind}": 1.0} if towns else {}
    if entry.kind == "town":
        above = [n.entry for n in among if n.entry.number in (entry.admin1, entry.admin2)]
        largest = max((e.population for e in above), default=0)
        return {"is_seat": 1.0, "seat_share": entry.population / largest} if largest else {}
    return {}


def _of_hints(entry: Entry, hints: Hints) -> Features:
    features: Features = {}
    above = {entry.admin1, entry.admin2}
    if hints.within & above:
        features["lies_within"] = 1.0
    elif entry.country in hints.countries_within and entry.kind != "country":
        features["country_within"] = 1.0
    elif hints.within or hints.countries_within:
        features["lies_elsewhere"] = 1.0
    if hints.kinds:
        fits = _KIND_GROUP.get(entry.kind, entry.kind) in hints.kinds
        features["kind_fits" if fits else "kind_differs"] = 1.0
    if hints.outlet_country is not None:
        same = hints.outlet_country == entry.country
        scope = "local" if hints.local_outlet else "wide"
        features[f"{scope}_outlet_{'country' if same else 'abroad'}"] = 1.0
    if hints.in_outlet:
        features["outlet_named"] = log10(1 + entry.population) / 7
    return features


_KIND_GROUP = {
    "village": "town", "quarter": "site", "district": "admin2", "crossing": "site",
    "camp": "site", "base": "site", "airport": "site", "port": "site", "plant": "site",
    "prison": "site", "dam": "water", "street": "site", "sea": "water", "strait": "water",
    "river": "water", "lake": "water", "canal": "water", "desert": "mountain",
    "forest": "mountain", "valley": "mountain", "region": "admin1",
}  # fmt: skip


def rank(
    key: str, named: tuple[Named, ...], hints: Hints, context: Context, weights: Weights
) -> tuple[Ranked, ...]:
    """The candidates of a name with their probabilities, the likeliest first."""
    among = candidates(named, hints, context)
    scores = [
        sum(
            weights.get(f, 0.0) * v
            for f, v in choice_features(n, key, among, hints, context).items()
        )
        for n in among
    ]
    top = max(scores)
    powers = [exp(s - top) for s in scores]
    total = sum(powers)
    ranked = (Ranked(n, p / total) for n, p in zip(among, powers, strict=True))
    return tuple(sorted(ranked, key=lambda r: (-r.probability, r.named.entry.number)))
