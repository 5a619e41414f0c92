"""Attributions in "what … called": "a man died in **what police called an accident**"."""

from collections.abc import Iterator

from twosource.attribution.cues import verbs
from twosource.attribution.frames import Frame
from twosource.attribution.verbs import is_nobody
from twosource.reading import Reading, Token

_LONGEST_SOURCE = 8
"""Tokens between "what" and its cue."""
_NAMING = {"call", "describe", "dub", "term", "label", "brand", "characterise", "characterize"}
_STANCES = {"says", "believes", "estimates"}
_ENDS = {"VBD", "VBZ", "VBP", "MD", "WDT", "WP", "IN"}


def find_kept_off(reading: Reading) -> Iterator[Frame]:
    """Every name or description that the report leaves to a source by "what … called" or "what …
    said was".

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "He died in what the army said was a targeted raid on Sunday.", ""))
    >>> [(f.source.text, r.text[slice(*f.content[0])]) for f in find_kept_off(r)]
    [('army', 'a targeted raid')]
    """
    for what in reading.tokens:
        if what.lower != "what" or what.i == 0:
            continue
        cue = _cue(reading, what)
        source = None if cue is None else _source(reading, what, cue)
        if cue is None or source is None or is_nobody(reading, source):
            continue
        content = _content(reading, cue)
        if content is not None:
            stance = verbs()[cue.lemma].stance
            yield Frame((cue,), source, (content,), stance, f"noun.what.{cue.lemma}")


def _cue(reading: Reading, what: Token) -> Token | None:
    stop = min(reading.sentences[what.sent][1] - 2, what.i + _LONGEST_SOURCE)
    for t in reading.tokens[what.i + 2 : stop]:
        if t.text in {",", ";", ":"} or t.tag == "MD":
            return None
        if t.tag not in {"VBD", "VBZ", "VBP"} or t.pos == "AUX":
            continue
        cue = verbs().get(t.lemma)
        if cue is None or cue.stance not in _STANCES:
            return None
        following = reading.tokens[t.i + 1]
        links = following.lower in {"was", "were", "is", "are", "to"}
        return t if links or t.lemma in _NAMING else None
    return None


def _source(reading: Reading, what: Token, cue: Token) -> Token | None:
    """The last noun before the cue that heads a phrase."""
    before = reading.tokens[what.i + 1 : cue.i]
    subject = next((t for t in before if t.head == cue.i and t.dep == "nsubj"), None)
    nouns = [t for t in before if t.pos in {"NOUN", "PROPN", "PRON"}]
    return subject or (nouns[-1] if nouns else None)


def _goes_on(reading: Reading, preposition: Token) -> bool:
    """Whether a preposition belongs to the noun before it: "an explosion **in** a silo"."""
    if preposition.lower not in {
        *("of", "in", "at", "by", "against", "with", "over", "between", "near", "for", "from"),
    }:
        return False
    following = reading.tokens[preposition.i + 1 : preposition.i + 4]
    return not any(t.ent in {"DATE", "TIME"} for t in following)


def _content(reading: Reading, cue: Token) -> tuple[int, int] | None:
    """The noun phrase behind cue and copula."""
    stop = reading.sentences[cue.sent][1]
    i = cue.i + 1
    while i < stop and reading.tokens[i].lower in {"was", "were", "is", "are", "be", "as", "to"}:
        i += 1
    first, noun = i, None
    while i < stop:
        t = reading.tokens[i]
        if t.pos == "PUNCT" and t.text not in {'"', "“", "”", "-", "‘", "’"}:
            break
        if t.tag in _ENDS and (noun or t.tag != "IN") and not _goes_on(reading, t):
            break
        noun = t if t.pos in {"NOUN", "PROPN", "ADJ"} else noun
        i += 1
    while i > first and reading.tokens[i - 1].pos in {"ADV", "AUX", "SPACE", "CCONJ"}:
        i -= 1
    if noun is None or i <= first:
        return None
    return reading.tokens[first].start, reading.tokens[i - 1].end
