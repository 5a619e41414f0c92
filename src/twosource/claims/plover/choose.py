"""Which happenings a content states, the main one first, and what tense and mood make of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from twosource.claims.plover.lexicon import frames, types, word_class
from twosource.claims.plover.reader import Happening, read_word
from twosource.reading import Reading, Token

__all__ = ["happenings", "told_by_cue"]

_STEP = {
    "ROOT": 1.0, "ccomp": 0.9, "xcomp": 0.93, "conj": 0.8, "dobj": 0.88, "nsubj": 0.82,
    "nsubjpass": 0.78, "advcl": 0.62, "relcl": 0.5, "acl": 0.58, "appos": 0.5, "prep": 0.8,
    "pobj": 0.75, "pcomp": 0.85, "agent": 0.7, "compound": 0.4, "amod": 0.2, "poss": 0.35,
    "attr": 0.9, "acomp": 0.92, "oprd": 0.9, "parataxis": 0.9, "dative": 0.6, "npadvmod": 0.4,
    "csubj": 0.8, "dep": 0.6, "nmod": 0.4, "obj": 0.88, "advmod": 0.4, "prt": 0.5,
}  # fmt: skip
"""How much of its say a word keeps for each step down from the root of the content."""
_PASSED = {
    "ccomp": 1.0, "xcomp": 1.0, "dobj": 1.0, "obj": 1.0, "nsubj": 0.95, "attr": 0.98, "prep": 0.97,
    "compound": 0.9, "nsubjpass": 0.97, "pobj": 0.97, "acomp": 1.0, "agent": 0.85,
}  # fmt: skip
"""The same below a verb that itself says nothing of what happened."""
_FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll", "wo", "'d"})
_CONDITIONAL = frozenset({"SANCTION", "COERCE", "PROTEST"})
_DUTY = frozenset({"must", "should", "ought"})
_UTTERED = {"REQUEST": ("VB", "xcomp ccomp"), "ACCUSE": ("VBG", "pcomp")}
"""Types that happen in being said; tag and place of the verb in what is asked or blamed."""
_VOWED = frozenset({"THREATEN", "AGREE"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "dobj", "pcomp", "pobj", "nsubj"})
_LEAST = 0.21
"""Score below which a word is too deep in the content to be a happening beside the main one."""


def happenings(reading: Reading, tokens: Sequence[Token]) -> tuple[Happening, ...]:
    """The happenings that ``tokens`` (of one content) state, the main one first.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "Police said that two men were killed when a bomb went off.", ""))
    >>> [h.token.text for h in happenings(r, r.tokens)][0]
    'killed'
    """
    inside = {t.i for t in tokens}
    scores: dict[int, float] = {}
    found: list[tuple[float, Happening]] = []
    for token in _downwards(reading, tokens, inside, scores):
        if token.dep == "amod" and token.pos == "VERB" and token.head in inside:
            continue  # "the besieged town" tells of the town, not of the siege
        happening = read_word(reading, token)
        if happening is not None and not _accidental(happening, tokens):
            found.append((scores[token.i] * happening.weight, happening))
    found.sort(key=lambda pair: (-pair[0], pair[1].token.i))
    if not found:
        return ()
    main = _with_mood(reading, found[0][1])
    return (main, *(h for score, h in found[1:] if score >= _LEAST))


def told_by_cue(reading: Reading, tokens: Sequence[Token], said: bool) -> Happening | None:
    """The happening that the verb above a content is, where the content is what it does.

    ``said`` is whether the content tells of a happening itself: then only a vow or a threat stands
    above it ("vowed to attack" is a threat). Else it is what was asked for or blamed; words that
    are only named ("rejected the figure") are no happening.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> def of(text: str, first: int, said: bool = False) -> str | None:
    ...     r = read(Report("r", text, ""))
    ...     found = told_by_cue(r, r.tokens[first:-1], said)
    ...     return found and found.type
    >>> of("Nuns asked him to step in.", 2), of("Nuns asked the choir.", 2)
    ('REQUEST', None)
    >>> of("The rebels vowed to attack.", 3, True), of("The rebels began to attack.", 3, True)
    ('THREATEN', None)
    """
    inside = {t.i for t in tokens}
    root = next((t for t in sorted(tokens, key=_root_rank) if t.head not in inside), None)
    if root is None:
        return None
    cue = reading.head(root)
    if cue.pos == "ADP":
        cue = reading.head(cue)
    if cue.i in inside or cue.pos != "VERB" or root.dep not in _COMPLEMENTS:
        return None
    told = read_word(reading, cue)
    if told is None:
        return None
    if said:
        return told if told.type in _VOWED and root.dep == "xcomp" else None
    tag, places = _UTTERED.get(told.type, ("", ""))
    return told if any(t.tag == tag and t.dep in places.split() for t in tokens) else None


def _downwards(
    reading: Reading, tokens: Sequence[Token], inside: set[int], scores: dict[int, float]
) -> Iterator[Token]:
    """The tokens from the roots of the content downwards; their scores are filled in."""
    roots = [t for t in tokens if t.head not in inside or t.head == t.i]
    pending = [(t, 0.97**n) for n, t in enumerate(sorted(roots, key=_root_rank))]
    while pending:
        token, score = pending.pop()
        scores[token.i] = score
        yield token
        passes = _says_nothing(token)
        for child in reading.children(token):
            if child.i not in inside:
                continue
            step = _STEP.get(child.dep, 0.3)
            if passes:
                step = max(step, _PASSED.get(child.dep, 0.0))
            pending.append((child, score * step))


def _root_rank(token: Token) -> tuple[bool, int]:
    return token.pos not in ("VERB", "AUX"), token.i


def _says_nothing(token: Token) -> bool:
    """Whether a word only passes on what stands below it."""
    if token.pos in ("NOUN", "PROPN"):
        return token.lemma in word_class("empty").lemmas
    passing = frames()
    return (
        token.lemma in passing.transparent
        or token.lemma in passing.light
        or token.lemma in passing.control
    )


def _accidental(happening: Happening, tokens: Sequence[Token]) -> bool:
    """Deaths and damage that the same sentence lays to nature or chance are no assault."""
    if happening.type != "ASSAULT":
        return False
    causes = word_class("accident").lemmas
    same = [t for t in tokens if t.sent == happening.token.sent]
    if not any(t.lemma in causes and t.pos in ("NOUN", "PROPN") for t in same):
        return False
    return not any(t.lemma in word_class("violence").lemmas for t in same)


def _with_mood(reading: Reading, main: Happening) -> Happening:
    """What tense and mood make of the main happening.

    Cooperation to come is agreement, refused it is rejection; force to come is a threat; what
    must be done is requested (PLOVER's rules for events in the future).
    """
    verb = _clause_verb(reading, main.token)
    if verb is None:
        return main
    auxiliaries = {c.lower for c in reading.children(verb) if c.dep == "aux"}
    if auxiliaries & _DUTY and reading.child(verb, "nsubj") is not None:
        kind = "REQUEST"
    elif reading.child(verb, "neg") is not None:
        kind = _refused(reading, verb, main, bool(auxiliaries & _FUTURE))
    elif auxiliaries & _FUTURE and "have" not in auxiliaries:
        kind = _to_come(reading, verb, main)
    elif verb.lemma in frames().intend and verb.i != main.token.i:
        kind = "AGREE" if types()[main.type].cooperative else main.type
    else:
        kind = main.type
    if kind == main.type:
        return main
    return replace(main, type=kind, mode=None, rule=f"{main.rule} mood")


def _refused(reading: Reading, verb: Token, main: Happening, future: bool) -> str:
    """ "Will not meet them", "is not allowed to leave"."""
    passive = reading.child(verb, "auxpass") is not None
    if main.token.lemma in frames().permit:
        return "COERCE" if passive else "REJECT"
    if main.type in ("SUPPORT", "AGREE") and reading.child(verb, "aux") is not None:
        return "REJECT"
    return "REJECT" if future and types()[main.type].cooperative else main.type


def _to_come(reading: Reading, verb: Token, main: Happening) -> str:
    """ "Will send doctors", "would fight", "will be cut off unless …"."""
    if types()[main.type].cooperative:
        return main.type if reading.child(verb, "auxpass") is not None else "AGREE"
    forceful = main.type == "ASSAULT"
    if forceful or (main.type in _CONDITIONAL and _conditional(reading, verb)):
        return "THREATEN"
    return main.type


def _conditional(reading: Reading, verb: Token) -> bool:
    return any(
        c.dep == "advcl"
        and any(m.lower in ("if", "unless") for m in reading.children(c) if m.dep == "mark")
        for c in reading.children(verb)
    )


def _clause_verb(reading: Reading, token: Token) -> Token | None:
    """The finite verb of the clause whose happening ``token`` names."""
    for _ in range(4):
        if token.pos in ("VERB", "AUX") and reading.child(token, "nsubj", "nsubjpass"):
            return token
        if token.dep not in ("xcomp", "dobj", "acomp", "pobj", "prep", "conj", "attr"):
            return None
        token = reading.head(token)
    return None
