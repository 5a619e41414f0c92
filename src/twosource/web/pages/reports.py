"""The list of reports, and one report as it was read."""

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from twosource.ledger import ReportEntry
from twosource.model import Claim, Event
from twosource.web.desk import Desk
from twosource.web.differences import differences
from twosource.web.hues import Hue, hues_of_claims
from twosource.web.links import with_query
from twosource.web.pages.copies import group_of
from twosource.web.pages.judge import judged_now
from twosource.web.passages import paragraphs
from twosource.web.query import Page, Version

__all__ = ["ReportQuery", "chosen_reports", "router"]

_MOST_FOUND = 500


class ReportQuery(Page):
    """Which reports to list."""

    text: str | None = Field(None, description="Words that title or text hold.")
    outlet: str | None = Field(None, description="Part of the outlet's name.")
    sort: str = Field("published", pattern="^(published|outlet|title|claims|read)?$")


_ORDER = {
    "published": lambda r: (r.published is None, _backwards(r.published or ""), r.id),
    "outlet": lambda r: ((r.outlet or "\U0010ffff").casefold(), r.id),
    "title": lambda r: ((r.title or "\U0010ffff").casefold(), r.id),
    "claims": lambda r: (-r.claims, r.id),
    "read": lambda r: (_backwards(r.last_read_at), r.id),
}


def _backwards(text: str) -> tuple[int, ...]:
    """A key that sorts texts the other way round."""
    return (*(-ord(c) for c in text), 1)


def router(desk: Desk) -> APIRouter:
    """The routes of reports."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/reports")
    def reports(request: Request, query: Annotated[ReportQuery, Query()]) -> Response:
        with desk.open() as ledger:
            if query.text:
                found = ledger.view.search_reports(query.text, _MOST_FOUND)
            else:
                found = ledger.view.reports()
        ordered = chosen_reports(found, query)
        start = int(query.cursor) if query.cursor and query.cursor.isdecimal() else 0
        shown = ordered[start : start + query.limit]
        given = query.model_dump(exclude_defaults=True, exclude={"cursor", "limit"})
        after = start + query.limit
        more = after < len(ordered)
        return desk.page(
            request,
            "reports.html",
            reports=shown,
            total=len(ordered),
            given=query,
            sort=query.sort,
            sorted_by={key: with_query("/reports", {**given, "sort": key}) for key in _ORDER},
            next_page=with_query("/reports", {**given, "cursor": after}) if more else None,
            first_page=with_query("/reports", given) if start else None,
        )

    @routes.get("/reports/{id:path}")
    def report(request: Request, id: str, version: Version = None) -> Response:
        with desk.open() as ledger:
            latest = ledger.report(id)
            versions = ledger.view.versions(latest.id)
            claims = list(ledger.claims(report=latest.id))
            standing = ledger.view.reviewed()
            made = ledger.view.judgements() if "judged" in request.query_params else ()
            older = None
            if version is not None and version != len(versions):
                older = ledger.report(latest.id, version)
        hues = hues_of_claims(claims)
        return desk.page(
            request,
            "report.html",
            report=latest,
            versions=versions,
            older=older,
            version=version if older else len(versions),
            changes=differences(older.text, latest.text) if older else (),
            claims=claims,
            standing=standing,
            judged=judged_now(made, request),
            hues=hues,
            origins=_origins(hues),
            events=_events(desk, claims),
            copies=_copies(desk, latest.id),
            paragraphs=() if older else paragraphs(latest, claims, hues),
        )

    return routes


def chosen_reports(found: tuple[ReportEntry, ...], query: ReportQuery) -> list[ReportEntry]:
    """The reports that a query lets through, in its order."""
    outlet = (query.outlet or "").casefold()
    held = [r for r in found if outlet in (r.outlet or "").casefold()]
    return sorted(held, key=_ORDER[query.sort])


def _events(desk: Desk, claims: Iterable[Claim]) -> dict[str, Event]:
    """The event of each claim that is in one, as far as events are grouped already."""
    made = desk.happenings.current(patience=0)
    return {c.id: made.by_claim[c.id] for c in claims if c.id in made.by_claim} if made else {}


def _copies(desk: Desk, report: str) -> int:
    """How many other reports have the same text, as far as that is known already."""
    made = desk.happenings.current(patience=0)
    return len(group_of(report, made.originals)) - 1 if made is not None else 0


def _origins(hues: dict[str, Hue]) -> list[tuple[Hue, int]]:
    """The origins of a report with how many claims each has, in order of appearance."""
    counts: dict[Hue, int] = {}
    for hue in hues.values():
        counts[hue] = counts.get(hue, 0) + 1
    return list(counts.items())
