"""Hedges: words by which a report lowers its own commitment to a claim.

They are looked for in the claim, in the words of its sentence that govern it ("It is thought
that"), and in a disclaimer that follows ("The account could not be verified").
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from twosource.model import Span
from twosource.reading import Reading, Token

__all__ = ["hedges"]

_BE = r"(?:is|are|was|were|be|been|being|'s|'re|’s|’re)"
_ADVERB = r"(?:(?:\w+ly|also|now|still|often|then|not|previously|long|since|all|both) )?"
_TO_CLAIM = re.compile(r"[\s,:“\"‘]*(?:that)?[\s,:“\"‘]*")
"""What may stand between a hedge and the claim after it."""
_LONGEST_BESIDE = 200
"""Characters that a hedge beside a claim and what stands between may take."""
_LONGEST_DISCLAIMED = 600
"""Characters after a claim, or of a sentence after it, in which a disclaimer is looked for."""
_FARTHEST_DISCLAIMED = 3
"""Sentences before a disclaimer of several claims that it speaks of."""


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "hedges.toml").read_text(encoding="utf-8"))


def _any(forms: list[str]) -> str:
    return "|".join(re.escape(f) for f in sorted(forms, key=lambda f: (-len(f), f)))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """The classes of hedges that their words alone decide."""
    data = _data()
    reporting = _any(data["reporting"])
    with_more = "|".join(rf"{verb} (?:{after})\b" for verb, after in data["reporting_with"])
    seeming = "|".join(rf"(?:{verb})\b{after}" for verb, after in data["seeming"])
    sources = (
        rf"\b(?:{_any(data['adverbs'])})\b",
        rf"\b(?:it )?{_BE} {_ADVERB}"
        rf"(?:(?:{reporting})\b(?: to(?= )| of(?= )| that(?= ))?|{with_more})(?! by\b)",
        rf"\b(?:{_any(data['believed'])}) (?:{_any(data['believed_to_be'])})\b",
        rf"\b(?:{'|'.join(data['unclear'])})\b",
        rf"\b{data['kept_off']}\b",
        rf"\b{data['told_by_nobody']}\b",
        rf"\b(?:{reporting}) to (?:have|be)\b|\bsaid to (?:have|be)\b|\bpresumed dead\b"
        r"|\b(?:accused|suspected) of\b",
        rf"\b(?:{seeming})(?: (?:likely|unlikely))?",
    )
    return tuple(re.compile(source, re.IGNORECASE) for source in sources)


@cache
def _disclaimers() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_data()['disclaimers']['phrases'])})\b", re.IGNORECASE)


def hedges(content: Span, cue: Span | None, reading: Reading) -> tuple[Span, ...]:
    """The hedges of a claim, in the order of the text, none inside another.

    >>> from twosource.model import Report
    >>> def read_hedges(text, start, end, cue=None):
    ...     from twosource.reading import read
    ...     reading = read(Report("r", text, ""))
    ...     return [h.text for h in hedges(reading.span((start, end)), cue, reading)]
    >>> read_hedges("The rebels reportedly fled.", 0, 26)
    ['reportedly']
    >>> read_hedges("It is thought that ten men fled.", 19, 31)
    ['It is thought that']
    >>> text = "He said they fled. The claim could not be independently verified."
    >>> read_hedges(text, 8, 17, Span.of(text, (3, 7)))
    ['could not be independently verified']
    """
    found = [s for a, b in content.spans for s in _within(reading, a, b)]
    found.extend(_beside(reading, content))
    if cue is not None:
        found.extend(_on_cue(reading, cue))
        found.extend(_disclaimed(reading, content))
        found = [(a, b) for a, b in found if not (a < cue.start < b and _keeps_off(reading, a))]
    return tuple(_outermost(reading, found))


def _outermost(reading: Reading, found: list[tuple[int, int]]) -> Iterator[Span]:
    end = -1
    for a, b in sorted(found, key=lambda s: (s[0], -s[1])):
        if a >= end:
            end = b
            yield reading.span((a, b))


def _within(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int]]:
    for pattern in _patterns():
        for match in pattern.finditer(reading.text, start, end):
            yield match.span()
    for token in reading.tokens_in(start, end):
        if (
            _is_modal(reading, token)
            or _is_likelihood(reading, token)
            or _is_of_happening(reading, token)
        ):
            yield token.start, token.end


def _is_modal(reading: Reading, token: Token) -> bool:
    if token.tag != "MD":
        return False
    if token.lower in _data()["modals"]:
        return True
    have = any(c.lower == "have" and c.i > token.i for c in reading.children(reading.head(token)))
    return token.lower in _data()["modals_of_past"] and have


def _is_likelihood(reading: Reading, token: Token) -> bool:
    """Whether the word is a predicate or adverb of probability.

    Not in "likely voters", and not in comparisons ("more likely to vote").
    """
    if token.lower not in _data()["likelihood"]:
        return False
    if any(c.lower in ("more", "less", "as", "how") for c in reading.children(token)):
        return False
    return token.pos == "ADV" or token.dep in ("acomp", "oprd", "advmod")


def _is_of_happening(reading: Reading, token: Token) -> bool:
    if token.lower in _data()["doubting"]:
        following = reading.tokens[token.i + 1 : token.i + 2]
        return token.dep == "amod" or (
            bool(following) and following[0].pos in {"NOUN", "PROPN", "ADJ"}
        )
    if token.lower not in _data()["adjectives"] or token.dep != "amod":
        return False
    return reading.head(token).lemma in _data()["happenings"]


def _beside(reading: Reading, content: Span) -> Iterator[tuple[int, int]]:
    """Hedges right before or after the claim in its sentence: "It is thought that"."""
    first = reading.token_at(content.start)
    last = reading.token_at(content.end - 1)
    if first is None or last is None:
        return
    start = max(reading.sentence(first)[0].start, content.start - _LONGEST_BESIDE)
    end = min(reading.sentence(last)[-1].end, content.end + _LONGEST_BESIDE)
    text = reading.text
    for a, b in _within(reading, start, content.start):
        if _TO_CLAIM.fullmatch(text, b, content.start):
            yield a, b
    for a, b in _within(reading, content.end, end):
        aside = text[b : b + 1] in (",", ".", ";", "") and "," in text[content.end : a]
        if aside and re.fullmatch(r"[\s,”\"’]*", text[content.end : a]):
            yield a, b


def _on_cue(reading: Reading, cue: Span) -> Iterator[tuple[int, int]]:
    """Hedges right before the cue, which lower that it was said at all: "reportedly told"."""
    token = reading.token_at(cue.start)
    if token is None:
        return
    start = max(reading.sentence(token)[0].start, cue.start - _LONGEST_BESIDE)
    for pattern in _patterns():
        for match in pattern.finditer(reading.text, start, cue.start):
            between = reading.text[match.end() : cue.start].lower().split()
            if all(word in _data()["auxiliaries"] for word in between):
                yield match.span()


def _keeps_off(reading: Reading, start: int) -> bool:
    """Whether a hedge is "what police called", which to their own claim is its cue."""
    return reading.text[start : start + 5].lower() == "what "


def _disclaimed(reading: Reading, content: Span) -> Iterator[tuple[int, int]]:
    """Disclaimers later in the claim's sentence, or in the ones after it that speak of it."""
    last = reading.token_at(content.end - 1)
    if last is None:
        return
    end = min(reading.sentence(last)[-1].end, content.end + _LONGEST_DISCLAIMED)
    for match in _disclaimers().finditer(reading.text, content.end, end):
        yield match.span()
    following = reading.sentences[last.sent + 1 : last.sent + 1 + _FARTHEST_DISCLAIMED]
    for distance, (a, b) in enumerate(following):
        start = reading.tokens[a].start
        stop = min(reading.tokens[b - 1].end, start + _LONGEST_DISCLAIMED)
        disclaimer = _disclaimers().search(reading.text, start, stop)
        if disclaimer is None:
            continue
        words = {t.lower for t in reading.tokens_in(start, stop)}
        objects = "objects" if distance == 0 else "plural"
        if words & set(_data()["disclaimers"][objects]):
            yield disclaimer.span()
        return
