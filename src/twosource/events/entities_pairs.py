"""Two appearances of names in different reports: what speaks for one entity, what against."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Literal

from twosource.events.entities_appearances import Appearance
from twosource.events.entities_names import NameLevel, name_level, rarity, settings
from twosource.events.names import idle_words
from twosource.events.offices import Office
from twosource.gazetteer.roles import role_of, titles

Level = Literal["firm", "bare", "shorter", "initials", "acronym", "surname"]
"""How a pair joins, the surest first: by name, role and country; by a rare name alone; by a form
of the name that others may share, and then only if just one fits."""
Role = Literal["office", "noun", "code", "name", "unknown", "different"]
Country = Literal["same", "setting", "unknown", "elsewhere", "different"]
"""``elsewhere``: their reports speak of other countries, which need not be their own."""

LEVELS: tuple[Level, ...] = ("firm", "bare", "shorter", "initials", "acronym", "surname")
_RANKED = frozenset({"MIL", "COP"})
_ENDING = re.compile(r"(?:woman|person|(?<=^chair))$")
_CHAIR = re.compile(r"^chairman$")
_NAMES: dict[NameLevel, str] = {
    "identical": "the same name",
    "spelling": "two spellings of one name",
    "order": "the same words in another order",
    "shorter": "a shorter form of the name",
    "initials": "initials that agree, and the same last name",
    "acronym": "the letters that stand behind the name in a report",
    "surname": "the same last name",
}


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a pair comes to. ``level`` is ``None`` where it doesn't join, and ``against`` says why.

    ``hard`` facts hold for all that either is joined with.
    """

    score: float
    reasons: tuple[str, ...]
    level: Level | None
    against: str | None = None
    hard: bool = False


def weigh(one: Appearance, two: Appearance) -> Weighed | None:
    """Whether two appearances are of one entity, or ``None`` if they have different names.

    >>> a = Appearance("1", "r1", "person", ("ana", "ruiz"), "Ana Ruiz", (), (),
    ...                nouns=("mayor",), setting=("pe",), public=True)
    >>> b = Appearance("2", "r2", "person", ("a", "ruiz"), "A. Ruiz", (), (),
    ...                nouns=("mayor",), setting=("pe",), public=True)
    >>> weigh(a, b).level, weigh(a, b).reasons[0]
    ('initials', 'initials that agree, and the same last name')
    """
    named = _name(one, two)
    if named is None:
        return None
    rare = _rarity(one, two, named)
    role, role_words = _role(one, two)
    country, country_words = _country(one, two)
    points = settings().points
    score = points["name"][named] + points["rarity"][rare]
    score += points["role"].get(role, 0.0) + points["country"].get(country, 0.0)
    reasons = (
        _NAMES[named],
        f"a {rare} name" if rare != "plain" else "",
        role_words,
        country_words,
    )
    told = tuple(reason for reason in reasons if reason)
    against, hard = _against(one, two, named, rare, role, country, score)
    level = None if against else _level(named, role, country)
    return Weighed(round(score, 2), told, level, against, hard)


def _against(
    one: Appearance,
    two: Appearance,
    named: NameLevel,
    rare: str,
    role: Role,
    country: Country,
    score: float,
) -> tuple[str | None, bool]:
    """Why a pair doesn't join, and whether nothing else can join it either."""
    if {one.kind, two.kind} == {"person", "body"}:
        return "one is a person, the other a body", True
    if country == "different":
        return f"other countries: {_codes(one.countries)}, {_codes(two.countries)}", True
    if role == "different":
        return f"other roles: {_listed(one.nouns)}, {_listed(two.nouns)}", True
    known = role != "unknown" and country in ("same", "setting")
    if not one.public and not two.public and (named != "identical" or not known):
        return "private persons, and no role that both have", False
    alone = named == "identical" and rare == "rare"
    alone = alone and (country != "elsewhere" or role != "unknown")
    expanded = named == "acronym" and country in ("same", "setting")
    if not (known or alone or expanded):
        lacking = "role" if role == "unknown" else "country"
        return f"nothing says that their {lacking} is the same", False
    if score < settings().threshold:
        return f"too little speaks for it (a {rare} name)", False
    return None, False


def _level(named: NameLevel, role: Role, country: Country) -> Level:
    if named in ("shorter", "initials", "acronym", "surname"):
        return named
    known = role != "unknown" and country in ("same", "setting")
    return "firm" if known else "bare"


def _name(one: Appearance, two: Appearance) -> NameLevel | None:
    if one.words in two.acronyms or two.words in one.acronyms:
        return "identical" if one.words == two.words else "acronym"
    return name_level(one.words, two.words, "body" not in (one.kind, two.kind))


def _rarity(one: Appearance, two: Appearance, named: NameLevel) -> str:
    """How rare what both share is: of a shorter form only that, of letters what they stand for."""
    if named == "acronym":
        return rarity(max(one.words, two.words, key=len), personal=False)
    short = min(one.words, two.words, key=lambda w: (len(w), sum(map(len, w)), w))
    shared = short[-1:] if named in ("initials", "surname") else short
    return rarity(shared, "body" not in (one.kind, two.kind))


def _role(one: Appearance, two: Appearance) -> tuple[Role, str]:
    """Whether both hold one office, are called the same, or are of one kind."""
    same = _shared_office(one, two)
    if same is not None:
        return "office", f"both {same}"
    if _same_noun(_plain(one.nouns), _plain(two.nouns)):
        shared = set(one.nouns) & set(two.nouns)
        told = f"both {_listed(shared)}" if shared else f"{one.nouns[0]} and {two.nouns[0]}"
        return "noun", told
    bodies = _held_in(one) & _held_in(two)
    if bodies:
        return "code", f"both of the {_listed(bodies)}"
    codes = set(one.codes) & set(two.codes)
    if codes:
        return "code", f"both {_listed(codes)}"
    if one.kind == two.kind == "body" and one.words[-1] == two.words[-1]:
        return "name", ""
    known = [bool(_plain(a.nouns) or a.codes) for a in (one, two)]
    return ("different", "") if all(known) and _kinds_differ(one, two) else ("unknown", "")


def _shared_office(one: Appearance, two: Appearance) -> str | None:
    for role, of in one.offices:
        for other, held in two.offices:
            office = Office(role, frozenset(of))
            if of and held and office.fits(Office(other, frozenset(held))):
                return f"{role} ({' '.join(of)})"
    return None


def _plain(nouns: Collection[str]) -> set[str]:
    """Roles without ranks and forms of address, each in one form for all who hold it."""
    return {_ENDING.sub("man", noun) for noun in nouns if not _is_rank(noun)}


def _same_noun(one: Collection[str], two: Collection[str]) -> bool:
    """Whether a role is called the same; a "head" may be a director or a chairman."""
    if not set(one).isdisjoint(two):
        return True
    heads, any_head = idle_words("heads"), settings().any_head
    return any(
        a in any_head and _CHAIR.sub("chair", b) in heads
        for some, others in ((one, two), (two, one))
        for a in some
        for b in others
    )


def _is_rank(noun: str) -> bool:
    role = role_of(noun)
    titled = noun in titles() or noun in idle_words("titles")
    return titled and noun not in idle_words("heads") and (role is None or role.code in _RANKED)


def _held_in(one: Appearance) -> set[str]:
    words = {w for _, of in one.offices for w in of if not w.startswith("state ")}
    return words - idle_words("generic")


def _kinds_differ(one: Appearance, two: Appearance) -> bool:
    """Whether both roles are known, and nothing in them could be of one bearer."""
    by_code = bool(one.codes) and bool(two.codes)
    by_noun = bool(_plain(one.nouns)) and bool(_plain(two.nouns))
    return by_code or by_noun


def _country(one: Appearance, two: Appearance) -> tuple[Country, str]:
    own = set(one.countries) & set(two.countries)
    if own:
        return "same", f"both of {_codes(own)}"
    if one.countries and two.countries:
        return "different", ""
    shared = set(one.countries or one.setting) & set(two.countries or two.setting)
    if shared:
        return "setting", f"both in reports on {_codes(shared)}"
    told = all(a.countries or a.setting for a in (one, two))
    return ("elsewhere" if told else "unknown"), ""


def _codes(countries: Collection[str]) -> str:
    return _joined(countries, str.upper)


def _listed(words: Collection[str]) -> str:
    return _joined(words, str)


def _joined(words: Collection[str], form: Callable[[str], str]) -> str:
    return " and ".join(form(w) for w in sorted(words)) or "none"
