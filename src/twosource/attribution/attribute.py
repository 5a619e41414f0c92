"""Reading -> attributions and the statements made through them."""

from dataclasses import dataclass

from twosource.model import Attribution, Span, Why
from twosource.reading import Reading


@dataclass(frozen=True, slots=True)
class Statement:
    """One proposition (a clause or a quoted sentence) and the attribution it is made through.

    ``attribution`` is ``None`` for the report's own voice.
    """

    content: Span
    attribution: Attribution | None
    why: Why


def attribute(reading: Reading) -> tuple[tuple[Attribution, ...], tuple[Statement, ...]]:
    """All attributions of a report, and its statements in the order of the text."""
    why = Why("own_voice.sentence")
    statements = tuple(
        Statement(reading.span_of(reading.tokens[a], reading.tokens[b - 1]), None, why)
        for a, b in reading.sentences
    )
    return (), statements
