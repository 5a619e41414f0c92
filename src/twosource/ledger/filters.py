"""What to look for among the claims of a ledger."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Literal, NamedTuple, get_args

from twosource.errors import BadFilter
from twosource.model import EVENT_TYPES, MEASURES, STANCES

__all__ = ["ClaimFilter", "Near", "ReportFilter", "ReportSort"]

_VOCABULARIES: dict[str, Sequence[str]] = {
    "type": EVENT_TYPES,
    "stance": STANCES,
    "measure": MEASURES,
}
_CODE = re.compile("[A-Za-z]{2}")


class Near(NamedTuple):
    """A circle on the map: degrees north and east (WGS 84), and kilometres."""

    lat: float
    lon: float
    km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """Conditions on a claim, all of which must hold. One that isn't given always holds.

    Names are compared without regard to case and accents. Raises ``BadFilter`` on a value that
    can't be meant: a date that isn't one, a place off the map, a country that isn't a code, a type,
    stance or measure that there isn't.
    """

    text: str | None = None
    """Words and "phrases in double quotes" that all stand in the content; endings don't count."""
    source: str | None = None
    """Part of the name of an origin (the last of the chain, or who speaks with it), or its
    entity id."""
    chain_contains: str | None = None
    """Part of the name of any link of the chain, or its entity id."""
    unnamed_only: bool = False
    """Only claims whose origin isn't named."""
    hedged: bool | None = None
    """Whether the report's words lower its own commitment ("reportedly")."""
    own_voice: Literal["only", "none", "any"] = "any"
    """The report's own voice: only that, none of it, or both."""
    stance: str | None = None
    """One of ``STANCES``."""
    measure: str | None = None
    """What a number counts, one of ``MEASURES``: ``killed``, ``injured``, …"""
    more_than: float | None = None
    """A number's whole range is above this ("at least 20" is more than 19; "up to 20" isn't)."""
    less_than: float | None = None
    """A number's whole range is below this."""
    report: str | None = None
    """The id of a report."""
    outlet: str | None = None
    """Part of the name of the outlet."""
    near: Near | tuple[float, float, float] | None = None
    """A place of the claim lies in this circle."""
    country: str | None = None
    """ISO 3166-1 alpha-2 code of the country of a place of the claim."""
    after: str | None = None
    """ISO date: the claim's time can be this day or later."""
    before: str | None = None
    """ISO date: the claim's time can be this day or earlier."""
    actor: str | None = None
    """Part of the name of somebody who acts or is acted upon, or its entity id."""
    source_also: tuple[str, ...] = ()
    """Further names and entity ids that are looked for as ``source`` is."""
    actor_also: tuple[str, ...] = ()
    """Further names and entity ids that are looked for as ``actor`` is."""
    type: str | None = None
    """PLOVER type of an event of the claim, one of ``EVENT_TYPES``."""
    min_confidence: float | None = None
    """From 0 to 1."""
    limit: int | None = None
    """At most so many claims."""
    after_claim: str | None = None
    """Go on behind the claim with this id: the last one of the page before."""

    def __post_init__(self) -> None:
        for name, known in _VOCABULARIES.items():
            given = getattr(self, name)
            if given is not None:
                object.__setattr__(self, name, _known(name, given, known))
        _check_dates(self.after, self.before)
        _check_near(self.near)
        if self.limit is not None and self.limit < 0:
            raise BadFilter(f"limit is {self.limit}; give 0 or more")
        if self.own_voice not in ("only", "none", "any"):
            raise BadFilter(f"own_voice is {self.own_voice!r}; give only, none or any")
        if self.min_confidence is not None and not 0 <= self.min_confidence <= 1:
            raise BadFilter(f"min_confidence is {self.min_confidence}; give 0 to 1")
        if self.country is not None and not _CODE.fullmatch(self.country):
            raise BadFilter(f"{self.country!r} is no country code; give two letters, as KE or IQ")


def _known(name: str, given: str, known: Sequence[str]) -> str:
    """``given`` as the vocabulary writes it.

    >>> _known("type", "assault", EVENT_TYPES)
    'ASSAULT'
    >>> _known("measure", "kiled", MEASURES)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    twosource.errors.BadFilter: no measure is called 'kiled': did you mean killed? There are ...
    """
    written = {word.lower(): word for word in known}
    word = written.get(given.strip().lower())
    if word is not None:
        return word
    near = get_close_matches(given.strip().lower(), written, n=1)
    meant = f": did you mean {written[near[0]]}?" if near else "."
    raise BadFilter(f"no {name} is called {given!r}{meant} There are {', '.join(known)}")


ReportSort = Literal["published", "outlet", "title", "claims", "read"]
"""By what reports are ordered: the latest, the first by name, those with most claims first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFilter:
    """Conditions on a report as it is shown, all of which must hold, and which part to list.

    Names are compared without regard to case and accents. Raises ``BadFilter`` on a value that
    can't be meant.
    """

    text: str | None = None
    """Words and "phrases in double quotes" that title or text hold; endings don't count."""
    outlet: str | None = None
    """Part of the name of the outlet."""
    outlet_named: str | None = None
    """The whole name of the outlet."""
    sort: ReportSort = "published"
    limit: int | None = None
    """At most so many reports."""
    start: int = 0
    """Behind so many of them."""

    def __post_init__(self) -> None:
        if self.sort not in get_args(ReportSort):
            raise BadFilter(f"sort is {self.sort!r}; give {', '.join(get_args(ReportSort))}")
        if self.start < 0 or (self.limit is not None and self.limit < 0):
            raise BadFilter(f"limit and start are {self.limit} and {self.start}; give 0 or more")


def _check_dates(*days: str | None) -> None:
    for day in days:
        if day is not None and not _is_date(day):
            raise BadFilter(f"{day!r} is no date; write it as 2026-01-31")


def _is_date(day: str) -> bool:
    try:
        return date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False


def _check_near(near: Near | tuple[float, float, float] | None) -> None:
    if near is None:
        return
    lat, lon, km = near
    if not (abs(lat) <= 90 and abs(lon) <= 180 and 0 <= km < math.inf):
        raise BadFilter(
            f"{lat},{lon},{km} is no circle on the map; give degrees north, degrees east, km"
        )
