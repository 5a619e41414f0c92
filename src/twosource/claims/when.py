"""When: time expressions as intervals of days."""

from twosource.claims.times import Found, find
from twosource.model import Span, When, Why
from twosource.reading import Reading

VERSION = "when-1"


def find_times(reading: Reading) -> tuple[When, ...]:
    """Every time expression of a report, in a claim or not, in the order of the text."""
    return tuple(_when(found, reading) for found in find(reading))


def _when(found: Found, reading: Reading) -> When:
    span = reading.span((found.start, found.end))
    timex = found.timex
    return When(
        span=span,
        type=timex.type,
        value=timex.value,
        earliest=timex.earliest.isoformat() if timex.earliest else None,
        latest=timex.latest.isoformat() if timex.latest else None,
        precision=timex.precision,
        why=Why(found.rule, span),
    )


def when(content: Span, reading: Reading, found: tuple[When, ...]) -> When | None:
    """The time of the happening that the claim with ``content`` states."""
    return None
