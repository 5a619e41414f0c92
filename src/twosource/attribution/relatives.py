"""Attributions inside relative clauses: "a tunnel that officials said was mined"."""

from dataclasses import replace

from twosource.attribution.frames import Frame, clause
from twosource.reading import Reading, Token

_PRONOUNS = {"WDT", "WP"}
_ARGUMENTS = {"nsubj", "nsubjpass", "dobj", "pobj"}
_ENDS_CLAUSE = {"NOUN", "PROPN", "NUM", "ADJ", "ADV", "VERB", "AUX", "PUNCT"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}


def relative_pronoun(reading: Reading, frame: Frame) -> Token | None:
    """The pronoun that opens the relative clause whose verb is the cue of ``frame``.

    >>> from twosource.attribution.verbs import find_verbs
    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "Men found a tunnel that sailors said was used as a store.", ""))
    >>> [relative_pronoun(r, f).text for f in find_verbs(r)]
    ['that']
    """
    if not frame.cue or frame.cue[0].dep != "relcl":
        return None
    first = reading.subtree(frame.cue[0])[0]
    opens = first.tag in _PRONOUNS or (first.lower == "that" and first.dep in _ARGUMENTS)
    return first if opens and first.i < frame.cue[0].i else None


def within_relative(reading: Reading, frame: Frame) -> Frame:
    """``frame`` with a content that ends with its relative clause and leaves out the pronoun,
    where the pronoun belongs to what is said.

    >>> from twosource.attribution.verbs import find_verbs
    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "The raft, which sailors said was safe, sank.", ""))
    >>> [r.text[a:b] for f in find_verbs(r) for a, b in within_relative(r, f).content]
    ['was safe']
    """
    pronoun = relative_pronoun(reading, frame)
    if pronoun is None:
        return frame
    cue = frame.cue[0]
    below = [c for c in reading.children(cue) if c != pronoun]
    said = next((c for c in below if c.dep in {"ccomp", "xcomp"} and c.i > cue.i), None)
    source = next((c for c in below if c.dep == "nsubj"), None)
    if said is None or source is None:
        return frame
    start, end = clause(reading, said)
    start = max(start, reading.tokens[frame.cue[-1].i + 1].start)
    if reading.head(cue).dep == "ROOT" and reading.head(cue).pos not in {"VERB", "AUX"}:
        end = _before_main_verb(reading, cue)
    return replace(frame, content=((start, end),), source=source)


def _before_main_verb(reading: Reading, cue: Token) -> int:
    """Where the clause ends whose sentence has lost its main verb to it in the parse: "a man who
    police say planned the raid **was shot**".
    """
    rest = [t for t in reading.sentence(cue) if t.i > cue.i and t.text not in {".", "!", "?"}]
    seen = False
    for t in rest:
        before = reading.tokens[t.i - 1]
        if seen and t.tag in _FINITE and before.pos in _ENDS_CLAUSE:
            return before.end
        seen = seen or t.pos in {"VERB", "AUX"}
    return rest[-1].end if rest else cue.end
