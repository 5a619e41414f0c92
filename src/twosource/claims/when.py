"""When: time expressions as TIMEX3 values and intervals of days, and the one a claim is about."""

from collections.abc import Sequence
from dataclasses import replace

from twosource.claims.inside import inside, starting_in
from twosource.claims.times import Found, bounded, find, joined, role
from twosource.claims.times.apart import dated_apart
from twosource.claims.times.direction import anchor_of, tense, verb_above
from twosource.claims.times.roles import states
from twosource.claims.times.said import cue_above, is_survey, is_told_as_present
from twosource.model import Span, When, Why
from twosource.reading import Reading, Token

VERSION = "when-2"
_ROLES = {"happening": 0, "background": 1, "statement": 2}
_BESIDE = ("conj", "advcl")
_FAR = 99


def find_times(reading: Reading) -> tuple[When, ...]:
    """Every time expression of a report, in a claim or not, in the order of the text.

    ``value`` is the TIMEX3 value, ``earliest`` and ``latest`` ISO days that are both included,
    ``None`` where they are open or the text doesn't tell, and ``role`` what the time dates.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> reading = read(Report("r", "It fell late on 3 March.", "", published="2024-03-14"))
    >>> [(w.span.text, w.type, w.value, w.earliest) for w in find_times(reading)]
    [('late on 3 March', 'DATE', '2024-03-03', '2024-03-03')]
    """
    return tuple(_when(found, reading) for found in find(reading))


def _when(found: Found, reading: Reading) -> When:
    span = reading.span((found.start, found.end))
    timex = found.timex
    return When(
        span=span,
        type=timex.type,
        value=timex.value,
        earliest=timex.earliest.isoformat() if timex.earliest else None,
        latest=timex.latest.isoformat() if timex.latest else None,
        precision=timex.precision,
        role=role(reading, found.start, found.end),
        why=Why(found.rule, span),
    )


def when(content: Span, reading: Reading, found: tuple[When, ...]) -> When | None:
    """The time of the happening that the claim with ``content`` states.

    It is the time in the content that hangs nearest to its main verb, with its preposition
    ("since Saturday"), or a distance from something dated ("a day after the vote on Sunday").
    Where there is none, one outside counts if it hangs on a verb inside, then one of a clause
    beside the content's: "A bomb went off on Friday, but nobody was hurt", and last the time of
    the saying, with the role ``statement``, where what is said is of that time: "vowed on Friday
    to fight".

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> text = "Police said on Monday that a bridge had been shut since Saturday."
    >>> reading = read(Report("r", text, "", published="2024-03-14"))
    >>> found = when(Span.of(text, (27, 64)), reading, find_times(reading))
    >>> found.span.text, found.earliest, found.latest
    ('since Saturday', '2024-03-09', '2024-03-14')
    """
    head = _head(content, reading)
    if head is None:
        return None
    sentence = reading.sentence(head)
    near = starting_in(found, sentence[0].start, sentence[-1].end)
    within = inside(content, found)
    candidates = [b for w in within if _placed(b := _bounded(w, within, head, reading))]
    own = min(
        candidates,
        key=lambda w: (_rank(w), _distance(w, head, reading), w.span.start),
        default=None,
    )
    if own is not None and own.role == "happening":
        return own
    return (
        dated_apart(head, near, reading)
        or own
        or _from_outside(content, head, reading, near)
        or _from_statement(content, head, reading, near)
    )


def _bounded(time: When, others: list[When], head: Token, reading: Reading) -> When:
    """A time with what belongs to it, and its role in the content under ``head``."""
    dates = role(reading, time.span.start, time.span.end, head)
    return replace(bounded(joined(time, tuple(others), reading), reading), role=dates)


def _placed(time: When) -> bool:
    return time.type != "SET" and (time.earliest is not None or time.latest is not None)


def _rank(time: When) -> int:
    """Times of the happening before those of its background; "its third day" is no date."""
    return _ROLES[time.role] + (time.why is not None and time.why.rule == "ordinal unit")


def _head(content: Span, reading: Reading) -> Token | None:
    """The word of ``content`` that all others hang on, the first if there are several."""
    tokens = reading.tokens_of(content)
    inside = {t.i for t in tokens}
    tops = [t for t in tokens if t.head not in inside or t.head == t.i]
    return next((t for t in tops if t.pos in ("VERB", "AUX")), tops[0] if tops else None)


def _distance(time: When, head: Token, reading: Reading) -> int:
    """How many steps up the tree it is from a time to ``head``; many if it isn't above."""
    token = reading.token_at(time.span.end - 1)
    path = [token, *reading.ancestors(token)] if token else []
    return next((n for n, t in enumerate(path) if t.i == head.i), _FAR)


def _from_outside(
    content: Span, head: Token, reading: Reading, found: Sequence[When]
) -> When | None:
    """The time of the content's clause that stands outside of it, or of a clause beside it."""
    near = [
        (w, verb)
        for w in found
        if w.role != "statement"
        if _placed(w) and not content.touches(w.span.start, w.span.end)
        if (verb := _verb(w, reading)) is not None
    ]
    for w, verb in near:
        if content.covers(verb.start, verb.end):
            return bounded(w, reading)
    if head.tag != "VBD" and not any(c.tag == "VBD" for c in reading.children(head)):
        return None
    beside = _clauses_beside(head, reading)
    for w, verb in near:
        if verb.i in beside and _hangs_on(w, verb, reading) and tense(reading, verb) < 0:
            shared = bounded(w, reading)
            return replace(shared, why=Why("clause beside", shared.span, "shared by both clauses"))
    return None


def _from_statement(
    content: Span, head: Token, reading: Reading, found: Sequence[When]
) -> When | None:
    """The time of the saying, where it dates what is said, too: "vowed on Friday to fight"."""
    outside = [w for w in found if _placed(w) and not content.touches(w.span.start, w.span.end)]
    for w in outside:
        anchor = anchor_of(reading, w.span.start, w.span.end)
        if anchor is not None and is_survey(reading.ancestors(anchor)):
            return replace(bounded(w, reading), role="happening")
    cue = cue_above(content, head, reading)
    if cue is None or not is_told_as_present(head, cue, reading):
        return None
    verbs = (cue.i, *_clauses_beside(cue, reading))
    for w in outside:
        verb = _verb(w, reading)
        if verb is not None and verb.i in verbs:
            said = bounded(w, reading)
            return replace(said, role="statement", why=Why("time of statement", said.span))
    return None


def _verb(time: When, reading: Reading) -> Token | None:
    anchor = anchor_of(reading, time.span.start, time.span.end)
    return verb_above(reading, anchor) if anchor else None


def _hangs_on(time: When, verb: Token, reading: Reading) -> bool:
    """Whether a time hangs on ``verb`` itself or by a preposition."""
    anchor = anchor_of(reading, time.span.start, time.span.end)
    if anchor is None:
        return False
    head = reading.head(anchor)
    return verb in (head, reading.head(head) if head.pos == "ADP" else head)


def _clauses_beside(head: Token, reading: Reading) -> set[int]:
    """The verbs of the clauses that ``head``'s clause is joined to, above and below."""
    out = {c.i for c in reading.children(head) if c.dep in _BESIDE}
    while head.dep in _BESIDE and head.head != head.i:
        head = reading.head(head)
        out.add(head.i)
        out |= {c.i for c in reading.children(head) if c.dep == "ccomp" and states(reading, head)}
    return out
