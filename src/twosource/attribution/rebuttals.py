"""Denials that an apposition or a relative clause gives: "he said it was full, **a claim the mayor
denied**"; "allegations of looting, **which the army denies**".
"""

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
    for opener in reading.tokens:
        denial = _denial(reading, opener) or _relative_denial(reading, opener)
        if denial is None:
            continue
        comma = reading.tokens[opener.i - (1 if opener.tag == "WDT" else 2)]
        told = [_ended(f, comma) for f in out if _holds(f, comma) and denial not in f.cue]
        others = [f for f in out if not _holds(f, comma) and denial not in f.cue]
        named = _named_content(reading, denial, comma)
        start = reading.sentence(opener)[0].start
        content = named or (told[0].content if told else ((start, comma.start),))
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


def _relative_denial(reading: Reading, which: Token) -> Token | None:
    """The verb by which ", which the army denies" denies what stands before it."""
    if which.tag != "WDT" or which.lower != "which" or which.i < 2:
        return None
    verb = reading.head(which)
    comma = reading.tokens[which.i - 1]
    cue = verbs().get(verb.lemma)
    if cue is None or cue.stance != "denies" or comma.text not in {",", "—", "–"}:
        return None
    subject = reading.child(verb, "nsubj")
    agent = reading.child(verb, "agent")
    other = subject is not None and subject.i != which.i
    return verb if other or agent is not None else None


def _named_content(reading: Reading, denial: Token, comma: Token) -> Pieces | None:
    """What the noun before the comma names: "allegations of **looting**, which …"."""
    for noun in reading.tokens[reading.sentence(comma)[0].i : comma.i]:
        if noun.pos == "NOUN" and noun.lemma in nouns() and reading.head(denial).i >= noun.i:
            of = next((c for c in reading.children(noun) if c.lower == "of"), None)
            theme = reading.child(of, "pobj", "pcomp") if of is not None else None
            if theme is not None and theme.i < comma.i and denial.dep == "relcl":
                return ((reading.subtree(theme)[0].start, comma.start),)
    return None


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
