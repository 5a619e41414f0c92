"""What kind of source a link is, and how the report mentions it."""

import tomllib
from functools import cache
from importlib import resources

from twosource.attribution.cues import nouns, words
from twosource.attribution.determiners import indefinite, of_state
from twosource.attribution.frames import phrase
from twosource.gazetteer.outlets import find_outlet
from twosource.gazetteer.roles import Role, role_of
from twosource.model import SourceKind
from twosource.reading import Reading, Token
from twosource.reading.mentions import closed

_NAMING = {"compound", "nmod", "appos", "amod", "flat"}
_ISSUED = {"statement", "declaration", "announcement", "testimony", "communiqué", "communique"}
_GIVING = {"name", "call", "identify"}
_ARMED = {"REB", "UAF", "OPP", "CRM"}
"""CAMEO codes of those who speak as a body when told of together: "the rebels"."""


def kind_of(reading: Reading, head: Token) -> SourceKind:
    """The kind of the source whose noun phrase has this head.

    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> r = read(Report("r", "The daily Le Soir, a memo and two residents said so.", ""))
    >>> [kind_of(r, t) for t in r.tokens if t.text in {"memo", "residents"}]
    ['document', 'witness']
    """
    if any(head.text in credit.split() for credit in reading.report.credit):
        return "agency"
    if head.pos == "PROPN":
        outlet = find_outlet(_name(reading, head))
        if outlet is not None:
            return outlet.kind
    described = _kind_beside_name(reading, head)
    if described is not None:
        return described
    return _kind_of_name(reading, head) if head.pos == "PROPN" else _kind_of_noun(reading, head)


def is_medium(reading: Reading, head: Token) -> bool:
    """Whether a noun phrase names an outlet or an agency."""
    return kind_of(reading, head) in {"outlet", "agency"}


def is_monitor(head: Token) -> bool:
    """Whether a name's last word marks a monitor or a rights group: "Lake Rights"."""
    return head.pos == "PROPN" and head.lower in _media()["monitors_last"]


def names_medium(head: Token) -> bool:
    """Whether a common noun is of an outlet, named elsewhere: "told **the paper**"."""
    return head.pos == "NOUN" and (head.lemma in _media()["nouns"] or head.lemma == "agency")


def author_of(reading: Reading, document: Token) -> Token | None:
    """The head of who is named as having made a document: "a report by the Borderland Monitor"."""
    by = [c for c in reading.children(document) if c.lower in {"by", "from"}]
    of = [c for c in reading.children(document) if c.lower == "of" and document.lemma in _ISSUED]
    authors = (reading.child(c, "pobj") for c in (*by, *of))
    return next((a for a in authors if a is not None and a.pos in {"PROPN", "NOUN"}), None)


def mention_text(reading: Reading, head: Token) -> tuple[int, int]:
    """Character offsets of a source's mention, with the article and what names it."""
    start, end = phrase(reading, head)
    if head.lemma in nouns():
        author = author_of(reading, head)
        return start, head.end if author is None else phrase(reading, author)[1]
    end = max(end, _name_after(reading, head), _called(reading, head))
    entity = reading.entity_at(head)
    if entity is not None and entity.label == "PERSON":
        end = max(end, reading.tokens[entity.last - 1].end)
    for child in reading.children(head):
        close = reading.tokens[child.i - 1].text != ","
        if child.dep == "appos" and child.pos == "PROPN" and close:
            end = max(end, reading.subtree_edges(child)[1])
    return start, closed(reading.text, start, end)


def _called(reading: Reading, head: Token) -> int:
    """Where a name ends that is given by a participle: "an engineer **named Ana Ruiz**"."""
    named = next((c for c in reading.children(head) if c.dep == "acl" and c.lemma in _GIVING), None)
    if named is None or named.tag != "VBN":
        return head.end
    end = head.end
    for t in reading.tokens[named.i + 1 : reading.sentences[head.sent][1]]:
        if t.pos != "PROPN" and t.lower != "as":
            break
        end = t.end if t.pos == "PROPN" else end
    return end


def is_called(reading: Reading, head: Token) -> bool:
    """Whether a noun is given a name by a participle: "a man identified as Ana Ruiz"."""
    return _called(reading, head) > head.end


def _name_after(reading: Reading, head: Token) -> int:
    """Where a name ends that stands right after the noun: "the agency **Norpress**"."""
    if head.tag != "NN":
        return head.end
    last = head
    for t in reading.tokens[head.i + 1 : reading.sentences[head.sent][1]]:
        if t.pos != "PROPN":
            break
        last = t
    return last.end


def _name(reading: Reading, head: Token) -> str:
    entity = reading.entity_at(head)
    if entity is not None:
        first, last = reading.tokens[entity.first], reading.tokens[entity.last - 1]
        return reading.text[first.start : last.end].removeprefix("the ").removeprefix("The ")
    before = (c for c in reading.children(head) if c.dep == "compound" and c.i < head.i)
    first = min([head, *(c for c in before if c.pos == "PROPN")])
    return reading.text[first.start : head.end]


def _kind_of_role(role: Role | None) -> SourceKind | None:
    """The kind that a role noun settles by itself; a mere person is none."""
    if role is None or role.kind == "person" or role.kind == "population":
        return None
    return role.kind


def _kind_beside_name(reading: Reading, head: Token) -> SourceKind | None:
    """The kind that a describing noun beside a name gives: "the agency Mizzen", "Captain Lund"."""
    named = (
        head.pos == "PROPN"
        or _name_after(reading, head) > head.end
        or any(c.pos == "PROPN" for c in reading.children(head) if c.dep in {"appos", "compound"})
    )
    for noun in _describing(reading, head) if named else ():
        if noun.lemma in _media()["nouns"]:
            return "outlet"
        if noun.lemma == "agency" and _of_news(reading, noun):
            return "agency"
        kind = _kind_of_role(role_of(noun.lemma))
        if kind is not None:
            return kind
    return None


def _of_news(reading: Reading, agency: Token) -> bool:
    """Whether "agency" means a news agency: not an aid or security agency."""
    return not any(c.lower in _media()["no_news_agency"] for c in reading.children(agency))


def _describing(reading: Reading, head: Token) -> list[Token]:
    """The head, if it is a common noun, and the nouns that stand as titles or appositions to it."""
    around = [c for c in reading.children(head) if c.dep in _NAMING]
    if head.dep == "appos":
        around.append(reading.head(head))
    common = [t for t in around if t.pos in {"NOUN", "ADJ"}]
    titles = [t for t in around if t.pos == "PROPN" and role_of(t.lemma) is not None]
    return [*([head] if head.pos == "NOUN" else []), *sorted([*common, *titles])]


def _kind_of_name(reading: Reading, head: Token) -> SourceKind:
    """The kind that the words of a name tell: "the Lake Tribune", "Radio Costa", "Nordwire"."""
    low = _name(reading, head).lower().split()
    media = _media()
    if low[-1] in media["agency_last"] or (len(low) == 1 and _ends_as_wire(low[0])):
        return "agency"
    if not media["watched"].isdisjoint(low[:-1]):
        return "organisation"
    if len(low) > 1 and (low[-1] in media["last"] or low[0] in media["first"]):
        return "outlet"
    article = reading.child(head, "det")
    if (
        len(low) == 1
        and article is not None
        and article.lower == "the"
        and low[0] in media["paper"]
    ):
        return "outlet"
    if (
        head.i == reading.sentences[head.sent][0]
        and head.tag in {"NNP", "NNPS"}
        and _is_paper(head)
    ):
        return "document"
    if _titled(reading, head):
        return "outlet"
    return _kind_of_role(role_of(head.lemma)) or _by_entity(head)


def _ends_as_wire(name: str) -> bool:
    """Whether a single word is made like an agency's name: "Nordwire"."""
    return any(name.endswith(end) and len(name) > len(end) + 2 for end in _media()["endings"])


def _is_paper(head: Token) -> bool:
    """Whether a word that opens a sentence only looks like a name: "Photographs show …"."""
    return head.lower.removesuffix("s") in words("vehicle", "nouns")


def _titled(reading: Reading, head: Token) -> bool:
    """Whether a name has "The" for a part inside a sentence, as papers do: "told **The** Comet"."""
    first = reading.tokens[head.i - 1] if head.i else head
    inside = first.i > reading.sentences[head.sent][0]
    quoted = inside and reading.tokens[first.i - 1].pos == "PUNCT"
    return inside and first.text == "The" and not quoted and head.ent not in {"GPE", "LOC", "FAC"}


def opens_name(reading: Reading, head: Token) -> bool:
    """Whether a noun opens a body's name: "**Reporters** Without Borders"."""
    entity = reading.entity_at(head)
    if entity is None or entity.label != "ORG" or entity.first != head.i:
        return False
    rest = reading.tokens[head.i + 1 : entity.last]
    return head.text[0].isupper() and any(t.text[0].isupper() for t in rest)


def _kind_of_noun(reading: Reading, head: Token) -> SourceKind:
    if opens_name(reading, head):
        return "organisation"
    if head.lemma == "agency" and _of_news(reading, head):
        return "agency"
    role = role_of(head.lemma)
    vague = indefinite(reading, head)
    if role is not None and role.code in _ARMED and not vague:
        return "organisation"
    if head.tag == "NNS" and head.lemma in words("vehicle", "nouns"):
        return "document"
    settled = _kind_of_role(role)
    if settled is not None:
        return settled
    if (role is not None and role.kind == "person" and not vague) or head.lemma in words(
        "relative", "nouns"
    ):
        return "person"
    if head.lemma in words("vehicle", "nouns"):
        return "document"
    return "unnamed" if vague and not of_state(reading, head) else _by_entity(head)


def _by_entity(head: Token) -> SourceKind:
    if head.ent in {"ORG", "GPE", "NORP", "FAC", "LOC"}:
        return "organisation"
    if head.ent == "PERSON" or head.pos == "PROPN":
        return "person"
    return "organisation" if head.tag == "NN" else "unnamed"


@cache
def _media() -> dict[str, frozenset[str]]:
    file = resources.files("twosource.attribution").joinpath("data", "media.toml")
    return {k: frozenset(v) for k, v in tomllib.loads(file.read_text(encoding="utf-8")).items()}
