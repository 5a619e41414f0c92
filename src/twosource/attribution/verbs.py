"""Attributions by verbs: "officials said that …", "…, said the mayor", "denied any role"."""

from collections.abc import Iterator
from dataclasses import replace

from twosource.attribution.content import content_of
from twosource.attribution.cues import Cue, verbs, words
from twosource.attribution.frames import Frame, Pieces, clause, conjuncts, phrase
from twosource.gazetteer.roles import role_of
from twosource.model import Stance
from twosource.reading import Reading, Token

_SUBJECT = ("nsubj", "csubj", "expl")
_CLAUSAL = {"ccomp", "xcomp", "acl", "advcl", "relcl", "conj", "pcomp", "parataxis", "dep"}
ADDRESSED = {"asks", "orders", "accuses"}
"""Stances whose content opens with the person it is put to: "asked **both sides** to stop"."""
_OF_THINGS = {"denies", "accuses", "confirms", "asks", "orders"}
"""Stances that a passive gives to its subject: "the raid was condemned"."""
_DELIMITERS = set(",;\"“”‘’'—–-:?!…()")


def find_verbs(reading: Reading) -> Iterator[Frame]:
    """Every attribution whose cue is a verb of the lexicon."""
    lexicon = verbs()
    for token in reading.tokens:
        if token.pos not in {"VERB", "AUX"} and token.tag not in {"VBD", "VBZ", "VBP", "VBG"}:
            continue
        cue = lexicon.get(token.lemma)
        if cue is None or token.dep == "amod" or not _complete(reading, token, cue):
            continue
        if unanswered(reading, token) or withheld(reading, token) or rumoured(reading, token):
            continue
        frame = _frame(reading, token, cue)
        if frame is not None:
            yield frame


def _complete(reading: Reading, verb: Token, cue: Cue) -> bool:
    """Whether a phrasal cue has its particle: "go on", "rule out"."""
    particles = {c.lower for c in reading.children(verb) if c.dep in {"prt", "advmod"}}
    if "g" in cue.frames:
        return "on" in particles
    return "r" not in cue.frames or "out" in particles or _completed(reading, verb)


def _completed(reading: Reading, verb: Token) -> bool:
    """Whether a clause with "that" completes the verb: "ruled **that the vote was void**"."""
    return any(
        c.dep == "ccomp" and any(m.lower == "that" for m in reading.children(c))
        for c in reading.children(verb)
    )


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


def withheld(reading: Reading, verb: Token) -> bool:
    """Whether ``verb`` is what somebody keeps from doing: "avoided condemning the raid".

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "The envoy avoided condemning the raid.", ""))
    >>> [t.text for t in r.tokens if withheld(r, t)]
    ['condemning']
    """
    return verb.dep == "xcomp" and reading.head(verb).lemma in words("withheld", "verbs")


def rumoured(reading: Reading, verb: Token) -> bool:
    """Whether ``verb`` only hedges, or stands below one that does: "a man **said to have written**
    it fled".

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "A clerk said to have written it fled.", ""))
    >>> [t.text for t in r.tokens if rumoured(r, t)]
    ['said', 'written']
    """
    above = reading.head(verb) if verb.dep == "xcomp" else verb
    if above.lemma not in words("rumoured", "verbs") or above.tag not in {"VBD", "VBN"}:
        return False
    if reading.child(above, "auxpass") is not None:
        return False
    following = [t.lower for t in reading.tokens[above.i + 1 : above.i + 3]]
    return len(following) == 2 and following[0] == "to" and following[1] in {"have", "be"}


def hypothetical(reading: Reading, verb: Token) -> bool:
    """Whether ``verb`` stands under a modal: "they would reveal his debts"."""
    return any(c.tag == "MD" for c in reading.children(verb))


def _frame(reading: Reading, verb: Token, cue: Cue) -> Frame | None:
    if _passive(reading, verb):
        return _passive_frame(reading, verb, cue)
    if _negated(reading, verb) and cue.stance not in {"denies", "confirms"}:
        return None
    possibly = verb.dep == "xcomp" and reading.head(verb).lemma in {"possible", "impossible"}
    if possibly or _hardly(reading, verb) or _in_comparison(reading, verb):
        return None
    source = subject(reading, verb)
    inverted = _inverted_source(reading, verb, source)
    if inverted is not None:
        source = inverted
    if source is None or _speechless(reading, verb, source):
        return None
    if "d" in cue.frames and not _is_evidence(reading, source):
        return None
    if source.tag in {"WP", "WDT"}:
        source = _antecedent(reading, verb) or source
    content = content_of(reading, verb, cue, source)
    if not content or (hypothetical(reading, verb) and not _finite(reading, content)):
        return None
    if set(cue.frames) == set("dn") and not _shows(reading, source, content):
        return None
    return Frame(
        cue=_cue_tokens(reading, verb),
        source=source,
        content=content,
        stance=_stance(reading, verb, cue),
        rule=f"verb.{cue.lemma}",
        joint=conjuncts(reading, source),
    )


def _hardly(reading: Reading, verb: Token) -> bool:
    """Whether a check is only said to be possible or not: "**impossible to verify**"."""
    before = [t.lower for t in reading.tokens[max(0, verb.i - 3) : verb.i]]
    return verb.tag == "VB" and "to" in before and bool({*before} & words("possible", "adjectives"))


def is_nobody(reading: Reading, source: Token) -> bool:
    """Whether a noun phrase stands for nobody who could speak: "no one", "it" without a referent.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "No group claimed the raid.", ""))
    >>> is_nobody(r, r.tokens[1])
    True
    """
    if source.dep == "expl" or source.lower in {"this", "there", "nobody", "none", "nothing"}:
        return True
    if source.lower == "it" and source.dep == "nsubjpass":
        return True
    determiner = reading.child(source, "det")
    return source.lower == "neither" or (determiner is not None and determiner.lower == "no")


def _in_comparison(reading: Reading, verb: Token) -> bool:
    """Whether a verb stands in a clause that only compares: "fled **as he had promised**"; with a
    comma before it, it says whose words they are.
    """
    mark = next((c for c in reading.children(verb) if c.lower == "as" and c.dep == "mark"), None)
    if mark is None or verb.dep != "advcl" or mark.i == reading.sentences[mark.sent][0]:
        return False
    return reading.tokens[mark.i - 1].text not in _DELIMITERS


def _shows(reading: Reading, source: Token, content: Pieces) -> bool:
    """Whether a thing is shown by a document, not by a body: "the party **showed courage**"."""
    tokens = [t for a, b in content for t in reading.tokens_in(a, b)]
    finite = any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in tokens)
    return finite or source.lemma in words("evidence", "nouns")


def _finite(reading: Reading, content: Pieces) -> bool:
    """Whether a content has a verb of its own or is quoted."""
    tokens = [t for a, b in content for t in reading.tokens_in(a, b)]
    return any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in tokens) or any(
        reading.in_quotation(t.start) for t in tokens
    )


def _speechless(reading: Reading, verb: Token, source: Token) -> bool:
    """Whether a subject can't be the speaker: "the flood", "I" in a quotation."""
    if is_nobody(reading, source):
        return True
    first_person = source.lower in {"i", "we"} and reading.in_quotation(verb.start)
    return first_person or source.lemma in words("speechless", "nouns")


def subject(reading: Reading, verb: Token) -> Token | None:
    """The subject of ``verb``, its own or shared with the verb that governs it.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "The mayor declined to comment but confirmed that it rained.", ""))
    >>> subject(r, next(t for t in r.tokens if t.lemma == "confirm")).text
    'mayor'
    """
    seen = _main_cue(reading, verb)
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
        if _stops_short(reading, seen):
            head = reading.head(reading.head(head))
            own = reading.child(head, *_SUBJECT)
        if own is not None:
            return own
        if _joins_above(reading, seen, head):
            head = reading.head(head)
        if seen.dep == "acl" and head.pos in {"NOUN", "PROPN"}:
            return head
        if head.i == seen.i or seen.dep not in _CLAUSAL:
            return None
        seen = head
    return None


def _joins_above(reading: Reading, verb: Token, head: Token) -> bool:
    """Whether a past tense hangs on a verb with auxiliaries that it can't share, in a content:
    "said that men **had been** shot and **warned** that more would be".
    """
    joined = verb.dep == "conj" and verb.tag == "VBD" and head.dep == "ccomp"
    if not joined or reading.child(verb, "aux", "auxpass") is not None:
        return False
    return reading.child(head, "aux", "auxpass") is not None or _speaks_not(reading, head)


def _speaks_not(reading: Reading, verb: Token) -> bool:
    """Whether the subject of a verb is a thing: "said **the deal** was off and **dismissed** …"."""
    subject = reading.child(verb, "nsubj", "nsubjpass")
    if subject is None or subject.pos != "NOUN" or subject.ent:
        return False
    return role_of(subject.lemma) is None


def _main_cue(reading: Reading, verb: Token) -> Token:
    """For "…, adding that …" the cue verb it hangs on, so that its speaker is found."""
    comma = verb.i > 0 and reading.tokens[verb.i - 1].text == ","
    if verb.tag != "VBG" or not comma:
        return verb
    above = (
        t for t in reading.ancestors(verb) if t.lemma in verbs() and t.tag in {"VBD", "VBZ", "VBP"}
    )
    return next(above, verb)


def _antecedent(reading: Reading, verb: Token) -> Token | None:
    head = reading.head(verb)
    return head if verb.dep == "relcl" and head.pos in {"NOUN", "PROPN", "PRON"} else None


def _passive(reading: Reading, verb: Token) -> bool:
    return reading.child(verb, "auxpass", "nsubjpass") is not None or (
        verb.tag == "VBN" and verb.dep in {"acl", "advcl"} and reading.child(verb, "aux") is None
    )


def _passive_frame(reading: Reading, verb: Token, cue: Cue) -> Frame | None:
    """ "The army was told by scouts that …": the agent is the source, the subject only told."""
    agent = reading.child(verb, "agent")
    by = reading.child(agent, "pobj") if agent else None
    if cue.lemma == "tell" and _told_to(reading, verb):
        cue = replace(cue, stance="orders")
    content = _told(reading, verb, cue) if by is not None else ()
    if by is None or not content:
        return None
    return Frame(
        cue=_cue_tokens(reading, verb),
        source=by,
        content=content,
        stance=cue.stance,
        rule=f"verb.passive.{cue.lemma}",
        joint=conjuncts(reading, by),
    )


def _told(reading: Reading, verb: Token, cue: Cue) -> Pieces:
    """What is said in the passive: the clause after it, with the subject if that is whom it is
    put to ("**Four men** were accused by the court **of theft**"), or the subject alone ("**The
    raid** was condemned by the mayor").
    """
    subject = reading.child(verb, "nsubjpass")
    after = [c for c in reading.children(verb) if c.i > verb.i]
    complement = next((c for c in after if c.dep in {"ccomp", "xcomp"}), None)
    if complement is not None and (subject is None or cue.stance not in ADDRESSED):
        return (clause(reading, complement),)
    if subject is None or subject.tag in {"WDT", "WP"} or cue.stance not in _OF_THINGS:
        return ()
    if complement is not None:
        return (phrase(reading, subject), clause(reading, complement))
    of = next((t for t in reading.subtree(verb) if t.lower == "of" and t.i > verb.i), None)
    if of is not None and "a" in cue.frames:
        return (phrase(reading, subject), reading.subtree_edges(of))
    return (phrase(reading, subject),) if "n" in cue.frames else ()


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
        if t.tag in {"WDT", "WP"}:
            break
        if t.pos in {"NOUN", "PROPN"} or (t.pos == "PRON" and t.dep in {"nsubj", "dobj", "pobj"}):
            head = t
    return None if head is None or _acts_below(reading, verb, head) else head


def _acts_below(reading: Reading, verb: Token, head: Token) -> bool:
    """Whether a noun behind a cue is the subject of what is said: "a letter, …, says **shops**
    will close"."""
    below = head.dep in {"nsubj", "nsubjpass"} and head.head > head.i
    return below and reading.head(head).dep == "ccomp" and reading.head(head).head == verb.i


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


def _negated(reading: Reading, verb: Token) -> bool:
    return any(c.dep == "neg" for c in reading.children(verb))


def _stance(reading: Reading, verb: Token, cue: Cue) -> Stance:
    if _negated(reading, verb) or _stops_short(reading, verb):
        return "leaves_open"
    if "r" in cue.frames and not _ruled_out(reading, verb):
        return "says"
    if verb.lemma == "call" and any(
        c.lower in words("prepositions", "call") for c in reading.children(verb)
    ):
        return "asks"
    if verb.lemma == "tell" and _told_to(reading, verb):
        return "orders"
    return cue.stance


def _ruled_out(reading: Reading, verb: Token) -> bool:
    return any(c.lower == "out" for c in reading.children(verb))


def _told_to(reading: Reading, verb: Token) -> bool:
    """ "told the men **to leave**"."""
    infinitive = reading.child(verb, "xcomp")
    return infinitive is not None and any(
        c.tag == "TO" and c.dep == "aux" for c in reading.children(infinitive)
    )


def _stops_short(reading: Reading, verb: Token) -> bool:
    """ "stopped short of denying that …"."""
    above = reading.head(verb)
    return verb.dep == "pcomp" and above.lower == "of" and reading.head(above).lower == "short"
