"""What a time is the time of: the happening, the statement about it, or its background."""

from typing import Literal

from twosource.attribution.cues import verbs as cue_verbs
from twosource.claims.times.direction import anchor_of, verb_above
from twosource.reading import Reading, Token

Role = Literal["happening", "statement", "background"]
_CONTENT = ("ccomp", "xcomp", "parataxis")
_ASIDE = ("relcl", "acl", "advcl", "appos")


def role(reading: Reading, start: int, end: int, top: Token | None = None) -> Role:
    """The role of the time at characters ``[start, end)``, by the verb that it hangs on.

    On a verb of saying with something said it dates the statement; in a relative or
    subordinate clause it is background; else it dates the happening. What stands above ``top``,
    the head of a claim's content, is not looked at.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> def of(text: str, word: str) -> str:
    ...     at = text.index(word)
    ...     return role(read(Report("r", text, "")), at, at + len(word))
    >>> of("The mayor said on Monday that the bridge had collapsed.", "Monday")
    'statement'
    >>> of("The bridge collapsed on Sunday.", "Sunday")
    'happening'
    >>> of("The bridge, which was built in 1931, collapsed.", "1931")
    'background'
    """
    anchor = anchor_of(reading, start, end)
    if anchor is None:
        return "happening"
    verb = verb_above(reading, anchor)
    if verb is None:
        return "happening"
    if states(reading, verb):
        return "statement"
    return "background" if _aside(verb, top, reading) else "happening"


def states(reading: Reading, verb: Token) -> bool:
    """Whether ``verb`` is a verb of saying with what is said, beside it or in quotation marks."""
    cue = cue_verbs().get(verb.lemma)
    if cue is None or "c" not in cue.frames:
        return False
    if any(c.dep in _CONTENT for c in reading.children(verb)):
        return True
    left, right = reading.subtree_edges(verb)
    return any(a < right and left < b for a, b in reading.quotations)


def _aside(verb: Token, top: Token | None, reading: Reading) -> bool:
    """Whether a verb stands in a clause beside the main one of its content."""
    while verb != top and verb.dep not in ("ROOT", *_CONTENT) and verb.head != verb.i:
        if verb.dep in _ASIDE:
            return True
        verb = reading.head(verb)
    return False
