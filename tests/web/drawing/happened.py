"""Events for tests of pictures: an id, a place and days are all that matters."""

from collections.abc import Sequence

from twosource.engine import Listed
from twosource.model import Place, Span, Support, When

SPAN = Span("x", ((0, 1),))


def event(
    id: str = "e1",
    at: tuple[float, float] | None = (3.5, 39.0),
    name: str = "Moyale",
    days: tuple[str | None, str | None] | None = ("2026-05-12", "2026-05-12"),
    precision: str = "town",
    km: float | None = None,
    published: Sequence[str | None] = ("2026-05-14",),
    reports: Sequence[str] | None = None,
) -> Listed:
    """A line of an event in Kenya, with a report for each day on which one was published."""
    return Listed(
        id=id,
        type="ASSAULT",
        label=f"{name} {id}",
        where=at and Place(SPAN, name, *at, "KE", None, precision, km),  # type: ignore[arg-type]
        when=days and When(SPAN, "DATE", days[0], *days, "day"),
        support=Support(1, 1, 1, 1),
        claims=1,
        denied_by=(),
        conflict=False,
        words="",
        actors="",
        places="",
        countries=("KE",),
        types=("ASSAULT",),
        reports=tuple(reports or (f"{id}-r{i}" for i in range(len(published)))),
        published=tuple(published),
    )
