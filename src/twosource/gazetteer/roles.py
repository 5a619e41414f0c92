"""What part the bearer of a noun plays: official, witness, organisation, document, outlet, …"""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from twosource.gazetteer.tables import DATA

__all__ = ["Role", "RoleKind", "facilities", "member_nouns", "role_nouns", "role_of", "titles"]

RoleKind = Literal[
    "official", "witness", "person", "organisation", "population", "document", "outlet", "agency"
]


@dataclass(frozen=True, slots=True)
class Role:
    """What a noun says of its bearer. ``code`` is a CAMEO role code where one is clear."""

    noun: str
    kind: RoleKind
    code: str | None = None


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((DATA / "roles.toml").read_text(encoding="utf-8"))


@cache
def member_nouns() -> frozenset[str]:
    """Nouns whose plural beside a body's name stands for the body: "Houthi fighters"."""
    return frozenset(_table()["members"].split())


@cache
def facilities() -> frozenset[str]:
    """Nouns for places that are bodies too, but only where they act: "the hospital said"."""
    return frozenset(_table()["facilities"].split())


@cache
def titles() -> frozenset[str]:
    """Words before a person's name that are no part of it: "Gen", "Mrs"."""
    return frozenset(_table()["titles"].split())


@cache
def role_nouns() -> dict[str, Role]:
    """All nouns that denote a role, several words parted by single spaces."""
    groups = _table()["group"]
    out: dict[str, Role] = {}
    for group in groups:
        for piece in group["nouns"].replace("\n", "|").split("|"):
            noun = " ".join(piece.split())
            if noun:
                out.setdefault(noun, Role(noun, group["kind"], group.get("code")))
    return out


def role_of(noun_lemma: str) -> Role | None:
    """The role that a noun denotes, by its lemma; several words may be given ("police chief").

    Of several words the longest known end counts: a "regional police chief" is a police chief.

    >>> role_of("minister")
    Role(noun='minister', kind='official', code='GOV')
    >>> role_of("regional police chief").noun, role_of("shopkeepers").kind
    ('police chief', 'witness')
    >>> role_of("bridge") is None
    True
    """
    words = noun_lemma.lower().split()
    known = role_nouns()
    for first in range(max(0, len(words) - 4), len(words)):
        role = known.get(" ".join(words[first:])) or known.get(_singular(words[first:]))
        if role is not None:
            return role
    return None


def _singular(words: list[str]) -> str:
    """The words with the last in the singular, for readers whose lemma failed."""
    last = words[-1]
    if last.endswith("ies") and len(last) > 4:
        last = last[:-3] + "y"
    elif last.endswith("men"):
        last = last[:-3] + "man"
    elif last.endswith("s") and not last.endswith("ss"):
        last = last[:-1]
    return " ".join([*words[:-1], last])
