"""What the report adds behind somebody's words: ", without providing evidence"."""

import re
from dataclasses import replace

from twosource.attribution.frames import Frame
from twosource.reading import Reading

_TAIL = re.compile(
    r"(?:,? without (?:immediately |further )?(?:elaborating|elaboration)"
    r"|, (?:but )?without (?:providing|offering|giving|presenting|citing|specifying|naming|saying"
    r"|going into)\b[^,;:“”\"]*"
    r"| without (?:providing|offering|giving|presenting|going into) (?:any |his |her |their |its "
    r"|further |more |other )*(?:evidence|proof|details?|names?|reasons?|rank|specifics))$"
)


def without_tail(reading: Reading, frame: Frame) -> Frame:
    """``frame`` whose indirect content ends before what the report says of how it was said.

    >>> from twosource.attribution.verbs import find_verbs
    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "He said spies had lit the fire, without giving details.", ""))
    >>> [r.text[a:b] for f in find_verbs(r) for a, b in without_tail(r, f).content]
    ['spies had lit the fire']
    """
    start, end = frame.content[-1]
    tail = _TAIL.search(reading.text, start, end)
    if tail is None or not frame.cue or reading.in_quotation(tail.start()):
        return frame
    return replace(frame, content=(*frame.content[:-1], (start, tail.start())))
