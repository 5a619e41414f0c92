"""``/api/v1/events/ID/timeline``: who told what of an event, in the order of telling."""

from functools import cache
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from twosource.events.timeline import Told, telling
from twosource.model.words import spoken
from twosource.web.api.answers import as_list, get
from twosource.web.api.shapes import ANSWERS
from twosource.web.desk import Desk
from twosource.web.pages.event import find_event
from twosource.web.problems import problem
from twosource.web.query import Page

__all__ = ["router"]

_WAIT = "claims are being grouped into events; ask again in a few seconds"


def router(desk: Desk) -> APIRouter:
    """The route of an event's timeline."""
    routes = APIRouter(prefix="/api/v1", responses=ANSWERS)

    @get(routes, "/events/{id}/timeline", "events timeline")
    def timeline(request: Request, id: str, query: Annotated[Page, Query()]) -> Response:
        """The claims of an event as they were published."""
        made = desk.happenings.current()
        if made is None:
            return problem(503, _WAIT, headers={"Retry-After": "3"})
        event = find_event(made, id)
        with desk.open() as ledger:
            claims = {c: ledger.claim(c) for c in event.claims}
            report_of = cache(ledger.report)
            reports = {c.report: report_of(c.report) for c in claims.values()}
        told = telling(event, claims, reports, made.originals)
        start, end = query.start, query.start + query.limit
        cursor = str(end) if end < len(told) else None
        return as_list(request, [_told(one) for one in told[start:end]], cursor)

    return routes


def _told(one: Told) -> dict[str, Any]:
    return {
        "published": one.published,
        "report": one.report,
        "outlet": one.outlet,
        "claim": one.claim.id,
        "origin": one.origin,
        "stance": one.claim.certainty.stance,
        "content": spoken(one.claim.content),
        "copy_of": one.copy_of,
    }
