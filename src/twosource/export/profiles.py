"""What an export shows: everything (``sealed``), or what may be handed on (``public``).

A profile is laid over finished values, as the last step before they are written, so that no field,
label or quotation can pass beside it.
"""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

from twosource.export.people import People, find_people
from twosource.model import Place

if TYPE_CHECKING:
    from twosource.brief.material import Material

__all__ = ["Profile", "Public", "Sealed", "Veil", "veil_for"]

_SHORTEST = 2
_DIGITS = {"point": 2, "town": 2, "district": 1}
_ADDRESS = re.compile(r"^(?:[a-z][\w+.-]*:|/|\.)\S*$|^[\w-]+(?:\.[\w-]+)+/\S*$", re.IGNORECASE)


class Profile(StrEnum):
    """The profiles."""

    public = "public"
    sealed = "sealed"


class Veil(Protocol):
    """What is laid over values before they are written."""

    def over(self, value: Any) -> Any:
        """``value`` with every string in it, however deep, as it may be shown."""
        ...

    def point(self, place: Place) -> tuple[float, float] | None:
        """Degrees north and east, as precise as they may be shown."""
        ...


def veil_for(profile: Profile, material: "Material") -> Veil:
    """The veil of a profile over what comes from ``material``."""
    return Sealed() if profile == Profile.sealed else Public(find_people(material))


class Sealed:
    """Shows everything."""

    def over(self, value: Any) -> Any:
        """``value`` itself."""
        return value

    def point(self, place: Place) -> tuple[float, float] | None:
        """The place's own coordinates."""
        return None if place.lat is None or place.lon is None else (place.lat, place.lon)


class Public:
    """Hides private persons behind pseudonyms and where exactly a place lies.

    The same ledger gives the same pseudonyms: they are numbered in the order of the reports.

    >>> veil = Public(People((("Ana", "Ruiz"),), ("Omar Ruiz",)))
    >>> veil.over(["Ms Ruiz said ANA RUIZ fled", {"by": "Omar Ruiz"}, "x:ana-ruiz"])
    ['Ms Person 1 said Person 1 fled', {'by': 'Omar Ruiz'}, 'x:Person-1']
    """

    def __init__(self, people: People) -> None:
        self._number: dict[str, str] = {}
        names: dict[str, str] = {}
        for name in people.hidden:
            pseudonym = self._pseudonym(name)
            names.setdefault(_folded(" ".join(name)), pseudonym)
            for word in name:
                if len(word) >= _SHORTEST and word[0].isupper():
                    names.setdefault(_folded(word), pseudonym)
        for name_kept in people.kept:
            names.setdefault(_folded(name_kept), name_kept)
        self._names = names
        self._kept = frozenset(people.kept)
        self._words = _pattern(names, r"\b{}\b")
        self._in_address = _pattern(names, r"(?<![^\W_]){}(?![^\W_])")

    def _pseudonym(self, name: tuple[str, ...]) -> str:
        known = self._number.get(_folded(name[-1])) if len(name) == 1 else None
        if known is None:
            known = self._number.get(_folded(" ".join(name)))
        if known is None:
            known = f"Person {len(set(self._number.values())) + 1}"
        for key in (" ".join(name), name[-1]):
            self._number.setdefault(_folded(key), known)
        return known

    def over(self, value: Any) -> Any:
        """``value`` with names hidden in every string, keys of mappings left as they are."""
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, Mapping):
            return {key: self.over(held) for key, held in value.items()}
        if isinstance(value, (list, tuple)):
            return [self.over(held) for held in value]
        return value

    def point(self, place: Place) -> tuple[float, float] | None:
        """Coordinates to about a kilometre for a town, a degree for anything vague."""
        if place.lat is None or place.lon is None:
            return None
        digits = _DIGITS.get(place.precision or "", 0)
        return round(place.lat, digits), round(place.lon, digits)

    def _text(self, text: str) -> str:
        if self._words is None or self._in_address is None:
            return text
        text = unicodedata.normalize("NFC", text)
        address = _ADDRESS.match(text) is not None
        pattern = self._in_address if address else self._words
        folded = "".join(_base(char) for char in text)
        out, last = [], 0
        for match in pattern.finditer(folded):
            found = text[match.start() : match.end()]
            if not address and not found[:1].isupper():
                continue
            name = self._names[_key(match[0])]
            shown = found if name in self._kept else name.replace(" ", "-") if address else name
            out += [text[last : match.start()], shown]
            last = match.end()
        return "".join((*out, text[last:]))


def _pattern(names: Mapping[str, str], around: str) -> re.Pattern[str] | None:
    """A pattern of all names, the longest first; in addresses words are joined in other ways."""
    if not names:
        return None
    ordered = sorted(names, key=lambda name: (-len(name), name))
    either = "|".join(re.escape(name).replace(r"\ ", r"[\s_.-]+") for name in ordered)
    return re.compile(around.format(f"(?:{either})"), re.IGNORECASE)


def _key(found: str) -> str:
    return re.sub(r"[\s_.-]+", " ", found).lower()


def _folded(name: str) -> str:
    normal = unicodedata.normalize("NFC", name)
    return _key("".join(_base(char) for char in normal))


def _base(char: str) -> str:
    """A letter without its accents, one for one."""
    return unicodedata.normalize("NFKD", char)[:1] or char
