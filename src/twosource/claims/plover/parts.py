"""Who does and who is done to: the nouns that fill the two parts of a happening."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from twosource.claims.plover.arguments import Arguments, arguments_of, belongs, conjuncts
from twosource.claims.plover.lexicon import DATA, frames, word_class
from twosource.claims.plover.reader import read_word
from twosource.reading import Reading, Token

__all__ = ["Parts", "parts_of"]

_VERBAL = frozenset({"VERB", "AUX"})
_DEEPEST = 4
"""How many complements deep those done to are looked for ("agreed to try to free …")."""
_SOMEBODY = tuple(word_class(name) for name in ("actor", "human"))
_PATIENTS = (*_SOMEBODY, word_class("target"), word_class("property"), word_class("territory"))
_AMOUNTS = frozenset({"MONEY", "PERCENT", "QUANTITY", "CARDINAL", "DATE", "TIME", "ORDINAL"})
_FULL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "poss", "attr"})
_HOLLOW = word_class("empty").lemmas | word_class("partitive").lemmas
_THINGS = frozenset({"ASSAULT", "COERCE", "SANCTION"})
"""Types whose object may be a thing: a market is bombed, a house is searched."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Heads of the noun phrases for those who do and those done to."""

    who: tuple[Token, ...] = ()
    whom: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class _Rules:
    whom: dict[str, frozenset[str]]
    mutual: frozenset[str]
    doer_of: frozenset[str]
    sufferer: frozenset[str]
    undergo: frozenset[str]
    victim: frozenset[str]
    finder: frozenset[str]
    topic: frozenset[str]
    owned: frozenset[str]


@cache
def _rules() -> _Rules:
    table = tomllib.loads((DATA / "parts.toml").read_text(encoding="utf-8"))
    classes = (word_class(name).lemmas for name in table["topic"]["classes"].split())
    return _Rules(
        whom={kind: frozenset(words.split()) for kind, words in table["whom"].items()},
        mutual=frozenset(table["mutual"]["types"].split()),
        doer_of=frozenset(table["doer_of"]["nouns"].split()),
        sufferer=frozenset(table["sufferer"]["nouns"].split()),
        undergo=frozenset(table["undergo"]["verbs"].split()),
        victim=frozenset(table["victim"]["verbs"].split()),
        finder=frozenset(table["finder"]["verbs"].split()),
        topic=frozenset().union(*classes),
        owned=frozenset(table["owned"]["types"].split()),
    )


def parts_of(reading: Reading, trigger: Token, kind: str) -> Parts:
    """Who and whom of the happening of type ``kind`` that ``trigger`` names.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "The killing of two monks by militiamen caused outrage.", ""))
    >>> parts = parts_of(r, r.tokens[1], "ASSAULT")
    >>> [t.text for t in parts.who], [t.text for t in parts.whom]
    (['militiamen'], ['monks'])
    """
    own = read_word(reading, trigger)
    kind = own.type if own else kind
    if trigger.pos in _VERBAL or trigger.pos == "ADJ":
        found = _of_verb(reading, trigger, kind, {t.i for t in own.trigger} if own else set())
    else:
        found = _of_noun(reading, trigger, kind)
    who = _unique(found.who)
    whom = tuple(t for t in _unique(found.whom) if t not in who)
    if kind == "MOBILIZE" and not who:
        who, whom = whom, ()
    return Parts(who, whom)


def _unique(tokens: Iterable[Token]) -> tuple[Token, ...]:
    return tuple(dict.fromkeys(tokens))


def _of_verb(reading: Reading, verb: Token, kind: str, named: set[int]) -> Parts:
    """Parts beside a verb and, where it leaves one open, beside what it came about by."""
    found = arguments_of(reading, verb)
    own = _direct(reading, verb, found, kind, named)
    who, whom = own.who, own.whom
    if kind in _rules().mutual and len(who) > 1 and not whom:
        return own
    if not who:
        causes = _causes(reading, found)
        who = tuple(t for noun in causes for t in _of_noun(reading, noun, kind).who)
    return Parts(who, whom or tuple(_in_consequence(reading, verb, found, kind)))


def _direct(reading: Reading, verb: Token, found: Arguments, kind: str, named: set[int]) -> Parts:
    """Parts among the verb's own arguments; ``named`` are the words of the trigger."""
    who = tuple(_doers(reading, verb, found))
    whom = tuple(
        t for t in _done_to(reading, verb, found, kind) if t.i not in named or belongs(t, _PATIENTS)
    )
    if verb.lemma in _rules().victim or (verb.pos == "ADJ" and kind == "ASSAULT"):
        return Parts((), (*who, *whom))
    if verb.lemma in _rules().finder and kind == "ASSAULT":
        return Parts((), whom)
    return Parts(who, whom)


def _doers(reading: Reading, verb: Token, found: Arguments) -> Iterator[Token]:
    doer = found.agent if found.passive else found.subject
    for token in conjuncts(reading, doer) if doer is not None else ():
        if _is_somebody(reading, token):
            yield token


def _done_to(
    reading: Reading, verb: Token, found: Arguments, kind: str, depth: int = 0
) -> Iterator[Token]:
    for token in found.objects:
        counted = reading.head(token).lower == "of" and reading.head(reading.head(token)) in (
            found.objects
        )
        if counted or token.lower.endswith(("self", "selves")):
            continue
        if _is_somebody(reading, token) or (kind in _THINGS and _is_thing(token)):
            yield token
        elif kind in _rules().owned:
            yield from _owners(reading, token, kind)
    for word, noun in found.prepositions:
        if noun is None or word not in _rules().whom.get(kind, ()):
            continue
        if _is_somebody(reading, noun) or (kind in _THINGS and _is_target(reading, noun)):
            yield noun
    if not found.objects and depth < _DEEPEST:
        yield from _in_clauses(reading, found, kind, depth)


def _owners(reading: Reading, noun: Token, kind: str) -> Iterator[Token]:
    """Whose deed, words or case it is: "rejected the union's offer", "discussed it with"."""
    for child in reading.children(noun):
        inner = child
        if child.dep == "prep":
            pobj = reading.child(child, "pobj")
            if pobj is None or child.lower not in ("by", "of", "with", "from"):
                continue
            inner = pobj
        if child.dep in ("poss", "prep") and _is_somebody(reading, inner):
            yield from conjuncts(reading, inner)


def _in_clauses(reading: Reading, found: Arguments, kind: str, depth: int) -> Iterator[Token]:
    """Whoever the complement speaks of: asked to act, or acted upon in what is promised."""
    for _, clause in found.clauses:
        own = reading.child(clause, "nsubj", "nsubjpass")
        if kind in ("REQUEST", "COERCE"):
            if own is not None and _is_somebody(reading, own):
                yield from conjuncts(reading, own)
            continue
        inner = read_word(reading, clause)
        if inner is not None:
            below = arguments_of(reading, clause)
            yield from _done_to(reading, clause, below, inner.type, depth + 1)


def _in_consequence(reading: Reading, verb: Token, found: Arguments, kind: str) -> Iterator[Token]:
    """Victims told of beside the happening: "a bomb went off, killing three farmers"."""
    if kind != "ASSAULT":
        return
    for child in reading.children(verb):
        if child.dep in ("advcl", "conj", "xcomp") and child.pos == "VERB":
            inner = read_word(reading, child)
            if inner is not None and inner.type == kind:
                yield from _done_to(reading, child, arguments_of(reading, child), kind)


def _causes(reading: Reading, found: Arguments) -> Iterator[Token]:
    """Happenings by which something came about: "died in an Israeli raid", "a raid killed"."""
    beside = [noun for word, noun in found.prepositions if word in ("in", "by", "during", "after")]
    for noun in (found.subject, found.agent, *beside):
        if noun is not None and noun.pos == "NOUN" and read_word(reading, noun) is not None:
            yield noun


def _of_noun(reading: Reading, noun: Token, kind: str) -> Parts:
    who: list[Token] = []
    whom: list[Token] = []
    for child in reading.children(noun):
        if child.dep in ("poss", "amod", "compound", "nmod"):
            _beside(reading, noun, child, who, whom)
        elif child.dep in ("prep", "agent"):
            _after(reading, noun, child, kind, who, whom)
        elif child.dep == "conj" and child.pos == "NOUN":
            for after in reading.children(child):
                if after.dep in ("prep", "agent"):
                    _after(reading, child, after, kind, who, whom)
    _of_governor(reading, noun, kind, who, whom)
    return Parts(tuple(who), tuple(whom))


def _beside(
    reading: Reading, noun: Token, child: Token, who: list[Token], whom: list[Token]
) -> None:
    """ "Mali's attack", "police raid", "an Israeli strike"; "the mayor's killing"."""
    if child.lemma in word_class("weapon").lemmas or not _is_somebody(reading, child):
        return
    suffers = noun.lemma in _rules().sufferer and child.dep == "poss"
    captive = child.dep == "compound" and child.lemma in word_class("captive").lemmas
    (whom if suffers or captive else who).extend(conjuncts(reading, child))


def _after(
    reading: Reading, noun: Token, prep: Token, kind: str, who: list[Token], whom: list[Token]
) -> None:
    """ "By", "between", "of" and the prepositions of the type."""
    inner = reading.child(prep, "pobj")
    if inner is None:
        return
    nouns = conjuncts(reading, inner)
    somebody = [t for t in nouns if _is_somebody(reading, t)]
    if prep.lower in ("by", "between", "among") or (
        prep.lower == "of" and noun.lemma in _rules().doer_of
    ):
        who.extend(somebody)
    elif prep.lower == "of" or prep.lower in _rules().whom.get(kind, ()):
        things = kind in _THINGS and prep.lower != "of"
        whom.extend(somebody or [t for t in nouns if things and _is_target(reading, t)])


def _of_governor(
    reading: Reading, noun: Token, kind: str, who: list[Token], whom: list[Token]
) -> None:
    """The verb that the noun stands below: "carried out", "suffered", "were hurt in"."""
    top = _topmost(reading, noun)
    verb = reading.head(top)
    if verb.pos == "ADP":
        verb = reading.head(verb)
    if verb.pos not in _VERBAL:
        return
    found = arguments_of(reading, verb)
    passes = verb.lemma in frames().light or verb.lemma in frames().control
    subject = found.subject
    if passes and top.dep in ("dobj", "obj", "attr", "pobj") and subject is not None:
        somebody = [t for t in conjuncts(reading, subject) if _is_somebody(reading, t)]
        suffers = verb.lemma in _rules().undergo or (
            verb.lemma == "be" and noun.lemma in _rules().sufferer
        )
        (whom if suffers else who).extend(somebody)
    if top.dep in ("nsubj", "nsubjpass") and found.agent is not None and not who:
        who.extend(t for t in conjuncts(reading, found.agent) if _is_somebody(reading, t))
    if passes and not whom:
        whom.extend(_dealt_with(reading, found, noun, kind))
    if kind == "ASSAULT" and not whom:
        whom.extend(_in_consequence(reading, verb, found, kind))
        own = read_word(reading, verb)
        if own is not None and own.type == kind:
            whom.extend(_direct(reading, verb, found, kind, set()).whom)


def _topmost(reading: Reading, noun: Token) -> Token:
    """The noun through which ``noun`` hangs on its verb: "a spate of attacks"."""
    for _ in range(3):
        prep = reading.head(noun)
        above = reading.head(prep)
        if noun.dep == "conj" and prep.pos == "NOUN":
            noun = prep
        elif prep.lower == "of" and above.lemma in _HOLLOW:
            noun = above
        else:
            return noun
    return noun


def _dealt_with(reading: Reading, found: Arguments, noun: Token, kind: str) -> Iterator[Token]:
    for word, token in found.prepositions:
        if token is None or token.i == noun.i or word not in _rules().whom.get(kind, ()):
            continue
        if _is_somebody(reading, token) or (kind in _THINGS and _is_target(reading, token)):
            yield token


def _is_somebody(reading: Reading, token: Token) -> bool:
    """A person, body, state or population; of "dozens of men" the men decide."""
    if token.lower in ("it", "which", "that") or belongs(token, _SOMEBODY):
        return True
    if token.lemma in word_class("partitive").lemmas or token.pos in ("NUM", "PRON", "DET"):
        of = next((c for c in reading.children(token) if c.lower == "of"), None)
        counted = of and reading.child(of, "pobj")
        return belongs(counted, _SOMEBODY) if counted else token.ent not in ("MONEY", "PERCENT")
    if token.ent in _AMOUNTS:
        return False
    if token.pos == "PROPN" and token.dep in _FULL:
        return token.ent not in ("GPE", "LOC", "FAC")
    return token.lemma in word_class("force").lemmas - word_class("weapon").lemmas


def _is_thing(token: Token) -> bool:
    """Something that can be bombed or taken: no amount, no means, no topic."""
    named = token.pos in ("NOUN", "PROPN") and token.ent not in _AMOUNTS
    return named and token.lemma not in _rules().topic


def _is_target(reading: Reading, token: Token) -> bool:
    """A place attacked or searched: with an article, a plural or a name ("at home" isn't)."""
    if not belongs(token, (word_class("target"), word_class("territory"))):
        return False
    return bool(token.ent) or token.tag == "NNS" or reading.child(token, "det", "poss") is not None
