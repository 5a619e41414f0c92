"""What sorts of places the gazetteer tells apart, and how precise a mention of each is."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

__all__ = ["KINDS", "PRECISIONS", "Precision", "precision_of", "type_words"]

Precision = Literal["point", "town", "district", "province", "country", "region"]

PRECISIONS: dict[str, Precision] = {
    "country": "country",
    "admin1": "province",
    "admin2": "district",
    "town": "town",
    "village": "town",
    "quarter": "district",
    "district": "district",
    "crossing": "point",
    "camp": "point",
    "base": "point",
    "airport": "point",
    "port": "point",
    "plant": "point",
    "prison": "point",
    "site": "point",
    "dam": "point",
    "street": "point",
    "continent": "region",
    "region": "region",
    "sea": "region",
    "strait": "region",
    "river": "region",
    "lake": "region",
    "canal": "region",
    "mountain": "region",
    "island": "region",
    "desert": "region",
    "forest": "region",
    "valley": "region",
}
KINDS = tuple(PRECISIONS)
"""In the order of their numbers in the gazetteer's file: append only."""


def precision_of(kind: str) -> Precision:
    """How precise it is to say that something is in a place of this kind.

    >>> precision_of("crossing"), precision_of("sea")
    ('point', 'region')
    """
    return PRECISIONS[kind]


@cache
def type_words() -> Mapping[str, frozenset[str]]:
    """Words that say of what kind a place is, by kind: "town", "admin1", "site", …

    >>> "oblast" in type_words()["admin1"], "crossing" in type_words()["site"]
    (True, True)
    """
    path = Path(__file__).parent / "data" / "places" / "types.toml"
    listed = tomllib.loads(path.read_text(encoding="utf-8"))
    return {kind: frozenset(words) for kind, words in listed.items()}
