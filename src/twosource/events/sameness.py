"""Named sources -> groups that are one source each: a person, or a body with who speaks for it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from twosource.events.identities import Identity, identify
from twosource.events.introductions import (
    aliases,
    called,
    called_kind,
    introductions,
    owner_before,
    proper_name,
)
from twosource.events.names import idle_words, words_of
from twosource.events.offices import Office, telling
from twosource.model import Link

_ALIKE = 4
"""Letters that the beginnings of two words share where one is a form of the other."""


@dataclass(frozen=True, slots=True)
class Named:
    """A named source as a text names it; ``text`` is the group of copies that the report is in."""

    link: Link
    text: str
    report: str = ""


class Group(NamedTuple):
    """The indices of the mentions of one source, and who it is."""

    members: tuple[int, ...]
    identities: tuple[Identity, ...]


def cluster(
    items: Sequence[Named], texts: Mapping[str, str], every: Sequence[str] = ()
) -> list[Group]:
    """Group named sources, each group one source. ``texts`` are those that name them, by report;
    ``every`` holds further texts, which may tell what else a body is called.

    Names are compared first, then offices with who holds them, last bodies with who speaks for
    them. A body for which several persons speak joins its spokesman; the others remain origins of
    their own, for ``edges`` to relate.
    """
    also = dict.fromkeys(pair for text in every or texts.values() for pair in aliases(text))
    pairs_of_names = [(_name_words(full), _name_words(short)) for full, short in also]
    who = [_also_called(w, pairs_of_names) for w in _known(items, texts)]
    lead = list(range(len(items)))

    def join(a: int, b: int) -> None:
        low, high = sorted((lead[a], lead[b]))
        lead[:] = [low if x == high else x for x in lead]

    def pairs(test: Callable[[int, int], bool]) -> None:
        for a, b in combinations(range(len(items)), 2):
            if lead[a] != lead[b] and test(a, b):
                join(a, b)

    _specified(items, who)
    pairs(lambda a, b: _one_name(items[a], items[b], who[a], who[b]))
    for i, first in enumerate(lead):
        others = (o for j, x in enumerate(lead) if x == first for o in who[j].offices)
        who[i] = who[i].with_offices(others) if who[i].person else who[i]
    pairs(lambda a, b: not who[a].person and not who[b].person and _one_body(who[a], who[b]))
    _generic_to_named(items, who, texts, every or tuple(texts.values()), join)
    _offices_to_holders(items, who, lead, join)
    _bodies_to_voices(who, lead, join)
    return [
        Group(tuple(g), tuple(who[i] for i in g))
        for first in sorted(set(lead))
        if (g := [i for i, x in enumerate(lead) if x == first])
    ]


@lru_cache(maxsize=65536)
def same_body(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether the telling words are of one body: the same, or all of the shorter in the longer.

    >>> same_body(frozenset({"interior", "ministry"}), frozenset({"ministry", "interior"}))
    True
    >>> same_body(frozenset({"dockers", "union"}), frozenset({"dockworkers", "union"}))
    True
    >>> same_body(frozenset({"army"}), frozenset({"police"}))
    False
    >>> same_body(frozenset({"health"}), frozenset({"health", "kano"}))
    False
    """
    short, long = sorted((one, two), key=lambda b: (len(b), sorted(b)))
    if not short:
        return False
    if all(any(_alike(w, v) for v in long) for w in short):
        alone = next(iter(short)) if len(short) == 1 else None
        telling_nothing = idle_words("heads_of_names") | idle_words("fields")
        return alone is None or len(long) == 1 or alone not in telling_nothing
    return False


def _alike(one: str, two: str) -> bool:
    if one == two:
        return True
    short, long = sorted((one, two), key=len)
    return len(short) >= _ALIKE + 1 and long[:_ALIKE] == short[:_ALIKE] and short[-1] == long[-1]


def _known(items: Sequence[Named], texts: Mapping[str, str]) -> list[Identity]:
    """Who each source is by its own words and by how the texts introduce its name."""
    who = [_person_after_all(identify(item.link), item, texts) for item in items]
    told = {
        person: frozenset(o for text in texts.values() for o in introductions(person, text))
        for person in {w.person for w in who if w.person}
    }
    bodies = {
        re.sub(r"^(?:the|The)\b.*? (?=[A-Z])", "", i.link.name)
        for i, w in zip(items, who, strict=True)
        if w.names and not w.person and len(i.link.name.split()) > 1
    }
    for person in told:
        owners = (owner_before(person, text, bodies) for text in texts.values())
        owner = next((o for o in owners if o is not None), None)
        if owner is not None:
            told[person] |= {Office("head", _name_words(owner))}
    return [
        w.with_offices(told[w.person]) if w.person else _described(w, item.link, texts)
        for w, item in zip(who, items, strict=True)
    ]


def _also_called(who: Identity, also: Sequence[tuple[frozenset[str], frozenset[str]]]) -> Identity:
    """A source with the other names of its bodies: "the Front" of "the Dockers' Front (DF)"."""
    names = {n for body in who.names for n in _other_names(body, also)}
    offices = {Office(o.role, n) for o in who.offices if o.body for n in _other_names(o.body, also)}
    if not names and not offices:
        return who
    return replace(who, names=who.names | names, offices=who.offices | offices)


def _name_words(name: str) -> frozenset[str]:
    return telling(re.sub(r"['’]s?(?=\s|$)", "", name).split())


def _other_names(
    body: frozenset[str], also: Sequence[tuple[frozenset[str], frozenset[str]]]
) -> Iterator[frozenset[str]]:
    for full, short in also:
        if full and short and (body == short or (len(body) > 1 and same_body(body, full))):
            yield from (full, short)


def _person_after_all(who: Identity, item: Named, texts: Mapping[str, str]) -> Identity:
    """A name that was taken for a body's, but that a text introduces by an office is a person's."""
    words = item.link.name.split()
    if who.person or item.link.kind != "organisation" or len(words) != 2 or not who.names:
        return who
    if not all(w[0].isupper() and w.isalpha() for w in words):
        return who
    person = tuple(words_of(item.link.name))
    held = {o for text in texts.values() for o in introductions(person, text)}
    return Identity(person, offices=frozenset(held)) if held else who


def _described(who: Identity, link: Link, texts: Mapping[str, str]) -> Identity:
    """A body that is only described, with the name that a text gives the description."""
    if any(w[0].isupper() for w in link.name.split()[1:]):
        return who
    names = {n for text in texts.values() if (n := called(link.name, text)) is not None}
    told = {telling(n.split()) for n in names} - {frozenset()}
    return replace(who, names=who.names | told, generic=None) if told else who


def _one_name(a: Named, b: Named, one: Identity, two: Identity) -> bool:
    if a.link.entity is not None and a.link.entity == b.link.entity and a.link.entity[:1] != "n":
        return True
    if one.person and two.person:
        return _same_person(one.person, two.person)
    named, other = (one, two) if one.person else (two, one)
    return len(named.person) > 1 and frozenset(named.person) in other.names


def _same_person(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether one name is a shorter form of the other, with the same last word."""
    return one[-1] == two[-1] and (set(one) <= set(two) or set(two) <= set(one))


def _one_body(one: Identity, two: Identity) -> bool:
    return any(same_body(a, b) for a in one.names for b in two.names)


def _specified(items: Sequence[Named], who: list[Identity]) -> None:
    """ "Spokesman of the command": of the one command that the same text names in full."""
    for i, one in enumerate(who):
        offices = set()
        for office in one.offices:
            word = next(iter(office.of)) if len(office.of) == 1 else None
            full = {
                body
                for j, two in enumerate(who)
                if word in idle_words("heads_of_names") and items[j].text == items[i].text
                for body in two.names
                if word in body and len(body) > 1
            }
            offices.add(office._replace(of=next(iter(full))) if len(full) == 1 else office)
        who[i] = replace(one, offices=frozenset(offices))


def _introduced_as(
    kind: str, here: str, every: Sequence[str], items: Sequence[Named], who: Sequence[Identity]
) -> set[frozenset[str]]:
    """The bodies that a text names and that some text calls by their kind: "the charity" where one
    writes "the charity Red Well".
    """
    return {
        _name_words(name)
        for other, two in zip(items, who, strict=True)
        for name in (
            proper_name(other.link.organisation or ""),
            proper_name(other.link.name.partition(" of ")[2] if two.person else other.link.name),
        )
        if name and name in here and any(called_kind(kind, name, text) for text in every)
    }


def _generic_to_named(
    items: Sequence[Named],
    who: list[Identity],
    texts: Mapping[str, str],
    every: Sequence[str],
    join: Callable[[int, int], None],
) -> None:
    """ "The union" is the one named body of its text that is a union."""
    for i, one in enumerate(who):
        if one.generic is None:
            continue
        fitting = {
            body
            for j, two in enumerate(who)
            if items[j].text == items[i].text and j != i
            for body in two.bodies
            if one.generic in body
        }
        if not fitting:
            fitting = _introduced_as(one.generic, texts.get(items[i].report, ""), every, items, who)
        if not fitting and one.generic in idle_words("any_body"):
            before = [
                j for j in range(i) if items[j].text == items[i].text and _may_be_called_so(who[j])
            ]
            fitting = {min(who[before[-1]].names, key=sorted)} if before else set()
        if len(fitting) == 1:
            who[i] = replace(one, names=frozenset(fitting), generic=None)
            for j, two in enumerate(who):
                if not two.person and two.names & fitting and j != i:
                    join(i, j)
        else:
            for j, two in enumerate(who):
                if two.generic == one.generic and items[j].text == items[i].text and j != i:
                    join(i, j)


def _may_be_called_so(body: Identity) -> bool:
    """Whether "the company" may be said of a body: not of a ministry or a unit."""
    return bool(body.names) and not any(b & idle_words("of_state") for b in body.names)


def _offices_to_holders(
    items: Sequence[Named],
    who: Sequence[Identity],
    lead: Sequence[int],
    join: Callable[[int, int], None],
) -> None:
    """ "The mayor" is whoever the event's reports name as mayor, if that is one; the text's own
    mayor where they name several.
    """
    for i, one in enumerate(who):
        if one.person or not one.offices:
            continue
        fitting = [j for j, two in enumerate(who) if j != i and _may_hold(one, two)]
        persons = [j for j in fitting if who[j].person]
        near = [j for j in persons if items[j].text == items[i].text]
        for chosen in (persons, near, [] if persons else fitting):
            if len({lead[j] for j in chosen}) == 1:
                join(i, chosen[0])
                break


def _may_hold(office: Identity, other: Identity) -> bool:
    return any(a.fits(b) for a in office.offices for b in other.offices)


def _bodies_to_voices(
    who: Sequence[Identity], lead: Sequence[int], join: Callable[[int, int], None]
) -> None:
    """A body and the one person who speaks for it are one source."""
    for i, one in enumerate(who):
        if one.person or not one.names:
            continue
        voices = [
            j
            for j, two in enumerate(who)
            if (two.person or two.offices)
            and any(same_body(a, b) for a in one.names for b in two.bodies)
        ]
        spokes = [j for j in voices if any(o.role.startswith("spokes") for o in who[j].offices)]
        if voices:
            join(i, min(spokes or voices, key=lambda j: lead[j]))
