"""A division and its seat of the same name: which of them a bare name means.

The corpora that the ranker is fitted on can't tell (both lie within 161 km mostly), so a rule does:
"Kidal" is the town unless a type word stands beside it, "Quebec" the province; in the United States
the ranker decides ("New York").
"""

from collections.abc import Sequence

from twosource.claims.places.choice import Ranked
from twosource.gazetteer.places import Entry

_BY_RANKER = frozenset({"US"})
_DIVISION_FIRST = frozenset({"CA"})
_DIVISIONS = frozenset({"admin1", "admin2"})
_ABOUT = 0.2
"""Share of a report's votes from which it is about a division."""


def settled(
    ranked: tuple[Ranked, ...],
    divisions_meant: bool = False,
    division_share: float = 0.0,
    towns_meant: bool = False,
) -> tuple[Ranked, ...]:
    """``ranked`` with the meant one of a division and its seat first.

    ``divisions_meant``: a type word ("Kidal region") speaks for the division. ``division_share``:
    how much of the report is about it; "Washington" is the capital in a report of elsewhere.
    ``towns_meant``: it is where somebody files a report from.
    """
    top = ranked[0].named.entry
    if top.kind in _DIVISIONS and not divisions_meant and division_share < _ABOUT:
        capitals = [r for r in ranked if _is_capital_of_same(r.named.entry, top)]
        if capitals:
            return _first(capitals, ranked)
    if divisions_meant:
        above = (top.admin1, top.admin2) if top.kind == "town" else ()
        return _first([r for r in ranked if r.named.entry.number in above], ranked)
    if top.country in _BY_RANKER and not towns_meant:
        return ranked
    if top.country in _DIVISION_FIRST and not towns_meant:
        meant = [r for r in ranked if r.named.entry.number == top.admin1]
    else:
        meant = [r for r in ranked if top.kind in _DIVISIONS and _is_seat(r.named.entry, top)]
    return _first(meant, ranked)


def _is_capital_of_same(entry: Entry, division: Entry) -> bool:
    return entry.capital and entry.country == division.country


def _is_seat(entry: Entry, division: Entry) -> bool:
    return entry.kind == "town" and division.number in (entry.admin1, entry.admin2)


def _first(meant: Sequence[Ranked], ranked: tuple[Ranked, ...]) -> tuple[Ranked, ...]:
    if not meant:
        return ranked
    best = max(meant, key=lambda r: (r.named.entry.population, -r.named.entry.number))
    return (best, *(r for r in ranked if r is not best))
