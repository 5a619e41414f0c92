"""How many: numbers with their bounds and what they count."""

from twosource.model import Quantity, Span
from twosource.reading import Reading

VERSION = "how_many-0"


def find_quantities(reading: Reading) -> tuple[Quantity, ...]:
    """Every quantity of a report, in a claim or not, in the order of the text."""
    return ()


def how_many(content: Span, reading: Reading, found: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The quantities that the claim with ``content`` states."""
    return tuple(q for q in found if content.covers(q.span.start, q.span.end))
