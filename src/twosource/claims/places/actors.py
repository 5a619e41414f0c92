"""What the armed groups and parties of a report tell of where it is set: each votes for a country.

"Fighters of the Allied Democratic Forces near Beni" are in Congo, not in Bolivia.
"""

from collections import Counter
from collections.abc import Iterator

from twosource.claims.places.choice import Hints
from twosource.claims.places.context import weight_of
from twosource.claims.places.resolve import Name
from twosource.gazetteer.actors import actor_names
from twosource.gazetteer.nametrie import Words
from twosource.gazetteer.places import Gazetteer, Named
from twosource.reading import Reading

__all__ = ["countries_of_actors"]

_ROLES = frozenset({"REB", "UAF", "CRM", "OPP", "SEP", "PTY"})
"""Roles of those who act at home; forces of states and mercenaries act abroad, too."""
_WEIGHT = 0.9
"""How much a listed actor speaks for its country, beside a sure toponym's 1."""


def countries_of_actors(reading: Reading, gazetteer: Gazetteer) -> Iterator[Name]:
    """One name for each country of the listed actors that a report names in capitals."""
    counted: Counter[str] = Counter()
    for match in actor_names().find(Words.of([t.text for t in reading.tokens])):
        if not reading.tokens[match.first].text[0].isupper():
            continue
        bearers = {name.value for name in match.names}
        if len(bearers) != 1:
            continue
        actor = bearers.pop()
        if actor.country is not None and not actor.is_person and actor.role in _ROLES:
            counted[actor.country] += 1
    for code, mentions in counted.items():
        entry = gazetteer.country(code)
        if entry is not None:
            named = (Named(entry, "demonym"),)
            yield Name(f"actor of {code}", named, Hints(), _WEIGHT * weight_of(mentions))
