"""What an entity or an outlet has claimed: counts with links to what they count, and no score."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from twosource.errors import NotFound
from twosource.ledger import ClaimFilter, View
from twosource.web.desk import Desk
from twosource.web.hues import hues_of_claims
from twosource.web.links import with_query
from twosource.web.pages.claims import MEASURES, STANCES
from twosource.web.wording import plain

__all__ = ["Count", "counts", "router"]

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Count:
    """How many claims there are of some kind, and where they are listed."""

    label: str
    claims: int
    path: str


def router(desk: Desk) -> APIRouter:
    """The routes of sources and outlets."""
    routes = APIRouter(include_in_schema=False)

    def page(request: Request, asked: dict[str, Any], name: str, kind: str) -> Response:
        with desk.open() as ledger:
            found = list(ledger.claims(**asked, limit=_SHOWN))
            if not found:
                raise NotFound(f"nothing is claimed by {name} in this ledger")
            report_of = cache(ledger.report)
            reports = {c.report: report_of(c.report) for c in found}
            counted = list(counts(ledger.view, asked))
            outlets = _reports_of(ledger.view, name) if kind == "outlet" else []
        return desk.page(
            request,
            "source.html",
            name=name if kind == "outlet" else _name(found, name),
            id=name,
            kind=kind,
            counts=counted,
            claims=found,
            reports=reports,
            hues=hues_of_claims(found),
            published=outlets,
            all_claims=with_query("/claims", asked),
        )

    @routes.get("/sources/{id:path}")
    def source(request: Request, id: str) -> Response:
        return page(request, {"source": id}, id, "source")

    @routes.get("/outlets/{name:path}")
    def outlet(request: Request, name: str) -> Response:
        return page(request, {"outlet": name}, name, "outlet")

    return routes


def counts(view: View, asked: dict[str, Any]) -> Iterator[Count]:
    """Claims in all, then by how they are made; kinds of which there are none are left out."""
    kinds: list[tuple[str, dict[str, Any]]] = [("claims", {})]
    if "outlet" in asked:
        kinds += [
            ("in its own voice", {"own_voice": "only"}),
            ("on somebody's word", {"own_voice": "none"}),
            ("on the word of people without a name", {"unnamed": True}),
        ]
    kinds += [(plain(stance), {"stance": stance}) for stance in STANCES if stance != "says"]
    kinds += [("hedged by the report", {"hedged": True})]
    kinds += [(f"with a number {measure}", {"measure": measure}) for measure in MEASURES]
    for label, more in kinds:
        where = {**asked, **more}
        n = view.claim_count(_filter(where))
        if n:
            yield Count(label, n, with_query("/claims", where))


def _filter(where: dict[str, Any]) -> ClaimFilter:
    held = {("unnamed_only" if key == "unnamed" else key): value for key, value in where.items()}
    return ClaimFilter(**held)


def _name(found: list[Any], id: str) -> str:
    """What the source is called where it first speaks."""
    links = (link for c in found for link in (*c.chain[-1:], *c.joint))
    return next((link.name for link in links if id in (link.entity, link.name)), id)


def _reports_of(view: View, outlet: str) -> list[Any]:
    mine = [r for r in view.reports() if (r.outlet or "").casefold() == outlet.casefold()]
    return sorted(mine, key=lambda r: (r.published or "", r.id), reverse=True)[:_SHOWN]
