"""The copies of a report, side by side with it: what they share, and which was first."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from twosource.errors import NotFound
from twosource.events.copies_original import Original, find_original
from twosource.ledger import Ledger
from twosource.model import Report
from twosource.web.beside import beside
from twosource.web.desk import Desk
from twosource.web.pages.grouping import under_way

__all__ = ["group_of", "router"]

_MOST = 60
"""Copies of one text that are looked into; there can be thousands of an agency's."""

Other = Annotated[str | None, Query(alias="with", description="The copy to compare with.")]


def router(desk: Desk) -> APIRouter:
    """The route of copies; before that of reports, whose ids may hold slashes."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/reports/{id:path}/copies")
    def copies(request: Request, id: str, other: Other = None) -> Response:
        made = desk.happenings.current()
        if made is None:
            return under_way(desk, request)
        with desk.open() as ledger:
            report = ledger.report(id)
            ids = group_of(report.id, made.originals)
            held = _reports(ledger, report, ids)
        original = find_original(held) if len(held) > 1 else Original(None, "")
        right = _chosen(report, held, original, other)
        return desk.page(
            request,
            "copies.html",
            report=report,
            others=[r for r in held if r.id != report.id],
            right=right,
            original=original,
            reason=_with_names(original.reason, held),
            more=max(0, len(ids) - len(held)),
            beside=beside(report.text, right.text) if right is not None else None,
        )

    return routes


def group_of(report: str, originals: Mapping[str, str]) -> tuple[str, ...]:
    """The ids of all reports that have one text with this one, itself among them."""
    first = originals.get(report)
    if first is None:
        return (report,)
    return tuple(sorted(id for id, other in originals.items() if other == first))


def _reports(ledger: Ledger, report: Report, ids: Sequence[str]) -> list[Report]:
    """The reports of a group, by date; of very many the first ones, and always ``report``."""
    held = [ledger.report(id) for id in ids if id != report.id][: _MOST - 1]
    return sorted((report, *held), key=lambda r: (r.published or "9", r.id))


def _chosen(
    report: Report, held: Sequence[Report], original: Original, asked: str | None
) -> Report | None:
    """The report to show at the right: the one asked for, else the original, else the first."""
    others = {r.id: r for r in held if r.id != report.id}
    if asked:
        if asked not in others:
            raise NotFound(f"report {asked} has no text in common with {report.id}, as far as told")
        return others[asked]
    return others.get(original.report or "") or next(iter(others.values()), None)


def _with_names(reason: str, held: Sequence[Report]) -> str:
    """A reason with outlets in the place of ids."""
    for report in sorted(held, key=lambda r: -len(r.id)):
        if report.outlet:
            reason = reason.replace(report.id, report.outlet)
    return reason
