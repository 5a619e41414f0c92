"""The list of events, with the map and the timeline that show and narrow it."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from threading import Lock
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from twosource.engine import Listed
from twosource.ledger import ClaimFilter
from twosource.model import EVENT_TYPES
from twosource.web.desk import Desk
from twosource.web.drawing import MapPicture, Range, Timeline, Told, map_picture, timeline
from twosource.web.happenings import SORTS, EventConditions, Happenings, point_of
from twosource.web.links import brief_path, with_query
from twosource.web.packing import static_files
from twosource.web.pages.grouping import under_way
from twosource.web.query import EventQuery
from twosource.web.wording import day

__all__ = ["chips_of", "router"]

_SCRIPTS = ("built/maplibre-gl.js", "built/maplibre-gl-worker.js", "built/world.json")
_MOST_DRAWN = 64
"""Questions whose pictures are remembered."""
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
    pictures = _Pictures()

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
        drawn_map, drawn_timeline, unplaced = pictures.of(made, found, conditions)

        def here(**change: object) -> str:
            return with_query("/events", {**given, **change})

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
            chips=chips_of(given),
            brief=with_query(brief_path(), given),
            to_drop=[] if found else _to_drop(made, query, given),
            types=EVENT_TYPES,
            next_page=with_query("/events", {**given, "cursor": after})
            if after < len(found)
            else None,
            first_page=with_query("/events", given) if query.start else None,
            map=drawn_map,
            timeline=drawn_timeline,
            unplaced=unplaced,
            has_script=all(name in static_files() for name in _SCRIPTS),
            here=here,
            of_box=lambda box: here(bbox=str(box)),
        )

    return routes


class _Pictures:
    """Maps and timelines as they were last drawn: the same question has the same answer."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._made: Happenings | None = None
        self._drawn: OrderedDict[EventConditions, tuple[MapPicture, Timeline, int]] = OrderedDict()

    def of(
        self, made: Happenings, found: Sequence[Listed], conditions: EventConditions
    ) -> tuple[MapPicture, Timeline, int]:
        """Map, timeline, and how many of the map's events have no place."""
        with self._lock:
            if self._made is not made:
                self._made = made
                self._drawn.clear()
            drawn = self._drawn.get(conditions)
        if drawn is None:
            drawn = _draw(made, found, conditions)
            with self._lock:
                self._drawn[conditions] = drawn
                while len(self._drawn) > _MOST_DRAWN:
                    self._drawn.popitem(last=False)
        return drawn


def _draw(
    made: Happenings, found: Sequence[Listed], conditions: EventConditions
) -> tuple[MapPicture, Timeline, int]:
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
    on_map = found if wherever == conditions else made.chosen(wherever, "spread")
    any_time = found if whenever == conditions else made.chosen(whenever, "spread")
    chosen = {line.id for line in found}
    return (
        map_picture(on_map, conditions.box),
        timeline(
            (Told(line, line.id in chosen) for line in any_time),
            Range(conditions.after, conditions.before),
            Range(conditions.published_after, conditions.published_before),
        ),
        sum(point_of(line) is None for line in on_map),
    )


def chips_of(given: Mapping[str, object], path: str = "/events") -> list[tuple[str, str]]:
    """The filters in force, each with the address of ``path`` without it."""
    shown = {k: v for k, v in given.items() if k != "sort"}
    return [(_label(k, v), with_query(path, {**given, k: None})) for k, v in shown.items()]


def _label(name: str, value: object) -> str:
    label = _LABELS.get(name, name)
    if name in ("after", "before", "published_after", "published_before"):
        return f"{label} {day(str(value))}"
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
