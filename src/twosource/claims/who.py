"""Who and whom: actors and their parts in a happening."""

from twosource.model import Actor, EventMention, Span
from twosource.reading import Reading

VERSION = "who-0"


def find_actors(reading: Reading) -> tuple[Actor, ...]:
    """Every actor of a report, in a claim or not, in the order of the text."""
    return ()


def who_whom(
    content: Span,
    events: tuple[EventMention, ...],
    reading: Reading,
    found: tuple[Actor, ...],
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Who did it and to whom, for the main event of the claim with ``content``."""
    return (), ()
