"""From one word to the happening it names: senses tried in order, frames applied."""

from collections.abc import Iterable
from dataclasses import dataclass

from twosource.claims.plover.arguments import Arguments, arguments_of, belongs, whole
from twosource.claims.plover.lexicon import Condition, Sense, frames, senses, types, word_class
from twosource.reading import Reading, Token

__all__ = ["Happening", "read_word"]

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_DEEPEST = 4
"""How many complements deep a verb's type may be read from ("agreed to stop blocking …")."""


@dataclass(frozen=True, slots=True)
class Happening:
    """A word that names a happening, with the type, and the words that make up the trigger."""

    token: Token
    type: str
    mode: str | None
    weight: float
    rule: str
    trigger: tuple[Token, ...]


def read_word(reading: Reading, token: Token, depth: int = 0) -> Happening | None:
    """The happening that ``token`` names, if any.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "They fired the minister. They fired at us. He agreed to go.", ""))
    >>> [h.type for t in r.tokens if (h := read_word(r, t))]
    ['SANCTION', 'ASSAULT', 'AGREE']
    """
    if depth > _DEEPEST:
        return None
    if token.pos in _VERBAL:
        return _read_verb(reading, token, depth)
    if token.pos in _NOMINAL:
        return _read_noun(reading, token)
    if token.pos == "ADJ":
        return _read_adjective(reading, token, depth)
    return None


def _read_verb(reading: Reading, verb: Token, depth: int) -> Happening | None:
    passing = frames()
    known = senses("verbs").get(passing.lemmas.get(verb.lemma, verb.lemma))
    passes = verb.lemma in passing.stop or verb.lemma in passing.fail
    passes = passes or verb.lemma in passing.prevent or verb.lemma in passing.cancel
    if known is None and not passes:
        return None
    found = arguments_of(reading, verb)
    sense, words = _first_fit(reading, known or (), found)
    if sense is not None and sense.frame:
        return _made(reading, verb, sense, words, found, depth)
    if passes:
        passed = _passed_on(reading, verb, found, depth)
        if passed is not None:
            return passed
    return _made(reading, verb, sense, words, found, depth) if sense else None


def _made(
    reading: Reading,
    word: Token,
    sense: Sense,
    words: tuple[Token, ...],
    found: Arguments,
    depth: int,
) -> Happening | None:
    if sense.type is None:
        return None
    if sense.type in ("COMMIT", "WARN"):
        return _announced(reading, word, found, depth, sense)
    trigger = tuple(sorted({word, *words}))
    return Happening(word, sense.type, sense.mode, sense.weight, sense.rule, trigger)


def _announced(
    reading: Reading, word: Token, found: Arguments, depth: int, sense: Sense
) -> Happening | None:
    """Promises: of cooperation an agreement, of force a threat. Warnings: only of force."""
    hostile = False
    for _, clause in found.clauses:
        said = happening_below(reading, clause, depth + 1)
        hostile = hostile or (said is not None and not types()[said.type].cooperative)
    if sense.type == "WARN" and not hostile:
        return None
    kind = "THREATEN" if hostile else "AGREE"
    return Happening(word, kind, None, 1.0, sense.rule, (word,))


def _passed_on(reading: Reading, verb: Token, found: Arguments, depth: int) -> Happening | None:
    """What ending, cancelling, preventing or failing to do something is."""
    passing = frames()
    clauses = [t for _, t in found.clauses]
    complements = [*found.objects, *clauses]
    complements += [t for p, t in found.prepositions if t is not None and p == "from"]
    said = [h for t in complements if (h := happening_below(reading, t, depth + 1)) is not None]
    if not said:
        return None
    about = max(said, key=lambda h: h.weight)
    turns = [
        (passing.cancel, passing.cancelled),
        (passing.prevent, passing.prevented),
        (passing.stop, passing.stopped),
    ]
    if clauses and not found.objects:
        turns.reverse()  # "stopped shelling" is one's own doing, "stopped the march" another's
    for lemmas, turned in turns:
        if verb.lemma in lemmas and about.type in turned:
            rule = f"{about.rule} {verb.lemma}"
            return Happening(verb, turned[about.type], None, 1.0, rule, (verb,))
    if verb.lemma in passing.fail and types()[about.type].cooperative:
        return Happening(verb, "REJECT", None, 1.0, f"{about.rule} {verb.lemma}", (verb,))
    return None


def happening_below(reading: Reading, token: Token, depth: int) -> Happening | None:
    """The happening that a complement says, through light verbs and control."""
    own = read_word(reading, token, depth)
    if own is not None or depth > _DEEPEST:
        return own
    if token.pos in _NOMINAL:
        return _about(reading, token, depth)
    passing = frames()
    if token.lemma not in passing.light and token.lemma not in passing.control:
        return None
    found = arguments_of(reading, token)
    objects = [t for t in found.objects if t.i != token.head]
    for below in (*objects, *(t for _, t in found.clauses), *_nouns(found)):
        said = happening_below(reading, below, depth + 1)
        if said is not None:
            return said
    return None


def _about(reading: Reading, noun: Token, depth: int) -> Happening | None:
    """What an empty noun is about: "mediation efforts", "a wave of arrests"."""
    if noun.lemma not in word_class("empty").lemmas:
        return None
    for child in reading.children(noun):
        inner = reading.child(child, "pobj", "pcomp") if child.dep == "prep" else child
        if inner is not None and child.dep in ("compound", "amod", "prep", "acl"):
            said = happening_below(reading, inner, depth + 1)
            if said is not None:
                return said
    return None


def _nouns(found: Arguments) -> Iterable[Token]:
    return (t for _, t in found.prepositions if t is not None and t.pos in _NOMINAL)


def _read_noun(reading: Reading, noun: Token) -> Happening | None:
    table = senses("nouns")
    known = table.get(noun.lower) if noun.tag in ("NNS", "NNPS") else None
    known = known or table.get(noun.lemma) or table.get(noun.lower)
    if known is None or noun.ent in ("PERSON", "GPE", "DATE", "ORG", "FAC", "LOC"):
        return None
    modifiers = [c for c in reading.children(noun) if c.dep in ("compound", "amod", "poss", "nmod")]
    modifiers += [c for m in modifiers for c in reading.children(m) if c.dep != "case"]
    prepositions = [
        pair for c in reading.children(noun) if c.dep == "prep" for pair in _pairs(reading, c)
    ]
    for sense in known:
        if all(_noun_fits(condition, modifiers, prepositions) for condition in sense.frame):
            if sense.type is None:
                return None
            words = [
                m
                for condition in sense.frame
                for m in modifiers
                if condition.slot == "m" and m.i == noun.i - 1 and belongs(m, condition.classes)
            ]
            trigger = (*words, noun)
            return Happening(noun, sense.type, sense.mode, sense.weight, sense.rule, trigger)
    return None


def _pairs(reading: Reading, prep: Token) -> list[tuple[str, Token | None]]:
    objects = [c for c in reading.children(prep) if c.dep in ("pobj", "pcomp")]
    return [(prep.lower, o) for o in objects] or [(prep.lower, None)]


def _noun_fits(
    condition: Condition,
    modifiers: list[Token],
    prepositions: list[tuple[str, Token | None]],
) -> bool:
    if condition.slot == "m":
        return any(belongs(m, condition.classes) for m in modifiers)
    return any(
        p in condition.head
        and (not condition.classes or (t is not None and belongs(t, condition.classes)))
        for p, t in prepositions
    )


def _read_adjective(reading: Reading, adjective: Token, depth: int) -> Happening | None:
    known = senses("adjectives").get(adjective.lemma)
    if known is None or adjective.dep not in ("acomp", "oprd", "ROOT", "conj", "attr", "ccomp"):
        return None
    found = arguments_of(reading, adjective)
    sense, words = _first_fit(reading, known, found)
    return _made(reading, adjective, sense, words, found, depth) if sense else None


def _first_fit(
    reading: Reading, known: tuple[Sense, ...], found: Arguments
) -> tuple[Sense | None, tuple[Token, ...]]:
    """The first sense whose whole frame fits, and the words that made it fit."""
    for sense in known:
        words: list[Token] = []
        for condition in sense.frame:
            matched = _fits(reading, condition, found)
            if matched is None:
                break
            words.extend(matched)
        else:
            return sense, tuple(words)
    return None, ()


def _fits(reading: Reading, condition: Condition, found: Arguments) -> tuple[Token, ...] | None:
    """The words that fulfil a condition (often none need naming), or ``None`` if it isn't met."""
    if condition.slot == "o":
        met = [t for t in found.objects if belongs(t, condition.classes)]
        if condition.absent:
            return () if not met else None
        named = any(
            one.name == "" and met and met[0].lemma in one.lemmas for one in condition.classes
        )
        return ((met[0],) if named and not found.passive else ()) if met else None
    if condition.slot == "s":
        subject = found.agent if found.passive else found.subject
        nouns = whole(reading, subject) if subject is not None else ()
        return () if any(belongs(noun, condition.classes) for noun in nouns) else None
    if condition.slot == "p":
        return _fits_preposition(condition, found)
    if condition.slot == "w":
        return _fits_word(condition, found)
    kinds = {kind for kind, _ in found.clauses}
    if not kinds & condition.head:
        return None
    return () if belongs_any(condition, [t for _, t in found.clauses]) else None


def belongs_any(condition: Condition, tokens: list[Token]) -> bool:
    """Whether any of ``tokens`` is of the condition's classes."""
    return any(belongs(t, condition.classes) for t in tokens)


def _fits_preposition(condition: Condition, found: Arguments) -> tuple[Token, ...] | None:
    for word, token in found.prepositions:
        if word in condition.head:
            if not condition.classes:
                return ()
            if token is not None and belongs(token, condition.classes):
                return ()
    return None


def _fits_word(condition: Condition, found: Arguments) -> tuple[Token, ...] | None:
    """Particles; particles that the parser took for prepositions count too."""
    for token in found.words:
        if token.lemma in condition.head or token.lower in condition.head:
            if condition.classes and not any(belongs(o, condition.classes) for o in found.objects):
                continue
            return (token,)
    for word, noun in found.prepositions:
        if word in condition.head and (
            not condition.classes or (noun is not None and belongs(noun, condition.classes))
        ):
            return ()
    return None
