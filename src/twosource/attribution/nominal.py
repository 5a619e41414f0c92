"""Attributions by nouns: "the rebels' allegation that …", "claims by a legion that …"."""

from collections.abc import Iterator

from twosource.attribution.cues import nouns, verbs
from twosource.attribution.frames import Frame, clause, conjuncts
from twosource.attribution.verbs import subject
from twosource.reading import Reading, Token

_VOICING = {"make", "issue", "repeat", "give", "have", "voice", "express", "hold", "raise", "share"}
_OF_DEEDS = {"promises", "asks", "warns"}
"""Stances of nouns with an infinitive: "their promise **to leave**"."""
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_AUXILIARIES = {"has", "have", "had", "was", "were", "is", "are", "will", "would"}
_MAKING = {"make", "voice", "repeat", "issue", "raise", "air", "level"}
_OF_EVENT = {"report", "rumour", "rumor", "account", "claim", "allegation", "accusation", "news"}


def find_nominal(reading: Reading) -> Iterator[Frame]:
    """Every attribution whose cue is a noun, and the denial of it by whoever rejects it.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> text = "The army rejected claims by villagers that its men had stolen cattle."
    >>> r = read(Report("r", text, ""))
    >>> [(f.source.text, f.stance) for f in find_nominal(r)]
    [('villagers', 'says'), ('army', 'denies')]
    """
    for token in reading.tokens:
        if token.pos != "NOUN" or token.lemma not in nouns():
            continue
        content = None if _is_vehicle(reading, token) else _content(reading, token)
        if content is None:
            continue
        source, given = _source(reading, token)
        if source is not None:
            stance = nouns()[token.lemma]
            joint = conjuncts(reading, source) if source is not token else ()
            yield Frame((token,), source, (content,), stance, f"noun.{token.lemma}", joint=joint)
        rejection = _rejection(reading, token) if given else None
        if rejection is not None:
            yield _denial(reading, rejection, content)


def _is_vehicle(reading: Reading, noun: Token) -> bool:
    """Whether the noun is only where something is said: "said in its **report** that …"."""
    preposition = reading.head(noun)
    return (
        noun.dep == "pobj"
        and preposition.lower in {"in", "at", "through", "via"}
        and reading.head(preposition).lemma in verbs()
    )


def _content(reading: Reading, noun: Token) -> tuple[int, int] | None:
    complement = _that_clause(reading, noun)
    if complement is not None:
        return _before_main_verb(reading, noun, clause(reading, complement))
    predicate = _copular(reading, noun)
    if predicate is not None:
        return clause(reading, predicate)
    which = next(
        (c for c in reading.children(noun) if c.dep == "relcl" and _in_which(reading, c)), None
    )
    if which is not None:
        _, end = clause(reading, which)
        pronoun = next(t for t in reading.subtree(which) if t.tag == "WDT")
        return pronoun.end + 1, end
    if nouns()[noun.lemma] in _OF_DEEDS and (deed := _infinitive(reading, noun)) is not None:
        return clause(reading, deed)
    if noun.lemma in _OF_EVENT:
        of = next((c for c in reading.children(noun) if c.lower == "of"), None)
        theme = reading.child(of, "pobj", "pcomp") if of else None
        if theme is not None and theme.ent not in {"DATE", "ORG", "PERSON"}:
            return clause(reading, theme)
    return None


def _copular(reading: Reading, noun: Token) -> Token | None:
    """ "the panel's conclusion is **that the ferry was overloaded**"."""
    be = reading.head(noun)
    if noun.dep != "nsubj" or be.lemma != "be":
        return None
    said = next((c for c in reading.children(be) if c.dep == "ccomp" and c.i > be.i), None)
    return said if said is not None and _that(reading, said) else None


def _infinitive(reading: Reading, noun: Token) -> Token | None:
    """ "the governor's vow **to rebuild**"; only of somebody named beside it."""
    if reading.child(noun, "poss") is None:
        return None
    for child in reading.children(noun):
        to = reading.child(child, "aux")
        if child.dep == "acl" and child.tag == "VB" and to is not None and to.tag == "TO":
            return child
    return None


def _before_main_verb(reading: Reading, noun: Token, content: tuple[int, int]) -> tuple[int, int]:
    """End a subject's clause before the sentence's own verb, if the parse let that in: "the claim
    that all was well **has been questioned**".
    """
    if noun.dep not in {"nsubj", "nsubjpass", "ROOT"}:
        return content
    first: Token | None = None
    for t in reading.tokens_in(*content):
        before = reading.tokens[t.i - 1]
        if t.tag in _FINITE and first is not None and before.pos in {"NOUN", "ADV", "ADJ", "PROPN"}:
            verb = t if t.dep not in {"aux", "auxpass"} else reading.head(t)
            own = reading.child(verb, "nsubj", "nsubjpass")
            if t.lower in _AUXILIARIES and (own is None or own.i < first.i):
                return content[0], before.end
        first = first or (t if t.tag in _FINITE else None)
    return content


def _that_clause(reading: Reading, noun: Token) -> Token | None:
    """The clause that completes the noun, found by its "that" where the parse hangs it higher."""
    own = next(
        (
            c
            for c in reading.children(noun)
            if c.dep in {"acl", "ccomp", "relcl"} and _that(reading, c)
        ),
        None,
    )
    if own is not None:
        return own
    for t in reading.tokens[noun.i + 1 : noun.i + 9]:
        if t.lower == "that" and t.tag == "IN":
            verb = reading.head(t)
            return verb if verb.i > t.i else None
        if t.pos in {"VERB", "AUX"} or t.sent != noun.sent:
            return None
    return None


def _that(reading: Reading, verb: Token) -> bool:
    mark = next((c for c in reading.children(verb) if c.lower == "that"), None)
    return (
        mark is not None
        and mark.dep in {"mark", "nsubj", "dobj"}
        and (mark.dep == "mark" or reading.child(verb, "nsubj", "nsubjpass") not in {mark, None})
    )


def _in_which(reading: Reading, verb: Token) -> bool:
    tokens = reading.subtree(verb)[:3]
    return len(tokens) > 1 and tokens[0].lower == "in" and tokens[1].lower == "which"


def _source(reading: Reading, noun: Token) -> tuple[Token | None, bool]:
    """Whose words the noun stands for; whether anybody (or just "reports") is named."""
    if noun.dep == "attr" and reading.child(reading.head(noun), "expl") is not None:
        return None, False  # "there were reports of" is nobody's word
    owner = reading.child(noun, "poss")
    if owner is not None:
        return owner, True
    for preposition in reading.children(noun):
        if preposition.lower in {"by", "from"} and preposition.dep in {"prep", "agent"}:
            by = reading.child(preposition, "pobj")
            if by is not None:
                return by, True
    maker = _made_by(reading, noun)
    if maker is not None:
        return maker, True
    governor = reading.head(noun)
    if noun.dep == "dobj" and governor.lemma in _VOICING:
        return subject(reading, governor), True
    if noun.lemma in {"report", "rumour", "rumor"} or _copular(reading, noun) is not None:
        return noun, True
    return None, noun.lemma in {"claim", "allegation", "accusation", "report", "suggestion"}


def _made_by(reading: Reading, noun: Token) -> Token | None:
    """ "the claim that it rained, **made by a clerk**, was …"."""
    sentence = reading.sentence(noun)
    for participle in sentence[noun.i - sentence[0].i + 1 :]:
        if participle.tag == "VBN" and participle.lemma in _MAKING:
            agent = reading.child(participle, "agent", "prep")
            by = reading.child(agent, "pobj") if agent is not None and agent.lower == "by" else None
            after_comma = reading.tokens[participle.i - 1].text == ","
            own = reading.head(participle).i == noun.i or after_comma
            return by if by is not None and own else None
    return None


def _rejection(reading: Reading, noun: Token) -> Token | None:
    """The verb of denial that governs the noun, directly or through "as slander", or of which it
    is the passive subject.
    """
    for head in reading.ancestors(noun):
        cue = verbs().get(head.lemma)
        passive = noun.dep == "nsubjpass" and reading.child(head, "agent") is not None
        if cue is not None and cue.stance == "denies" and (head.i < noun.i or passive):
            return head
        if head.pos == "VERB":
            return None
    return None


def _denial(reading: Reading, verb: Token, content: tuple[int, int]) -> Frame:
    agent = reading.child(verb, "agent")
    source = reading.child(agent, "pobj") if agent else subject(reading, verb)
    joint = conjuncts(reading, source) if source is not None else ()
    return Frame(
        (verb,), source, (content,), "denies", f"noun.rejected_by.{verb.lemma}", joint=joint
    )
