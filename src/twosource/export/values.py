"""Spans, numbers, places and times as the output contract has them."""

import math
from typing import Any

from twosource.model import Place, Span, When

Line = dict[str, Any]


def span_json(span: Span) -> Line:
    """The words of a span and where they stand."""
    return {"text": span.text, "spans": [list(piece) for piece in span.spans]}


def place_json(place: Place) -> Line:
    """A place, without what was weighed against it."""
    return {
        **span_json(place.span),
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
        "geonames_id": place.geonames_id,
        "precision": place.precision,
    }


def when_json(when: When) -> Line:
    """A time expression and its days."""
    return {
        **span_json(when.span),
        "earliest": when.earliest,
        "latest": when.latest,
        "precision": when.precision,
    }


def number_json(value: float | None) -> float | None:
    """A whole number as an integer: 12, not 12.0; what is no finite number is unknown."""
    if value is None or not math.isfinite(value):
        return None
    return int(value) if value == int(value) else value
