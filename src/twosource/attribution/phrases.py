"""Attributions by phrases: "according to …", "in the words of …", "by the army's count"."""

from collections.abc import Iterator, Sequence

from twosource.attribution.cues import nouns, words
from twosource.attribution.frames import Frame, Pieces, conjuncts
from twosource.gazetteer.roles import role_of
from twosource.reading import Reading, Token

_OPEN = {",", "—", "–", "(", ";"}
_LONGEST_LABEL = 6
"""Tokens that the name of a speaker before a colon may have."""
_IN_LABELS = {"NOUN", "PROPN", "ADJ", "DET", "ADP", "PUNCT"}
_EDGE = {",", ".", ";", ":", "—", "–", "(", ")", "“", "”", '"', "‘", "’", "'", "!", "?"}


def find_phrases(reading: Reading) -> Iterator[Frame]:
    """Every attribution whose cue is a prepositional phrase.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "Six men drowned, according to the coast guard.", ""))
    >>> [(r.text[slice(*f.content[0])], f.source.text) for f in find_phrases(r)]
    [('Six men drowned', 'guard')]
    >>> r = read(Report("r", "The march went according to plan.", ""))
    >>> list(find_phrases(r))
    []
    """
    for token in reading.tokens:
        if token.lower == "according":
            frame = _according(reading, token)
        elif token.lower == "per" and token.dep == "prep":
            frame = _per(reading, token)
        elif token.lower in {"by", "in"} and token.dep == "prep":
            frame = _by_count(reading, token)
        elif token.text == ":":
            frame = _label(reading, token)
        elif token.text in {"—", "–", "―", "--"}:
            frame = _signature(reading, token)
        else:
            continue
        if frame is not None:
            yield frame


def _according(reading: Reading, token: Token) -> Frame | None:
    to = reading.tokens[token.i + 1] if token.i + 1 < len(reading.tokens) else None
    if to is None or to.lower != "to":
        return None
    source = reading.child(to, "pobj", "pcomp") or _next_noun(reading, to)
    if source is None or source.lemma in words("according_not", "nouns"):
        return None
    cue = (token, to)
    return _phrase_frame(reading, cue, source, "phrase.according_to")


def _per(reading: Reading, token: Token) -> Frame | None:
    """ "per the ministry", but not "per day" or "per cent"."""
    source = reading.child(token, "pobj")
    if source is None or not (source.ent in {"ORG", "PERSON"} or reading.child(source, "det")):
        return None
    before = reading.tokens[token.i - 1] if token.i else token
    if before.lower != "as":
        return _phrase_frame(reading, (token,), source, "phrase.per")
    if source.lemma in words("according_not", "nouns") | words("as_per_not", "nouns"):
        return None
    return _phrase_frame(reading, (before, token), source, "phrase.per")


def _by_count(reading: Reading, token: Token) -> Frame | None:
    """ "by the army's count", "in the governor's words", "by his own account"."""
    noun = reading.child(token, "pobj")
    if noun is None or noun.lemma not in {
        "count",
        "account",
        "word",
        "estimate",
        "tally",
        "telling",
    }:
        return None
    owner = reading.child(noun, "poss")
    if owner is None:
        return None
    frame = _phrase_frame(reading, (token, noun), owner, f"phrase.by_{noun.lemma}")
    return frame


def _next_noun(reading: Reading, to: Token) -> Token | None:
    for t in reading.tokens[to.i + 1 : to.i + 8]:
        if t.pos in {"NOUN", "PROPN", "PRON"} and reading.head(t).i != t.i + 1:
            return t
        if t.text in _EDGE:
            return None
    return None


def _label(reading: Reading, colon: Token) -> Frame | None:
    """ "Mayor Ana Ruiz: “We will stay.”": a name or an office, a colon, a quotation.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "Mayor Ana Ruiz: “We will stay.”", ""))
    >>> [(f.source.text, r.text[slice(*f.content[0])]) for f in find_phrases(r)]
    [('Ruiz', '“We will stay.”')]
    """
    before = reading.tokens[reading.sentences[colon.sent][0] : colon.i]
    quotation = next((q for q in reading.quotations if 0 < q[0] - colon.end < 3), None)
    if quotation is None or not 0 < len(before) <= _LONGEST_LABEL:
        return None
    if any(t.pos not in _IN_LABELS for t in before):
        return None
    names = [t for t in before if t.pos in {"NOUN", "PROPN"}]
    if not any(t.ent == "PERSON" or role_of(t.lower) for t in names):
        return None
    return Frame((colon,), names[-1], (quotation,), "says", "phrase.label")


def _signature(reading: Reading, dash: Token) -> Frame | None:
    """A dash and a name right below a quotation.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "“We will rebuild the bridge.”\\n— Mayor Ana Ruiz", ""))
    >>> [(f.source.text, r.text[slice(*f.content[0])]) for f in find_phrases(r)]
    [('Ruiz', '“We will rebuild the bridge.”')]
    """
    line = reading.text.rfind("\n", 0, dash.start) + 1
    if line == 0 or reading.text[line : dash.start].strip():
        return None
    quotation = next((q for q in reading.quotations if 0 < line - q[1] < 4), None)
    end = reading.text.find("\n", dash.end)
    named = reading.tokens_in(dash.end, len(reading.text) if end < 0 else end)
    name = next((t for n, t in enumerate(named) if _closes_name(named, n)), None)
    if quotation is None or name is None or len(named) > 2 * _LONGEST_LABEL:
        return None
    return Frame((dash,), name, (quotation,), "says", "phrase.signature")


def _closes_name(tokens: Sequence[Token], n: int) -> bool:
    """Whether a noun ends the first name or title of a signature."""
    following = tokens[n + 1] if n + 1 < len(tokens) else None
    last = following is None or following.pos not in {"NOUN", "PROPN"}
    return tokens[n].pos in {"NOUN", "PROPN"} and last


def _phrase_frame(
    reading: Reading, cue: tuple[Token, ...], source: Token, rule: str
) -> Frame | None:
    content = _host(reading, cue[0], source)
    if not content:
        return None
    stance = nouns().get(cue[-1].lemma, "says")
    return Frame(cue, source, content, stance, rule, joint=conjuncts(reading, source))


def _host(reading: Reading, cue: Token, source: Token) -> Pieces:
    """What the phrase qualifies: the clause around it, without the phrase itself."""
    sentence = reading.sentence(cue)
    first, last = _phrase_range(reading, cue, source, sentence)
    before = [t for t in sentence if t.i < first]
    before = [] if _opens_after_that(before) else before
    after = [t for t in sentence if t.i >= last]
    before = _back_to_border(before)
    closed = bool(after) and after[0].text == ")"
    after = _up_to_border(after, has_before=bool(before) and _has_verb(before))
    pieces = [p for p in (_bare(before), None if closed and not after else _bare(after)) if p]
    return tuple(pieces)


def _phrase_range(
    reading: Reading, cue: Token, source: Token, sentence: tuple[Token, ...]
) -> tuple[int, int]:
    last = source.i + 1
    stop = sentence[-1].i + 1
    while last < stop and reading.tokens[last].text not in _EDGE:
        t = reading.tokens[last]
        if t.pos == "SCONJ" and t.dep == "mark" and not _below(reading, source, reading.head(t)):
            break
        last += 1
    while last < stop and reading.tokens[last].text == "," and _goes_on(reading, source, last + 1):
        last += 1
        while last < stop and reading.tokens[last].text not in _EDGE:
            last += 1
    return cue.i, last


def _below(reading: Reading, source: Token, token: Token) -> bool:
    """Whether ``token`` stands in a clause of the source: "three men **who asked …**"."""
    return source in reading.ancestors(token)


def _goes_on(reading: Reading, source: Token, i: int) -> bool:
    """Whether the token after a comma still belongs to the source ("…, itself quoted in …")."""
    if i >= len(reading.tokens):
        return False
    t = reading.tokens[i]
    below = {x.i for x in reading.subtree(source)}
    if t.lower in {"who", "which", "whose", "itself", "himself", "herself", "themselves"}:
        return True
    return i in below and any(
        c.dep in {"appos", "relcl", "acl"}
        and reading.subtree(c)[0].i <= i <= reading.subtree(c)[-1].i
        for c in reading.children(source)
    )


def _back_to_border(tokens: list[Token]) -> list[Token]:
    """What stands before the phrase, back to a semicolon or to another speaker's clause."""
    for n in range(len(tokens) - 1, -1, -1):
        t = tokens[n]
        if t.text == ";" or (
            t.lower in {"but", "while", "although"} and n and tokens[n - 1].text == ","
        ):
            return tokens[n + 1 :]
    return tokens


def _opens_after_that(before: list[Token]) -> bool:
    """Whether the phrase opens a clause of its own: "said that, according to …"."""
    words_ = [t for t in before if t.text != ","]
    return (
        bool(words_)
        and words_[-1].lower in {"that", "but", "and", "while"}
        and words_[-1].i >= before[-1].i - 1
    )


def _up_to_border(tokens: list[Token], has_before: bool) -> list[Token]:
    while tokens and tokens[0].pos in {"PUNCT", "SPACE"} and tokens[0].text not in {"“", '"', ";"}:
        tokens = tokens[1:]
    if (
        has_before
        and tokens
        and (
            tokens[0].text == ";"
            or tokens[0].lower in {"but", "while", "although", "who", "which", "as", "and"}
        )
    ):
        return []
    for n, t in enumerate(tokens):
        if t.text == ";":
            return tokens[:n]
    return tokens


def _has_verb(tokens: list[Token]) -> bool:
    return any(t.pos in {"VERB", "AUX"} for t in tokens)


def _bare(tokens: list[Token]) -> tuple[int, int] | None:
    while tokens and (tokens[0].pos in {"PUNCT", "SPACE"} or tokens[0].lower in {"that", "and"}):
        if tokens[0].text in {"“", '"', "‘"}:
            break
        tokens = tokens[1:]
    while (
        tokens and tokens[-1].pos in {"PUNCT", "SPACE"} and tokens[-1].text not in {"”", '"', "’"}
    ):
        tokens = tokens[:-1]
    return (tokens[0].start, tokens[-1].end) if tokens else None
