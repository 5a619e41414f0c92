"""Which of a report's quantities a claim states as figures.

Ages, most durations, "one of them" and numbers that only say where or when are quantities of the
text, but no figures that sources could agree or disagree on.
"""

import tomllib
from functools import cache
from importlib.resources import files

from twosource.claims.numbers.predicates import is_human
from twosource.model import Quantity, Span
from twosource.reading import Reading, Token

__all__ = ["states"]

_MEASURED = {"money", "share", "distance", "weight", "volume", "area", "speed", "energy", "data"}
_LENGTHS = {"seconds", "minutes", "hours", "days", "weeks", "months", "years", "day", "week"}
_ARGUMENTS = {"attr", "nsubj", "nsubjpass", "dobj"}
_LONE = 10
"""Numbers from here on are told as figures even where they stand alone."""


@cache
def _words(name: str) -> frozenset[str]:
    data = tomllib.loads((files(__package__) / "stated.toml").read_text(encoding="utf-8"))
    return frozenset(data[name])


def states(
    content: Span, reading: Reading, quantity: Quantity, others: tuple[Quantity, ...]
) -> bool:
    """Whether a claim with ``content`` states ``quantity`` as a figure.

    ``others`` are all quantities of the report; one that stands in the whole of another ("the
    eighteen" in "four of the eighteen") is no figure of its own.

    >>> from twosource.claims.how_many import find_quantities
    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> def figures(text):
    ...     reading = read(Report("r", text, ""))
    ...     found = find_quantities(reading)
    ...     content = reading.span((0, len(text)))
    ...     return [q.span.text for q in found if states(content, reading, q, found)]
    >>> figures("Four of the eighteen hostages, aged 30 to 40, were freed after six days.")
    ['Four of the eighteen hostages']
    >>> figures("Both sides met in three cities.")
    []
    """
    if _is_breakdown(quantity, others):
        return False
    if quantity.measure in _words("happening"):
        if quantity.unit in _LENGTHS:
            return False
        return not _is_repeated(reading, quantity, others)
    if quantity.measure in _words("never") or _is_repeated(reading, quantity, others):
        return False
    if quantity.measure == "duration":
        return _is_custody(reading, quantity)
    if quantity.measure in _MEASURED:
        return True
    alone = len(quantity.span.text) >= 0.8 * len(content.text)
    return alone or _counts_noun(reading, quantity)


def _is_breakdown(quantity: Quantity, others: tuple[Quantity, ...]) -> bool:
    """Whether a bare number only divides a figure: "five men, three in blue and two in red"."""
    whole = quantity.whole
    return whole is not None and any(
        q.span == whole and q.span.end <= quantity.span.start for q in others
    )


def _is_repeated(reading: Reading, quantity: Quantity, others: tuple[Quantity, ...]) -> bool:
    """Whether the quantity is the whole of another one, or gives it again in another unit."""
    if quantity.why is not None and quantity.why.rule == "equivalent":
        return True
    start, end = quantity.span.start, quantity.span.end
    return any(
        q.whole is not None
        and q is not quantity
        and q.whole.covers(start, end)
        and (q.whole.start == start or _is_definite(reading, q.whole))
        for q in others
    )


def _is_definite(reading: Reading, whole: Span) -> bool:
    first = reading.token_at(whole.start)
    return first is not None and first.lower in ("the", "these", "those")


def _is_custody(reading: Reading, quantity: Quantity) -> bool:
    token = reading.token_at(quantity.span.end - 1)
    if token is None or _is_distance(reading, token):
        return False
    near = [*reading.ancestors(token)][:4]
    following = reading.tokens[token.i + 1 : token.i + 4]
    return any(t.lemma in _words("custody") for t in (*near, *following) if t.sent == token.sent)


def _is_distance(reading: Reading, unit: Token) -> bool:
    """Whether a duration only tells how long before or after: "ten days ago"."""
    after = reading.tokens[unit.i + 1] if unit.i + 1 < len(reading.tokens) else None
    return after is not None and after.lower in _words("apart")


def _counts_noun(reading: Reading, quantity: Quantity) -> bool:
    """Whether a plain count is told as a figure of the claim."""
    token = reading.token_at(quantity.span.end - 1)
    first = reading.token_at(quantity.span.start)
    if token is None or first is None:
        return False
    rule = quantity.why.rule if quantity.why else "exact"
    if quantity.unit is None and quantity.whole is None:
        argument = first.dep in _ARGUMENTS and quantity.low != 1
        argument = argument or (quantity.low or 0) >= _LONE
        return rule not in ("exact", "vague") or argument or _has_qualifier(quantity)
    if quantity.low == quantity.high == 1:
        return False
    if quantity.low == quantity.high == 2 and _is_pair(reading, first, token):
        return False
    return not _is_locating(reading, first, token)


def _has_qualifier(quantity: Quantity) -> bool:
    return quantity.span.text.split(" ")[0].lower() in ("just", "only", "exactly", "another")


def _is_pair(reading: Reading, first: Token, last: Token) -> bool:
    """Whether two are known ones, not counted ones: "the two bridges", "both sides"."""
    if first.lower == "both":
        return last.lemma in _words("parties")
    before = reading.tokens[first.i - 1] if first.i else None
    return before is not None and before.lower in ("the", "these", "those", "'s", "’s")


def _is_locating(reading: Reading, first: Token, last: Token) -> bool:
    """Whether the phrase stands after a preposition that makes it a place or time.

    Nothing is located on people: "sanctions on nine judges".
    """
    before = reading.tokens[first.i - 1] if first.i else None
    if before is not None and before.dep == "det":
        before = reading.tokens[before.i - 1] if before.i else None
    if before is None or before.sent != first.sent or before.lower not in _words("locating"):
        return False
    if before.lower in _words("aimed") and is_human(last):
        return False
    return before.pos in ("ADP", "SCONJ") and before.dep != "mark"
