"""Look-up of places by name: GeoNames' towns and divisions, countries, waters, regions, our lists.

::

    gazetteer().named("Mosul")      every place called so, and how the name names it
    gazetteer().sounding("Zorbatya")  places whose names a transliteration may have made of it
    gazetteer().entry(number)       one place, for example the division that another lies in

A user's CSV (see ``userplaces``) is looked up together with the shipped file.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import JaroWinkler

from twosource.gazetteer.placefile import NONE, PlaceFile
from twosource.gazetteer.placekinds import KINDS, Precision, precision_of
from twosource.gazetteer.placenames import name_hash, normalise, sound_key, without_article
from twosource.gazetteer.userplaces import UserPlace, read_user_places, user_places_file

__all__ = ["Entry", "Gazetteer", "Named", "gazetteer"]

_FILE = Path(__file__).parent / "data" / "places.bin"
_LEAST_LIKE = 0.88
_SHORTEST_LIKE = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer. Coordinates are degrees (WGS 84), of a point in its middle."""

    number: int
    name: str
    kind: str
    country: str | None
    """ISO 3166-1 alpha-2; ``None`` for places in several countries or none."""
    lat: float | None
    lon: float | None
    population: int
    fame: int
    """How many languages and spellings name it, up to 255: a rough measure of how known it is."""
    capital: bool
    admin1: int | None
    """Number of the first-level division it lies in."""
    admin2: int | None
    radius_km: float
    geonames_id: int | None
    source: str
    own: bool = False
    """Whether a user added it."""

    @property
    def precision(self) -> Precision:
        """How precise it is to say that something is here."""
        return precision_of(self.kind)


class Named(NamedTuple):
    """A place, how the name looked up names it (``USES``), and how like it is (1.0: the same)."""

    entry: Entry
    use: str
    likeness: float = 1.0


class Gazetteer:
    """The shipped places and a user's own. Raises ``DataError`` if the file is missing."""

    def __init__(self, file: PlaceFile, own: Iterable[UserPlace] = ()) -> None:
        self._file = file
        self._shipped = len(file.places)
        self._own: dict[str, list[Entry]] = {}
        self._own_entries: list[Entry] = []
        for place in own:
            self._add(place)
        self.named = lru_cache(maxsize=1 << 15)(self._named)
        self.sounding = lru_cache(maxsize=1 << 12)(self._sounding)
        self.entry = lru_cache(maxsize=1 << 15)(self._entry)

    def _named(self, name: str) -> tuple[Named, ...]:
        """Every place that ``name`` names, user's own first; case and spelling don't matter.

        >>> [n.entry.country for n in gazetteer().named("Zurbatiyah")]
        ['IQ']
        """
        key = normalise(name)
        own = tuple(Named(e, "name") for e in self._own.get(key, ()))
        return own + tuple(Named(self.entry(i), use) for i, use in self._file.named(name_hash(key)))

    def _sounding(self, name: str) -> tuple[Named, ...]:
        """Places whose names differ from ``name`` only as transliterations do, the likest first.

        >>> gazetteer().sounding("Zorbatiya")[0].entry.name
        'Zurbatiya'
        """
        key = normalise(name)
        plain = without_article(key)
        sound = sound_key(key)
        if len(plain) < _SHORTEST_LIKE or len(sound) < 2:
            return ()
        best: dict[int, float] = {}
        for number, spelling in self._file.sounding(name_hash(sound)):
            like = JaroWinkler.similarity(plain, without_article(spelling), prefix_weight=0.05)
            if like >= _LEAST_LIKE and like > best.get(number, 0.0):
                best[number] = like
        ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
        return tuple(Named(self.entry(i), "alternate", like) for i, like in ranked)

    def _entry(self, number: int) -> Entry:
        """The place with this number."""
        if number >= self._shipped:
            return self._own_entries[number - self._shipped]
        record = self._file.places[number]
        notes = self._file.notes
        lat, lon = float(record["lat"]), float(record["lon"])
        known = lat == lat
        code = int(record["country"])
        return Entry(
            number=number,
            name=self._file.text_at(int(record["name"])),
            kind=KINDS[int(record["kind"])],
            country=notes["countries"][code - 1] if code else None,
            lat=round(lat, 5) if known else None,
            lon=round(lon, 5) if known else None,
            population=int(record["population"]),
            fame=int(record["fame"]),
            capital=bool(record["capital"]),
            admin1=_or_none(int(record["admin1"])),
            admin2=_or_none(int(record["admin2"])),
            radius_km=round(float(record["radius_km"]), 1),
            geonames_id=int(record["geonames_id"]) or None,
            source=notes["sources"][int(record["source"])],
        )

    def _add(self, place: UserPlace) -> None:
        entry = Entry(
            number=self._shipped + len(self._own_entries),
            name=place.name,
            kind=place.kind,
            country=place.country,
            lat=place.lat,
            lon=place.lon,
            population=place.population,
            fame=255,
            capital=False,
            admin1=None,
            admin2=None,
            radius_km=place.radius_km,
            geonames_id=place.geonames_id,
            source=place.source,
            own=True,
        )
        self._own_entries.append(entry)
        for spelling in (place.name, *place.aliases):
            self._own.setdefault(normalise(spelling), []).append(entry)

    @cached_property
    def _countries(self) -> dict[str, Entry]:
        entries = (self.entry(i) for i in range(self._file.notes["counts"]["country"]))
        return {e.country: e for e in entries if e.country is not None}

    @cached_property
    def _capitals(self) -> dict[str, Entry]:
        found = (self.entry(int(i)) for i in np.flatnonzero(self._file.places["capital"]))
        return {e.country: e for e in found if e.country is not None}

    def country(self, code: str) -> Entry | None:
        """The country with an ISO 3166-1 alpha-2 code."""
        return self._countries.get(code)

    def capital(self, code: str) -> Entry | None:
        """The capital of the country with that code."""
        return self._capitals.get(code)


def _or_none(number: int) -> int | None:
    return None if number == NONE else number


def gazetteer(user_csv: Path | None = None) -> Gazetteer:
    """The gazetteer in use: the shipped file, and ``user_csv`` or what TWOSOURCE_PLACES names.

    A changed CSV is read anew at the next call. Raises ``DataError`` for a bad row.
    """
    path = user_csv or user_places_file()
    changed = path.stat().st_mtime_ns if path is not None and path.exists() else None
    return _gazetteer(path, changed)


@lru_cache(maxsize=2)
def _gazetteer(path: Path | None, changed: int | None) -> Gazetteer:
    return Gazetteer(_file(), read_user_places(path) if path is not None else ())


@cache
def _file() -> PlaceFile:
    return PlaceFile(_FILE)
