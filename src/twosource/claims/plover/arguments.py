"""The arguments of verbs: who does, what is done to, through control and passives."""

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.claims.plover.lexicon import WordClass, word_class
from twosource.gazetteer.roles import role_of
from twosource.reading import Reading, Token

__all__ = ["Arguments", "arguments_of", "belongs", "conjuncts", "subject_of", "whole"]

_NAMES = frozenset({"PERSON", "NORP", "ORG", "GPE"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_PEOPLE = frozenset({"PERSON", "NORP"})
_PERSONAL = frozenset(
    (
        *("i", "you", "he", "she", "we", "they", "him", "her", "them", "us", "me", "who", "whom"),
        *("himself", "herself", "themselves", "everyone", "someone", "somebody", "others"),
    )
)
_CLIMBED = frozenset(("xcomp", "conj", "advcl", "pcomp", "prep", "ccomp", "acomp", "oprd", "attr"))
_LAID = frozenset({"of", "for", "from", "with", "into"})
"""Prepositions before what the object does: "accused them of looting", "kept her from leaving"."""
_SUBJECTS = ("nsubj", "csubj")
_BESIDE = frozenset(
    ("prt", "acomp", "oprd", "advmod", "npadvmod", "intj", "det", "amod", "compound", "dep")
)


@dataclass(frozen=True, slots=True)
class Arguments:
    """What stands with a verb. ``objects`` are direct objects and subjects of passives."""

    subject: Token | None
    objects: tuple[Token, ...]
    agent: Token | None
    prepositions: tuple[tuple[str, Token | None], ...]
    words: tuple[Token, ...]
    """Particles, predicate complements and adverbs."""
    clauses: tuple[tuple[str, Token], ...]
    """Complement clauses: "to" or "that" and their verb."""
    passive: bool


def arguments_of(reading: Reading, verb: Token) -> Arguments:
    """The arguments of ``verb``, its subject also where another clause gives it.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "Two men were shot by soldiers near the well.", ""))
    >>> found = arguments_of(r, next(t for t in r.tokens if t.text == "shot"))
    >>> found.agent.text, [t.text for t in found.objects], found.passive
    ('soldiers', ['men'], True)
    """
    objects: list[Token] = []
    prepositions: list[tuple[str, Token | None]] = []
    words: list[Token] = []
    clauses: list[tuple[str, Token]] = []
    agent = None
    passive = False
    for child in reading.children(verb):
        dep = child.dep
        if dep in ("dobj", "obj", "nsubjpass", "attr"):
            objects.append(_antecedent(reading, child, verb))
            passive |= dep == "nsubjpass"
        elif dep == "auxpass":
            passive = True
        elif dep == "agent":
            agent = agent or reading.child(child, "pobj")
        elif dep in ("prep", "dative"):
            prepositions.extend(_prepositions(reading, child))
        elif dep in _BESIDE:
            words.append(child)
        elif dep in ("xcomp", "ccomp"):
            _clause(reading, child, words, clauses, objects)
        elif dep == "advcl" and reading.child(child, "aux") is not None:
            clauses.append(("to", child))
    after = reading.tokens[verb.i + 1] if verb.i + 1 < len(reading.tokens) else verb
    if after.pos == "ADJ" and after.head != verb.i and after.sent == verb.sent:
        words.append(after)  # "found dead hours later", where the parser hangs "dead" on "hours"
    suffering = tuple(_suffering(reading, verb, bool(objects), agent if not passive else None))
    objects += suffering
    passive = passive or bool(suffering)
    return Arguments(
        subject=None if passive else subject_of(reading, verb),
        objects=tuple(t for o in objects for t in whole(reading, o)),
        agent=agent,
        prepositions=tuple(prepositions),
        words=tuple(words),
        clauses=tuple(clauses),
        passive=passive,
    )


def _prepositions(reading: Reading, prep: Token) -> Iterator[tuple[str, Token | None]]:
    """A preposition with each of its objects; in "out of the talks" both prepositions."""
    if prep.dep == "dative" and prep.pos != "ADP":
        yield "to", prep
        return
    for _ in range(3):
        objects = [c for c in reading.children(prep) if c.dep in ("pobj", "pcomp")]
        for token in objects:
            yield from ((prep.lower, one) for one in conjuncts(reading, token))
        if not objects:
            yield prep.lower, None
        inner = reading.child(prep, "prep")
        if inner is None:
            return
        prep = inner


def _clause(
    reading: Reading,
    child: Token,
    words: list[Token],
    clauses: list[tuple[str, Token]],
    objects: list[Token],
) -> None:
    if child.pos in ("VERB", "AUX"):
        kind = "to" if child.tag == "VB" else "that"
        clauses.append((kind, child))
        return
    words.append(child)
    # "set houses ablaze", "left three dead": a small clause whose subject is the object.
    subject = reading.child(child, "nsubj")
    if subject is not None:
        objects.append(subject)


def _suffering(
    reading: Reading, verb: Token, has_object: bool, agent: Token | None
) -> Iterator[Token]:
    """Whatever a participle without an auxiliary is done to; ``agent`` is who it is done by."""
    if (done := _had_done(reading, verb)) is not None:
        yield done
    elif not has_object and (inherited := _passive_head(reading, verb)) is not None:
        yield inherited
    elif agent is not None and verb.tag == "VBN":
        # "When shells fired by rebels hit": taken by the parser for a clause with its subject.
        yield from (c for c in reading.children(verb) if c.dep == "nsubj")


def _had_done(reading: Reading, verb: Token) -> Token | None:
    """What was done, in "had its licence revoked": a participle with a subject and no auxiliary."""
    if verb.tag != "VBN" or verb.dep not in ("ccomp", "xcomp"):
        return None
    if reading.head(verb).lemma not in ("have", "get", "see", "want", "leave", "find"):
        return None
    if reading.child(verb, "aux", "auxpass") is not None:
        return None
    return reading.child(verb, "nsubj")


def _passive_head(reading: Reading, verb: Token) -> Token | None:
    """The noun that a participle stands with: "the men killed in the blast", "shot and killed"."""
    for _ in range(4):
        if verb.tag != "VBN":
            return None
        head = reading.head(verb)
        if verb.dep in ("acl", "amod"):
            return head if head.pos in ("NOUN", "PROPN", "PRON", "NUM") else None
        if verb.dep != "conj" or reading.child(verb, "nsubj") is not None:
            return None
        own = reading.child(head, "nsubjpass")
        if own is not None:
            return own
        if reading.child(verb, "auxpass") is not None:
            return subject_of(reading, head)
        verb = head
    return None


def subject_of(reading: Reading, verb: Token) -> Token | None:
    """Who does what ``verb`` says: its own subject, or that of the clause that controls it.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "The rebels, who fled, promised to return and tried to hide.", ""))
    >>> [subject_of(r, t).text for t in r.tokens if t.text in ("fled", "return", "hide")]
    ['rebels', 'rebels', 'rebels']
    >>> r = read(Report("r", "The mayor accused soldiers of burning the mill.", ""))
    >>> subject_of(r, next(t for t in r.tokens if t.text == "burning")).text
    'soldiers'
    """
    for _ in range(6):
        own = reading.child(verb, *_SUBJECTS)
        if own is not None:
            return _antecedent(reading, own, verb)
        head = reading.head(verb)
        if verb.dep == "acl" and verb.tag == "VBG":
            return head
        if verb.dep == "xcomp" or (verb.dep == "pcomp" and head.lower in _LAID):
            above = head if verb.dep == "xcomp" else reading.head(head)
            controlled = reading.child(above, "dobj", "obj", "nsubjpass")
            if controlled is not None:
                return controlled
        finite = verb.dep == "dep" and verb.tag == "VBD"
        if not (finite or verb.dep in _CLIMBED) or head.i == verb.i:
            return None
        verb = head
    return None


def _antecedent(reading: Reading, subject: Token, verb: Token) -> Token:
    """The noun that "who" or "which" stands for."""
    clause = verb
    while clause.dep == "conj":
        clause = reading.head(clause)
    if clause.dep == "relcl" and subject.tag in ("WP", "WDT"):
        return reading.head(clause)
    return subject


def conjuncts(reading: Reading, token: Token) -> tuple[Token, ...]:
    """``token`` and what is coordinated with it, in order.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "Soldiers, police and militiamen searched the farm.", ""))
    >>> [t.text for t in conjuncts(r, r.tokens[0])]
    ['Soldiers', 'police', 'militiamen']
    """
    out = [token]
    for one in out:  # grows while it is walked: each conjunct may have one of its own
        out += [
            child
            for child in reading.children(one)
            if child.dep == "conj" and child.pos in ("NOUN", "PROPN", "PRON", "NUM")
        ]
    return tuple(out)


def whole(reading: Reading, token: Token) -> tuple[Token, ...]:
    """The conjuncts of ``token``; of "dozens of cars" also the cars.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "Dozens of cars burned.", ""))
    >>> [t.text for t in whole(r, r.tokens[0])]
    ['Dozens', 'cars']
    """
    out: list[Token] = []
    for one in conjuncts(reading, token):
        out.append(one)
        if one.lemma in word_class("partitive").lemmas or one.pos in ("NUM", "PRON", "DET"):
            of = next((c for c in reading.children(one) if c.lower == "of"), None)
            counted = of and reading.child(of, "pobj")
            if counted:
                out.extend(conjuncts(reading, counted))
    return tuple(out)


def belongs(token: Token, classes: tuple[WordClass, ...]) -> bool:
    """Whether a noun belongs to one of ``classes``; none given means any."""
    return not classes or any(_belongs(token, one) for one in classes)


def _belongs(token: Token, one: WordClass) -> bool:
    if token.lemma in one.lemmas or token.lower in one.lemmas:
        return True
    if one.name in ("human", "actor"):
        named = _PEOPLE if one.name == "human" else _NAMES
        return token.ent in named or token.lower in _PERSONAL or _is_somebody(token)
    return one.name in ("place", "territory", "target") and token.ent in _PLACES


def _is_somebody(token: Token) -> bool:
    role = role_of(token.lemma) if token.pos in ("NOUN", "PROPN") else None
    return role is not None and role.kind not in ("document",)
