"""What sorts of places the gazetteer tells apart, and how precise a mention of each is."""

from typing import Literal

__all__ = ["KINDS", "PRECISIONS", "Precision", "precision_of"]

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
