"""Where: places, resolved to coordinates or areas."""

from twosource.claims.places.find import find
from twosource.claims.places.happening import happening_places
from twosource.gazetteer.places import gazetteer
from twosource.model import Place, Span
from twosource.reading import Reading

VERSION = "where-2"


def find_places(reading: Reading) -> tuple[Place, ...]:
    """Every place of a report, in a claim or not, in the order of the text."""
    return find(reading, gazetteer())


def where(content: Span, reading: Reading, found: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places where the happening that the claim with ``content`` states took place."""
    return happening_places(content, reading, found, gazetteer())
