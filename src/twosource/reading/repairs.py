"""Mends of the parse where small pipelines go wrong in news, each a rule with its example."""

from twosource.gazetteer.roles import role_of
from twosource.reading.reading import Token

_SPEAKS_FOR = {
    "attorney",
    "lawyer",
    "barrister",
    "solicitor",
    "counsel",
    "agent",
    "aide",
    "adviser",
}
_ARGUMENTS = {"nsubj", "nsubjpass", "dobj", "pobj", "dative"}


def repaired(tokens: list[Token]) -> list[Token]:
    """Hang a name on the noun before it where both were read as the same argument.

    In "the agency Nordpress said" parser and reader should see one subject, the agency, whose
    name is its apposition.
    """
    out = list(tokens)
    for noun in tokens:
        if noun.pos != "NOUN":
            continue
        for mended in (*_split_from_told(tokens, noun), *_office_and_name(tokens, noun)):
            _rehang(out, mended)
        _rehang(out, _hyphened(tokens, noun))
        _rehang(out, _name_of_agent(tokens, noun))
        if noun.dep not in _ARGUMENTS:
            continue
        name = _name_after(tokens, noun)
        if name is not None:
            out[name.i - tokens[0].i] = name._replace(dep="appos", head=noun.i)
    return out


def _rehang(out: list[Token], mended: Token | None) -> None:
    if mended is not None:
        out[mended.i - out[0].i] = mended


def _split_from_told(tokens: list[Token], noun: Token) -> list[Token]:
    """Part whom it was told from who acts: "told **Reuters gunmen** had fled" was not told to
    gunmen of Reuters. The verb below then has no subject of its own.
    """
    base = tokens[0].i
    verb = tokens[noun.head - base]
    if noun.dep not in {"dobj", "dative"} or verb.lemma != "tell" or verb.i >= noun.i:
        return []
    told = tokens[verb.i - base + 1 : noun.i - base]
    following = tokens[noun.i - base + 1 : noun.i - base + 2]
    names = [t for t in told if t.ent == "ORG" and t.head == noun.i]
    if not following or following[0].tag not in _FINITE or not names or told[0] != names[0]:
        return []
    below = tokens[following[0].head - base] if following[0].dep in _HELPING else following[0]
    subjects = {t.dep for t in tokens if t.head == below.i} & {"nsubj", "nsubjpass"}
    if below.dep != "ccomp" or below.head != verb.i or subjects:
        return []
    last = names[-1]
    head = last._replace(dep="dobj", head=verb.i, pos="PROPN", tag="NNP")
    rest = [t._replace(dep="compound", head=last.i) for t in names[:-1]]
    return [*rest, head, noun._replace(dep="nsubj", head=below.i)]


_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_HELPING = {"aux", "auxpass"}


def _office_and_name(tokens: list[Token], noun: Token) -> list[Token]:
    """Join an office and the name behind it that were read apart before their verb: "…, **the
    public prosecutor, Jan Vesely**, said".
    """
    role, i = role_of(noun.lemma), noun.i - tokens[0].i
    if role is None or role.kind != "official" or [t.text for t in tokens[i + 1 : i + 2]] != [","]:
        return []
    last = i + 1
    while last + 1 < len(tokens) and tokens[last + 1].pos == "PROPN":
        last += 1
    name = tokens[last]
    if (
        last == i + 1
        or name.ent != "PERSON"
        or [t.text for t in tokens[last + 1 : last + 2]] != [","]
    ):
        return []
    verb = tokens[name.head - tokens[0].i]
    subjects = [t for t in tokens if t.head == verb.i and t.dep == "nsubj" and t.i != name.i]
    if verb.i < name.i or verb.pos != "VERB" or subjects or name.dep == "appos":
        return []
    return [noun._replace(dep="nsubj", head=verb.i), name._replace(dep="appos", head=noun.i)]


def _hyphened(tokens: list[Token], noun: Token) -> Token | None:
    """The first half of a word cut at its hyphen, hung on the second: "internal e-mails"."""
    i = noun.i - tokens[0].i
    following = tokens[i + 1 : i + 3]
    if len(following) < 2 or following[0].text != "-" or following[1].pos != "NOUN":
        return None
    if noun.end != following[0].start or following[0].end != following[1].start:
        return None
    return noun._replace(dep="compound", head=following[1].i)


def _name_of_agent(tokens: list[Token], noun: Token) -> Token | None:
    """The name of whoever speaks for another, hung on the speaker: "a lawyer for the firm,
    **Ana Ruiz**, said". Parsers take it for a second name of the firm.
    """
    role = role_of(noun.lemma)
    if role is None or role.kind not in {"official", "person"}:
        return None
    base = tokens[0].i
    preposition = next(
        (t for t in tokens[noun.i - base + 1 : noun.i - base + 3] if t.head == noun.i), None
    )
    if preposition is None or preposition.dep != "prep" or preposition.lower not in {"for", "of"}:
        return None
    name = next((t for t in tokens[preposition.i - base :] if _apposed_person(tokens, t)), None)
    if name is None or name.i - noun.i > _FARTHEST_NAME:
        return None
    body = tokens[name.head - base]
    if body.head != preposition.i or (body.pos == "NOUN" and not _speaks_for(noun)):
        return None
    return name._replace(head=noun.i)


_FARTHEST_NAME = 12
"""Tokens between somebody's role and the name after it."""


def _speaks_for(noun: Token) -> bool:
    return noun.lemma.startswith("spokes") or noun.lemma in _SPEAKS_FOR


def _apposed_person(tokens: list[Token], token: Token) -> bool:
    """Whether a token is a person's name between commas, apposed to what stands before it."""
    if token.dep != "appos" or token.ent != "PERSON":
        return False
    i = token.i - tokens[0].i
    first = i
    while first > 0 and tokens[first - 1].pos == "PROPN":
        first -= 1
    return first > 0 and tokens[first - 1].text == ","


def _name_after(tokens: list[Token], noun: Token) -> Token | None:
    """The head of the name right after ``noun``, if it is a second argument of the same verb."""
    base = tokens[0].i
    for token in tokens[noun.i - base + 1 : noun.i - base + 7]:
        if token.pos != "PROPN" and token.text not in {"-", "Al", "’s"}:
            return None
        if token.head == noun.head and token.dep in _ARGUMENTS:
            return token
    return None
