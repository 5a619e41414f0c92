"""Names that no list has as written: transliterations, else somewhere in what they lie in."""

from collections.abc import Mapping
from dataclasses import dataclass

from twosource.claims.places.spots import Spot
from twosource.gazetteer.places import Entry, Gazetteer, Named
from twosource.model import Place, Why
from twosource.reading import Reading

_LIKE_IN_PLACE = 0.88
_LIKE_IN_COUNTRY = 0.92
"""How like a name must be to that of a place that lies where the report says, or only in a country
that the report is about."""
_AREAS = frozenset(
    {"admin1", "admin2", "town", "village", "quarter", "district", "island", "region"}
)


@dataclass(frozen=True, slots=True)
class Above:
    """What a name is said to lie in, nearest first, and the countries a report is about."""

    entries: tuple[Entry, ...]
    countries: Mapping[str, float]
    """Shares of the report's votes."""


def unlisted_place(spot: Spot, above: Above, reading: Reading, gazetteer: Gazetteer) -> Place:
    """The place of a name that isn't in the lists, as far as it can be told.

    A place of almost the same sound that lies in what the text names or in a country that the
    report is about; else the area it is said to lie in; else only that country, or nothing.
    """
    text = reading.text[spot.start : spot.end]
    span = reading.span((spot.start, spot.end))
    like = _alike(text, above, gazetteer)
    if like is not None:
        entry = like.entry
        return Place(
            span=span,
            name=entry.name,
            lat=entry.lat,
            lon=entry.lon,
            country=entry.country,
            geonames_id=entry.geonames_id,
            precision=entry.precision,
            radius_km=entry.radius_km or None,
            why=Why("gazetteer.sounds_like", note=f"likeness {like.likeness:.2f}"),
        )
    area = next((e for e in above.entries if e.kind in _AREAS and e.lat is not None), None)
    if area is not None:
        return Place(
            span=span,
            name=text,
            lat=area.lat,
            lon=area.lon,
            country=area.country,
            geonames_id=None,
            precision=area.precision,
            radius_km=area.radius_km or None,
            why=Why("lies_within", note=area.name),
        )
    country = next((e.country for e in above.entries if e.country), None)
    rule = "lies_within"
    if country is None and above.countries:
        country, rule = (
            max(above.countries, key=lambda c: (above.countries[c], c)),
            "report.country",
        )
    return Place(span, text, None, None, country, None, None, why=Why(rule))


def _alike(text: str, above: Above, gazetteer: Gazetteer) -> Named | None:
    """The likest place that lies where the report says, the more populous of two."""
    fitting = [
        n
        for n in gazetteer.sounding(text)
        if (n.likeness >= _LIKE_IN_PLACE and _lies_in(n.entry, above.entries))
        or (n.likeness >= _LIKE_IN_COUNTRY and n.entry.country in above.countries)
    ]
    return max(
        fitting, key=lambda n: (n.likeness, n.entry.population, -n.entry.number), default=None
    )


def _lies_in(entry: Entry, areas: tuple[Entry, ...]) -> bool:
    return any(
        area.number in (entry.admin1, entry.admin2)
        or (area.kind in ("country", "region") and area.country == entry.country)
        for area in areas
        if area.country is not None
    )
