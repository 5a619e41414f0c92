"""Places out of our own lists (``data/places/*.csv``) and what countries are called."""

from collections.abc import Iterator
from math import pi, sqrt
from pathlib import Path
from typing import Any

from twosource.gazetteer.placebuild.drafts import Draft
from twosource.gazetteer.placelists import rows
from twosource.gazetteer.placenames import normalise

_NO_PLURAL = ("s", "sh", "ese", "ch", "man", "men", "x")
_LISTS = ("regions.csv", "waters.csv", "landforms.csv", "supplement.csv")


def countries(folder: Path, facts: dict[str, dict[str, Any]]) -> dict[str, Draft]:
    """Countries by code, with demonyms and abbreviations."""
    drafts: dict[str, Draft] = {}
    for row in rows(folder / "countries.csv"):
        fact = facts.get(row["iso2"])
        if fact is None:
            continue
        draft = Draft(
            name=fact["name"],
            kind="country",
            country=row["iso2"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            source="GeoNames",
            geonames_id=fact["geonameid"],
            population=fact["population"],
            fame=200,
            radius_km=round(sqrt(max(fact["areakm2"], 1.0) / pi), 1),
        )
        draft.add(fact["name"], "name")
        for alias in _split(row["aliases"]):
            draft.add(_without_the(alias), "abbreviation" if alias.isupper() else "name")
        _add_demonyms(draft, row["demonyms"])
        drafts[row["iso2"]] = draft
    return drafts


def complete_divisions(path: Path, divisions: list[Draft]) -> None:
    """Add "Calif.", "NSW" and the like to first-level divisions, and middles where listed."""
    by_name = {(d.country, key): d for d in divisions if d.kind == "admin1" for key in d.names}
    for row in rows(path):
        draft = by_name.get((row["country"], normalise(row["name"])))
        if draft is None:
            raise ValueError(f"{path.name}: no first-level division {row['name']}")
        if row["lat"]:
            draft.lat, draft.lon = float(row["lat"]), float(row["lon"])
        for alias in _split(row["aliases"]):
            draft.names.pop(normalise(alias), None)
            draft.add(alias, "abbreviation" if _is_abbreviation(alias) else "alternate")
        _add_demonyms(draft, row["demonyms"])


def listed_places(folder: Path) -> Iterator[Draft]:
    """Regions, waters, landforms and the supplement."""
    for name in _LISTS:
        for row in rows(folder / name):
            yield _listed(row, name)


def _listed(row: dict[str, str], file: str) -> Draft:
    countries_ = _split(row["countries"])
    draft = Draft(
        name=row["name"],
        kind=row["kind"],
        country=countries_[0] if len(countries_) == 1 else None,
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        source=f"twosource {file}",
        fame=10 if file == "supplement.csv" else 60,
        radius_km=float(row["radius_km"]),
        geonames_id=int(row.get("geonames_id") or 0),
    )
    draft.add(row["name"], "name")
    for alias in _split(row["aliases"]):
        draft.add(_without_the(alias), "name")
    _add_demonyms(draft, row.get("demonyms", ""))
    return draft


def _add_demonyms(draft: Draft, cell: str) -> None:
    """Words for what belongs to a place, and their plurals where these end in s."""
    for demonym in _split(cell):
        draft.add(demonym, "demonym")
        if not demonym.endswith(_NO_PLURAL):
            draft.add(demonym + "s", "demonym")


def _is_abbreviation(alias: str) -> bool:
    return alias.endswith(".") or alias.isupper()


def _split(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def _without_the(name: str) -> str:
    return name[4:] if name.lower().startswith("the ") else name
