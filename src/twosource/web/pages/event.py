"""One event: who says so, on whose word, with which figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from twosource.engine import Listed
from twosource.errors import NotFound
from twosource.ledger.judgements import in_force
from twosource.model import Claim, Event, Judgement, Origin
from twosource.web.desk import Desk
from twosource.web.drawing import attribution_graph, figure_table
from twosource.web.happenings import EventConditions, Happenings
from twosource.web.hues import Hue, hues_of_event
from twosource.web.judging import Told, told
from twosource.web.links import claim_path, event_path, event_with_path, with_query
from twosource.web.pages.grouping import under_way
from twosource.web.pages.judge import judged_now

__all__ = ["find_event", "router"]

_MOST_CLAIMS = 400
"""Claims of an event that one of its pages shows."""
_MOST_FOUND = 8
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

    @routes.get("/events/with/{claim}")
    def event_with(request: Request, claim: str) -> Response:
        with desk.open() as ledger:
            id = ledger.claim(claim).id
        made = desk.happenings.current()
        if made is None:
            return under_way(desk, request)
        found = made.by_claim.get(id)
        path = event_path(found.id) if found else claim_path(id)
        said = {k: request.query_params.get(k) for k in ("judged", "find")}
        return RedirectResponse(with_query(path, said), 303)

    @routes.get("/events/{id}")
    def event(
        request: Request,
        id: str,
        find: Annotated[str | None, Query(max_length=300)] = None,
        part: Annotated[int, Query(ge=1, le=1_000)] = 1,
    ) -> Response:
        made = desk.happenings.current()
        if made is None:
            return under_way(desk, request)
        try:
            found = find_event(made, id)
        except NotFound:
            return RedirectResponse(_where_now(desk, id), 303)
        shown = found.claims[(part - 1) * _MOST_CLAIMS : part * _MOST_CLAIMS]
        with desk.open() as ledger:
            claims = [ledger.view.claim(id) for id in shown]
            report_of = cache(ledger.report)
            reports = {c.report: report_of(c.report) for c in claims}
            standing = ledger.view.reviewed()
            judgements = desk.judgements.all(ledger.view)
        by_node, by_claim = hues_of_event(found)
        by_id = {c.id: c for c in claims}
        voices = _voices(found, by_id, by_node, made.originals)
        heard = {id for node in found.support.nodes for id in node.claims}
        unheard = once([c for c in claims if c.id not in heard], made.originals)
        figures = (figure_table(f, by_id, reports, by_node, made.originals) for f in found.figures)
        return desk.page(
            request,
            "event.html",
            event=found,
            claims=by_id,
            reports=reports,
            hues=by_claim,
            by_node=by_node,
            voices=voices,
            own_voice=[c for c in unheard if not c.chain],
            uncounted=[c for c in unheard if c.chain],
            figures=[figure for figure in figures if figure.rows],
            graph=attribution_graph(found, claims, reports, made.originals, by_node),
            reports_by_time=sorted(reports.values(), key=lambda r: (r.published or "9", r.id)),
            copies=[r for r in reports if made.originals.get(r, r) != r],
            standing=standing,
            alike=_alike(claims, made.originals),
            judged=judged_now(judgements, request),
            said_of_it=_said_of(found, judgements),
            find=find,
            others=_others(made, found, find),
            parts=_parts(found, part),
        )

    return routes


def _where_now(desk: Desk, id: str) -> str:
    """Where an event is that somebody has judged, and that is another one since.

    Raises ``NotFound`` if nobody has.
    """
    with desk.open() as ledger:
        for judgement in reversed(desk.judgements.all(ledger.view)):
            for subject, claims in zip(judgement.subjects, judgement.claims, strict=False):
                if subject == id and claims:
                    return event_with_path(claims[0][1])
    raise NotFound(f"no event {id} in this ledger; claims read since may have changed it")


@dataclass(frozen=True, slots=True)
class _Parts:
    """Which claims of a large event a page shows, and where the others are."""

    first: int
    last: int
    before: str | None
    behind: str | None


def _parts(event: Event, part: int) -> _Parts | None:
    total = len(event.claims)
    last = min(part * _MOST_CLAIMS, total)
    if total <= _MOST_CLAIMS:
        return None
    path = event_path(event.id)
    return _Parts(
        (part - 1) * _MOST_CLAIMS + 1,
        last,
        with_query(path, {"part": part - 1}) if part > 1 else None,
        with_query(path, {"part": part + 1}) if last < total else None,
    )


def _said_of(event: Event, judgements: Sequence[Judgement]) -> list[Told]:
    """The judgements in force that shaped an event, the latest first."""
    claims = set(event.claims)
    return [
        told(j)
        for j in reversed(in_force(judgements))
        if j.verdict in ("same", "different")
        and any(claim in claims for subject in j.claims for _, claim in subject)
    ]


def _others(made: Happenings, event: Event, find: str | None) -> list[Listed]:
    """Events that may be the same: those with the words looked for, else those most like it."""
    if find:
        found = made.chosen(EventConditions(text=find), "spread")
    else:
        place = event.where.name if event.where else None
        found = made.chosen(EventConditions(type=event.type, place=place), "spread")
    return [other for other in found if other.id != event.id][:_MOST_FOUND]


def _alike(claims: Sequence[Claim], originals: Mapping[str, str]) -> dict[str, str]:
    """For each claim its id with those of its copies, commas between: they belong together."""
    groups: dict[tuple[str, str, str], list[str]] = {}
    for claim in claims:
        groups.setdefault(_words_of(claim, originals), []).append(claim.id)
    return {id: ",".join([id, *(o for o in g if o != id)]) for g in groups.values() for id in g}


def find_event(made: Happenings, id: str) -> Event:
    """The event with this id, or the only one whose id begins so. Raises ``NotFound``."""
    found = [id] if id in made.by_id else [key for key in made.by_id if id and key.startswith(id)]
    if len(found) != 1 or (event := made.by_id.get(found[0])) is None:
        raise NotFound(f"no event {id} in this ledger; claims read since may have changed it")
    return event


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

    firsts: dict[tuple[str, str, str], Claim] = {}
    for claim in sorted(claims, key=lambda c: originals.get(c.report, c.report) != c.report):
        firsts.setdefault(_words_of(claim, originals), claim)
    return list(firsts.values())


def _words_of(claim: Claim, originals: Mapping[str, str]) -> tuple[str, str, str]:
    """What a claim has in common with its repetitions in copies of its report."""
    report = originals.get(claim.report, claim.report)
    return report, " ".join(claim.content.text.split()), claim.certainty.stance
