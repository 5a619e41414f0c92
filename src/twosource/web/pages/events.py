"""The list of events."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from twosource.ledger import ClaimFilter
from twosource.web.desk import Desk
from twosource.web.happenings import SORTS, EventConditions, Sort
from twosource.web.links import with_query
from twosource.web.pages.claims import TYPES
from twosource.web.pages.grouping import under_way
from twosource.web.query import Page

__all__ = ["EventQuery", "router"]


class EventQuery(Page):
    """Which events to list."""

    text: str | None = Field(None, description="Words that its claims hold.")
    actor: str | None = Field(None, description="Part of the name of who acts or is acted upon.")
    type: str | None = Field(None, description="PLOVER type: ASSAULT, PROTEST, …")
    place: str | None = Field(None, description="Part of the name of a place.")
    country: str | None = Field(None, description="ISO 3166-1 alpha-2: KE")
    after: str | None = Field(None, description="Happening on this day or later: 2026-05-12")
    before: str | None = Field(None, description="Happening on this day or earlier.")
    contested: bool = Field(False, description="Only those denied, or with figures in conflict.")
    sort: Sort = "spread"

    def conditions(self) -> EventConditions:
        """These conditions as they are looked for. Raises ``BadFilter`` on what is no date."""
        ClaimFilter(after=self.after, before=self.before)
        return EventConditions(
            self.text,
            self.actor,
            self.type,
            self.place,
            self.country,
            self.after,
            self.before,
            self.contested,
        )

    @property
    def start(self) -> int:
        """How many events the pages before hold."""
        return int(self.cursor) if self.cursor and self.cursor.isdecimal() else 0


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
        given = query.model_dump(exclude_defaults=True, exclude={"cursor", "limit"})
        after = query.start + query.limit
        filters = {k: v for k, v in given.items() if k != "sort"}
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
            without=[(k, v, with_query("/events", {**given, k: None})) for k, v in filters.items()],
            types=TYPES,
            next_page=with_query("/events", {**given, "cursor": after})
            if after < len(found)
            else None,
            first_page=with_query("/events", given) if query.start else None,
        )

    return routes
