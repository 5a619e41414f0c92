"""Where a report's outlet is at home, as far as its name, address and our table tell."""

import re
from dataclasses import dataclass

from twosource.gazetteer.outlets import find_outlet
from twosource.gazetteer.placenames import normalise
from twosource.gazetteer.places import Gazetteer
from twosource.model import Report

_DOMAIN = re.compile(r"(?:^|//|\.)([a-z0-9-]+(?:\.[a-z0-9-]+)*)\.([a-z]{2,})(?:/|$)", re.I)
_CODES = {"uk": "GB", "eu": None, "tv": None, "io": None, "co": None, "me": None, "ai": None}
_LEAST = 4


@dataclass(frozen=True, slots=True)
class Home:
    """An outlet's country, and its name in the form in which toponyms are compared."""

    country: str | None
    letters: str
    """The name's letters without spaces, domain endings included."""
    local: bool = True
    """Whether an outlet is named that is none of our table's, which report on the whole world."""

    def names(self, key: str) -> bool:
        """Whether the outlet is named after a place called ``key``.

        >>> Home("US", "theparisnews").names("paris"), Home("US", "theparisnews").names("rome")
        (True, False)
        """
        squeezed = key.replace(" ", "")
        return len(squeezed) >= _LEAST and squeezed in self.letters


def home_of(report: Report, gazetteer: Gazetteer) -> Home:
    """The home of the report's outlet; its country is that of our table, else of its domain."""
    name = report.outlet or ""
    outlet = find_outlet(name) if name else None
    country = outlet.country if outlet is not None else None
    letters = normalise(name).replace(" ", "")
    return Home(country or _of_domain(name, gazetteer), letters, bool(name) and outlet is None)


def _of_domain(name: str, gazetteer: Gazetteer) -> str | None:
    """The country of a national domain: ``.com.tw``, ``.co.uk``."""
    found = _DOMAIN.search(name.strip())
    if found is None or len(found[2]) != 2:
        return None
    code = found[2].lower()
    if code in _CODES:
        return _CODES[code]
    country = gazetteer.country(code.upper())
    return country.country if country is not None else None
