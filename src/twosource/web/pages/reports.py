"""The list of reports, and one report as it was read."""

from collections.abc import Iterable
from typing import Annotated, get_args

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from twosource.ledger import ReportFilter, ReportSort
from twosource.model import Claim, Event
from twosource.web.desk import Desk
from twosource.web.differences import differences
from twosource.web.hues import Hue, hues_of_claims
from twosource.web.links import with_query
from twosource.web.pages.copies import group_of
from twosource.web.pages.judge import judged_now
from twosource.web.passages import paragraphs
from twosource.web.query import Page, Version, or_blank

__all__ = ["ReportQuery", "router"]

SORTS = get_args(ReportSort)


class ReportQuery(Page):
    """Which reports to list."""

    text: str | None = Field(None, description="Words that title or text hold.")
    outlet: str | None = Field(None, description="Part of the outlet's name.")
    sort: Annotated[ReportSort, or_blank(SORTS)] = "published"

    def filter(self) -> ReportFilter:
        """These conditions as the ledger takes them."""
        return ReportFilter(
            text=self.text, outlet=self.outlet, sort=self.sort, limit=self.limit, start=self.start
        )


def router(desk: Desk) -> APIRouter:
    """The routes of reports."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/reports")
    def reports(request: Request, query: Annotated[ReportQuery, Query()]) -> Response:
        with desk.open() as ledger:
            shown = ledger.view.report_list(query.filter())
            total = ledger.view.report_count(query.filter())
        given = query.model_dump(exclude_defaults=True, exclude={"cursor", "limit"})
        after = query.start + query.limit
        return desk.page(
            request,
            "reports.html",
            reports=shown,
            total=total,
            given=query,
            sort=query.sort,
            sorted_by={key: with_query("/reports", {**given, "sort": key}) for key in SORTS},
            next_page=with_query("/reports", {**given, "cursor": after}) if after < total else None,
            first_page=with_query("/reports", given) if query.start else None,
        )

    @routes.get("/reports/{id:path}")
    def report(request: Request, id: str, version: Version = None) -> Response:
        with desk.open() as ledger:
            latest = ledger.report(id)
            versions = ledger.view.versions(latest.id)
            claims = list(ledger.claims(report=latest.id))
            standing = ledger.view.reviewed()
            made = desk.judgements.all(ledger.view) if "judged" in request.query_params else ()
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
