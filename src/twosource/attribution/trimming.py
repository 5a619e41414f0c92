"""Contents as the tagger marked them, without what belongs to the cue or to nobody."""

from twosource.attribution.cues import words
from twosource.attribution.frames import Pieces
from twosource.reading import Reading, Token

_WIDEST_GAP = 8
"""Tokens that the tagger may leave out in the middle of a content before it counts as two."""


def trimmed(reading: Reading, content: Pieces, cue: tuple[Token, ...]) -> Pieces:
    """Content without an opening "that" and without white space at its edges."""
    out = []
    for n, (a, b) in enumerate(content):
        tokens = [t for t in reading.tokens_in(a, b) if t.pos != "SPACE"]
        while tokens and (
            (n == 0 and tokens[0].lower == "that" and tokens[0].tag in {"IN", "WDT"})
            or tokens[0].text in {",", ":", ";", "."}
            or (n == 0 and _of_noun(tokens[0], cue))
        ):
            tokens.pop(0)
        tokens = _in_first_sentence(reading, tokens, cue)
        if tokens and not (n and (cites(tokens[0]) or _is_scrap(reading, tokens))):
            out.append((tokens[0].start, tokens[-1].end))
    return _closed(reading, tuple(out) or content, cue)


def _in_first_sentence(
    reading: Reading, tokens: list[Token], cue: tuple[Token, ...]
) -> list[Token]:
    """Drop sentences behind the cue's own that are not quoted: only who is quoted goes on."""
    if not cue:
        return tokens
    return [t for t in tokens if t.sent <= cue[-1].sent or reading.in_quotation(t.start)]


def cites(token: Token) -> bool:
    """Whether a piece only names who is cited: "…, the paper said, **quoting officials**"."""
    return token.tag == "VBG" and token.lemma in words("relays", "verbs")


def _is_scrap(reading: Reading, tokens: list[Token]) -> bool:
    """Whether a further piece is one or two words that say nothing: "said for fear of
    **reprisals**"."""
    said = [t for t in tokens if t.pos not in {"PUNCT", "SPACE"}]
    verbal = any(t.pos in {"VERB", "AUX", "NUM"} for t in said)
    return len(said) < 3 and not verbal and not reading.in_quotation(tokens[0].start)


def _of_noun(token: Token, cue: tuple[Token, ...]) -> bool:
    """Whether a preposition only ties the content to its noun: "repeated their call **for** …"."""
    return token.dep == "prep" and any(t.i == token.head and t.pos == "NOUN" for t in cue)


def _closed(reading: Reading, content: Pieces, cue: tuple[Token, ...]) -> Pieces:
    """Join pieces of one sentence between which neither the cue nor its parenthesis stands."""
    out: list[tuple[int, int]] = []
    for a, b in content:
        if out and not any(out[-1][1] <= t.start < a for t in cue):
            between = reading.tokens_in(out[-1][1], a)
            if len(between) <= _WIDEST_GAP and "\n\n" not in reading.text[out[-1][1] : a]:
                out[-1] = (out[-1][0], b)
                continue
        out.append((a, b))
    return tuple(out)
