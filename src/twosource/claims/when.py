"""When: time expressions as intervals of days."""

from twosource.model import Span, When
from twosource.reading import Reading

VERSION = "when-0"


def find_times(reading: Reading) -> tuple[When, ...]:
    """Every time expression of a report, in a claim or not, in the order of the text."""
    return ()


def when(content: Span, reading: Reading, found: tuple[When, ...]) -> When | None:
    """The time of the happening that the claim with ``content`` states."""
    return None
