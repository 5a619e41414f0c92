"""What an entity or an outlet has claimed: counts with links to what they count, and no score."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from twosource.errors import NotFound
from twosource.ledger import ClaimFilter, ReportEntry, ReportFilter, View
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
            called = name if kind == "outlet" else _name(found, name)
            judged = len(desk.judgements.all(ledger.view))
            known = desk.names.of(ledger.view, judged, name, called) if kind == "source" else ()
        shown = [s for s in stood if only is None or only in s.kinds]
        return desk.page(
            request,
            "source.html",
            name=called,
            known=known,
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
    claims = [id for id, _ in view.confidences(ClaimFilter(**asked, limit=_MOST_JUDGED))]
    return standings(claims, made.of_claims(claims))


def counts(view: View, asked: dict[str, Any]) -> Iterator[Count]:
    """Claims in all, then by how they are made; kinds of which there are none are left out."""
    found = view.claim_counts(ClaimFilter(**asked))
    kinds: list[tuple[str, int, dict[str, Any]]] = [("claims", found.total, {})]
    if "outlet" in asked:
        kinds += [
            ("in its own voice", found.own_voice, {"own_voice": "only"}),
            ("on somebody's word", found.total - found.own_voice, {"own_voice": "none"}),
            ("on the word of people without a name", found.unnamed, {"unnamed": True}),
        ]
    for stance in STANCES:
        if stance != "says":
            kinds.append((plain(stance), found.stances.get(stance, 0), {"stance": stance}))
    kinds.append(("hedged by the report", found.hedged, {"hedged": True}))
    for measure in MEASURES:
        n = found.measures.get(measure, 0)
        kinds.append((f"with a number {measure}", n, {"measure": measure}))
    for label, n, more in kinds:
        if n:
            yield Count(label, n, with_query("/claims", {**asked, **more}))


def _name(found: list[Any], id: str) -> str:
    """What the source is called where it first speaks."""
    links = (link for c in found for link in (*c.chain[-1:], *c.joint))
    return next((link.name for link in links if id in (link.entity, link.name)), id)


def _reports_of(view: View, outlet: str) -> Sequence[ReportEntry]:
    return view.report_list(ReportFilter(outlet_named=outlet, limit=_SHOWN))
