"""How names and points are written so that they compare."""

import math
import unicodedata

__all__ = ["EARTH_KM", "name_key", "unit_vector"]

EARTH_KM = 6371.0088
"""Mean radius of the earth (IUGG)."""


def name_key(name: str) -> str:
    """A name as names are compared: without case, accents and extra white space.

    >>> name_key("Recep  Tayyip ERDOĞAN")
    'recep tayyip erdogan'
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


def unit_vector(lat: float, lon: float) -> tuple[float, float, float]:
    """A point of the globe, given in degrees, on the unit sphere.

    >>> [round(v, 6) for v in unit_vector(0, 90)]
    [0.0, 1.0, 0.0]
    """
    a, b = math.radians(lat), math.radians(lon)
    return math.cos(a) * math.cos(b), math.cos(a) * math.sin(b), math.sin(a)
