"""The middle of an area of which only points are known."""

from twosource.gazetteer.distance import distance_km

Point = tuple[float, float]


def middle(points: list[Point]) -> tuple[float, float, float]:
    """Middle and radius (km, nine in ten points) of the area that ``points`` are spread over.

    The centroid of the points' convex hull, so that a crowded corner doesn't pull it; areas
    across the date line, and less than three points, have the mean.

    >>> middle([(0.0, 0.0), (0.0, 2.0), (2.0, 2.0), (2.0, 0.0), (0.1, 0.1), (0.1, 0.2)])[:2]
    (1.0, 1.0)
    """
    points = _without_strays(points)
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    lat, lon = sum(lats) / len(lats), sum(lons) / len(lons)
    if len(points) >= 3 and max(lons) - min(lons) < 180:
        lat, lon = _centroid(_hull(points)) or (lat, lon)
    away = sorted(distance_km(lat, lon, a, b) for a, b in points)
    return round(lat, 5), round(lon, 5), round(max(5.0, away[int(0.9 * (len(away) - 1))]), 1)


def _without_strays(points: list[Point]) -> list[Point]:
    """The points less those five times as far off as half of them are: towns filed wrongly."""
    lat = sorted(p[0] for p in points)[len(points) // 2]
    lon = sorted(p[1] for p in points)[len(points) // 2]
    away = [distance_km(lat, lon, a, b) for a, b in points]
    limit = max(50.0, 5 * sorted(away)[len(away) // 2])
    return [p for p, km in zip(points, away, strict=True) if km <= limit]


def _hull(points: list[Point]) -> list[Point]:
    """Convex hull, counter-clockwise (Andrew's monotone chain)."""
    ordered = sorted(set(points))
    half: list[list[Point]] = []
    for sequence in (ordered, ordered[::-1]):
        chain: list[Point] = []
        for p in sequence:
            while len(chain) > 1 and _turn(chain[-2], chain[-1], p) <= 0:
                chain.pop()
            chain.append(p)
        half.append(chain[:-1])
    return half[0] + half[1]


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _centroid(hull: list[Point]) -> Point | None:
    area = x = y = 0.0
    for (a, b), (c, d) in zip(hull, hull[1:] + hull[:1], strict=True):
        cross = a * d - c * b
        area += cross
        x += (a + c) * cross
        y += (b + d) * cross
    return (x / (3 * area), y / (3 * area)) if abs(area) > 1e-9 else None
