"""One event: who says so, on whose word, with which figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from twosource.errors import NotFound
from twosource.ledger import View
from twosource.model import Claim, Event, Origin
from twosource.web.desk import Desk
from twosource.web.drawing import attribution_graph, figure_table
from twosource.web.happenings import Happenings
from twosource.web.hues import Hue, hues_of_event
from twosource.web.pages.grouping import under_way

__all__ = ["find_event", "router"]

_MOST_CLAIMS = 400
"""Claims of one event that its page shows; it says so where there are more."""
DENIALS = frozenset({"denies", "rejects"})


@dataclass(frozen=True, slots=True)
class _Voice:
    """An origin with what it says for and against."""

    origin: Origin
    hue: Hue
    says: tuple[Claim, ...]
    denies: tuple[Claim, ...]


def router(desk: Desk) -> APIRouter:
    """The routes of one event."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/events/{id}")
    def event(request: Request, id: str) -> Response:
        made = desk.happenings.current()
        if made is None:
            return under_way(desk, request)
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
