"""Places that a user adds: a CSV named by the environment variable TWOSOURCE_PLACES.

::

    name,lat,lon,country,kind,aliases,radius_km,source
    Camp Example,33.5,44.2,IQ,camp,Example camp|Kamp Example,2,our own survey

``name``, ``lat`` and ``lon`` are needed, the other columns and their cells may be left out. Lines
that begin with ``#`` before the header are comments.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from twosource.errors import DataError
from twosource.gazetteer.placekinds import KINDS
from twosource.gazetteer.placelists import numbered_rows

__all__ = ["UserPlace", "read_user_places", "user_places_file"]

_NEEDED = ("name", "lat", "lon")


@dataclass(frozen=True, slots=True)
class UserPlace:
    """A place as a user's CSV gives it."""

    name: str
    lat: float
    lon: float
    country: str | None = None
    kind: str = "town"
    aliases: tuple[str, ...] = ()
    radius_km: float = 5.0
    population: int = 0
    geonames_id: int | None = None
    source: str = "user"


def user_places_file() -> Path | None:
    """The CSV that TWOSOURCE_PLACES names."""
    named = os.environ.get("TWOSOURCE_PLACES")
    return Path(named) if named else None


def read_user_places(path: Path) -> tuple[UserPlace, ...]:
    """The places of a CSV. Raises ``DataError`` that names the file and the line of a bad row."""
    return tuple(_place(row, f"{path}, line {line}") for line, row in numbered_rows(path))


def _place(row: dict[str, str], where: str) -> UserPlace:
    missing = [c for c in _NEEDED if not row.get(c)]
    if missing:
        raise DataError(f"{where}: a place needs {', '.join(missing)}")
    country, kind = row.get("country", ""), row.get("kind") or "town"
    if country and not (len(country) == 2 and country.isascii() and country.isupper()):
        raise DataError(f"{where}: country {country!r} is no ISO 3166-1 code of two letters")
    if kind not in KINDS:
        raise DataError(f"{where}: kind {kind!r} is none of {', '.join(KINDS)}")
    return UserPlace(
        name=row["name"],
        lat=_number(row["lat"], "lat", -90, 90, where),
        lon=_number(row["lon"], "lon", -180, 180, where),
        country=country or None,
        kind=kind,
        aliases=tuple(a.strip() for a in row.get("aliases", "").split("|") if a.strip()),
        radius_km=_number(row.get("radius_km") or "5", "radius_km", 0, 20040, where),
        population=int(_number(row.get("population") or "0", "population", 0, 1e10, where)),
        geonames_id=int(_number(row.get("geonames_id") or "0", "geonames_id", 0, 1e10, where))
        or None,
        source=row.get("source") or "user",
    )


def _number(cell: str, column: str, low: float, high: float, where: str) -> float:
    try:
        value = float(cell)
    except ValueError:
        value = float("nan")
    if not low <= value <= high:
        raise DataError(f"{where}: {column} {cell!r} is no number from {low:g} to {high:g}")
    return value
