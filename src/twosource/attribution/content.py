"""What a cue verb attributes: the clause after it, the sentence around it, its object."""

from twosource.attribution.cues import Cue, verbs, words
from twosource.attribution.frames import Pieces, clause
from twosource.reading import Reading, Token

OPENING = {"“", '"', "‘", "«"}
CLOSING = {"”", '"', "’", "»", ")"}
_BORDERS = set(",;\"“”‘’'—–:?!…()")
_AFTER_PARENTHESIS = {",", ".", ";", "—", "–", ":", "“", '"', "!", "?", ")", "‘"}
_TURNS = {"but", "although", "though", "while", "whereas", "as", "who", "which", "when", "after"}


def content_of(reading: Reading, verb: Token, cue: Cue, source: Token) -> Pieces:
    """Character pieces of what ``source`` says by ``verb``; empty if it says nothing.

    >>> from twosource.attribution.cues import verbs
    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "Police denied any role in the raid.", ""))
    >>> content = content_of(r, r.tokens[1], verbs()["deny"], r.tokens[0])
    >>> [r.text[a:b] for a, b in content]
    ['any role in the raid']
    """
    if set(cue.frames) & set("cdg") or verb.lemma in words("addressee", "verbs"):
        opened = _opens_clause(reading, verb)
        found = (() if opened else around(reading, verb, source)) or _clausal(reading, verb, source)
        if found:
            return found
    if "q" in cue.frames and (quoted := _quoted(reading, verb)):
        return quoted
    return _infinitive(reading, verb, cue) or _nominal(reading, verb, cue)


def _opens_clause(reading: Reading, verb: Token) -> bool:
    """Whether a "that" right behind the verb opens what is said: "In Rome, he **noted that** …"."""
    following = reading.tokens[verb.i + 1 : verb.i + 2]
    return any(t.lower == "that" and t.dep == "mark" for t in following)


def _clausal(reading: Reading, verb: Token, source: Token) -> Pieces:
    """The clause that follows the verb, found by its parse or by its "that"."""
    after = max(verb.i, source.i)
    that = _that_after(reading, after)
    complement = next(
        (
            c
            for c in reading.children(verb)
            if (reading.subtree(c)[0].i > verb.i or (verb.dep == "relcl" and c.i > verb.i))
            and (c.dep == "ccomp" or (c.pos in {"VERB", "AUX"} and _marked(reading, c)))
        ),
        None,
    )
    if complement is None:
        complement = _bare_relative(reading, verb)
    if complement is None and that is None:
        return ()
    start, end = clause(reading, complement) if complement else (0, 0)
    start = max(start, reading.tokens[after].end)
    if that is not None and (complement is None or that.i <= reading.subtree(complement)[-1].i):
        start = reading.tokens[that.i + 1].start
        end = max(end, clause(reading, reading.head(that))[1])
    end = _with_further_that(reading, verb, end)
    return ((start, end),) if end > start else ()


def _marked(reading: Reading, verb: Token) -> bool:
    return any(c.dep == "mark" and c.lower == "that" for c in reading.children(verb))


def _that_after(reading: Reading, after: int) -> Token | None:
    """The "that" which opens the complement, past adverbials and a parenthesis.

    "reported on Thursday, citing three people, **that** …"
    """
    stop = reading.sentences[reading.tokens[after].sent][1] - 1
    for i in range(after + 1, min(stop, after + 25)):
        t = reading.tokens[i]
        if t.lower == "that" and t.tag in {"IN", "WDT"} and t.dep != "det":
            closes = i == after + 1 or reading.tokens[i - 1].text == ","
            told = reading.head(reading.head(t))
            if after < told.i < i and told.tag == "VBG" and told.lemma in verbs():
                return None  # "disputed the account, telling the paper **that** …"
            return t if closes or t.dep == "mark" else None
        if t.tag in {"VBD", "VBZ", "VBP", "MD"} or t.text in {";", ":"} or t.text in OPENING:
            return None
    return None


def _bare_relative(reading: Reading, verb: Token) -> Token | None:
    """ "told the guards it would rain" read as a relative clause of the addressee."""
    if verb.lemma not in words("addressee", "verbs"):
        return None
    addressee = reading.child(verb, "dobj", "dative")
    relative = reading.child(addressee, "relcl") if addressee else None
    if relative is None or any(t.tag in {"WP", "WDT"} for t in reading.subtree(relative)[:2]):
        return None
    return relative


def _with_further_that(reading: Reading, verb: Token, end: int) -> int:
    """Extend over "and that …" clauses which the parse left outside."""
    last = reading.token_at(end - 1)
    if last is None:
        return end
    stop = reading.sentences[verb.sent][1]
    i = last.i + 1
    while i < stop and reading.tokens[i].text == ",":
        i += 1
    if i + 1 >= stop or reading.tokens[i].lower not in {"and", "but", "or"}:
        return end
    if reading.tokens[i + 1].lower != "that":
        return end
    while i < stop and reading.tokens[i].text not in {";", "."}:
        i += 1
    return reading.tokens[i - 1].end


def around(reading: Reading, verb: Token, source: Token) -> Pieces:
    """The rest of the sentence where cue and source stand as a parenthesis in it or after it.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "The bridge, the mayor said, was closed.", ""))
    >>> said, mayor = r.tokens[5], r.tokens[4]
    >>> [r.text[a:b] for a, b in around(r, said, mayor)]
    ['The bridge', 'was closed']
    """
    sentence = reading.sentence(verb)
    left, right = _parenthesis(reading, verb, source)
    if verb.dep == "relcl" and reading.subtree(verb)[0].tag in {"WP", "WDT"}:
        return ()
    if _subordinate(reading, verb):
        return ()
    if reading.tokens[left].lower in {"but", "while", "whereas", "although"} and left < verb.i:
        return ()
    if _governs_clause(reading, verb, source, right):
        return ()
    before = [t for t in sentence if t.i < left and t.pos != "SPACE"]
    if not before or before[-1].text not in _BORDERS or not _wordy(before):
        return ()
    if any(t.dep == "advcl" and t.head in {verb.i, verb.head} for t in before):
        return ()
    if _only_vehicle(before):
        return ()
    finished = before[-1].text in CLOSING or _verbal(before)
    if (before[-1].text in {";", ":"} or not finished) and not _verbal(_from(sentence, right)):
        return ()
    return _split(before, _from(sentence, right))


def _subordinate(reading: Reading, verb: Token) -> bool:
    """Whether the cue stands in a clause of time or reason: "fled **after** she **vowed** …"."""
    opener = reading.child(verb, "mark", "advmod")
    return (
        verb.dep == "advcl"
        and opener is not None
        and opener.i < verb.i
        and opener.lower in words("subordinate", "openers")
    )


def _only_vehicle(before: list[Token]) -> bool:
    """Whether only the place of the words stands before the cue: "**In a memo dated 3 May**, a
    clerk warned that …".
    """
    nouns = [t for t in before if t.pos == "NOUN"]
    opens = before[0].pos == "ADP" and before[0].lower in {"in", "on", "at", "during", "through"}
    return opens and bool(nouns) and nouns[0].lemma in words("vehicle", "nouns")


def _from(sentence: tuple[Token, ...], right: int) -> list[Token]:
    return [t for t in sentence if t.i >= right]


def _split(before: list[Token], rest: list[Token]) -> Pieces:
    """What stands before and, if it is the same speech, behind the parenthesis."""
    pieces = [_trim(_back_to_turn(before))]
    while rest and rest[0].pos in {"PUNCT", "SPACE"} and rest[0].text not in OPENING:
        rest = rest[1:]
    idle = before[-1].text in CLOSING and rest and rest[0].text not in OPENING
    if rest and _wordy(rest) and not _other_clause(rest) and not (idle and not _verbal(rest)):
        pieces.append(_trim(rest))
    return tuple(p for p in pieces if p[0] < p[1])


def _back_to_turn(tokens: list[Token]) -> list[Token]:
    for n in range(len(tokens) - 1, 0, -1):
        if tokens[n].text == ";":
            return tokens[n + 1 :] or tokens
    return tokens


def _governs_clause(reading: Reading, verb: Token, source: Token, right: int) -> bool:
    """Whether the cue goes on into a clause of its own, so that it is no parenthesis."""
    first = max(verb.i, source.i if source.i > verb.i else verb.i) + 1
    described = {
        t.i
        for c in reading.children(source)
        if source.i > verb.i and c.dep in {"relcl", "appos"}
        for t in reading.subtree(c)
    }
    inside_source = {t.i for t in reading.subtree(source)} if source.i > verb.i else set()
    for t in reading.tokens[first:right]:
        if t.i in described or (t.i in inside_source and t.dep not in {"nsubj", "aux"}):
            continue
        if t.dep in {"nsubj", "nsubjpass", "expl"} or t.tag in {"VBD", "VBZ", "VBP", "MD", "VB"}:
            return True
    after = reading.tokens[right] if right < len(reading.tokens) else None
    return after is not None and after.text == ":" and after.sent == verb.sent


def _parenthesis(reading: Reading, verb: Token, source: Token) -> tuple[int, int]:
    """Token range of source and cue together with their modifiers."""
    first, stop = reading.sentences[verb.sent]
    left = verb.i
    if source.i < verb.i:
        left = source.i
        while left > first and reading.tokens[left - 1].text not in _BORDERS:
            left -= 1
    elif left > first and reading.tokens[left - 1].tag in {"RB", "MD", "VBD", "VBZ"}:
        left = left - 1 if reading.tokens[left - 1].head == verb.i else left
    right = max(verb.i, source.i) + 1
    while right < stop and reading.tokens[right].text not in _AFTER_PARENTHESIS:
        right += 1
    return left, _past_apposition(reading, source, right, stop) if source.i > verb.i else right


def _past_apposition(reading: Reading, source: Token, right: int, stop: int) -> int:
    """Extend over ", Captain Ivo Lund" and ", the head of the union" after the source."""
    for child in reading.children(source):
        if child.dep in {"appos", "relcl"} and right <= child.i <= right + 12:
            right = reading.subtree(child)[-1].i + 1
            while right < stop and reading.tokens[right].text not in {",", ".", ";"}:
                right += 1
    return right


def _wordy(tokens: list[Token] | tuple[Token, ...]) -> bool:
    return any(t.pos in {"VERB", "AUX", "NOUN", "PROPN", "PRON", "NUM"} for t in tokens)


def _verbal(tokens: list[Token] | tuple[Token, ...]) -> bool:
    return any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in tokens)


def _other_clause(rest: list[Token]) -> bool:
    """Whether what follows the parenthesis is a turn of its own: "but …", "adding that …"."""
    if rest[0].lower in _TURNS:
        return True
    opening = [t for t in rest[:4] if t.pos in {"VERB", "AUX"}]
    return bool(opening) and opening[0].tag == "VBG" and _reports(opening[0].lemma)


def _reports(lemma: str) -> bool:
    return lemma in verbs() or lemma in words("relays", "verbs")


def _trim(tokens: list[Token]) -> tuple[int, int]:
    first, last = 0, len(tokens)
    while first < last and tokens[first].lower in {"and", "but"}:
        first += 1
    while last > first and tokens[last - 1].pos in {"PUNCT", "SPACE"}:
        if tokens[last - 1].text in CLOSING:
            break
        last -= 1
    return (tokens[first].start, tokens[last - 1].end) if first < last else (0, 0)


def _quoted(reading: Reading, verb: Token) -> Pieces:
    """The quotations in the sentence of ``verb``."""
    sentence = reading.sentence(verb)
    first, last = sentence[0].start, sentence[-1].end
    return tuple(
        (max(a, first), min(b, last))
        for a, b in reading.quotations
        if a < last and b > first and not a <= verb.start < b and not _of_other(reading, verb, a)
    )


def _of_other(reading: Reading, verb: Token, start: int) -> bool:
    """Whether another cue stands between a verb and a quotation behind it: "who pleaded guilty,
    **called** the case “a joke”"."""
    between = reading.tokens_in(verb.end, start) if start > verb.end else ()
    return any(t.lemma in verbs() and t.tag in {"VBD", "VBZ", "VBP"} for t in between)


def _infinitive(reading: Reading, verb: Token, cue: Cue) -> Pieces:
    """ "vowed to fight", "urged both sides to stop"."""
    if not set(cue.frames) & set("ta"):
        return ()
    children = list(reading.children(verb))
    infinitive = next(
        (
            c
            for c in children
            if c.i > verb.i and (c.dep in {"xcomp", "ccomp"} or _after_object(reading, c, children))
        ),
        None,
    )
    if infinitive is None:
        return ()
    start, end = clause(reading, infinitive)
    told = [c for c in children if c.dep in {"dobj", "dative"} and verb.i < c.i < infinitive.i]
    return ((reading.subtree_edges(told[0])[0] if told else start, end),)


def _after_object(reading: Reading, infinitive: Token, children: list[Token]) -> bool:
    """Whether an infinitive read as an adverbial stands right after the person told: "instructs
    staff **to keep** a register".
    """
    to = reading.child(infinitive, "aux")
    if infinitive.dep != "advcl" or to is None or to.tag != "TO":
        return False
    return any(c.dep == "dobj" and reading.subtree(c)[-1].i + 1 == to.i for c in children)


def _nominal(reading: Reading, verb: Token, cue: Cue) -> Pieces:
    """Objects and prepositional objects, to the end of the verb's own clause."""
    objects = [
        c for c in reading.children(verb) if c.dep in {"dobj", "oprd", "dative"} and c.i > verb.i
    ]
    prepositions = [
        c for c in reading.children(verb) if c.dep in {"prep", "agent"} and c.i > verb.i
    ]
    end = _clause_end(reading, verb)
    gerund = next(
        (
            c
            for c in reading.children(verb)
            if c.dep in {"pcomp", "xcomp"} and c.tag == "VBG" and c.i > verb.i
        ),
        None,
    )
    if gerund is not None and set(cue.frames) & set("nr"):
        return (clause(reading, gerund),)
    if objects and (set(cue.frames) & set("nr") or _predicated(reading, verb, cue, objects)):
        answered = cue.stance == "denies" and objects[0].lower in {"it", "this", "that"}
        itself = objects[0].lower.endswith(("self", "selves"))
        idle = objects[0].pos == "PRON" and ("o" not in cue.frames or itself) and not answered
        if idle or objects[0].lemma in words("idle_object", "nouns"):
            return ()
        return ((reading.subtree_edges(objects[0])[0], end),)
    if "a" in cue.frames and objects:
        tail = [c for c in prepositions if c.lower in {"of", "for", "to"}]
        said = tail or cue.stance == "accuses"
        return ((reading.subtree_edges(objects[0])[0], end),) if said else ()
    if "p" in cue.frames:
        accepted = words("prepositions", cue.lemma)
        tail = [c for c in prepositions if c.lower in accepted]
        if tail:
            if objects and objects[0].i < tail[0].i:
                return ((reading.subtree_edges(objects[0])[0], end),)
            theme = reading.child(tail[0], "pobj", "pcomp")
            if theme is None or theme.lemma in words("idle_object", "nouns"):
                return ()
            return ((reading.tokens[tail[0].i + 1].start, end),)
    return ()


def _predicated(reading: Reading, verb: Token, cue: Cue, objects: list[Token]) -> bool:
    """Whether the object has something said of it: "called it a lie", "put the toll at 12"."""
    if "o" not in cue.frames:
        return False
    if verb.lemma in {"put", "give", "estimate"}:
        number = any(
            t.lemma in words("figure", "nouns") for o in objects for t in reading.subtree(o)
        )
        return number and any(
            c.lower in {"at", "as"} and c.i > objects[0].i for c in _right(reading, verb)
        )
    return True


def _right(reading: Reading, verb: Token) -> list[Token]:
    return [t for t in reading.subtree(verb) if t.i > verb.i]


def _clause_end(reading: Reading, verb: Token) -> int:
    """Where the verb's own clause ends: before a coordinate or subordinate clause with a comma."""
    last = verb
    for child in reading.children(verb):
        if child.i < verb.i or child.dep in {"conj", "cc", "punct", "parataxis"}:
            continue
        edge = reading.subtree(child)[0]
        comma = edge.i > 0 and reading.tokens[edge.i - 1].text in {",", ";"}
        if child.dep in {"advcl", "ccomp"} and comma:
            continue
        last = max(last, reading.subtree(child)[-1])
    return last.end
