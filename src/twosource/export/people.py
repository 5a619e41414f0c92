"""Material -> the people in it whose names a public export hides.

Hidden are named people who are not known by an office: witnesses, victims, relatives, anybody whose
age a report gives; and everybody whom a report tells to be under 18.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from twosource.model import Actor, Claim, Link, Report

if TYPE_CHECKING:
    from twosource.brief.material import Material

_CAPITAL = r"(?:(?:al|el|ad|as|ash|an|ar|at|az)-)?[A-ZÀ-ÖØ-Þ][\w’'-]*"
_PARTICLE = r"(?:(?:de|la|del|al|el|bin|ben|van|von|da|dos|di|ould|ag)[ \t])*"
_NEXT = rf"(?:[ \t]{_PARTICLE}{_CAPITAL})"
_NAME = rf"{_CAPITAL}{_NEXT}"
_AGED = re.compile(
    rf"(?P<before>{_NAME}{{1,3}}), (?:aged |age )?(?P<after_age>\d{{1,2}})"
    r"(?=[,.;)]| (?:was|who|and)\b)"
    rf"|\b(?P<age>\d{{1,2}})-year-old(?: \w+)?,? (?P<after>{_NAME}{{0,3}})"
)
_FULL = re.compile(rf"(?!The |A ){_NAME}{{1,3}}")
_BODIES = {"organisation", "agency", "outlet"}
_ADULT = 18
Words = tuple[str, ...]
_PERSON = "p1-"
"""What the ids of entities that are people begin with."""


@dataclass(frozen=True, slots=True)
class People:
    """Names to hide, each as its words, and whole names that stay."""

    hidden: tuple[Words, ...]
    kept: Words


@cache
def _listed(table: str, key: str = "words") -> frozenset[str]:
    text = resources.files("twosource.export").joinpath("data", "profiles.toml").read_text("utf-8")
    return frozenset(tomllib.loads(text)[table][key].split())


def find_people(material: "Material") -> People:
    """The people of a ledger, in the order of their reports."""
    reports = sorted(material.reports.values(), key=lambda r: (r.published or "9", r.id))
    outlets = {name for r in reports for name in (r.outlet, *r.credit) if name}
    bodies = outlets | _organisations(material.claims.values())
    hidden: dict[Words, None] = {}
    public: dict[Words, None] = {}
    minors: set[Words] = set()
    for report in reports:
        for words, minor in _with_age(report):
            hidden[words] = None
            minors |= {words} if minor else set()
        for words, office in _named(material.claims_of.get(report.id, ())):
            if office:
                public[words] = None
            elif not _is_body(words, bodies):
                hidden[words] = None
    left = tuple(name for name in hidden if name in minors or not _is_of(name, public))
    return People(left, tuple(" ".join(name) for name in public if name not in left))


def _named(claims: Iterable[Claim]) -> Iterator[tuple[Words, bool]]:
    for claim in claims:
        for name, office in _persons(claim):
            words = words_of(name)
            if words:
                yield words, office


def _is_of(name: Words, offices: Iterable[Words]) -> bool:
    """Whether a name is one that somebody bears by their office, or the end of one."""
    return any(other[-len(name) :] == name for other in offices)


def _organisations(claims: Iterable[Claim]) -> set[str]:
    links = (link for claim in claims for link in (*claim.chain, *claim.joint))
    return {link.name for link in links if link.kind in _BODIES and not link.unnamed}


def _is_body(words: Words, bodies: set[str]) -> bool:
    """Whether what was taken for a person is a body, or a part of its name."""
    return any(set(words) <= set(re.findall(r"[\w’'-]+", body)) for body in bodies)


def words_of(name: str) -> Words:
    """The words of a person's own name in what a report calls them.

    >>> words_of("the group's researcher, Amina Hirsi"), words_of("Mr Ruiz of the union")
    (('Amina', 'Hirsi'), ('Ruiz',))
    >>> words_of("a driver")
    ()
    """
    part = re.split(r" (?:of|from|at|with|who|in) ", name.rsplit(", ", 1)[-1], maxsplit=1)[0]
    found = re.findall(rf"{_NAME}*", part)
    best = max(found, key=len, default="")
    words = re.split(r"[ \t]+", best)
    while words and words[0].lower().rstrip(".") in _listed("titles"):
        words = words[1:]
    return tuple(word.removesuffix("'s").removesuffix("’s") for word in words if word)


def _persons(claim: Claim) -> Iterator[tuple[str, bool]]:
    """Each named person of a claim, and whether they are known by an office."""
    for link in (*claim.chain, *claim.joint):
        if not link.unnamed and (link.kind in {"person", "witness"} or _is_person(link)):
            yield link.name, link.kind == "official" or _has_office(link)
    for actor in (*claim.who, *claim.whom):
        if _is_person(actor) or (actor.entity is None and _FULL.fullmatch(actor.name)):
            yield actor.name, actor.role in _listed("offices", "roles")


def _is_person(value: Link | Actor) -> bool:
    return value.entity is not None and is_person_id(value.entity)


def is_person_id(id: str) -> bool:
    """Whether an entity's id is a person's: it is then made from the name."""
    return id.startswith(_PERSON)


def _has_office(link: Link) -> bool:
    words = re.findall(r"\w+", f"{link.role or ''} {link.name}".lower())
    return not _listed("offices").isdisjoint(words)


def _with_age(report: Report) -> Iterator[tuple[Words, bool]]:
    """Names that the report gives an age for, or calls a child's, and whether of a minor."""
    for match in _AGED.finditer(report.text):
        words = words_of(match["before"] or match["after"])
        if words:
            yield words, int(match["after_age"] or match["age"]) < _ADULT
    for match in _child().finditer(report.text):
        words = words_of(match["name"])
        if words:
            yield words, True


@cache
def _child() -> re.Pattern[str]:
    nouns = "|".join(sorted(_listed("children")))
    return re.compile(rf"\b(?i:{nouns}),? (?:(?:named|called) )?(?P<name>{_NAME}{{0,2}})")
