"""Attributions by verbs: "officials said that …", "…, said the mayor", "denied any role"."""

from collections.abc import Iterator

from twosource.attribution.cues import Cue, verbs, words
from twosource.attribution.frames import Frame, Pieces, clause, conjuncts
from twosource.model import Stance
from twosource.reading import Reading, Token

_SUBJECT = ("nsubj", "csubj", "expl")
_CLAUSAL = {"ccomp", "xcomp", "acl", "advcl", "relcl", "conj", "pcomp", "parataxis", "dep"}
_DELIMITERS = set(",;\"“”‘’'—–-:?!…()")


def find_verbs(reading: Reading) -> Iterator[Frame]:
    """Every attribution whose cue is a verb of the lexicon."""
    lexicon = verbs()
    for token in reading.tokens:
        if token.pos not in {"VERB", "AUX"} and token.tag not in {"VBD", "VBZ", "VBP", "VBG"}:
            continue
        cue = lexicon.get(token.lemma)
        if cue is None or unanswered(reading, token):
            continue
        frame = _frame(reading, token, cue)
        if frame is not None:
            yield frame


def unanswered(reading: Reading, verb: Token) -> bool:
    """Whether ``verb`` stands in a request for comment without an answer.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "The army declined to comment.", ""))
    >>> [unanswered(r, t) for t in r.tokens if t.lemma in {"decline", "comment"}]
    [True, True]
    """
    refusals, answers = words("no_answer", "verbs"), words("no_answer", "answers")
    if verb.lemma in refusals:
        return any(c.lemma in answers for c in reading.children(verb))
    head = reading.head(verb)
    if verb.dep == "xcomp" and head.lemma in refusals and verb.lemma in answers:
        return True
    negated = any(c.dep == "neg" for c in reading.children(verb))
    return (
        negated
        and verb.lemma in {"comment", "respond", "reply", "answer", "confirm", "say"}
        and not any(c.dep in {"ccomp", "xcomp"} and c.i > verb.i for c in reading.children(verb))
    )


def _frame(reading: Reading, verb: Token, cue: Cue) -> Frame | None:
    if _passive(reading, verb):
        return _passive_frame(reading, verb, cue)
    source = subject(reading, verb)
    inverted = _inverted_source(reading, verb, source)
    if inverted is not None:
        source = inverted
    if source is None or (
        source.pos == "PRON" and source.lower in {"it", "that", "this"} and cue.stance == "believes"
    ):
        return None
    if "d" in cue.frames and not _is_evidence(reading, source):
        return None
    if source.lower in {"who", "which", "that"} and source.tag in {"WP", "WDT"}:
        source = _antecedent(reading, verb) or source
    content = _content(reading, verb, cue, source)
    if not content:
        return None
    return Frame(
        cue=_cue_tokens(reading, verb),
        source=source,
        content=content,
        stance=_stance(reading, verb, cue),
        rule=f"verb.{cue.lemma}",
        joint=conjuncts(reading, source),
    )


def subject(reading: Reading, verb: Token) -> Token | None:
    """The subject of ``verb``, its own or shared with the verb that governs it.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "The mayor declined to comment but confirmed that it rained.", ""))
    >>> subject(r, next(t for t in r.tokens if t.lemma == "confirm")).text
    'mayor'
    """
    seen = verb
    for _ in range(6):
        own = reading.child(seen, *_SUBJECT)
        if own is not None:
            return own
        if seen.dep == "relcl":
            return _antecedent(reading, seen)
        passive = reading.child(seen, "nsubjpass")
        if passive is not None and seen is not verb:
            return passive
        head = reading.head(seen)
        if seen.dep == "acl" and head.pos in {"NOUN", "PROPN"}:
            return head
        if head.i == seen.i or seen.dep not in _CLAUSAL:
            return None
        seen = head
    return None


def _antecedent(reading: Reading, verb: Token) -> Token | None:
    head = reading.head(verb)
    return head if verb.dep == "relcl" and head.pos in {"NOUN", "PROPN", "PRON"} else None


def _passive(reading: Reading, verb: Token) -> bool:
    return reading.child(verb, "auxpass", "nsubjpass") is not None or (
        verb.tag == "VBN" and verb.dep == "acl"
    )


def _passive_frame(reading: Reading, verb: Token, cue: Cue) -> Frame | None:
    """ "The army was told by scouts that …": the agent is the source, the subject only told."""
    agent = reading.child(verb, "agent")
    by = reading.child(agent, "pobj") if agent else None
    complement = next((c for c in reading.children(verb) if c.dep in {"ccomp", "xcomp"}), None)
    if by is None or complement is None or complement.i < verb.i:
        return None
    return Frame(
        cue=_cue_tokens(reading, verb),
        source=by,
        content=(clause(reading, complement),),
        stance=cue.stance,
        rule=f"verb.passive.{cue.lemma}",
        joint=conjuncts(reading, by),
    )


def _inverted_source(reading: Reading, verb: Token, parsed: Token | None) -> Token | None:
    """The source that follows its verb: "…, said the mayor", whatever the parse made of it."""
    before = reading.tokens[verb.i - 1] if verb.i else None
    if before is None or before.sent != verb.sent or before.text not in _DELIMITERS:
        return None
    if verb.tag not in {"VBD", "VBZ", "VBP"} or verb.lemma in {"tell"}:
        return None
    if parsed is not None and parsed.i < verb.i and _commas(reading, parsed.i, verb.i) != 1:
        return None
    after = reading.tokens[verb.i + 1 : verb.i + 12]
    head: Token | None = None
    for t in after:
        if t.sent != verb.sent or t.pos in {"VERB", "AUX", "PUNCT", "SCONJ", "ADP", "CCONJ"}:
            break
        if t.pos in {"NOUN", "PROPN"} or (t.pos == "PRON" and t.dep in {"nsubj", "dobj", "pobj"}):
            head = t
    return head


def _commas(reading: Reading, first: int, last: int) -> int:
    return sum(1 for t in reading.tokens[first:last] if t.text in {",", "—", "–"})


def _is_evidence(reading: Reading, source: Token) -> bool:
    return (
        source.lemma in words("evidence", "nouns")
        or source.ent in {"ORG"}
        or any(
            c.lemma in words("evidence", "nouns")
            for c in reading.children(source)
            if c.dep == "compound"
        )
    )


def _cue_tokens(reading: Reading, verb: Token) -> tuple[Token, ...]:
    extra = [
        c for c in reading.children(verb) if c.dep in {"prt", "neg"} and abs(c.i - verb.i) <= 2
    ]
    return tuple(sorted([verb, *extra]))


def _stance(reading: Reading, verb: Token, cue: Cue) -> Stance:
    negated = any(c.dep == "neg" for c in reading.children(verb))
    if negated and cue.stance == "denies":
        return "leaves_open"
    if negated and cue.stance == "confirms":
        return "leaves_open"
    if cue.lemma == "ask" and any(c.dep == "ccomp" for c in reading.children(verb)):
        return "asks"
    return cue.stance


def _content(reading: Reading, verb: Token, cue: Cue, source: Token) -> Pieces:
    frames = cue.frames
    children = list(reading.children(verb))
    after = max(verb.i, source.i if source.i > verb.i else verb.i)
    complement = next(
        (c for c in children if c.dep == "ccomp" and _starts_after(reading, c, verb)), None
    )
    if "c" in frames or "d" in frames or "a" in frames:
        around = _around(reading, verb, source)
        if around:
            return around
        if complement is not None:
            return _complement(reading, complement, after)
    if "q" in frames and (quoted := _quoted(reading, verb)):
        return quoted
    if "t" in frames or "a" in frames:
        infinitive = next(
            (c for c in children if c.dep in {"xcomp", "ccomp"} and c.i > verb.i), None
        )
        if infinitive is not None:
            start = (
                min(t.start for t in children if t.dep == "dobj")
                if "a" in frames and any(t.dep == "dobj" and t.i > verb.i for t in children)
                else clause(reading, infinitive)[0]
            )
            return ((start, clause(reading, infinitive)[1]),)
    return _nominal_content(reading, verb, frames, children)


def _nominal_content(reading: Reading, verb: Token, frames: str, children: list[Token]) -> Pieces:
    objects = [c for c in children if c.dep in {"dobj", "oprd", "dative"} and c.i > verb.i]
    prepositions = [c for c in children if c.dep == "prep" and c.i > verb.i]
    if "o" in frames and objects:
        last = max(
            [
                *objects,
                *prepositions,
                *(
                    c
                    for c in children
                    if c.dep in {"oprd", "ccomp", "advcl", "acomp"} and c.i > verb.i
                ),
            ]
        )
        return ((reading.subtree_edges(objects[0])[0], clause(reading, last)[1]),)
    if "n" in frames and objects:
        return (clause(reading, objects[0]),)
    if (
        "a" in frames
        and objects
        and verb.lemma in {"accuse", "blame", "ask", "urge", "beg", "order"}
    ):
        tail = [c for c in prepositions if c.lower in {"of", "for", "to"}]
        if tail:
            return ((reading.subtree_edges(objects[0])[0], clause(reading, tail[0])[1]),)
    if "p" in frames:
        tail = [c for c in prepositions if c.lower in {"for", "of", "on", "to", "against"}]
        if tail:
            start = (
                reading.subtree_edges(objects[0])[0]
                if objects and objects[0].i < tail[0].i
                else tail[0].start
            )
            return ((start, clause(reading, tail[0])[1]),)
    return ()


def _starts_after(reading: Reading, complement: Token, verb: Token) -> bool:
    return reading.subtree(complement)[0].i > verb.i


def _complement(reading: Reading, complement: Token, after: int) -> Pieces:
    start, end = clause(reading, complement)
    follows = reading.tokens[after].end
    return ((max(start, follows), end),) if end > follows else ((start, end),)


def _around(reading: Reading, verb: Token, source: Token) -> Pieces:
    """The rest of the sentence where cue and source stand as a parenthesis in it or after it.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "The bridge, the mayor said, was closed.", ""))
    >>> said, mayor = r.tokens[5], r.tokens[4]
    >>> [r.text[a:b] for a, b in _around(r, said, mayor)]
    ['The bridge', 'was closed']
    """
    sentence = reading.sentence(verb)
    left, right = _parenthesis(reading, verb, source)
    before = [t for t in sentence if t.i < left and t.pos not in {"SPACE"}]
    if not before or before[-1].text not in _DELIMITERS:
        return ()
    if not _wordy(before):
        return ()
    following = (
        sentence[-1].i >= right and reading.tokens[right] if right <= sentence[-1].i else None
    )
    if following and following.text not in {
        ",",
        ".",
        ";",
        "—",
        "–",
        ":",
        "!",
        "?",
        ")",
        "”",
        '"',
        "’",
        "'",
    }:
        return ()
    if any(
        c.dep == "ccomp" and c.i > verb.i and reading.child(c, "mark")
        for c in reading.children(verb)
    ):
        return ()
    pieces = [_trim(before)]
    rest = [t for t in sentence if t.i >= right]
    while rest and (rest[0].pos in {"PUNCT", "SPACE"} and rest[0].text not in {"“", '"', "‘"}):
        rest.pop(0)
    if rest and _wordy(rest) and not _other_clause(reading, rest):
        pieces.append(_trim(rest))
    return tuple(p for p in pieces if p[0] < p[1])


def _parenthesis(reading: Reading, verb: Token, source: Token) -> tuple[int, int]:
    """Token range of source and cue together with their modifiers."""
    tokens = [verb, source]
    left = min(verb.i, reading.subtree(source)[0].i if source.i < verb.i else verb.i)
    right = max(verb.i, source.i) + 1
    if source.i < verb.i and reading.subtree(source)[-1].i > verb.i:
        left = min(source.i, verb.i)
        while (
            left > 0
            and reading.tokens[left - 1].sent == verb.sent
            and reading.tokens[left - 1].text not in _DELIMITERS
        ):
            left -= 1
    del tokens
    sentence_end = reading.sentences[verb.sent][1]
    while right < sentence_end and reading.tokens[right].text not in {
        ",",
        ".",
        ";",
        "—",
        "–",
        ":",
        "“",
        '"',
        "!",
        "?",
        ")",
    }:
        right += 1
    if source.i > verb.i:
        right = _past_apposition(reading, source, right, sentence_end)
    return left, right


def _past_apposition(reading: Reading, source: Token, right: int, end: int) -> int:
    """Extend over ", Captain Joaquim Reis" and ", the head of the union" after the source."""
    for child in reading.children(source):
        if child.dep == "appos" and right <= child.i <= right + 8:
            last = reading.subtree(child)[-1].i + 1
            while last < end and reading.tokens[last].text not in {",", ".", ";"}:
                last += 1
            return last
    return right


def _wordy(tokens: list[Token] | tuple[Token, ...]) -> bool:
    return any(t.pos in {"VERB", "AUX", "NOUN", "PROPN", "PRON", "NUM"} for t in tokens)


def _other_clause(reading: Reading, rest: list[Token]) -> bool:
    """Whether what follows the parenthesis is a clause of its own ("but …", "while …", a cue)."""
    return rest[0].lower in {
        "but",
        "although",
        "though",
        "while",
        "as",
        "who",
        "which",
        "when",
        "after",
    } or any(
        t.lemma in verbs() and t.dep in {"advcl", "conj"} and t.i < rest[0].i + 4 for t in rest
    )


def _trim(tokens: list[Token]) -> tuple[int, int]:
    tokens = list(tokens)
    while tokens and tokens[0].lower in {"and", "but"}:
        tokens.pop(0)
    while (
        tokens
        and tokens[-1].pos in {"PUNCT", "SPACE"}
        and tokens[-1].text not in {"”", '"', "’", ")"}
    ):
        tokens.pop()
    return (tokens[0].start, tokens[-1].end) if tokens else (0, 0)


def _quoted(reading: Reading, verb: Token) -> Pieces:
    """The quotations in the sentence of ``verb``."""
    sentence = reading.sentence(verb)
    first, last = sentence[0].start, sentence[-1].end
    return tuple(
        (max(a, first), min(b, last))
        for a, b in reading.quotations
        if a < last and b > first and not a <= verb.start < b
    )
