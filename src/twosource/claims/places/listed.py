"""A place of the gazetteer as a mention in a report."""

from twosource.gazetteer.places import Named
from twosource.model import Alternative, Place, Span, Why

_POINTLESS = frozenset({"country", "continent"})


def place_of(named: Named, span: Span, alternatives: tuple[Alternative, ...] = ()) -> Place:
    """A gazetteer's place as a mention in a report; no point is given for a country."""
    entry = named.entry
    pointless = entry.kind in _POINTLESS
    return Place(
        span=span,
        name=entry.name,
        lat=None if pointless else entry.lat,
        lon=None if pointless else entry.lon,
        country=entry.country,
        geonames_id=entry.geonames_id,
        precision=entry.precision,
        radius_km=entry.radius_km or None,
        alternatives=alternatives,
        why=Why(f"gazetteer.{named.use}", note=entry.source),
    )
