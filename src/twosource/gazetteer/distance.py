"""Distances on the globe."""

from math import asin, cos, radians, sin, sqrt

__all__ = ["distance_km"]

_EARTH_KM = 12742.0
"""Diameter."""


def distance_km(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Great-circle distance between two points given in degrees (haversine formula).

    >>> round(distance_km(33.3, 44.4, 36.3, 43.1))
    354
    """
    h = (
        sin(radians(lat2 - lat) / 2) ** 2
        + cos(radians(lat)) * cos(radians(lat2)) * sin(radians(lon2 - lon) / 2) ** 2
    )
    return _EARTH_KM * asin(min(1.0, sqrt(h)))
