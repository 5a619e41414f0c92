"""How sure the text is: hedges, modality, polarity."""

from twosource.model import Certainty, Span, Stance
from twosource.reading import Reading

VERSION = "certainty-0"


def certainty(content: Span, cue: Span | None, stance: Stance, reading: Reading) -> Certainty:
    """How sure the report's words are of ``content``; ``stance`` is the cue's, as read before."""
    return Certainty(stance=stance)
