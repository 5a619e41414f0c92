"""The report's own voice: what it states without attributing it, clause by clause."""

from collections.abc import Iterator, Sequence

from twosource.attribution.cues import nouns, verbs, words
from twosource.attribution.frames import Frame, clause
from twosource.attribution.relatives import relative_pronoun
from twosource.attribution.sources import mention_text
from twosource.attribution.statements import (
    is_finite,
    is_question,
    leaves_unsaid,
    pieces_of,
    root,
    units,
)
from twosource.model import Span, Why
from twosource.reading import Reading, Token

_STOPS = {".", "!", "?", "…", "”", '"', ")", ":", ";"}
_SEEMING = {"appear", "seem", "purport"}
"""Verbs over a cue that only hedge it: "images **appear** to show empty hangars"."""
_FEWEST = 3
"""Words that an own-voice claim needs at least."""


def own_voice(reading: Reading, frames: Sequence[Frame]) -> Iterator[tuple[Span, Why]]:
    """Clauses that stand in no attribution's source, cue or content.

    >>> from twosource.attribution.verbs import find_verbs
    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> text = "A mortar hit the depot, but officials said nobody was inside."
    >>> r = read(Report("r", text, ""))
    >>> [span.text for span, _ in own_voice(r, [*find_verbs(r)])]
    ['A mortar hit the depot']
    """
    near = _by_sentence(reading, frames)
    for n, (first, last) in enumerate(reading.sentences):
        tokens = reading.tokens[first:last]
        if is_headline(reading, tokens):
            continue
        for unit in units(reading, ((tokens[0].start, tokens[-1].end),), own_voice=True):
            if leaves_unsaid(reading, unit):
                continue
            kept = _kept(reading, _past_impersonal(reading, unit), near.get(n, []))
            if kept is None:
                continue
            span = reading.span(*pieces_of(reading, kept))
            if not leaves_unsaid(reading, kept):
                yield span, Why("own_voice.clause", None)


def is_headline(reading: Reading, sentence: Sequence[Token]) -> bool:
    """Whether a sentence is a line by itself without a full stop: a headline or a caption.

    A report of a single sentence is never taken for one.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "Attacks on officers increase\\nTwo men fled.", ""))
    >>> [is_headline(r, r.tokens[a:b]) for a, b in r.sentences]
    [True, False]
    """
    if len(reading.sentences) == 1 or sentence[-1].text in _STOPS:
        return False
    text, start, end = reading.text, sentence[0].start, sentence[-1].end
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    return not text[line:start].strip() and not text[end:stop].strip()


def _by_sentence(reading: Reading, frames: Sequence[Frame]) -> dict[int, list[Frame]]:
    """The frames of which cue or content stands in each sentence."""
    found: dict[int, list[Frame]] = {}
    for frame in frames:
        numbers = {t.sent for t in frame.cue}
        for a, b in frame.content:
            first, last = reading.token_at(a), reading.token_at(b - 1)
            if first is not None and last is not None:
                numbers.update(range(first.sent, last.sent + 1))
        for n in numbers:
            found.setdefault(n, []).append(frame)
    return found


def _kept(
    reading: Reading, unit: tuple[Token, ...], frames: Sequence[Frame]
) -> tuple[Token, ...] | None:
    """What of a clause is the report's own, or ``None`` if it is attributed or no statement."""
    if not is_finite(reading, unit) or is_question(unit, reading) or _in_quotation(reading, unit):
        return None
    if unit[0].tag in {"WP", "WDT"} and unit[0].dep in {"nsubj", "nsubjpass"}:
        return None  # what is left of a relative clause
    governor = root(reading, unit)
    inside = {t.i for t in unit}
    for frame in frames:
        cue_inside = any(t.i in inside for t in frame.cue)
        held = sum(1 for t in unit if _in_content(frame, t))
        if governor is not None and _after_own_verb(reading, governor, frame):
            continue
        if held > 0.5 * len(unit) or (governor is not None and _in_content(frame, governor)):
            return None
        if cue_inside and governor is not None and _governs(reading, governor, frame):
            return None
    rules = (_relative, _joined, _of_noun, _turned)
    left_out = (rule(reading, f) for f in frames for rule in rules)
    relative = [r for r in left_out if r is not None]
    kept = tuple(t for t in unit if not any(first <= t.i <= last for first, last in relative))
    written = [t for t in kept if t.pos not in {"PUNCT", "SPACE"}]
    return kept if len(written) >= _FEWEST and is_finite(reading, kept) else None


def _past_impersonal(reading: Reading, unit: tuple[Token, ...]) -> tuple[Token, ...]:
    """What stands behind "It was announced on Monday that" and "The court heard that"."""
    governor = root(reading, unit)
    if governor is None:
        return unit
    it = reading.child(governor, "nsubjpass")
    said = reading.child(governor, "ccomp")
    rumoured = _there_are_rumours(reading, governor)
    if rumoured is not None:
        start, end = clause(reading, rumoured)
        return tuple(t for t in unit if start <= t.start < end)
    impersonal = (it is not None and it.lower == "it") or _heard_before(reading, governor)
    if not impersonal or said is None or said.i < governor.i:
        return unit
    if not any(c.dep == "mark" and c.lower == "that" for c in reading.children(said)):
        return unit
    start, end = clause(reading, said)
    return tuple(t for t in unit if start <= t.start < end)


def _there_are_rumours(reading: Reading, verb: Token) -> Token | None:
    """The clause of "there have been rumours **that the minister owns the mine**"."""
    told = reading.child(verb, "attr")
    if told is None or told.lemma not in nouns() or reading.child(verb, "expl") is None:
        return None
    clauses = (c for c in reading.children(told) if c.dep in {"acl", "ccomp", "relcl"})
    return next((c for c in clauses if any(m.lower == "that" for m in reading.children(c))), None)


def _heard_before(reading: Reading, verb: Token) -> bool:
    """Whether a court or a panel hears something said before it: nobody says who said it."""
    hearer = reading.child(verb, "nsubj")
    return verb.lemma == "hear" and hearer is not None and hearer.lemma in words("hears", "nouns")


def _in_quotation(reading: Reading, unit: tuple[Token, ...]) -> bool:
    quoted = sum(1 for t in unit if reading.in_quotation(t.start))
    return quoted > 0.8 * len(unit)


def _in_content(frame: Frame, token: Token) -> bool:
    return any(a <= token.start < b for a, b in frame.content)


def _governs(reading: Reading, governor: Token, frame: Frame) -> bool:
    """Whether the clause is made of the attribution: its verb is the cue or what it stops short
    of.
    """
    if governor in frame.cue:
        return not _gesture(reading, governor, frame)
    if governor == frame.source and frame.cue[0].dep in {"acl", "relcl"} and governor.dep == "ROOT":
        return (
            frame.cue[0].tag in {"VBD", "VBZ", "VBP"} and relative_pronoun(reading, frame) is None
        )
    named = frame.rule.startswith("noun") and frame.cue[0].head == governor.i
    predicate = frame.cue[0].dep == "nsubj" and governor.lemma == "be"
    if named and (predicate or frame.cue[0].dep == "dobj"):
        return True
    if any(t.dep == "xcomp" and t.head == governor.i for t in frame.cue):
        return reading.child(governor, "auxpass") is not None or governor.lemma in _SEEMING
    return governor.lemma == "stop" and frame.stance == "leaves_open"


def _gesture(reading: Reading, governor: Token, frame: Frame) -> bool:
    """Whether a cue is a deed beside a quotation in another sentence: "He **pointed at the wall**.
    “It was there.”"
    """
    first = reading.token_at(frame.content[0][0])
    if first is None or first.sent == governor.sent or governor.lemma in verbs():
        return False
    return reading.in_quotation(first.start)


def _after_own_verb(reading: Reading, governor: Token, frame: Frame) -> bool:
    """Whether an attribution only follows the clause's own verb: "**has resigned** and says …"."""
    joined = _joined(reading, frame)
    return joined is not None and frame.cue[0].head == governor.i and joined[0] > governor.i


def _joined(reading: Reading, frame: Frame) -> tuple[int, int] | None:
    """The tokens, first and last, of an attribution joined to the report's own verb: "has resigned
    **and says he is innocent**".
    """
    if not frame.cue or frame.cue[0].dep != "conj" or not frame.rule.startswith("verb"):
        return None
    last = max(t.i for t in (*frame.cue, *reading.tokens_in(*frame.content[-1])))
    joiner = reading.tokens[frame.cue[0].i - 1]
    return (joiner.i, last) if joiner.dep == "cc" else None


def _turned(reading: Reading, frame: Frame) -> tuple[int, int] | None:
    """The tokens, first and last, of an attribution behind a turn: "Roads are closed, **but a guard
    said they would open**".
    """
    if not frame.cue or frame.source is None or not frame.rule.startswith("verb"):
        return None
    start = reading.token_at(mention_text(reading, frame.source)[0])
    if start is None or start.i < 2 or start.i > frame.cue[0].i:
        return None
    joiner, comma = reading.tokens[start.i - 1], reading.tokens[start.i - 2]
    turns = joiner.lower in {"but", "while", "whereas", "although"} and comma.text == ","
    last = max(t.i for t in (*frame.cue, *reading.tokens_in(*frame.content[-1])))
    return (comma.i, last) if turns and last > frame.cue[0].i else None


def _of_noun(reading: Reading, frame: Frame) -> tuple[int, int] | None:
    """The tokens, first and last, of what a noun's clause says: "the claim **that it rained** was
    met with laughter".
    """
    if not frame.cue or not frame.rule.startswith("noun") or len(frame.content) != 1:
        return None
    held = reading.tokens_in(*frame.content[0])
    that = reading.tokens[held[0].i - 1]
    return (that.i, held[-1].i) if that.lower == "that" and that.i > frame.cue[0].i else None


def _relative(reading: Reading, frame: Frame) -> tuple[int, int] | None:
    """The tokens, first and last, of an attribution that is a relative clause, with the commas
    around it: "a wall **that masons said would last**".
    """
    pronoun = relative_pronoun(reading, frame)
    if pronoun is None:
        return None
    last = max(t.i for t in (*frame.cue, *reading.tokens_in(*frame.content[-1])))
    after = reading.tokens[last + 1] if last + 1 < len(reading.tokens) else pronoun
    first = pronoun.i
    if after.text == "," and reading.tokens[first - 1].text == ",":
        return first - 1, last + 1
    return first, last
