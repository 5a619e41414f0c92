"""What the words beside a name say of the place: what it lies in, of what kind it is."""

import re
from collections.abc import Sequence

from twosource.claims.places.spots import Spot
from twosource.claims.places.words import words
from twosource.gazetteer.places import Entry
from twosource.reading import Reading

_CONTAINERS = frozenset({"country", "admin1", "admin2", "region", "island", "town"})
_DIRECTION = r"(?:(?:[a-z]+ly )?[a-z]*(?:north|south|east|west|central)[a-z-]* )?"
_DIVISION = r"(?:(?:[a-z]+ )?(?:state|province|region|district|county|governorate|city|town) of )?"
_TO_CONTAINER = re.compile(
    r"^(?:\s*,\s*|\s*\(\s*|,? (?:a|the) [a-z ]{3,40}?| [a-z]+ )?"
    rf"\s*(?:in|of|,)?\s*(?:the )?{_DIRECTION}{_DIVISION}$"
)
_TYPE = (
    "capital|coast|region|city|town|village|province|state|district|port|island|enclave"
    "|governorate|area|camp|crossing|neighbou?rhood|suburb"
)
_FROM_CONTAINER = re.compile(
    rf"^(?:['’]s?)?(?: [a-z-]+){{0,3}}? (?:{_TYPE})(?: of| called| named)? $"
    r"|^['’]s? (?:[a-z-]+ ){0,2}$"
)
_APPOSED = frozenset({", ", " (", ", the "})
_FARTHEST = 45
"""Characters between a name and what it is said to lie in."""


def spots_above(spots: Sequence[Spot], i: int, text: str) -> tuple[int, ...]:
    """The spots beside spot ``i`` that read as what it lies in, the nearest first.

    "Paris, Texas"; "Ilagan in Isabela province of Luzon"; "Iraq's Basra"; "the town of Bab".
    """
    above = []
    end, j = spots[i].end, i + 1
    while j < len(spots) and j <= i + 2 and 0 < spots[j].start - end <= _FARTHEST:
        if not _TO_CONTAINER.match(text[end : spots[j].start]):
            break
        above.append(j)
        end = spots[j].end
        j += 1
    if i:
        between = text[spots[i - 1].end : spots[i].start]
        if 0 < len(between) <= _FARTHEST and _FROM_CONTAINER.match(between):
            above.append(i - 1)
    return tuple(above)


def containers(spots: Sequence[Spot], i: int, text: str) -> tuple[frozenset[int], frozenset[str]]:
    """Places (by number) and countries that the spots beside say spot ``i`` lies in.

    Only those that some place of its name really lies in: "Paris, London and Rome" gives none.
    """
    above = [
        n.entry
        for j in spots_above(spots, i, text)
        for n in spots[j].named
        if n.entry.kind in _CONTAINERS and not _is_sibling(spots[i], n.entry)
    ]
    return _that_contain(spots[i], above)


def stated_within(spots: Sequence[Spot], i: int, text: str) -> frozenset[int]:
    """Candidates (by number) of spot ``i`` that lie in what follows its comma: "Athens, Ga."."""
    spot = spots[i]
    if i + 1 >= len(spots) or text[spot.end : spots[i + 1].start] not in _APPOSED:
        return frozenset()
    above = [
        n.entry
        for n in spots[i + 1].named
        if n.entry.kind in ("country", "admin1") and not _is_sibling(spot, n.entry)
    ]
    divisions = {e.number for e in above if e.kind == "admin1"}
    codes = {e.country for e in above if e.kind == "country"}
    return frozenset(
        n.entry.number
        for n in spot.named
        if n.entry.admin1 in divisions
        or (n.entry.country in codes and n.entry.kind not in ("country", "admin1"))
    )


def _is_sibling(spot: Spot, other: Entry) -> bool:
    """Whether the spot may be of the same rank: "Michigan, Indiana" is a list of states."""
    return other.kind in ("country", "admin1") and any(
        n.entry.kind == other.kind
        and (other.kind == "country" or n.entry.country == other.country)
        and n.entry.number != other.number
        for n in spot.named
    )


def _that_contain(spot: Spot, above: list[Entry]) -> tuple[frozenset[int], frozenset[str]]:
    if not above:
        return frozenset(), frozenset()
    divisions = {d for n in spot.named for d in (n.entry.admin1, n.entry.admin2)}
    codes = {n.entry.country for n in spot.named if n.entry.kind != "country"}
    numbers = {e.number for e in above if e.number in divisions}
    countries = {e.country for e in above if e.kind in ("country", "region") and e.country in codes}
    return frozenset(numbers), frozenset(c for c in countries if c)


def kinds_beside(spot: Spot, reading: Reading) -> frozenset[str]:
    """Kinds of place that a type word speaks for: "Mosul city", "the village of Inn Din"."""
    tokens = reading.tokens
    first, last = reading.sentences[tokens[spot.first].sent]
    kinds: set[str] = set()
    if spot.last < last:
        kinds.update(words().kinds_of(tokens[spot.last].lower))
    if spot.first - 2 >= first and tokens[spot.first - 1].lower == "of":
        kinds.update(words().kinds_of(tokens[spot.first - 2].lower))
    return frozenset(kinds)
