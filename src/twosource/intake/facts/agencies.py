"""News agencies: the names by which reports credit them, spelled one way."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from twosource.intake.patterns import table

__all__ = [
    "agencies_among",
    "agencies_in",
    "agencies_pattern",
    "canonical",
    "looks_like_agency",
    "unique",
]

_SHORT = 4
"""Names up to this length match as they are written only: ``AP`` is an agency, ``ap`` is not."""
_LIST = re.compile(r"[,;|/()&+•·]|\s[-–—]\s|\band\b|\bwith\b")


class _Names(NamedTuple):
    exact: dict[str, str]
    folded: dict[str, str]
    pattern: str


@cache
def _names() -> _Names:
    exact: dict[str, str] = {}
    folded: dict[str, str] = {}
    for name, aliases in table("agencies")["agencies"].items():
        for spelled in (name, *aliases):
            exact[spelled] = name
            if len(spelled) > _SHORT:
                folded[spelled.casefold()] = name
    known = {*exact, *(spelled.upper() for spelled in exact if len(spelled) > _SHORT)}
    listed = "|".join(re.escape(n) for n in sorted(known, key=lambda n: (-len(n), n)))
    return _Names(exact, folded, rf"(?<![\w.])(?:{listed})(?![\w])")


@cache
def _search() -> re.Pattern[str]:
    return re.compile(_names().pattern)


@cache
def agencies_pattern() -> str:
    """An expression for one known agency or several: ``AFP``, ``AP and Reuters``, ``PTI/ANI``."""
    one = rf"(?:[Tt]he\s+)?{_names().pattern}"
    return rf"(?:{one}(?:\s*(?:,\s*and|,|/|&|;|\+|and|with|\|)\s*{one}){{0,5}})"


def canonical(name: str) -> str | None:
    """How a known agency is spelled here; None if it is not known.

    >>> canonical("The Associated Press"), canonical("REUTERS"), canonical("ap")
    ('AP', 'Reuters', None)
    """
    name = name.strip().strip(".").removeprefix("The ").removeprefix("the ")
    return _names().exact.get(name) or _names().folded.get(name.casefold())


def looks_like_agency(name: str) -> bool:
    """Whether a name that is not listed says of itself that it is an agency's.

    >>> looks_like_agency("Sahel News Agency"), looks_like_agency("Jane Doe")
    (True, False)
    """
    marks = table("agencies")["marks"]
    words = name.strip()
    return any(words.endswith(f" {end}") for end in marks["endings"]) or any(
        words.startswith(f"{start} ") for start in marks["beginnings"]
    )


def agencies_in(text: str) -> tuple[str, ...]:
    """The known agencies that ``text`` names, in order, each once.

    >>> agencies_in("With inputs from AFP, Reuters and Agence France-Presse")
    ('AFP', 'Reuters')
    """
    return unique(canonical(m[0]) for m in _search().finditer(text))


def agencies_among(names: str) -> tuple[str, ...]:
    """The agencies in a list of names, known or by their own saying; a person's name is none.

    >>> agencies_among("ANA LU and TOM ROE, Associated Press"), agencies_among("Tarsk News Agency")
    (('AP',), ('Tarsk News Agency',))
    """
    parts = [part.strip() for part in _LIST.split(names) if part.strip()]
    return unique(canonical(p) or (p if looks_like_agency(p) else None) for p in parts)


def unique(names: Iterable[str | None]) -> tuple[str, ...]:
    """``names`` in order, each once, without the unknown."""
    return tuple(dict.fromkeys(name for name in names if name))
