"""News agencies and outlets: who they are, whose they are, and under which names they go."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from twosource.gazetteer.actornames import is_acronym, name_key, squeezed, words_of
from twosource.gazetteer.roles import role_nouns
from twosource.gazetteer.tables import DATA, Row, aliases_of, read_table

__all__ = ["Outlet", "Owner", "all_outlets", "find_outlet", "find_outlets"]

Owner = Literal["state", "public", "private", "nonprofit", "cooperative", "party"]
_COLUMNS = ("id", "name", "aliases", "country", "kind", "owner", "family", "source")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news agency or outlet. ``country`` is ISO 3166-1 alpha-2, ``family`` the parent group."""

    id: str
    name: str
    aliases: tuple[str, ...]
    country: str | None
    kind: Literal["outlet", "agency"]
    owner: Owner | None
    family: str | None
    source: str


def _outlet(row: Row) -> Outlet:
    if row["kind"] not in ("outlet", "agency"):
        raise ValueError(f"kind must be outlet or agency, not {row['kind']!r}")
    if row["owner"] and row["owner"] not in get_args(Owner):
        raise ValueError(f"owner must be one of {', '.join(get_args(Owner))}")
    if row["country"] and not re.fullmatch("[A-Z]{2}", row["country"]):
        raise ValueError(f"country must be a code of ISO 3166-1, not {row['country']!r}")
    return Outlet(
        id=row["id"],
        name=row["name"],
        aliases=aliases_of(row["aliases"]),
        country=row["country"] or None,
        kind=cast(Literal["outlet", "agency"], row["kind"]),
        owner=cast(Owner, row["owner"]) or None,
        family=row["family"] or None,
        source=row["source"],
    )


@cache
def all_outlets() -> tuple[Outlet, ...]:
    """Every outlet of the embedded table, in its order."""
    return tuple(read_table(DATA / "outlets.csv", _COLUMNS, _outlet))


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of an outlet; an acronym counts only where the text writes capitals too."""

    outlet: Outlet
    acronym: bool


@cache
def _by_key() -> dict[tuple[str, ...], tuple[_Name, ...]]:
    out: dict[tuple[str, ...], list[_Name]] = defaultdict(list)
    for outlet in all_outlets():
        for name in (outlet.name, *outlet.aliases):
            named = out[name_key(name)]
            if not any(known.outlet is outlet for known in named):
                named.append(_Name(outlet, is_acronym(name)))
    return {key: tuple(names) for key, names in out.items()}


@cache
def _by_address() -> dict[str, tuple[Outlet, ...]]:
    out: dict[str, dict[str, Outlet]] = defaultdict(dict)
    for outlet in all_outlets():
        for name in (outlet.name, *outlet.aliases):
            out[squeezed(name)][outlet.id] = outlet
    return {address: tuple(by_id.values()) for address, by_id in out.items()}


def find_outlet(name: str, country: str | None = None) -> Outlet | None:
    """The outlet that a mention or a web address names.

    A name that several outlets bear ("The Nation") gives one only if ``country`` (ISO 3166-1
    alpha-2) decides; ``find_outlets`` gives them all.

    >>> find_outlet("The AP").name, find_outlet("Syria's state news agency SANA").owner
    ('Associated Press', 'state')
    >>> find_outlet("www.dailysabah.com").name, find_outlet("the sun rose")
    ('Daily Sabah', None)
    >>> find_outlet("The Nation"), find_outlet("The Nation", country="PK").id
    (None, 'o:the-nation-pakistan')
    """
    found = find_outlets(name)
    if len(found) > 1 and country:
        found = tuple(outlet for outlet in found if outlet.country == country)
    return found[0] if len(found) == 1 else None


def find_outlets(name: str) -> tuple[Outlet, ...]:
    """Every outlet that bears the name, in the order of the table."""
    if "." in name and " " not in name.strip():
        found = _by_address().get(squeezed(name), ())
        if found:
            return found
    return _exact(name) or _inside(name)


def _exact(name: str) -> tuple[Outlet, ...]:
    capitals = is_acronym(re.sub(r"['’]s$", "", name.strip()))
    capital = any(c.isupper() for c in name)
    names = _by_key().get(name_key(name), ())
    return tuple(n.outlet for n in names if (capitals or not n.acronym) and capital)


def _inside(mention: str) -> tuple[Outlet, ...]:
    """The longest outlet name in a mention whose other words only describe an outlet."""
    words = re.findall(r"[^\s,()]+", mention)
    for length in range(len(words) - 1, 0, -1):
        for first in range(len(words) - length + 1):
            rest = words[:first] + words[first + length :]
            if all(_describes(word) for word in rest):
                found = _exact(" ".join(words[first : first + length]))
                if found:
                    return found
    return ()


def _describes(word: str) -> bool:
    """Whether a word beside a name says what it names: lower case, "Syria's", "News Agency"."""
    if word.islower() or word.endswith(("'s", "’s", "-based", "-run", "-owned")):
        return True
    return all(part in _describing_words() for part in words_of(word))


@cache
def _describing_words() -> frozenset[str]:
    """Every word of the nouns for outlets and agencies."""
    nouns = (role.noun for role in role_nouns().values() if role.kind in ("outlet", "agency"))
    return frozenset(word for noun in nouns for word in noun.split()) | {"the"}
