"""``/api/v1``: reports, claims, events and sources as the output contract has them.

Lists are cut into pages: ``next`` is the cursor of the page behind, or null. Errors are
problems (RFC 9457), answers carry ETags.
"""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from twosource.errors import NotFound
from twosource.export.events import event_json
from twosource.export.jsonl import to_json
from twosource.ledger import ClaimFilter, ReportEntry
from twosource.ledger.judgements import Reviewed
from twosource.model import Event
from twosource.web.api.answers import as_json, as_list, get, review_json
from twosource.web.api.shapes import ANSWERS
from twosource.web.desk import Desk
from twosource.web.pages.event import find_event
from twosource.web.pages.reports import ReportQuery
from twosource.web.pages.sources import counts
from twosource.web.problems import problem
from twosource.web.query import ClaimQuery, EventQuery, Version

__all__ = ["router"]

_WAIT = "claims are being grouped into events; ask again in a few seconds"


def router(desk: Desk) -> APIRouter:
    """The routes of version 1."""
    routes = APIRouter(prefix="/api/v1", responses=ANSWERS)
    _read_routes(routes, desk)
    _event_routes(routes, desk)
    _other_routes(routes, desk)
    return routes


def _read_routes(routes: APIRouter, desk: Desk) -> None:
    @get(routes, "/reports", "reports list")
    def reports(request: Request, query: Annotated[ReportQuery, Query()]) -> Response:
        """List reports, without their texts."""
        with desk.open() as ledger:
            shown = ledger.view.report_list(query.filter())
            total = ledger.view.report_count(query.filter())
        end = query.start + query.limit
        return as_list(request, [_entry(r) for r in shown], str(end) if end < total else None)

    @get(routes, "/reports/{id:path}", "reports one")
    def report(request: Request, id: str, version: Version = None) -> Response:
        """One report with its text, in its latest version or another."""
        with desk.open() as ledger:
            return as_json(request, to_json(ledger.report(id, version)))

    @get(routes, "/claims", "claims list")
    def claims(request: Request, query: Annotated[ClaimQuery, Query()]) -> Response:
        """List claims; conditions add up."""
        with desk.open() as ledger:
            found = list(ledger.view.claims(query.filter(query.limit + 1, query.cursor)))
            standing = ledger.view.reviewed()
        shown = found[: query.limit]
        cursor = shown[-1].id if len(found) > query.limit else None
        items = [{**to_json(c), "review": review_json(standing.get(c.id))} for c in shown]
        return as_list(request, items, cursor)

    @get(routes, "/claims/{id}", "claims one")
    def claim(request: Request, id: str) -> Response:
        """One claim."""
        with desk.open() as ledger:
            found = ledger.claim(id)
            review = review_json(ledger.view.reviewed().get(found.id))
        return as_json(request, {**to_json(found), "review": review})


def _event_routes(routes: APIRouter, desk: Desk) -> None:
    @get(routes, "/events", "events list")
    def events(request: Request, query: Annotated[EventQuery, Query()]) -> Response:
        """List events."""
        made = desk.happenings.current()
        if made is None:
            return problem(503, _WAIT, headers={"Retry-After": "3"})
        found = made.chosen(query.conditions(), query.sort)
        end = query.start + query.limit
        cursor = str(end) if end < len(found) else None
        with desk.open() as ledger:
            standing = ledger.view.reviewed()
        items = [_event(e, standing) for e in made.whole(found[query.start : end])]
        return as_list(request, items, cursor)

    @get(routes, "/events/{id}", "events one")
    def event(request: Request, id: str) -> Response:
        """One event with its origins, their relations, and its figures."""
        made = desk.happenings.current()
        if made is None:
            return problem(503, _WAIT, headers={"Retry-After": "3"})
        with desk.open() as ledger:
            standing = ledger.view.reviewed()
        return as_json(request, _event(find_event(made, id), standing))


def _other_routes(routes: APIRouter, desk: Desk) -> None:
    @get(routes, "/sources/{id:path}", "sources one")
    def source(request: Request, id: str) -> Response:
        """What a source, by name or id, has claimed: counts, and where they are listed."""
        with desk.open() as ledger:
            held = list(counts(ledger.view, {"source": id}))
        if not held:
            raise NotFound(f"nothing is claimed by {id} in this ledger")
        shown = [{"label": c.label, "claims": c.claims, "list": f"/api/v1{c.path}"} for c in held]
        return as_json(request, {"kind": "source", "id": id, "counts": shown})

    @get(routes, "/health", "health")
    def health(request: Request) -> Response:
        """Whether the ledger can be read."""
        with desk.open() as ledger:
            ledger.view.claim_count(ClaimFilter(limit=1))
        return as_json(request, {"status": "ok"})

    @routes.get("/{path:path}", include_in_schema=False)
    def nothing(path: str) -> Response:
        return problem(404, f"there is no /api/v1/{path}; see /api/v1/openapi.json")


def _event(event: Event, standing: Mapping[str, Reviewed]) -> dict[str, Any]:
    reviewed = sum(claim in standing for claim in event.claims)
    return {**event_json(event), "review": {"reviewed": reviewed, "claims": len(event.claims)}}


def _entry(entry: ReportEntry) -> dict[str, Any]:
    return {
        "kind": "report",
        "id": entry.id,
        "title": entry.title,
        "outlet": entry.outlet,
        "published": entry.published,
        "language": entry.language,
        "url": entry.url,
        "versions": entry.versions,
        "claims": entry.claims,
    }
