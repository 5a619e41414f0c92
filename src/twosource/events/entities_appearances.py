"""A report with its claims -> who is named in it: each name once, with all that is told of it."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from twosource.events.entities_names import (
    Words,
    acronym_words,
    body_words,
    name_level,
    personal_words,
    rarity,
    settings,
)
from twosource.events.identities import identify
from twosource.events.names import idle_words, words_of
from twosource.events.offices import Office, telling
from twosource.gazetteer.actornames import name_key
from twosource.gazetteer.actors import find_actor
from twosource.gazetteer.outlets import find_outlet
from twosource.gazetteer.roles import role_of
from twosource.model import Actor, Claim, Link, Report, content_id

Kind = Literal["person", "body"]

_OFFICIAL = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "IGO", "OPP", "PTY", "REB"})
_TELLS_NO_ROLE = frozenset({"CVL"})
_BODIES = frozenset({"organisation", "outlet", "agency"})
_ISSUED = re.compile(r" (?:by|from|of) ")
_BEHIND = re.compile(r",| \(| (?:in|at|near|who|which|that) ")
_BEFORE = frozenset({"The", "A", "An", "Its", "Their"})
_ARTICLE = re.compile(r"^the (?=\w)", re.IGNORECASE)
_SHARE = 4
"""A report speaks of a country that every fourth of its places lies in, or more."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """Somebody or something by name in one report. It keeps its id when the report is read anew.

    ``countries`` are those that the words beside the name tell, ``setting`` those that the report
    speaks of (ISO 3166-1 alpha-2, lower case). ``offices`` are roles with the telling words of
    what each is held in.
    """

    id: str
    report: str
    kind: Kind | None
    words: Words
    name: str
    spellings: tuple[str, ...]
    claims: tuple[str, ...]
    entities: tuple[str, ...] = ()
    """Ids that claims give it."""
    listed: str | None = None
    """Its id on the list, if it is there."""
    nouns: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    offices: tuple[tuple[str, tuple[str, ...]], ...] = ()
    countries: tuple[str, ...] = ()
    setting: tuple[str, ...] = ()
    acronyms: tuple[Words, ...] = ()
    public: bool = False
    """Whether this is a body, or a person with an office; not, where that isn't known."""


@dataclass
class _Found:
    """What is gathered of one name while a report is gone through."""

    words: Words
    votes: Counter[Kind] = field(default_factory=Counter)
    spellings: Counter[str] = field(default_factory=Counter)
    claims: dict[str, None] = field(default_factory=dict)
    entities: set[str] = field(default_factory=set)
    listed: str | None = None
    nouns: set[str] = field(default_factory=set)
    codes: set[str] = field(default_factory=set)
    offices: set[Office] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    acronyms: set[Words] = field(default_factory=set)
    official: bool = False
    institution: bool = False
    """Whether a report has it speak as a body, whatever its name may be."""

    def take(self, other: "_Found") -> None:
        """Add what was gathered under another form of the name; the fuller one stays."""
        self.words = max(self.words, other.words, key=lambda w: (len(w), sum(map(len, w)), w))
        self.votes += other.votes
        self.spellings += other.spellings
        self.claims |= other.claims
        self.listed = self.listed or other.listed
        self.official |= other.official
        self.institution |= other.institution
        for name in ("entities", "nouns", "codes", "offices", "countries", "acronyms"):
            getattr(self, name).update(getattr(other, name))


@dataclass(frozen=True, slots=True)
class _Mention:
    """One mention of a name in a claim."""

    words: Words
    written: str
    entity: str | None
    votes: tuple[tuple[Kind, int], ...]
    link: Link | None = None
    actor: Actor | None = None
    offices: tuple[Office, ...] = ()


def appearances(report: Report, claims: Sequence[Claim]) -> tuple[Appearance, ...]:
    """Who is named in a report, in a fixed order. Nobody unnamed is among them.

    What the list knows is one appearance for each of its ids, whatever it is called.
    """
    found: dict[str, _Found] = {}
    for claim in claims:
        for mention in _mentions(claim):
            at = mention.entity or "w " + " ".join(mention.words)
            _add(found.setdefault(at, _Found(mention.words)), mention, claim)
    _learn_acronyms(found.values(), report.text)
    setting = _setting(claims)
    places = {name_key(name) for c in claims for p in c.where for name in (p.name, p.span.text)}
    named = [one for one in found.values() if one.listed or _is_somebody(one, places)]
    held = (_made(one, report, setting) for one in _one_each(named))
    return tuple(sorted(held, key=lambda a: a.id))


def _is_somebody(one: _Found, places: Collection[Words]) -> bool:
    """Whether a name isn't only a place's, nor a word for a kind of body."""
    if not one.votes and one.words in places:
        return False
    return len(one.words) > 1 or rarity(one.words, personal=False) != "common"


def _mentions(claim: Claim) -> Iterator[_Mention]:
    for link in (*claim.chain, *claim.joint):
        if not link.unnamed:
            yield from _in_link(link)
    for actor in (*claim.who, *claim.whom):
        if actor.entity is not None:
            yield _in_actor(actor)


def _in_link(link: Link) -> Iterator[_Mention]:
    listed, who = _listed(link), identify(link)
    personal = bool(who.person) and link.kind not in _BODIES
    if listed is not None and not (personal and not listed.startswith("l:")):
        written = _ARTICLE.sub("", link.name)
        yield _Mention(body_words(written), written, listed, (("body", 1),), link)
        return
    if who.person and link.kind not in ("outlet", "agency"):
        written = _personal_part(link.name, who.person)
        named = _Mention(
            personal_words(written),
            written,
            None if listed else link.entity,
            _person_votes(who.person, bool(who.offices or link.role)),
            link,
            offices=tuple(sorted(who.offices, key=repr)),
        )
        yield named
    elif who.names and (link.kind != "document" or link.entity is not None):
        issued = link.kind == "document" and _ISSUED.search(link.name) is not None
        part = _body_part(link.organisation if issued else link.name)
        if part is not None and _is_name(part):
            sure = link.kind in ("outlet", "agency") or link.name[:4].lower() == "the "
            sure = sure or role_of(part.split()[-1]) is not None
            votes: tuple[tuple[Kind, int], ...] = (("body", 2),) if sure else ()
            yield _Mention(body_words(part), part, link.entity, votes, link)


def _person_votes(person: Words, has_role: bool) -> tuple[tuple[Kind, int], ...]:
    """How surely a source is a person: one word without a role may be an agency's name as well."""
    if has_role:
        return (("person", 3),)
    own = [word for word in person if word not in settings().particles]
    return (("person", 2),) if len(own) > 1 else ()


def _body_part(name: str | None) -> str | None:
    """The name of a body, without what stands before and behind it.

    >>> _body_part("the rights group Vigil Sora"), _body_part("The Ilo Herald newspaper")
    ('Vigil Sora', 'Ilo Herald')
    >>> _body_part("the Sea Command in Ilo"), _body_part("two hospitals of Ilo")
    ('Sea Command', None)
    """
    words = _BEHIND.split(name or "", maxsplit=1)[0].split()
    first = next((i for i, w in enumerate(words) if w[:1].isupper() and w not in _BEFORE), None)
    if first is None or (first and words[first - 1] in {"of", "for", "from"}):
        return None
    if words[-1] in idle_words("media"):
        del words[-1]
    return " ".join(words[first:])


def _in_actor(actor: Actor) -> _Mention:
    entity = actor.entity or ""
    if not entity.startswith(("p1-", "n1-", "n:")):
        words = body_words(actor.name)
        return _Mention(words, actor.name, entity, (("body", 1),), actor=actor)
    person = entity.startswith("p1-")
    votes: tuple[tuple[Kind, int], ...] = (("person", 1),) if person else ()
    if entity.startswith("n:"):
        votes = (("body", 3),)
    words = personal_words(actor.name) if person else body_words(actor.name)
    return _Mention(words, actor.name, entity, votes, actor=actor)


def _listed(link: Link) -> str | None:
    """The id of a link's name on the lists; a person is not looked up."""
    if link.entity is not None and not link.entity.startswith(("p1-", "n1-", "n:")):
        return link.entity
    if link.entity is None and link.kind in _BODIES:
        return _known(link.name, link.kind != "organisation")
    return None


@lru_cache(maxsize=1 << 14)
def _known(name: str, outlet: bool) -> str | None:
    if outlet:
        paper = find_outlet(name)
        return paper.id if paper is not None else None
    found = find_actor(name)
    actor = found.actor if found is not None else None
    return actor.id if actor is not None and not actor.is_person else None


def _personal_part(name: str, person: Words) -> str:
    """The words of a name that are the person's own, as they are written.

    >>> _personal_part("the mayor of Elvas, Ana Ruiz", ("ana", "ruiz"))
    'Ana Ruiz'
    """
    words = name.replace(",", " ").split()
    for last in range(len(words), 0, -1):
        for first in range(last - 1, -1, -1):
            part = " ".join(words[first:last])
            proper = words[first][:1].isupper() and words[last - 1][:1].isupper()
            if proper and person in (personal_words(part), words_of(part)):
                return part
    return name


def _is_name(written: str) -> bool:
    """Whether the words name a body: with a capital, and not only of what kind it is."""
    return _capital(written) and rarity(body_words(written), personal=False) != "common"


def _capital(written: str) -> bool:
    return any(word[:1].isupper() for word in written.split())


def _add(found: _Found, mention: _Mention, claim: Claim) -> None:
    found.votes.update(dict(mention.votes))
    found.claims[claim.id] = None
    if len(mention.words) >= len(found.words) and _capital(mention.written):
        found.words = mention.words
    found.spellings[mention.written] += 1
    if mention.entity is not None:
        found.entities.add(mention.entity)
        if not mention.entity.startswith(("p1-", "n1-", "n:")):
            found.listed = mention.entity
    link, actor = mention.link, mention.actor
    found.countries |= {w[6:] for w in telling(mention.written.split()) if w.startswith("state ")}
    for office in mention.offices:
        found.offices.add(office)
        found.nouns.add(office.role)
        found.countries |= {w[6:] for w in office.of if w.startswith("state ")}
    if link is not None and link.kind in _BODIES:
        found.institution = True
    if link is not None and link.role:
        found.nouns.add(link.role.lower())
    if actor is not None:
        if actor.role and actor.role not in _TELLS_NO_ROLE:
            found.codes.add(actor.role)
        if actor.country:
            found.countries.add(actor.country.lower())
    for noun in found.nouns:
        role = role_of(noun)
        found.official |= role is not None and role.kind == "official"
    found.official |= any(o.speaks for o in mention.offices) or bool(found.codes & _OFFICIAL)


def _learn_acronyms(found: Iterable[_Found], text: str) -> None:
    """Names that stand in the text with letters for them in brackets."""
    known = defaultdict(set)
    for words, short in acronym_words(text):
        known[words].add(short)
    for one in found:
        for words, letters in known.items():
            if one.words == words or one.words in letters:
                one.acronyms |= letters
                one.words = words


def _one_each(found: list[_Found]) -> list[_Found]:
    """Forms of one name put together: the same words, or a shorter form of just one other."""
    merged: list[_Found] = []
    for one in sorted(found, key=lambda f: (-len(f.words), f.words, sorted(f.entities))):
        fitting = [other for other in merged if _one_name(one, other)]
        if len(fitting) == 1:
            fitting[0].take(one)
        else:
            merged.append(one)
    return merged


def _one_name(one: _Found, other: _Found) -> bool:
    """Within one report a name is one bearer's; also where it is shortened."""
    if one.listed or other.listed:
        return one.listed == other.listed
    if one.words == other.words or one.words in other.acronyms:
        return True
    personal = _kind(one) != "body" and _kind(other) != "body"
    return personal and name_level(one.words, other.words, True) is not None


def _kind(found: _Found) -> Kind | None:
    if found.votes["person"] == found.votes["body"]:
        return None
    return "person" if found.votes["person"] > found.votes["body"] else "body"


def _setting(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The countries that a report speaks of, by the places of its claims."""
    named = Counter(p.country.lower() for c in claims for p in c.where if p.country)
    return tuple(sorted(c for c, n in named.items() if n * _SHARE >= named.total()))


def _made(found: _Found, report: Report, setting: tuple[str, ...]) -> Appearance:
    kind = _kind(found)
    proper = {s: n for s, n in found.spellings.items() if _capital(s)} or found.spellings
    named = sorted(proper, key=lambda s: (-len(s.split()), -proper[s], s))
    if found.listed is None:
        named.sort(key=lambda s: found.words not in (personal_words(s), body_words(s)))
    return Appearance(
        id=content_id("x1", [report.id, found.listed or " ".join(found.words)]),
        report=report.id,
        kind=kind,
        words=found.words,
        name=named[0],
        spellings=tuple(sorted(proper, key=lambda s: (-proper[s], s))),
        claims=tuple(found.claims),
        entities=tuple(sorted(found.entities)),
        listed=found.listed,
        nouns=tuple(sorted(found.nouns)),
        codes=tuple(sorted(found.codes)),
        offices=tuple(sorted((o.role, tuple(sorted(o.of))) for o in found.offices)),
        countries=tuple(sorted(found.countries)),
        setting=setting,
        acronyms=tuple(sorted(found.acronyms)),
        public=kind == "body" or found.official or (kind is None and found.institution),
    )
