"""Figures summed up by a rule, in words."""

from twosource.events.summaries import Summary, SummaryRule, summarise
from twosource.model import Event, Figure
from twosource.terminal.console import printable
from twosource.terminal.words import number, shorten

__all__ = ["ends_of", "summed"]

_WORDS = 40
_EXACT_BELOW = 10
_PEOPLE = frozenset(
    ("killed", "injured", "missing", "abducted", "detained", "displaced", "present", "surrendered")
)
"""Measures of people: the others are shown on an event's own page."""


def summed(event: Event, rule: SummaryRule) -> str:
    """What an event did to people, under a rule: ``killed 9 to 15, best 15 people``."""
    told = ((f, summarise(f, rule)) for f in event.figures if f.measure in _PEOPLE)
    return "; ".join(f"{f.measure} {ends_of(f, s)}" for f, s in told if s is not None)


def ends_of(figure: Figure, summary: Summary) -> str:
    """The ends that a rule shows, and the value that stands best.

    >>> from twosource.model import FigureValue
    >>> nine = FigureValue("c1", 9, None, "at least nine", "a")
    >>> figure = Figure("killed", (nine, FigureValue("c2", 15, 15, "15 people", "b")))
    >>> told = summarise(figure, "ucdp")
    >>> told is not None and ends_of(figure, told)
    '9 to 15 or more, best: 15 people'
    >>> told = summarise(figure, "acled")
    >>> told is not None and ends_of(figure, told)
    '9'
    """
    ends = [_rounded(end) for end in (summary.low, summary.high) if end is not None]
    told = " to ".join(dict.fromkeys(ends))
    if summary.high is not None and summary.open_ended:
        told += " or more"
    if summary.best is None:
        return told
    best = shorten(printable(figure.values[summary.best].text), _WORDS)
    return f"{told}, best: {best}" if told else best


def _rounded(end: float) -> str:
    """What "about ten" comes to is no exact number."""
    return number(end if end < _EXACT_BELOW else round(end))
