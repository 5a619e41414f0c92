"""Who did it where the happening's own words don't say: blame, side clauses, the clause before.

"Twelve were killed when rebels attacked", "in a bombing blamed on insurgents", "gunmen stormed the
village and nine people were killed". A side clause counts only if it tells of the same type of
happening, and its doer only if he isn't of the victims' own side.
"""

from collections.abc import Iterator, Sequence

from twosource.claims.plover.arguments import arguments_of, conjuncts, subject_of
from twosource.claims.plover.nominal import of_noun
from twosource.claims.plover.reader import read_word
from twosource.claims.plover.somebody import is_somebody, rules
from twosource.claims.plover.verbal import causes, direct
from twosource.gazetteer.roles import role_of
from twosource.reading import Reading, Token

__all__ = ["doers_beside"]

_STEPS = frozenset({"conj", "acl", "relcl", "ccomp", "xcomp", "appos"})
_SIDES = {"MIL": 0, "COP": 0, "GOV": 0, "REB": 1, "UAF": 1, "CRM": 1}
_DEEPEST = 3


def doers_beside(
    reading: Reading, trigger: Token, kind: str, whom: Sequence[Token]
) -> tuple[Token, ...]:
    """Who did it to ``whom``, as the words around ``trigger`` tell.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> def told(text: str, word: str) -> list[str]:
    ...     r = read(Report("r", text, ""))
    ...     trigger = next(t for t in r.tokens if t.text == word)
    ...     return [t.text for t in doers_beside(r, trigger, "ASSAULT", ())]
    >>> told("Nine people were killed when gunmen stormed the village.", "killed")
    ['gunmen']
    >>> told("Nine people were killed in a bombing blamed on insurgents.", "killed")
    ['insurgents']
    """
    for found in (
        _blamed(reading, trigger),
        _in_side_clause(reading, trigger, kind, whom),
        _in_clause_above(reading, trigger, kind, whom),
    ):
        doers = tuple(dict.fromkeys(t for t in found if t not in whom))
        if doers:
            return doers
    return ()


def _blamed(reading: Reading, trigger: Token) -> Iterator[Token]:
    """Whom the happening, or what it came about by, is laid to in a clause of its own."""
    nouns = [trigger]
    if trigger.pos in ("VERB", "AUX", "ADJ"):
        nouns += causes(reading, arguments_of(reading, trigger))
    for noun in nouns:
        for clause in reading.children(noun):
            if clause.dep in ("acl", "relcl", "advcl") and clause.pos == "VERB":
                yield from _laid_to(reading, clause)


def _laid_to(reading: Reading, clause: Token) -> Iterator[Token]:
    """ "Blamed on X", "which it attributed to X", "claimed by X", "carried out by X"."""
    found = arguments_of(reading, clause)
    if clause.lemma in rules().blamed:
        for word, noun in found.prepositions:
            if noun is not None and word in ("on", "to") and is_somebody(reading, noun):
                yield noun
    elif clause.lemma in rules().carried | rules().admitted and found.agent is not None:
        yield from (t for t in conjuncts(reading, found.agent) if is_somebody(reading, t))


def _in_side_clause(
    reading: Reading, trigger: Token, kind: str, whom: Sequence[Token]
) -> Iterator[Token]:
    """ "When gunmen attacked", "after police opened fire", "as troops shelled the town"."""
    for clause in _clauses_under(reading, trigger):
        inner = read_word(reading, clause)
        own = reading.child(clause, "nsubj", "nsubjpass")
        if inner is None or inner.type != kind or own is None:
            continue
        found = arguments_of(reading, clause)
        who = direct(reading, clause, found, kind).who
        who = who or tuple(t for noun in causes(reading, found) for t in _of(reading, noun, kind))
        yield from (t for t in who if t.pos != "PRON" and not _same_side(t, whom))


def _of(reading: Reading, noun: Token, kind: str) -> tuple[Token, ...]:
    return of_noun(reading, noun, kind).who


def _clauses_under(reading: Reading, trigger: Token) -> Iterator[Token]:
    """The side clauses of the trigger's clause and of those coordinated with it."""
    pending = [(trigger, 0)]
    while pending:
        token, depth = pending.pop(0)
        for child in reading.children(token):
            if child.dep == "advcl" and _marked(reading, child):
                yield child
            elif child.dep in _STEPS and depth < _DEEPEST:
                pending.append((child, depth + 1))


def _marked(reading: Reading, clause: Token) -> bool:
    mark = next((c for c in reading.children(clause) if c.dep in ("mark", "advmod")), None)
    return mark is not None and mark.lower in rules().marks


def _in_clause_above(
    reading: Reading, trigger: Token, kind: str, whom: Sequence[Token]
) -> Iterator[Token]:
    """The doer of the clause that this one goes on from: "gunmen struck, and nine died"."""
    if trigger.dep not in ("conj", "advcl", "relcl") or trigger.pos != "VERB":
        return
    above = reading.head(trigger)
    inner = read_word(reading, above)
    if inner is None or inner.type != kind:
        return
    if above.pos == "NOUN":
        yield from of_noun(reading, above, kind).who
    elif above.pos == "VERB" and subject_of(reading, above) is not None:
        who = direct(reading, above, arguments_of(reading, above), kind).who
        yield from (t for t in who if not _same_side(t, whom))


def _same_side(doer: Token, whom: Sequence[Token]) -> bool:
    """Whether doer and victims are both of a state's forces, or both of those against them."""
    side = _side(doer)
    return side is not None and any(_side(t) == side for t in whom)


def _side(token: Token) -> int | None:
    role = role_of(token.lemma)
    return _SIDES.get(role.code or "") if role else None
