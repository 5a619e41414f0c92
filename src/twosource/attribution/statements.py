"""Content -> statements: one proposition each, attributed or in the report's own voice."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from twosource.attribution.frames import Pieces
from twosource.reading import Reading, Token

_MARKS = "\"“”„«»‘’'"
_ASIDE = re.compile(r", [^,]*\b(?:which|who|whom|whose)\b[^,]*$")
"""An open relative clause."""
_GAP = re.compile(r"[,;]? ")
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
_EDGE_WORDS = {"and", "but", "that", "or", "yet", "so", "while", "whereas"}


@cache
def _nonclaims() -> tuple[re.Pattern[str], re.Pattern[str]]:
    file = resources.files("twosource.attribution").joinpath("data", "nonclaims.toml")
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return (
        re.compile(r"\b(?:" + "|".join(table["patterns"]) + r")\b"),
        re.compile(r"\b(?:" + "|".join(table["furniture"]) + r")\b"),
    )


def says_nothing(words: str) -> bool:
    """Whether a clause only tells of an unanswered request, anonymity or a failed check.

    >>> says_nothing("The foreign ministry declined to comment")
    True
    >>> says_nothing("The ministry did not open the gates")
    False
    """
    lowered = words.lower()
    return any(pattern.search(lowered) for pattern in _nonclaims())


def leaves_unsaid(reading: Reading, unit: Sequence[Token]) -> bool:
    """Whether a clause says nothing by its own verb, not by one in a clause below it.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "A tape, which could not be verified, surfaced on Sunday.", ""))
    >>> leaves_unsaid(r, r.tokens)
    False
    """
    start, text = unit[0].start, reading.text[unit[0].start : unit[-1].end]
    matches = (m for pattern in _nonclaims() if (m := pattern.search(text.lower())))
    for match in matches:
        governor = root(reading, unit)
        if governor is None or len(match.group()) > 0.6 * len(text):
            return True
        if _ASIDE.search(text[: match.start()].lower()) and text[match.end() :][:2] == ", ":
            continue
        first, last = start + match.start(), start + match.end()
        below = (c for c in reading.children(governor) if c.dep in {"aux", "neg", "acomp", "attr"})
        if any(first <= t.start < last for t in (governor, *below)):
            return True
    return False


def units(
    reading: Reading, content: Pieces, own_voice: bool = False
) -> Iterator[tuple[Token, ...]]:
    """The propositions of ``content`` as runs of tokens, cut at sentences and at coordinate
    clauses with a subject of their own.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "Parliament is closed and no inquiry was opened.", ""))
    >>> [" ".join(t.text for t in u) for u in units(r, ((0, 47),), own_voice=True)]
    ['Parliament is closed', 'no inquiry was opened']
    """
    tokens = [t for a, b in content for t in reading.tokens_in(a, b)]
    for run in _by_sentence(tokens):
        inside = {t.i for t in run}
        cuts = {run[0].i, *(_cuts(reading, run, inside, own_voice))}
        cuts.update(t.i for t in run if _further_that(reading, t, inside))
        current: list[Token] = []
        for t in run:
            if current and (t.i in cuts or _after_parenthesis(current[-1], t)):
                yield from _trimmed(current)
                current = []
            current.append(t)
        yield from _trimmed(current)


def _after_parenthesis(last: Token, token: Token) -> bool:
    """Whether a participle or a coordinate clause opens the piece behind the cue: "The hill slid,
    the fire service said, killing two people"."""
    return token.i > last.i + 1 and (token.tag == "VBG" or token.lower == "and")


def _by_sentence(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    run: list[Token] = []
    for t in tokens:
        if run and t.sent != run[-1].sent:
            yield run
            run = []
        run.append(t)
    if run:
        yield run


def _cuts(reading: Reading, run: list[Token], inside: set[int], own_voice: bool) -> Iterator[int]:
    """Where a coordinate clause with its own subject begins."""
    for t in run:
        if t.text == ";":
            yield t.i + 1
        if reading.in_quotation(t.start):
            continue
        contrasted = t.dep == "advcl" and own_voice and _contrasts(reading, t)
        if t.dep not in {"conj", "ccomp", "parataxis"} and not contrasted:
            continue
        if t.pos not in {"VERB", "AUX"}:
            continue
        behind = t.head in inside and reading.tokens[t.head].i < t.i
        if t.dep != "conj" and behind and not contrasted:
            continue
        if t.tag == "VBN" and reading.child(t, "aux", "auxpass") is None:
            continue  # "two were killed and ten injured" is one clause with its verb left out
        subject = reading.child(t, "nsubj", "nsubjpass", "expl")
        if subject is None or subject.i > t.i or _joined_noun(reading, t, subject):
            continue
        left = _clause_start(reading, t, subject)
        if left is None or left not in inside:
            continue
        before = reading.tokens[left - 1] if left else None
        marked = any(c.lower == "that" and c.dep == "mark" for c in reading.children(t))
        if before is None or before.lower not in {"and", "but", "or", ",", ";", "while"}:
            continue
        comma = any(x.text in {",", ";"} for x in reading.tokens[max(0, left - 2) : left])
        if marked or own_voice or comma:
            yield left


def _joined_noun(reading: Reading, token: Token, before: Token) -> bool:
    """Whether a plural noun was read as a verb: "includes travel bans and asset **freezes**"."""
    joined = token.tag == "VBZ" and reading.tokens[token.head].pos in {"NOUN", "PROPN"}
    alone = len(list(reading.children(token))) == 1 and not list(reading.children(before))
    return joined and alone and before.tag == "NN" and before.i == token.i - 1


def _further_that(reading: Reading, token: Token, inside: set[int]) -> bool:
    """Whether a "that" opens a further clause of a list: "that it fell, **that** it burned"."""
    if token.lower != "that" or token.dep != "mark" or token.i - 1 not in inside:
        return False
    joined = reading.tokens[token.i - 1].lower in {",", "and"}
    return joined and not reading.in_quotation(token.start)


def _contrasts(reading: Reading, verb: Token) -> bool:
    """Whether a clause opens with ", while" or ", whereas"."""
    mark = reading.child(verb, "mark")
    return (
        mark is not None
        and mark.lower in {"while", "whereas"}
        and mark.i > 0
        and (reading.tokens[mark.i - 1].text == ",")
    )


def _clause_start(reading: Reading, verb: Token, subject: Token) -> int | None:
    left = reading.subtree(subject)[0].i
    for child in reading.children(verb):
        if child.i < left and child.dep in {"mark", "prep", "advmod", "npadvmod", "advcl"}:
            left = min(left, reading.subtree(child)[0].i)
    while left > 0 and reading.tokens[left].text in {",", ";"}:
        left += 1
    return left


def _trimmed(tokens: list[Token]) -> Iterator[tuple[Token, ...]]:
    first, last = 0, len(tokens)
    while first < last and (
        tokens[first].pos in {"PUNCT", "SPACE"}
        or (tokens[first].lower in _EDGE_WORDS and tokens[first].dep not in {*_SUBJECTS, "det"})
    ):
        if tokens[first].pos == "PUNCT" and tokens[first].text in _MARKS + "([$":
            break
        first += 1
    while (
        last > first
        and tokens[last - 1].pos in {"PUNCT", "SPACE"}
        and tokens[last - 1].text not in _MARKS + ")]%"
        and tokens[last - 1].text != "''"
    ):
        last -= 1
    while last > first and tokens[last - 1].lower in _EDGE_WORDS:
        last -= 1
    kept = tokens[first:last]
    kept = _without_marks(kept)
    if any(t.text[0].isalnum() for t in kept):
        yield tuple(kept)


def _without_marks(tokens: list[Token]) -> list[Token]:
    """Drop quotation marks that enclose the whole, or that have lost their partner."""
    while tokens and tokens[0].text in _MARKS and not any(t.text in _MARKS for t in tokens[1:-1]):
        tokens = tokens[1:]
    while tokens and tokens[-1].text in _MARKS and not any(t.text in _MARKS for t in tokens[:-1]):
        tokens = tokens[:-1]
    while tokens and tokens[-1].pos == "PUNCT" and tokens[-1].text in {",", ".", ";"}:
        tokens = tokens[:-1]
    return tokens


def pieces_of(reading: Reading, tokens: Sequence[Token]) -> Pieces:
    """Character pieces of a run of tokens; a gap becomes a break, its white space kept before."""
    pieces: list[tuple[int, int]] = []
    for t in tokens:
        if pieces and reading.tokens[t.i - 1].end == pieces[-1][1]:
            pieces[-1] = (pieces[-1][0], t.end)
        else:
            if pieces:
                a, b = pieces[-1]
                gap = _GAP.match(reading.text, b)
                pieces[-1] = (a, gap.end() if gap else b)
            pieces.append((t.start, t.end))
    return tuple(pieces)


def root(reading: Reading, tokens: Sequence[Token]) -> Token | None:
    """The token that governs a run: the first whose head stands outside it, verbs preferred."""
    inside = {t.i for t in tokens}
    heads = [t for t in tokens if t.head not in inside or t.head == t.i]
    return next((t for t in heads if t.pos in {"VERB", "AUX"}), heads[0] if heads else None)


def is_finite(reading: Reading, tokens: Sequence[Token]) -> bool:
    """Whether a run has a finite verb, as a sentence has and a headline fragment has not.

    A past tense with "by" and no auxiliary is a participle of headlines: "Two held by army".

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "Two men were seized by the army.", ""))
    >>> is_finite(r, r.tokens), is_finite(r, r.tokens[:2])
    (True, False)
    """
    return any(
        (t.tag in _FINITE and not _participle(reading, t)) or _mistagged_past(reading, t)
        for t in tokens
    )


def _mistagged_past(reading: Reading, verb: Token) -> bool:
    """Whether a participle with a subject and no auxiliary governs its sentence: "The bridge
    **reopened** on Friday".
    """
    if verb.tag != "VBN" or verb.dep != "ROOT":
        return False
    helped = reading.child(verb, "aux", "auxpass", "agent") is not None
    stopped = reading.sentence(verb)[-1].text in {".", "!", "”", '"'}
    return stopped and not helped and reading.child(verb, "nsubj") is not None


def _participle(reading: Reading, verb: Token) -> bool:
    if verb.tag != "VBD" or verb.pos == "AUX":
        return False
    children = list(reading.children(verb))
    by = any(c.lower == "by" and c.dep == "agent" for c in children)
    return by and not any(c.dep in {"dobj", "aux", "auxpass"} for c in children)


def is_question(tokens: Sequence[Token], reading: Reading) -> bool:
    """Whether a run ends in a question mark."""
    after = reading.tokens[tokens[-1].i + 1] if tokens[-1].i + 1 < len(reading.tokens) else None
    return tokens[-1].text == "?" or (after is not None and after.text == "?")
