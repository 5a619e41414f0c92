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


def settled(ranked: tuple[Ranked, ...], divisions_meant: bool = False) -> tuple[Ranked, ...]:
    """``ranked`` with the meant one of a division and its seat first.

    ``divisions_meant``: a type word ("Kidal region") speaks for the division.
    """
    top = ranked[0].named.entry
    if divisions_meant:
        above = (top.admin1, top.admin2) if top.kind == "town" else ()
        return _first([r for r in ranked if r.named.entry.number in above], ranked)
    if top.country in _BY_RANKER:
        return ranked
    if top.country in _DIVISION_FIRST:
        meant = [r for r in ranked if r.named.entry.number == top.admin1]
    else:
        meant = [r for r in ranked if top.kind in _DIVISIONS and _is_seat(r.named.entry, top)]
    return _first(meant, ranked)


def _is_seat(entry: Entry, division: Entry) -> bool:
    return entry.kind == "town" and division.number in (entry.admin1, entry.admin2)


def _first(meant: Sequence[Ranked], ranked: tuple[Ranked, ...]) -> tuple[Ranked, ...]:
    if not meant:
        return ranked
    best = max(meant, key=lambda r: (r.named.entry.population, -r.named.entry.number))
    return (best, *(r for r in ranked if r is not best))
