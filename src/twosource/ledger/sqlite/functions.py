"""What SQL alone lacks: how names are compared, distance on the globe."""

import math
import sqlite3
import unicodedata

__all__ = ["km", "name_key", "register"]

_EARTH_KM = 6371.0088
"""Mean radius of the earth (IUGG)."""


def name_key(name: str) -> str:
    """A name as names are compared: without case, accents and extra white space.

    >>> name_key("Recep  Tayyip ERDOĞAN")
    'recep tayyip erdogan'
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


def km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres between two points in degrees, along a great circle (haversine formula).

    >>> round(km(48.8566, 2.3522, 51.5074, -0.1278))
    344
    """
    a, b = math.radians(lat1), math.radians(lat2)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def register(connection: sqlite3.Connection) -> None:
    """Make ``km`` known to a connection."""
    connection.create_function("km", 4, km, deterministic=True)
