"""Events for tests of pictures: an id, a place and days are all that matters."""

from twosource.model import Event, Place, Span, Support, When

SPAN = Span("x", ((0, 1),))


def event(
    id: str = "e1",
    at: tuple[float, float] | None = (3.5, 39.0),
    name: str = "Moyale",
    days: tuple[str | None, str | None] | None = ("2026-05-12", "2026-05-12"),
    precision: str = "town",
    km: float | None = None,
    country: str = "KE",
) -> Event:
    place = at and Place(SPAN, name, *at, country, None, precision, km)  # type: ignore[arg-type]
    when = days and When(SPAN, "DATE", days[0], *days, "day")
    return Event(id, "ASSAULT", f"{name} {id}", (), place, when, Support(1, 1, 1, 1))
