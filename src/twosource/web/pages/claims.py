"""The list of claims, and one claim with its reasons."""

from functools import cache
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from twosource.ledger.judgements import undone_by
from twosource.model import EVENT_TYPES, STANCES, Judgement
from twosource.web.desk import Desk
from twosource.web.hues import hues_of_claims
from twosource.web.links import with_query
from twosource.web.pages.judge import judged_now
from twosource.web.passages import window
from twosource.web.query import ClaimQuery

__all__ = ["MEASURES", "router"]

MEASURES = ("killed", "injured", "displaced", "detained", "missing", "present")


_MORE = {
    "chain",
    "actor",
    "more_than",
    "less_than",
    "near",
    "country",
    "after",
    "before",
    "report",
    "own_voice",
    "hedged",
    "unnamed",
    "min_confidence",
}
"""Filters that the page keeps folded until one of them is used."""


def router(desk: Desk) -> APIRouter:
    """The routes of claims."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/claims")
    def claims(request: Request, query: Annotated[ClaimQuery, Query()]) -> Response:
        with desk.open() as ledger:
            given = query.given()
            found = list(ledger.view.claims(query.filter(query.limit + 1, query.cursor)))
            shown, more = found[: query.limit], len(found) > query.limit
            report_of = cache(ledger.report)
            reports = {c.report: report_of(c.report) for c in shown}
            total = ledger.view.claim_count(query.filter())
            standing = ledger.view.reviewed()
        next_page = with_query("/claims", {**given, "cursor": shown[-1].id}) if more else None
        return desk.page(
            request,
            "claims.html",
            claims=shown,
            reports=reports,
            hues=hues_of_claims(shown),
            total=total,
            given=query,
            standing=standing,
            more_open=bool(_MORE & given.keys()),
            without=_without(given),
            next_page=next_page,
            first_page=with_query("/claims", given) if query.cursor else None,
            stances=STANCES,
            types=EVENT_TYPES,
            measures=MEASURES,
        )

    @routes.get("/claims/{id}")
    def claim(request: Request, id: str) -> Response:
        with desk.open() as ledger:
            found = ledger.claim(id)
            report = ledger.report(found.report)
            read = ledger.view.claim_readings(found.id)[0]
            standing = ledger.view.reviewed()
            judgements = desk.judgements.all(ledger.view)
        hues = hues_of_claims([found])
        return desk.page(
            request,
            "claim.html",
            claim=found,
            report=report,
            hues=hues,
            passage_parts=window(report, found, hues),
            read=read,
            standing=standing,
            judgements=[j for j in reversed(judgements) if _is_about(j, found.id)],
            undone=undone_by((j.id or "", j.verdict, j.subjects) for j in judgements),
            judged=judged_now(judgements, request),
        )

    return routes


def _is_about(judgement: Judgement, claim: str) -> bool:
    return any(claim == id for subject in judgement.claims for _, id in subject)


def _without(given: dict[str, object]) -> list[tuple[str, str]]:
    """Each condition with the address of the list that lacks it."""
    return [
        (
            f"{key.replace('_', ' ')}: {value}" if value is not True else key.replace("_", " "),
            with_query("/claims", {k: v for k, v in given.items() if k != key}),
        )
        for key, value in given.items()
    ]
