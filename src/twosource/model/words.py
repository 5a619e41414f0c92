"""Values in words: numbers with their bounds, dates, quoted text, counts."""

from twosource.model.claim import Claim
from twosource.model.report import Span
from twosource.model.slots import Quantity, When

__all__ = ["bounds", "counted", "days", "number", "said", "shorten", "spoken"]


def shorten(text: str, longest: int) -> str:
    """``text`` cut at a word to at most ``longest`` characters, with an ellipsis if cut.

    >>> shorten("the dam above the town", 14)
    'the dam above…'
    """
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    cut = text.rfind(" ", 0, longest)
    return text[: cut if cut > longest // 2 else longest - 1].rstrip(" ,;:.") + "…"


def spoken(span: Span) -> str:
    """The words of a span; where it is in pieces, an ellipsis stands for what lies between.

    >>> spoken(Span.of("They fled, he said, at dawn", (0, 11), (20, 27)))
    'They fled, … at dawn'
    """
    pieces, position = [], 0
    for start, end in span.spans:
        pieces.append(span.text[position : position + end - start].strip())
        position += end - start
    return " … ".join(piece for piece in pieces if piece)


def said(claim: Claim) -> str:
    """The words of a claim, in quotation marks where the report quotes them.

    >>> from twosource.model import Certainty
    >>> words = Span("We ran", ((1, 7),))
    >>> said(Claim("c", "r", words, None, (), (), "direct", Certainty(), 1.0, "x"))
    '“We ran”'
    """
    words = spoken(claim.content)
    bare = claim.quote == "direct" and not any(mark in words for mark in '“”"')
    return f"“{words}”" if bare else words


def number(value: float) -> str:
    """A number as people write it.

    >>> number(1150.0), number(2.5)
    ('1,150', '2.5')
    """
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def bounds(quantity: Quantity) -> str:
    """What a number says, with its open or closed ends.

    >>> from twosource.model import Span
    >>> span = Span("at least nine", ((0, 13),))
    >>> bounds(Quantity(span, 9, None, "people", "killed"))
    '9 or more people killed'
    >>> bounds(Quantity(span, 2550, 3000, "troops", None))
    '2,550 to 3,000 troops'
    >>> bounds(Quantity(span, 26.4, 33.6, "men", None, change="~"))
    'about 26 to 34 men'
    """
    low, high = quantity.low, quantity.high
    about = quantity.change == "~"
    if about and low is not None and high is not None and low >= 10:
        low, high = round(low), round(high)
    if low is None and high is None:
        amount = "an unknown number"
    elif high is None and low is not None:
        amount = f"{number(low)} or more"
    elif low is None and high is not None:
        amount = f"up to {number(high)}"
    elif low is not None and high is not None:
        amount = number(low) if low == high else f"{number(low)} to {number(high)}"
    if about:
        amount = f"about {amount}"
    measure = quantity.measure if quantity.measure != "other" else None
    return " ".join(word for word in (amount, quantity.unit, measure) if word)


def days(when: When) -> str:
    """The interval of days that a time expression stands for.

    >>> from twosource.model import Span
    >>> span = Span("on Tuesday", ((0, 10),))
    >>> days(When(span, "DATE", "2026-05-12", "2026-05-12", "2026-05-12", "day"))
    '2026-05-12'
    """
    first, last = when.earliest, when.latest
    if first and last:
        return first if first == last else f"{first} to {last}"
    if first or last:
        return f"from {first}" if first else f"until {last}"
    return when.value or "not resolved"


def counted(n: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "claim"), counted(1200, "report")
    ('1 claim', '1,200 reports')
    """
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"
