"""The list of events, with the map and the timeline that show and narrow it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from twosource.engine import Listed
from twosource.ledger import ClaimFilter
from twosource.model import EVENT_TYPES
from twosource.web.desk import Desk
from twosource.web.drawing import Range, Told, map_picture, timeline
from twosource.web.happenings import SORTS, EventConditions, Happenings
from twosource.web.links import with_query
from twosource.web.packing import static_files
from twosource.web.pages.grouping import under_way
from twosource.web.query import EventQuery

__all__ = ["router"]

_SCRIPTS = ("built/maplibre-gl.js", "built/maplibre-gl-worker.js", "built/world.json")
_LABELS = {
    "text": "words",
    "actor": "who",
    "type": "what",
    "place": "where",
    "after": "happened from",
    "before": "happened until",
    "published_after": "published from",
    "published_before": "published until",
    "contested": "contested only",
    "unplaced": "not on the map",
    "undated": "without a date",
    "bbox": "this part of the map",
}


def router(desk: Desk) -> APIRouter:
    """The routes of the list of events."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/")
    def home() -> Response:
        return RedirectResponse("/events", 307)

    @routes.get("/events")
    def events(request: Request, query: Annotated[EventQuery, Query()]) -> Response:
        conditions = query.conditions()
        with desk.open() as ledger:
            empty = not ledger.view.claim_count(ClaimFilter(limit=1))
        made = desk.happenings.current()
        if made is None:
            return under_way(desk, request)
        found = made.chosen(conditions, query.sort)
        given = query.given()
        after = query.start + query.limit
        return desk.page(
            request,
            "events.html",
            events=found[query.start : after],
            total=len(found),
            all=len(made.entries),
            empty=empty,
            given=query,
            sort=query.sort,
            sorted_by={key: with_query("/events", {**given, "sort": key}) for key in SORTS},
            chips=_chips(given),
            to_drop=[] if found else _to_drop(made, query, given),
            types=EVENT_TYPES,
            next_page=with_query("/events", {**given, "cursor": after})
            if after < len(found)
            else None,
            first_page=with_query("/events", given) if query.start else None,
            **_pictures(made, found, conditions, query, given),
        )

    return routes


def _pictures(
    made: Happenings,
    found: Sequence[Listed],
    conditions: EventConditions,
    query: EventQuery,
    given: Mapping[str, object],
) -> dict[str, Any]:
    """The map of what all but the map's own condition lets through, the timeline likewise."""
    wherever = replace(conditions, box=None)
    whenever = replace(
        conditions,
        after=None,
        before=None,
        published_after=None,
        published_before=None,
        undated=False,
    )
    on_map = found if wherever == conditions else made.chosen(wherever, query.sort)
    any_time = found if whenever == conditions else made.chosen(whenever, query.sort)
    chosen = {line.id for line in found}

    def here(**change: object) -> str:
        return with_query("/events", {**given, **change})

    files = static_files()
    return {
        "map": map_picture(on_map, conditions.box),
        "unplaced": sum(e.where is None or e.where.lat is None for e in on_map),
        "timeline": timeline(
            (Told(line, line.id in chosen) for line in any_time),
            Range(query.after, query.before),
            Range(query.published_after, query.published_before),
        ),
        "has_script": all(name in files for name in _SCRIPTS),
        "here": here,
        "of_box": lambda box: here(bbox=str(box)),
    }


def _chips(given: Mapping[str, object]) -> list[tuple[str, str]]:
    """The filters in force, each with the address without it."""
    shown = {k: v for k, v in given.items() if k != "sort"}
    return [(_label(k, v), with_query("/events", {**given, k: None})) for k, v in shown.items()]


def _label(name: str, value: object) -> str:
    label = _LABELS.get(name, name)
    return label if value is True or name == "bbox" else f"{label}: {value}"


def _to_drop(
    made: Happenings, query: EventQuery, given: Mapping[str, object]
) -> list[tuple[str, str, int]]:
    """Each filter, the address without it and how many events that would show; most first."""
    found = []
    for name, value in given.items():
        if name == "sort":
            continue
        without = query.model_copy(update={name: type(query).model_fields[name].default})
        count = len(made.chosen(without.conditions(), query.sort))
        found.append((_label(name, value), with_query("/events", {**given, name: None}), count))
    return sorted(found, key=lambda drop: -drop[2])
