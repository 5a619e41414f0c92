"""What: PLOVER events and the words that trigger them.

Types and modes after the PLOVER codebook (Open Event Data Alliance, 2.0), CAMEO roots by its
crosswalk. What is planned, attempted, feared or denied keeps the type of what is described:
``certainty`` says the rest.
"""

from twosource.claims.plover.choose import happenings, told_by_cue
from twosource.claims.plover.lexicon import mode_roots, types
from twosource.claims.plover.reader import Happening
from twosource.model import EventMention, Span, Why
from twosource.reading import Reading

VERSION = "what-2"


def what(content: Span, reading: Reading) -> tuple[EventMention, ...]:
    """The happenings that the claim with ``content`` states, the main one first.

    What is asked or blamed in words that tell of nothing else happens in the asking, and what is
    vowed in the vow: the trigger then stands outside of ``content``.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "Troops carried out an air raid on the port.", ""))
    >>> [(e.type, e.mode, e.trigger.text) for e in what(r.span((0, 43)), r)]
    [('ASSAULT', 'aerial', 'air raid')]
    """
    tokens = reading.tokens_of(content)
    found = happenings(reading, tokens)
    asked = told_by_cue(reading, tokens, said=bool(found))
    if asked is not None:
        found = (asked, *(h for h in found if h.type != asked.type))
    return tuple(_mention(reading, happening) for happening in found)


def _mention(reading: Reading, happening: Happening) -> EventMention:
    pieces: list[tuple[int, int]] = []
    for token in happening.trigger:
        if pieces and reading.text[pieces[-1][1] : token.start] == " ":
            pieces[-1] = (pieces[-1][0], token.end)
        else:
            pieces.append((token.start, token.end))
    trigger = reading.span(*pieces)
    root = mode_roots().get(f"{happening.type} {happening.mode}", types()[happening.type].cameo)
    return EventMention(
        type=happening.type,
        trigger=trigger,
        mode=happening.mode,
        cameo=root,
        why=Why(f"what.{happening.rule}", trigger),
    )
