"""Whether a source is unnamed: whether a reader can't tell who it is."""

from twosource.attribution.cues import words
from twosource.attribution.determiners import indefinite, is_plural, of_state, one_of_many
from twosource.attribution.sources import author_of, is_called, opens_name
from twosource.gazetteer.roles import role_of
from twosource.model import SourceKind
from twosource.reading import Reading, Token

_PERSONAL = {"official", "witness", "person"}
_SPOKEN_OF = {"he", "she", "his", "her"}
_AS_A_BODY = {"authority", "prosecutor", "force", "police"}
"""Plurals that mean an institution: "prosecutors said"."""


def is_unnamed(reading: Reading, head: Token, kind: SourceKind) -> bool:
    """Whether a reader can't tell who the source with this head and of this kind is.

    Whoever holds an office that one person holds at a time can be told, and so can a body's
    spokesman; relatives and vague words can't, however definite.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "The governor, a captain and the driver's widow met.", ""))
    >>> [is_unnamed(r, t, "official") for t in r.tokens if t.text in {"governor", "captain"}]
    [False, True]
    >>> [is_unnamed(r, t, "person") for t in r.tokens if t.text == "widow"]
    [True]
    """
    if _has_name(reading, head) or head.lower in _SPOKEN_OF:
        return False
    if head.lemma in words("vague", "nouns"):
        known = kind == "document" and _tells_whose(reading, head)
        return not known and (kind != "document" or indefinite(reading, head))
    if head.lemma in words("relative", "nouns"):
        return True
    if kind == "document" or (head.tag == "NNS" and head.lemma in _AS_A_BODY):
        return False
    if kind in {"outlet", "agency"}:
        return is_plural(head) or one_of_many(reading, head)
    if kind == "organisation":
        part = any(c.dep == "compound" and c.ent == "ORG" for c in reading.children(head))
        return (
            not part
            and indefinite(reading, head)
            and not (head.lemma == "police" or of_state(reading, head))
        )
    return kind == "unnamed" or not _holds_office(reading, head)


def _has_name(reading: Reading, head: Token) -> bool:
    """Whether a proper name stands for the source itself, not for where it is from."""
    peoples = head.ent == "NORP" and head.tag == "NNPS"
    if head.pos == "PROPN" and not peoples and not _capitalised_role(reading, head):
        return True
    if is_called(reading, head) or opens_name(reading, head):
        return True
    starts = head.i == reading.sentences[head.sent][0]
    if head.text[0].isupper() and not starts and role_of(head.lower) is None:
        return True
    return any(
        c.pos == "PROPN"
        and (c.dep == "appos" or (c.dep in {"compound", "nmod"} and c.ent == "PERSON"))
        for c in reading.children(head)
    )


def _tells_whose(reading: Reading, document: Token) -> bool:
    """Whether a document's phrase names its maker: "a report by the union", "a police report"."""
    maker = any(
        c.dep == "compound" and (c.pos == "PROPN" or role_of(c.lemma) is not None)
        for c in reading.children(document)
    )
    return author_of(reading, document) is not None or (maker and not is_plural(document))


def _capitalised_role(reading: Reading, head: Token) -> bool:
    """Whether a role noun only looks like a name: "the dead man's Commanding Officer"."""
    noun = head.lower.removesuffix("s")
    entity = reading.entity_at(head)
    if entity is not None and entity.label == "ORG" and entity.last - entity.first > 2:
        return False
    if noun in words("relative", "nouns"):
        return True
    role = role_of(head.lower) or role_of(noun)
    return role is not None and role.kind in _PERSONAL and head.ent != "PERSON"


def _holds_office(reading: Reading, head: Token) -> bool:
    """ "the governor", "its spokesman", "an army spokesman", not "a deputy minister"."""
    if head.lemma.startswith("spokes"):
        body = {"compound", "poss", "prep", "amod", "nmod"}
        if any(c.dep in body for c in reading.children(head)):
            return True
    determined = reading.child(head, "det", "poss") is not None
    unique = head.lemma in words("unique_role", "nouns")
    return unique and determined and not indefinite(reading, head) and not is_plural(head)
