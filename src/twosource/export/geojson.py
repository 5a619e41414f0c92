"""Events as GeoJSON (RFC 7946): a feature an event, longitude first, WGS 84."""

import json
from collections.abc import Iterator
from typing import Any

from twosource.brief.material import Material
from twosource.export.profiles import Veil
from twosource.export.rows import conflicts, outlets_of, title, told
from twosource.model import Event


def geojson(material: Material, veil: Veil) -> Iterator[str]:
    """One FeatureCollection, a feature a line. An event without coordinates has no geometry."""
    yield '{"type": "FeatureCollection", "features": ['
    last = len(material.events) - 1
    for number, event in enumerate(material.events):
        feature = json.dumps(veil.over(_feature(event, material, veil)), ensure_ascii=False)
        yield feature + ("," if number < last else "")
    yield "]}"


def _feature(event: Event, material: Material, veil: Veil) -> dict[str, Any]:
    where, when, support = event.where, event.when, event.support
    point = veil.point(where) if where is not None else None
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": None
        if point is None
        else {"type": "Point", "coordinates": [point[1], point[0]]},
        "properties": {
            "title": title(event),
            "type": event.type,
            "told": told(event, material),
            "place": where.name if where is not None else None,
            "country": where.country if where is not None else None,
            "precision": where.precision if where is not None else None,
            "radius_km": where.radius_km if where is not None else None,
            "earliest": when.earliest if when is not None else None,
            "latest": when.latest if when is not None else None,
            "reports": support.reports,
            "outlets": list(outlets_of(event, material)),
            "origins_min": support.least,
            "origins_max": support.most,
            "conflict": conflicts(event),
            "denied": bool(event.denied_by),
        },
    }
