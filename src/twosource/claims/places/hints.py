"""What the words beside a name say of the place: what it lies in, of what kind it is."""

import re
from collections.abc import Sequence

from twosource.claims.places.spots import Spot
from twosource.claims.places.words import words
from twosource.gazetteer.places import Entry
from twosource.reading import Reading

_CONTAINERS = frozenset({"country", "admin1", "admin2", "region", "island", "town"})
_TO_CONTAINER = re.compile(
    r"^(?:\s*,\s*|\s*\(\s*|,? (?:a|the) [a-z ]{3,40}?)?"
    r"\s*(?:in|of|,)?\s*(?:the )?(?:(?:[a-z]+ly )?[a-z]*(?:north|south|east|west|central|cent)[a-z-]* )?"
    r"(?:(?:[a-z]+ )?(?:state|province|region|district|county|governorate|city|town) of )?$"
)
_FROM_CONTAINER = re.compile(r"^(?:['’]s?)?[ -](?:[a-z-]+ ){0,4}(?:of )?(?:[A-Z][a-z]+ of )?$")
_FARTHEST = 45
"""Characters between a name and what it is said to lie in."""


def spots_above(spots: Sequence[Spot], i: int, text: str) -> tuple[int, ...]:
    """The spots beside spot ``i`` that read as what it lies in, the nearest first.

    "Paris, Texas"; "Bule in the Ituri province of Congo"; "Iraq's Basra"; "the Syrian town of Bab".
    """
    above = []
    end, j = spots[i].end, i + 1
    while j < len(spots) and j <= i + 2 and 0 < spots[j].start - end <= _FARTHEST:
        if not _TO_CONTAINER.match(text[end : spots[j].start]):
            break
        above.append(j)
        end = spots[j].end
        j += 1
    if i and 0 < spots[i].start - spots[i - 1].end <= _FARTHEST:
        if _FROM_CONTAINER.match(text[spots[i - 1].end : spots[i].start]):
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
        if n.entry.kind in _CONTAINERS
    ]
    return _that_contain(spots[i], above)


def _that_contain(spot: Spot, above: list[Entry]) -> tuple[frozenset[int], frozenset[str]]:
    if not above:
        return frozenset(), frozenset()
    divisions = {d for n in spot.named for d in (n.entry.admin1, n.entry.admin2)}
    codes = {n.entry.country for n in spot.named if n.entry.kind != "country"}
    numbers = {e.number for e in above if e.number in divisions}
    countries = {
        e.country for e in above if e.kind in ("country", "region") and e.country in codes
    }
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
