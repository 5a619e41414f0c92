"""What kind of source a link is, whether it is unnamed, and what it is called."""

import tomllib
from functools import cache
from importlib import resources

from twosource.attribution.cues import nouns, words
from twosource.attribution.frames import phrase
from twosource.gazetteer.outlets import find_outlet
from twosource.gazetteer.roles import role_of
from twosource.model import SourceKind
from twosource.reading import Reading, Token

_NAMING = {"compound", "nmod", "appos", "amod", "flat"}
_ARMED = {"REB", "UAF", "OPP", "CRM"}
"""CAMEO codes of those who speak as a body when told of together: "the rebels"."""
_PERSONAL = {"official", "witness", "person"}


def kind_of(reading: Reading, head: Token) -> SourceKind:
    """The kind of the source whose noun phrase has this head.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "The daily Le Soir, a memo and two residents said so.", ""))
    >>> [kind_of(r, t) for t in r.tokens if t.text in {"memo", "residents"}]
    ['document', 'witness']
    """
    name = _name(reading, head)
    outlet = find_outlet(name) if head.pos == "PROPN" else None
    if outlet is not None:
        return outlet.kind
    described = _described_kind(reading, head)
    if described is not None:
        return described
    if head.pos == "PROPN":
        return _kind_of_name(reading, head, name)
    role = role_of(head.lemma)
    if role is not None and role.kind in {
        "official",
        "witness",
        "organisation",
        "document",
        "outlet",
        "agency",
    }:
        return role.kind
    if role is not None and role.kind == "person" and not _indefinite(reading, head):
        return "person"
    if head.lemma in words("relative", "nouns"):
        return "person"
    if head.lemma in words("vehicle", "nouns"):
        return "document"
    return "unnamed" if _indefinite(reading, head) else _by_entity(head)


def is_medium(reading: Reading, head: Token) -> bool:
    """Whether a noun phrase names an outlet or an agency."""
    return kind_of(reading, head) in {"outlet", "agency"}


def is_unnamed(reading: Reading, head: Token, kind: SourceKind) -> bool:
    """Whether a reader can't tell who the source is.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "The governor and a captain met two envoys.", ""))
    >>> [is_unnamed(r, t, "official") for t in r.tokens if t.pos == "NOUN"]
    [False, True, True]
    """
    if _has_name(reading, head):
        return False
    if head.lemma in words("vague", "nouns") or head.lemma in words("relative", "nouns"):
        return not (
            head.lemma in words("vague", "nouns")
            and kind == "document"
            and not _indefinite(reading, head)
        )
    if head.lemma.startswith("spokes") and _for_a_body(reading, head):
        return False
    if kind in {"outlet", "agency"}:
        return head.tag in {"NNS", "NNPS"} or (
            reading.child(head, "det") is not None and _indefinite(reading, head)
        )
    if kind in {"organisation", "document"}:
        return (
            kind != "document"
            and _indefinite(reading, head)
            and head.lemma != "police"
            and not _mass(head)
        )
    if head.lower in {"he", "she"}:
        return False
    if kind == "unnamed":
        return True
    if _mass(head):
        return False
    return not (head.lemma in words("unique_role", "nouns") and _unique(reading, head))


def mention_text(reading: Reading, head: Token) -> tuple[int, int]:
    """Character offsets of a source's mention, with the article and what names it."""
    start, end = phrase(reading, head)
    if head.lemma in nouns():
        return start, head.end
    for child in reading.children(head):
        if (
            child.dep == "appos"
            and child.pos == "PROPN"
            and reading.tokens[child.i - 1].text != ","
        ):
            end = max(end, reading.subtree_edges(child)[1])
    return start, end


def _name(reading: Reading, head: Token) -> str:
    entity = reading.entity_at(head)
    if entity is not None:
        first, last = reading.tokens[entity.first], reading.tokens[entity.last - 1]
        return reading.text[first.start : last.end].removeprefix("the ").removeprefix("The ")
    parts = [
        c
        for c in reading.children(head)
        if c.dep == "compound" and c.pos == "PROPN" and c.i < head.i
    ]
    first = min([*parts, head])
    return reading.text[first.start : head.end]


def _described_kind(reading: Reading, head: Token) -> SourceKind | None:
    """The kind that a describing noun beside a name gives: "the agency Mizzen", "Captain Reis"."""
    if head.pos != "PROPN" and not any(
        c.pos == "PROPN" for c in reading.children(head) if c.dep in {"appos", "compound"}
    ):
        return None
    for noun in _describing(reading, head):
        if noun.lemma in _media()["nouns"]:
            return "outlet"
        if noun.lemma == "agency" and _news_agency(reading, noun):
            return "agency"
        role = role_of(noun.lemma)
        if role is not None and role.kind in {
            "official",
            "witness",
            "organisation",
            "document",
            "outlet",
            "agency",
        }:
            return role.kind
    return None


def _news_agency(reading: Reading, noun: Token) -> bool:
    """Whether "agency" means a news agency: not an aid or security agency."""
    return not any(c.lower in _media()["no_news_agency"] for c in reading.children(noun))


def _describing(reading: Reading, head: Token) -> list[Token]:
    around = [
        c for c in reading.children(head) if c.dep in _NAMING and c.pos in {"NOUN", "ADJ", "PROPN"}
    ]
    governor = reading.head(head)
    if head.dep == "appos" and governor.pos in {"NOUN", "PROPN"}:
        around.append(governor)
    heads = [head] if head.pos == "NOUN" else []
    return [*heads, *(t for t in around if t.pos != "PROPN" or role_of(t.lemma) is not None)]


def _kind_of_name(reading: Reading, head: Token, name: str) -> SourceKind:
    low = name.lower().split()
    media = _media()
    if low and low[-1] in media["agency_last"]:
        return "agency"
    if low and len(low) > 1 and (low[-1] in media["last"] or low[0] in media["first"]):
        return "outlet"
    role = role_of(head.lemma)
    if role is not None and role.kind in {
        "organisation",
        "official",
        "witness",
        "outlet",
        "agency",
    }:
        return role.kind
    return _by_entity(head)


def _by_entity(head: Token) -> SourceKind:
    if head.ent in {"ORG", "GPE", "NORP", "FAC", "LOC"}:
        return "organisation"
    if head.ent == "PERSON" or head.pos == "PROPN":
        return "person"
    return "organisation" if head.tag == "NN" else "unnamed"


def _has_name(reading: Reading, head: Token) -> bool:
    """Whether a proper name stands for the source itself, not for where it is from."""
    plural_people = head.ent == "NORP" and head.tag == "NNPS"
    if head.pos == "PROPN" and not plural_people and not _capitalised_role(reading, head):
        return True
    if (
        head.text[0].isupper()
        and head.i != reading.sentences[head.sent][0]
        and role_of(head.lower) is None
    ):
        return True
    return any(
        c.pos == "PROPN"
        and (c.dep == "appos" or (c.dep in {"compound", "nmod"} and c.ent == "PERSON"))
        for c in reading.children(head)
    )


def _for_a_body(reading: Reading, head: Token) -> bool:
    """Whether a spokesman is somebody's: the body speaks through him."""
    return any(
        c.dep in {"compound", "poss", "prep", "amod", "nmod"} for c in reading.children(head)
    )


def _capitalised_role(reading: Reading, head: Token) -> bool:
    """Whether a role noun only looks like a name: "the dead man's Commanding Officer"."""
    role = role_of(head.lower)
    return role is not None and role.kind in _PERSONAL and head.ent != "PERSON"


def _indefinite(reading: Reading, head: Token) -> bool:
    determiner = reading.child(head, "det", "poss")
    if determiner is None:
        return head.pos == "NOUN"
    return determiner.lower in {"a", "an", "some", "another", "one", "several", "many", "no", "any"}


def _unique(reading: Reading, head: Token) -> bool:
    """Whether one person holds the role: "the governor", not "a deputy minister"."""
    if head.tag in {"NNS", "NNPS"}:
        return False
    determiner = reading.child(head, "det", "poss")
    return determiner is not None and determiner.lower not in {"a", "an", "another", "one", "some"}


def _mass(head: Token) -> bool:
    return head.tag == "NNS" and head.lemma in {"authority", "prosecutor", "force", "police"}


@cache
def _media() -> dict[str, frozenset[str]]:
    file = resources.files("twosource.attribution").joinpath("data", "media.toml")
    return {k: frozenset(v) for k, v in tomllib.loads(file.read_text(encoding="utf-8")).items()}
