"""Who a named source is: a person, the offices held, the bodies it is or speaks for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from twosource.events.names import fold, idle_words, words_of
from twosource.events.offices import Office, office_in, telling
from twosource.gazetteer.roles import role_of
from twosource.model import Link

_PERSON = re.compile(
    r"(?:[^\W\d_]+\.? )*?"
    r"((?:[A-ZÀ-Þ][\w.’'-]*|al-[A-Z]\w+|bin|ibn|de|da|von|van|el|al|dos|del)"
    r"(?: (?:[A-ZÀ-Þ][\w.’'-]*|al-[A-Z]\w+|bin|ibn|de|da|von|van|el|al|dos|del))*)$"
)
_OFFICE_OF = re.compile(r"(?:the |The )?([\w -]+?)['’]s? (?:[\w-]+ ){0,2}(?:office|service|team)$")
_OF = re.compile(r" (?:of|from|at|with|for) (?:the )?")
_AMONG = re.compile(r" ?(?:of|from|at|with) (?:the )?[A-ZÀ-Þ]")
_SMALL = {"the", "a", "an", "of", "for", "and", "in", "at", "on", "that", "its", "his", "her"}
"""Words of the list of titles that are no titles."""
_CLAUSE = re.compile(r", (?:who|which|that) ")
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a report tells of a named source.

    ``person`` holds the words of a name, ``names`` the words of bodies that the source is,
    ``offices`` what it holds, ``member`` the bodies that it is said to be "of".
    ``generic`` is the head word where nothing but a kind of body is named: "the union".
    """

    person: tuple[str, ...] = ()
    names: frozenset[frozenset[str]] = frozenset()
    offices: frozenset[Office] = frozenset()
    member: frozenset[frozenset[str]] = frozenset()
    generic: str | None = None

    @property
    def bodies(self) -> frozenset[frozenset[str]]:
        """The telling words of each body that the source is or speaks for."""
        held = {o.body for o in self.offices if o.body}
        return self.names | held | self.member

    def with_offices(self, offices: Iterable[Office]) -> "Identity":
        """The same source, known to hold further offices; "commissioner" of nothing adds nothing
        to "police commissioner".
        """
        known = self.offices | frozenset(offices)
        told = {o.role for o in known if o.of}
        return replace(self, offices=frozenset(o for o in known if o.of or o.role not in told))


def identify(link: Link) -> Identity:
    """The identity that a link's own words give.

    >>> from twosource.model import Link
    >>> one = identify(Link("hospital director Rosa Haro", None, "official"))
    >>> one.person, [tuple(o) for o in one.offices]
    (('rosa', 'haro'), [('director', frozenset({'hospital'}))])
    >>> sorted(*identify(Link("the coach owners' union", None, "organisation")).names)
    ['coach', 'owners', 'union']
    >>> identify(Link("the union", None, "organisation")).generic
    'union'
    """
    told = Link(link.name, None, link.kind, role=link.role, organisation=link.organisation)
    return _identified(told)


@lru_cache(maxsize=16384)
def _identified(link: Link) -> Identity:
    person, rest = _split(link)
    offices = [o for o in (office_in(rest), _told_office(link)) if o is not None]
    if person:
        institutions = {o for o in offices if o.role in idle_words("institution_roles")}
        member = frozenset(o.of | {o.role} for o in institutions)
        if not offices or _AMONG.match(rest):
            return Identity(tuple(words_of(person)), member=_member(rest))
        return Identity(tuple(words_of(person)), frozenset(), frozenset(offices), member)
    held = _holder(link, rest)
    if held is None:
        return _body(link, rest)
    if (institution := held.role.removesuffix("s")) in idle_words("institution_roles"):
        return Identity(names=frozenset({held.of | {institution}}))
    staff = frozenset({held.of | {held.role}}) if _OFFICE_OF.match(rest) else frozenset()
    return Identity(names=staff, offices=frozenset({held}))


def _split(link: Link) -> tuple[str | None, str]:
    """The personal name in a link's name, and the rest of it."""
    name = _CLAUSE.split(link.name.strip(), maxsplit=1)[0]
    before, comma, last = name.rpartition(", ")
    if comma and _is_personal(last):
        return last, before
    if comma and last[:1].isupper():
        return None, last
    if link.kind in {"organisation", "document"} and not _has_role(name):
        return None, name
    start = _OF.split(name, maxsplit=1)[0]
    if start != name:
        title, own = _behind_title(start)
        if own and _is_personal(own):
            return own, f"{title}{name[len(start) :]}"
    words = name.split()
    cut = max((i + 1 for i, w in enumerate(words) if _is_role(w.strip(",."))), default=0)
    own = " ".join(words[cut:])
    if own and _is_personal(own, at_least=1 if cut else 2):
        return own, " ".join(words[:cut])
    if cut and own[:1].isupper() and fold(words[-1]) in idle_words("bodies_end"):
        return None, own
    single = link.kind in {"person", "official", "witness"} and not _has_role(name)
    return (name, "") if single and _is_personal(name, at_least=1) else (None, name)


def _behind_title(words: str) -> tuple[str, str]:
    """ "superintendent Ana Ruiz" as the title and the name."""
    parts = words.split()
    cut = max((i + 1 for i, w in enumerate(parts) if _is_role(w.strip(",."))), default=0)
    return " ".join(parts[:cut]), " ".join(parts[cut:])


def _is_personal(text: str, at_least: int = 2) -> bool:
    """Whether a text has the form of a personal name."""
    bare = text.strip().removeprefix("the ").strip()
    match = _PERSON.fullmatch(bare)
    if match is None or match.group(1) != bare:
        return False
    words = [w for w in _WORD.findall(bare) if fold(w) not in idle_words("titles")]
    ends = idle_words("heads_of_names") | idle_words("bodies_end")
    return len(words) >= at_least and fold(words[-1]) not in ends


def _is_role(word: str) -> bool:
    low = fold(word)
    role = role_of(low)
    personal = role is not None and role.kind in {"official", "person", "witness"}
    return personal or low in idle_words("heads") or low in idle_words("titles") - _SMALL


def _has_role(name: str) -> bool:
    return any(_is_role(w.strip(",.")) for w in name.split())


def _told_office(link: Link) -> Office | None:
    """The office that the report gives a source elsewhere than in its name."""
    body = link.kind in {"document", "organisation"}
    if link.role is None or (body and not link.organisation):
        return None
    office = office_in(f"{link.role} of {link.organisation}" if link.organisation else link.role)
    own = office_in(_CLAUSE.split(link.name, maxsplit=1)[0])
    return None if own is not None and own.of and office and not office.fits(own) else office


def _member(rest: str) -> frozenset[frozenset[str]]:
    """ "…of the ombudsman's office": the body that somebody is of."""
    words = telling(_WORD.findall(rest.replace("'s", "").replace("’s", "")))
    return frozenset({words}) if words else frozenset()


def _holder(link: Link, rest: str) -> Office | None:
    """The office, where a source is named by it: "the mayor", "the governor's press service"."""
    owner = _OFFICE_OF.match(rest)
    if owner is not None and _is_role(owner.group(1).split()[-1]):
        return office_in(owner.group(1))
    if link.kind in {"official", "person", "witness"} or _ends_in_office(rest):
        return office_in(rest)
    return None


def _ends_in_office(name: str) -> bool:
    """Whether the head of a phrase is a personal role, whatever kind it was taken for."""
    head = re.split(r",| (?:of|for|in|at|with|from) ", name, maxsplit=1)[0].split()
    return bool(head) and _is_role(head[-1]) and fold(head[-1]) not in idle_words("papers")


def _body(link: Link, name: str) -> Identity:
    bare = re.split(r",| (?:in|at|near|there|here)\b", name, maxsplit=1)[0]
    parts = name.split(", ") if ", " in name else [bare]
    found = {telling(_body_words(p)) for p in parts} | {_initials(bare)}
    found -= {frozenset()}
    words = _body_words(bare)
    kind = fold(words[-1]) if words else None
    least = telling(words) - {kind}
    if kind in idle_words("generic") and name == name.lower():
        least -= idle_words("fields")
    generic = kind if kind in idle_words("heads_of_names") and not least else None
    issuer = _told_office(link) if link.kind == "document" else None
    if link.kind == "document" and link.organisation:
        found = {telling(_body_words(link.organisation))}
    return Identity(
        names=frozenset() if generic else frozenset(found),
        offices=frozenset() if issuer is None else frozenset({issuer}),
        generic=generic,
    )


def _initials(name: str) -> frozenset[str]:
    """ "World Food Programme" as the letters that it goes by: {"wfp"}."""
    capitals = [w[0] for w in _WORD.findall(name) if w[0].isupper() and w != "The"]
    return frozenset({fold("".join(capitals))}) if len(capitals) > 1 else frozenset()


def _body_words(name: str) -> list[str]:
    return _WORD.findall(re.sub(r"['’]s?\b", "", name))
