"""Denials that an apposition gives: "he said it was full, **a claim the mayor denied**"."""

from collections.abc import Sequence
from dataclasses import replace

from twosource.attribution.cues import nouns, verbs
from twosource.attribution.frames import Frame, Pieces, conjuncts
from twosource.reading import Reading, Token


def with_rebuttals(reading: Reading, frames: Sequence[Frame]) -> list[Frame]:
    """``frames`` with what an apposition denies, and their contents without the apposition.

    >>> from twosource.attribution.verbs import find_verbs
    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> text = "Activists said troops had used gas, a charge denied by the army."
    >>> r = read(Report("r", text, ""))
    >>> frames = with_rebuttals(r, [*find_verbs(r)])
    >>> [(f.source.text, r.text[slice(*f.content[0])], f.stance) for f in frames]
    [('Activists', 'troops had used gas', 'says'), ('army', 'troops had used gas', 'denies')]
    """
    out = list(frames)
    for noun in reading.tokens:
        denial = _denial(reading, noun)
        if denial is None:
            continue
        comma = reading.tokens[noun.i - 2]
        told = [_ended(f, comma) for f in out if _holds(f, comma) and denial not in f.cue]
        others = [f for f in out if not _holds(f, comma) and denial not in f.cue]
        content = told[0].content if told else ((reading.sentence(noun)[0].start, comma.start),)
        source = _denier(reading, denial)
        joint = conjuncts(reading, source) if source is not None else ()
        rebuttal = Frame((denial,), source, content, "denies", "noun.rebuttal", joint=joint)
        out = [*others, *told, rebuttal]
    return out


def _denial(reading: Reading, noun: Token) -> Token | None:
    """The verb by which ", a claim …" is denied, if ``noun`` is such a claim."""
    if noun.lemma not in nouns() or noun.pos != "NOUN" or noun.i < 2:
        return None
    article, comma = reading.tokens[noun.i - 1], reading.tokens[noun.i - 2]
    if article.lower not in {"a", "an"} or comma.text != "," or comma.sent != noun.sent:
        return None
    verb = next((c for c in reading.children(noun) if c.dep in {"acl", "relcl"}), None)
    cue = verbs().get(verb.lemma) if verb is not None else None
    return verb if cue is not None and cue.stance == "denies" else None


def _denier(reading: Reading, verb: Token) -> Token | None:
    agent = reading.child(verb, "agent")
    if agent is not None:
        return reading.child(agent, "pobj")
    subject = reading.child(verb, "nsubj")
    return None if subject is None or subject.tag in {"WDT", "WP"} else subject


def _holds(frame: Frame, token: Token) -> bool:
    return any(a <= token.start < b for a, b in frame.content)


def _ended(frame: Frame, comma: Token) -> Frame:
    content: Pieces = tuple((a, min(b, comma.start)) for a, b in frame.content if a < comma.start)
    return replace(frame, content=content)
