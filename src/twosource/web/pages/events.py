"""The list of events, and one event: who says so, on whose word, with which figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from twosource.errors import NotFound
from twosource.ledger import ClaimFilter, View
from twosource.model import Claim, Event, Origin
from twosource.web.desk import Desk
from twosource.web.drawing import attribution_graph, figure_table
from twosource.web.happenings import SORTS, EventConditions, Happenings, Sort
from twosource.web.hues import Hue, hues_of_event
from twosource.web.links import with_query
from twosource.web.pages.claims import TYPES
from twosource.web.query import Page

__all__ = ["EventQuery", "find_event", "router"]

_MOST_CLAIMS = 400
"""Claims of one event that its page shows; it says so where there are more."""
DENIALS = frozenset({"denies", "rejects"})


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


@dataclass(frozen=True, slots=True)
class _Voice:
    """An origin with what it says for and against."""

    origin: Origin
    hue: Hue
    says: tuple[Claim, ...]
    denies: tuple[Claim, ...]


def router(desk: Desk) -> APIRouter:
    """The routes of events."""
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
            return _under_way(desk, request)
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

    @routes.get("/events/{id}")
    def event(request: Request, id: str) -> Response:
        made = desk.happenings.current()
        if made is None:
            return _under_way(desk, request)
        found = find_event(made, id)
        with desk.open() as ledger:
            claims = _claims(ledger.view, found)
            report_of = cache(ledger.report)
            reports = {c.report: report_of(c.report) for c in claims}
        by_node, by_claim = hues_of_event(found)
        by_id = {c.id: c for c in claims}
        voices = _voices(found, by_id, by_node, made.originals)
        heard = {id for node in found.support.nodes for id in node.claims}
        return desk.page(
            request,
            "event.html",
            event=found,
            claims=by_id,
            reports=reports,
            hues=by_claim,
            by_node=by_node,
            voices=voices,
            own_voice=once([c for c in claims if c.id not in heard], made.originals),
            figures=[
                figure_table(f, by_id, reports, by_node, made.originals) for f in found.figures
            ],
            graph=attribution_graph(found, claims, reports, made.originals, by_node),
            reports_by_time=sorted(reports.values(), key=lambda r: (r.published or "9", r.id)),
            copies=[r for r in reports if made.originals.get(r, r) != r],
        )

    return routes


def find_event(made: Happenings, id: str) -> Event:
    """The event with this id, or the only one whose id begins so. Raises ``NotFound``."""
    found = [made.by_id[id]] if id in made.by_id else []
    found = found or [e for key, e in made.by_id.items() if id and key.startswith(id)]
    if len(found) != 1:
        raise NotFound(f"no event {id} in this ledger; claims read since may have changed it")
    return found[0]


def _under_way(desk: Desk, request: Request) -> Response:
    answer = desk.page(request, "grouping.html", 503)
    answer.headers["Refresh"] = "3"
    answer.headers["Retry-After"] = "3"
    return answer


def _claims(view: View, event: Event) -> list[Claim]:
    return [view.claim(id) for id in event.claims[:_MOST_CLAIMS]]


def _voices(
    event: Event,
    claims: Mapping[str, Claim],
    hues: Mapping[str, Hue],
    originals: Mapping[str, str],
) -> Sequence[_Voice]:
    voices = []
    for node in event.support.nodes:
        held = once([claims[id] for id in node.claims if id in claims], originals)
        denials = tuple(c for c in held if c.certainty.stance in DENIALS)
        rest = tuple(c for c in held if c.certainty.stance not in DENIALS)
        voices.append(_Voice(node, hues[node.id], rest, denials))
    return voices


def once(claims: Sequence[Claim], originals: Mapping[str, str]) -> list[Claim]:
    """The claims without those that repeat, in a copy, what stands in the report it copies."""

    def key(claim: Claim) -> tuple[str, str, str]:
        report = originals.get(claim.report, claim.report)
        return report, " ".join(claim.content.text.split()), claim.certainty.stance

    firsts: dict[tuple[str, str, str], Claim] = {}
    for claim in sorted(claims, key=lambda c: originals.get(c.report, c.report) != c.report):
        firsts.setdefault(key(claim), claim)
    return list(firsts.values())
