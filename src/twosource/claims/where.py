"""Where: places, resolved to coordinates or areas."""

from twosource.model import Place, Span
from twosource.reading import Reading

VERSION = "where-0"


def find_places(reading: Reading) -> tuple[Place, ...]:
    """Every place of a report, in a claim or not, in the order of the text."""
    return ()


def where(content: Span, reading: Reading, found: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places where the happening that the claim with ``content`` states took place."""
    return ()
