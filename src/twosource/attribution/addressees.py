"""Outlets that are told: "told Radio X that …", "said to the daily Le Phare", "told the paper"."""

from twosource.attribution.cues import words
from twosource.attribution.frames import Frame
from twosource.attribution.sources import is_medium, is_monitor, names_medium
from twosource.reading import Reading, Token

_FARTHEST_MEDIUM = 8
"""Sentences before "the paper" in which its name is looked for."""


def told_outlet(reading: Reading, frame: Frame) -> Frame:
    """ "told Radio X that …": the outlet told stands between publisher and source."""
    for cue in frame.cue:
        above = reading.head(cue)
        tells = cue.lemma in words("addressee", "verbs")
        adds = (
            not tells and cue.tag == "VBG" and cue.dep == "advcl" and frame.rule.startswith("verb")
        )
        verb = above if adds else cue
        if verb.lemma not in words("addressee", "verbs"):
            continue
        for child in reading.children(verb):
            told = child.dep in {"dobj", "dative", "iobj", "nsubjpass"}
            if not told or child == frame.source:
                continue
            if _known_medium(reading, child) or medium_meant(reading, child) is not None:
                return frame.via(child)
    return _spoken_to(reading, frame)


def _spoken_to(reading: Reading, frame: Frame) -> Frame:
    """ "said **to the daily Le Phare** that …": through the daily."""
    for verb in frame.cue:
        to = next((c for c in reading.children(verb) if c.lower == "to" and c.dep != "aux"), None)
        told = reading.child(to, "pobj") if to is not None else None
        if told is not None and _known_medium(reading, told) and not _said(frame, told):
            return frame.via(told)
    return frame


def medium_meant(reading: Reading, head: Token) -> Token | None:
    """The outlet last named before "the paper" or "the agency" that stands for it.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "The Lake Tribune has it. Ana Ruiz told the paper she fled.", ""))
    >>> medium_meant(r, next(t for t in r.tokens if t.text == "paper")).text
    'Tribune'
    """
    determiner = reading.child(head, "det")
    if not names_medium(head) or determiner is None or determiner.lower != "the":
        return None
    if any(c.pos == "PROPN" or c.dep == "compound" for c in reading.children(head)):
        return None
    first = reading.sentences[max(0, head.sent - _FARTHEST_MEDIUM)][0]
    before = (reading.tokens[i] for i in range(head.i - 1, first - 1, -1))
    return next(
        (t for t in before if t.pos == "PROPN" and t.dep != "compound" and is_medium(reading, t)),
        None,
    )


def _known_medium(reading: Reading, head: Token) -> bool:
    """Whether a name is an outlet's, by itself or where the report brings it in: "the site Osa"."""
    if any(head.text in credit.split() for credit in reading.report.credit):
        return True
    return (
        is_medium(reading, head)
        or is_monitor(head)
        or (
            head.pos == "PROPN"
            and any(
                is_medium(reading, t) or (t.dep == "appos" and is_medium(reading, reading.head(t)))
                for t in reading.tokens[: head.i]
                if t.text == head.text
            )
        )
    )


def _said(frame: Frame, token: Token) -> bool:
    return any(a <= token.start < b for a, b in frame.content)
