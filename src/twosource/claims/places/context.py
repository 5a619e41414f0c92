"""What a report is about geographically: how much of it speaks for each country and division.

Every name votes once for each place it may name, by how likely it is to name it; a name can be
left out of the count when it is itself to be resolved.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import exp, sqrt

from twosource.gazetteer.distance import distance_km
from twosource.gazetteer.places import Entry

_NEAR_KM = 150.0
_MOST_VOTES = 4
"""Votes of one name per report beyond its first say little more."""


@dataclass(frozen=True, slots=True)
class Vote:
    """One name's likely places: pairs of place and probability."""

    key: str
    likely: tuple[tuple[Entry, float], ...]
    weight: float


@dataclass(slots=True)
class Context:
    """Votes added up by country and first-level division."""

    votes: tuple[Vote, ...]
    total: float = 0.0
    countries: Mapping[str, float] = field(default_factory=dict)
    divisions: Mapping[int, float] = field(default_factory=dict)
    _own_countries: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    _own_divisions: Mapping[str, Mapping[int, float]] = field(default_factory=dict)

    @classmethod
    def of(cls, votes: Iterable[Vote]) -> "Context":
        """Add the votes up."""
        votes = tuple(votes)
        countries: dict[str, float] = defaultdict(float)
        divisions: dict[int, float] = defaultdict(float)
        own_c: dict[str, dict[str, float]] = {}
        own_d: dict[str, dict[int, float]] = {}
        for vote in votes:
            mine_c: dict[str, float] = defaultdict(float)
            mine_d: dict[int, float] = defaultdict(float)
            for entry, p in vote.likely:
                if entry.country:
                    mine_c[entry.country] += p * vote.weight
                if (division := division_of(entry)) is not None:
                    mine_d[division] += p * vote.weight
            for code, value in mine_c.items():
                countries[code] += value
            for number, value in mine_d.items():
                divisions[number] += value
            own_c[vote.key], own_d[vote.key] = mine_c, mine_d
        return cls(votes, sum(v.weight for v in votes), countries, divisions, own_c, own_d)

    def country_share(self, code: str | None, without: str) -> float:
        """Share of the votes of all names but ``without`` that go to a country."""
        if code is None:
            return 0.0
        own = self._own_countries.get(without, {}).get(code, 0.0)
        return self._share(self.countries.get(code, 0.0) - own, without)

    def division_share(self, number: int | None, without: str) -> float:
        """Share of the votes of all names but ``without`` that go to a first-level division."""
        if number is None:
            return 0.0
        own = self._own_divisions.get(without, {}).get(number, 0.0)
        return self._share(self.divisions.get(number, 0.0) - own, without)

    def _share(self, votes: float, without: str) -> float:
        mine = next((v.weight for v in self.votes if v.key == without), 0.0)
        others = self.total - mine
        return max(0.0, votes) / (others + 1.0)

    def nearness(self, entry: Entry, without: str) -> float:
        """How near the nearest likely places of other names are: 1 beside it, 0 far away."""
        if entry.lat is None or entry.lon is None:
            return 0.0
        best = 0.0
        for vote in self.votes:
            if vote.key == without:
                continue
            for other, p in vote.likely[:3]:
                if other.lat is None or other.lon is None or other.kind in ("country", "continent"):
                    continue
                if abs(other.lat - entry.lat) > 8 or other.number == entry.number:
                    continue
                km = distance_km(entry.lat, entry.lon, other.lat, other.lon)
                best = max(best, p * exp(-km / _NEAR_KM))
        return best


def division_of(entry: Entry) -> int | None:
    """The first-level division that a place is or lies in."""
    return entry.number if entry.kind == "admin1" else entry.admin1


def weight_of(mentions: int) -> float:
    """How much a name that stands ``mentions`` times counts."""
    return sqrt(min(mentions, _MOST_VOTES))
