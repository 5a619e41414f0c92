"""Filters over claims that choose happenings: as they are typed, looked for, and logged."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from twosource.ledger import ClaimFilter, Near

NearPlace = Annotated[
    str | None,
    typer.Option("--near", metavar="PLACE|LAT,LON", help="Happening around this: Moyale; 3.5,39."),
]
Within = Annotated[
    float | None,
    typer.Option("--within", metavar="KM", min=0, help="How far around --near. [default: 50]"),
]
_AROUND = 50.0


def chosen(
    *, near: str | None = None, within: float | None = None, **given: str | None
) -> tuple["ClaimFilter | None", dict[str, str]]:
    """The filter that options make, None for none of them; and the options that were given."""
    from twosource.ledger import ClaimFilter

    if within is not None and near is None:
        raise typer.BadParameter("says how far around what? add --near", param_hint="--within")
    held = {name: value for name, value in given.items() if value is not None}
    shown = dict(held)
    circle = None
    if near is not None:
        circle = around(near, _AROUND if within is None else within)
        shown["near"] = f"{near} ({circle.lat:g},{circle.lon:g},{circle.km:g}km)"
    if not shown:
        return None, {}
    return ClaimFilter(near=circle, **held), shown  # type: ignore[arg-type]


def around(place: str, km: float) -> "Near":
    """A circle around a point, or around the likeliest place of a name.

    >>> around("3.5,39.05", 20)
    Near(lat=3.5, lon=39.05, km=20)
    """
    from twosource.ledger import Near

    try:
        lat, lon = (float(part) for part in place.split(","))
    except ValueError:
        return Near(*_located(place), km)
    return Near(lat, lon, km)


def _located(name: str) -> tuple[float, float]:
    from twosource.gazetteer.places import gazetteer
    from twosource.gazetteer.placesearch import search

    points = {
        (n.entry.lat, n.entry.lon): n.entry.population
        for n in reversed(search(name, gazetteer()))
        if n.entry.lat is not None and n.entry.lon is not None
    }
    if not points:
        raise typer.BadParameter(
            f"no place is known as {name!r}; give degrees: 3.5,39.05", param_hint="--near"
        )
    lat, lon = max(points, key=lambda point: points[point])
    return lat or 0.0, lon or 0.0
