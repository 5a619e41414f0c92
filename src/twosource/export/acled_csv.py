"""Events as a table in the columns of ACLED's, one row an event.

Column names are those of the ACLED codebook (2024); what ACLED's coders would decide and a program
can't (sub-event types, admin areas, interaction codes) is left out. ``event_type`` is PLOVER's.
"""

import csv
import io
from collections.abc import Iterator

from twosource.brief.headings import country_names
from twosource.brief.material import Material
from twosource.export.profiles import Veil
from twosource.export.rows import conflicts, countries_of, killed, outlets_of, told
from twosource.model import Actor, Event, When

COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "event_type", "actor1", "actor2"),
    *("iso", "country", "location", "latitude", "longitude", "geo_precision", "source"),
    *("source_scale", "notes", "fatalities", "fatalities_min", "fatalities_best"),
    *("fatalities_max", "fatalities_conflict", "origins_min", "origins_max", "reports", "outlets"),
    *("denied", "event_date_end"),
)
_GEO = {"point": 1, "town": 1, "district": 2}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What makes a spreadsheet take a cell for a formula (OWASP, CSV injection)."""


def acled_csv(material: Material, veil: Veil) -> Iterator[str]:
    """The table as lines of CSV (RFC 4180), the header first."""
    yield _line(COLUMNS)
    for event in material.events:
        row = veil.over(_row(event, material, veil))
        yield _line([row[column] for column in COLUMNS])


def _line(cells: list[object] | tuple[object, ...]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow([_safe(cell) for cell in cells])
    return buffer.getvalue()


def _safe(cell: object) -> object:
    """A cell that no spreadsheet runs: text that looks like a formula gets an apostrophe.

    >>> _safe("=1+1"), _safe(-3), _safe(None)
    ("'=1+1", -3, '')
    """
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return cell
    text = " ".join(cell.replace("\x00", "").split())
    return f"'{text}" if cell.startswith(_FORMULA) or text.startswith(_FORMULA) else text


def _row(event: Event, material: Material, veil: Veil) -> dict[str, object]:
    support, where = event.support, event.where
    point = veil.point(where) if where is not None else None
    day = event.when.earliest if event.when is not None else None
    return {
        "event_id_cnty": event.id,
        "event_date": day,
        "year": int(day[:4]) if day else None,
        "time_precision": _time_precision(event.when),
        "event_type": event.type,
        **_actors(event, material),
        "iso": where.country if where is not None else None,
        "country": country_names().get(where.country or "") if where is not None else None,
        "location": where.name if where is not None else None,
        "latitude": point[0] if point else None,
        "longitude": point[1] if point else None,
        "geo_precision": _GEO.get(where.precision or "", 3) if where is not None else None,
        "source": "; ".join(outlets_of(event, material)),
        "source_scale": _scale(event, material),
        "notes": told(event, material),
        **_fatalities(event),
        "origins_min": support.least,
        "origins_max": support.most,
        "reports": support.reports,
        "outlets": support.outlets,
        "denied": "yes" if event.denied_by else "no",
        "event_date_end": event.when.latest if event.when is not None else None,
    }


def _time_precision(when: When | None) -> int | None:
    """1 for a day, 2 for part of a month, 3 for longer, as ACLED has it."""
    if when is None or when.earliest is None:
        return None
    if when.earliest == when.latest:
        return 1
    same_month = when.latest is not None and when.earliest[:7] == when.latest[:7]
    whole = same_month and when.precision == "month"
    return 2 if same_month and not whole else 3


def _actors(event: Event, material: Material) -> dict[str, object]:
    """Who acts and who is acted upon in claims of the event's own type: named before described."""
    own = material.own_claims(event)
    claims = [c for c in own if c.events and c.events[0].type == event.type]
    return {
        "actor1": _first(a for c in claims for a in c.who),
        "actor2": _first(a for c in claims for a in c.whom),
    }


def _first(actors: Iterator[Actor]) -> str | None:
    known = [actor for actor in actors if actor.role or actor.entity]
    named = next((actor for actor in known if actor.entity), None)
    best = named or next(iter(known), None)
    return best.name if best is not None else None


def _scale(event: Event, material: Material) -> str | None:
    """National or International, where the home of every outlet is known."""
    homes = countries_of(event, material)
    if None in homes or event.where is None or event.where.country is None:
        return None
    kinds = {"National" if home == event.where.country else "International" for home in homes}
    return "-".join(sorted(kinds, reverse=True))


def _fatalities(event: Event) -> dict[str, object]:
    """The lowest count as ACLED codes it; lowest, best-sourced and highest beside."""
    summary = killed(event)
    best = None
    if summary is not None and summary.best is not None:
        figure = next(f for f in event.figures if f.measure == "killed")
        value = figure.values[summary.best]
        best = _whole(value.low if value.low is not None else value.high)
    low = _whole(summary.low) if summary is not None else None
    return {
        "fatalities": low,
        "fatalities_min": low,
        "fatalities_best": best,
        "fatalities_max": None if summary is None or summary.open_ended else _whole(summary.high),
        "fatalities_conflict": "yes" if conflicts(event) else "no",
    }


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)
