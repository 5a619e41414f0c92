"""How sure the text is: hedges, modality, polarity, as the *text* says them.

What an analyst makes of a claim is kept apart and is never mixed in here.
"""

from twosource.claims.factuality.hedges import hedges
from twosource.claims.factuality.modality import Reason, modality
from twosource.claims.factuality.polarity import negation
from twosource.model import Certainty, Span, Stance, Why
from twosource.reading import Reading, Token

VERSION = "certainty-3"


def certainty(content: Span, cue: Span | None, stance: Stance, reading: Reading) -> Certainty:
    """How sure the report's words are of ``content``; ``stance`` is the cue's, as read before.

    Denying is a stance, not a polarity: the content of "He denied that they fled" is positive.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> text = "Reportedly, no house was hit."
    >>> found = certainty(Span.of(text, (0, 28)), None, "says", read(Report("r", text, "")))
    >>> found.polarity, found.modality, [h.text for h in found.hedges]
    ('negative', 'asserted', ['Reportedly'])
    >>> found.why.rule, found.why.evidence.text
    ('polarity.negated+hedge', 'no')
    """
    negated = negation(content, reading)
    reason = modality(content, reading)
    found = hedges(content, cue, reading)
    return Certainty(
        stance=stance,
        polarity="negative" if negated else "positive",
        modality=reason.modality if reason else "asserted",
        hedges=found,
        why=_why(reading, negated, reason, found),
    )


def _why(
    reading: Reading, negated: Token | None, reason: Reason | None, found: tuple[Span, ...]
) -> Why:
    """The rules that were applied; the evidence is the word of the first of them."""
    rules = []
    evidence: list[Span] = []
    if negated is not None:
        rules.append("polarity.negated")
        evidence.append(reading.span_of(negated, negated))
    if reason is not None:
        rules.append(f"modality.{reason.rule}")
        evidence.append(reading.span_of(reason.evidence, reason.evidence))
    if found:
        rules.append("hedge")
        evidence.append(found[0])
    return Why("+".join(rules) or "plain", evidence[0] if evidence else None)
