"""What: PLOVER events and the words that trigger them."""

from twosource.model import EventMention, Span
from twosource.reading import Reading

VERSION = "what-0"


def what(content: Span, reading: Reading) -> tuple[EventMention, ...]:
    """The happenings that the claim with ``content`` states, the main one first."""
    return ()
