"""Values in words, as the terminal has them: ids cut short; the rest is the model's."""

from twosource.model.words import bounds, counted, days, number, said, shorten, spoken
from twosource.terminal.console import printable

__all__ = ["bounds", "counted", "days", "number", "said", "short_id", "shorten", "spoken"]

_SHORT_ID = 11


def short_id(identifier: str) -> str:
    """An id cut to what people can type; every command takes the start of an id.

    >>> short_id("c1-88e4150f437ed23470dc")
    'c1-88e4150f'
    """
    return printable(identifier[:_SHORT_ID])
