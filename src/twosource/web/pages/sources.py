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
from twosource.model import STANCES
from twosource.web.desk import Desk
from twosource.web.hues import hues_of_claims
from twosource.web.links import with_query
from twosource.web.pages.claims import MEASURES
from twosource.web.standing import KINDS, Standing, standings
from twosource.web.wording import plain

__all__ = ["Count", "counts", "router"]

_SHOWN, _MOST_JUDGED = 20, 1000


@dataclass(frozen=True, slots=True)
class Count:
    """How many claims there are of some kind, and where they are listed."""

    label: str
    claims: int
    path: str


def router(desk: Desk) -> APIRouter:
    """The routes of sources and outlets."""
    routes = APIRouter(include_in_schema=False)

    def page(
        request: Request, asked: dict[str, Any], name: str, kind: str, only: str | None
    ) -> Response:
        with desk.open() as ledger:
            found = list(ledger.claims(**asked, limit=_SHOWN))
            if not found:
                raise NotFound(f"nothing is claimed by {name} in this ledger")
            report_of = cache(ledger.report)
            reports = {c.report: report_of(c.report) for c in found}
            counted = list(counts(ledger.view, asked))
            outlets = _reports_of(ledger.view, name) if kind == "outlet" else []
            stood = _standings(desk, ledger.view, asked)
        shown = [s for s in stood if only is None or only in s.kinds]
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
            standings=shown[:_SHOWN],
            more_events=max(0, len(shown) - _SHOWN),
            kinds=[
                (key, label, sum(key in s.kinds for s in stood)) for key, label in KINDS.items()
            ],
            events=len(stood),
            only=only if only in KINDS else None,
            all_claims=with_query("/claims", asked),
        )

    @routes.get("/sources/{id:path}")
    def source(request: Request, id: str, events: str | None = None) -> Response:
        return page(request, {"source": id}, id, "source", events)

    @routes.get("/outlets/{name:path}")
    def outlet(request: Request, name: str) -> Response:
        return page(request, {"outlet": name}, name, "outlet", None)

    return routes


def _standings(desk: Desk, view: View, asked: dict[str, Any]) -> list[Standing]:
    """How a source stands in the events of its first thousand claims, as far as they are made."""
    made = desk.happenings.current(patience=0)
    if made is None or "source" not in asked:
        return []
    claims = [c.id for c in view.claims(ClaimFilter(**asked, limit=_MOST_JUDGED))]
    events = {e.id: e for c in claims if (e := made.by_claim.get(c))}
    return standings(claims, events.values())


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
