"""The queue of claims to review: one at a time, beside its passage."""

from collections.abc import Mapping
from typing import Annotated, Any, get_args

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from twosource.errors import BadJudgement
from twosource.ledger import ClaimFilter, Ledger
from twosource.model import EVENT_TYPES, STANCES, Claim, Modality, Report, SourceKind
from twosource.web.correction_form import ROWS, Filled, changed_values, fill, filled_from
from twosource.web.desk import Desk
from twosource.web.forms import is_form_token
from twosource.web.hues import hues_of_claims
from twosource.web.judging import Asked, judge
from twosource.web.links import with_query
from twosource.web.pages.claims import MEASURES
from twosource.web.pages.judge import forms_of, judged_now
from twosource.web.passages import Paragraph, paragraphs, window
from twosource.web.query import ClaimQuery
from twosource.web.review_queue import Queue, Queues, State
from twosource.web.reviewers import reviewer

__all__ = ["ReviewQuery", "router"]

_WHOLE = 12_000
"""Characters up to which a report is shown whole beside the claim."""
_MOST_FIELDS, _LONGEST_FIELD = 1_500, 20_000
_OLD = "This form has grown old. Please send it again."


class ReviewQuery(ClaimQuery):
    """Which claims to review, and the one that is looked at."""

    state: State = Field("open", description="Not reviewed, by others only, reviewed, or all.")
    claim: str | None = Field(None, description="The claim that is looked at.")

    def path(self, claim: str | None) -> str:
        """The page of another claim of the same queue."""
        held = self.model_dump(exclude_defaults=True, exclude={"limit", "cursor"})
        return with_query("/review", {**held, "claim": claim})


def router(desk: Desk) -> APIRouter:
    """The routes of reviewing."""
    routes = APIRouter(include_in_schema=False)
    queues = Queues()

    @routes.get("/review")
    def review(request: Request, query: Annotated[ReviewQuery, Query()]) -> Response:
        return _page(desk, queues, request, query)

    @routes.post("/review")
    async def take(request: Request, query: Annotated[ReviewQuery, Query()]) -> Response:
        limits: dict[str, int] = {"max_fields": _MOST_FIELDS, "max_part_size": _LONGEST_FIELD}
        async with request.form(max_files=0, **limits) as given:
            sent = [(k, v) for k, v in given.multi_items() if isinstance(v, str)]
        right = is_form_token(dict(sent).get("form_token"), request, desk.settings)
        return await run_in_threadpool(_take, desk, queues, request, query, sent, right)

    return routes


def _take(
    desk: Desk,
    queues: Queues,
    request: Request,
    query: ReviewQuery,
    sent: list[tuple[str, str]],
    right: bool,
) -> Response:
    """Make the judgement that was sent and go on to the next claim."""
    filled, fields = filled_from(sent), dict(sent)
    if not right or query.claim is None:
        return _page(desk, queues, request, query, filled, _OLD, 403)
    who = reviewer(request, desk.settings)
    if who is None:
        return RedirectResponse(with_query("/sign-in", {"next": query.path(query.claim)}), 303)
    with desk.open() as ledger:
        queue = _queue(desk, queues, ledger, query, who)
        onward = queue.beside(1) or queue.beside(-1)
        try:
            asked = _asked(ledger, query, fields, filled)
            made = judge(desk, ledger, asked, who)
        except BadJudgement as error:
            wrong = str(error)
            return _page(desk, queues, request, query, filled, wrong, 422)
    path = query.path(onward)
    return RedirectResponse(f"{path}{'&' if '?' in path else '?'}judged={made.id}", 303)


def _asked(ledger: Ledger, query: ReviewQuery, fields: Mapping[str, str], filled: Filled) -> Asked:
    subjects = (query.claim or "",)
    note = fields.get("note") or None
    match fields.get("verdict"):
        case "accept":
            return Asked("accept", subjects, note)
        case "reject":
            return Asked("reject", subjects, note)
        case "correct":
            claim = _claim(ledger, query, subjects[0])
            values = changed_values(filled, claim, ledger.report(claim.report))
            return Asked("correct", subjects, note, values)
    raise BadJudgement("say what is judged: accept, reject or correct")


def _claim(ledger: Ledger, query: ReviewQuery, id: str) -> Claim:
    """The claim as it stands; for a second opinion as it was read, whatever others made of it."""
    claim = ledger.claim(id)
    return ledger.view.claim_readings(claim.id)[0] if query.state == "second" else claim


def _queue(
    desk: Desk, queues: Queues, ledger: Ledger, query: ReviewQuery, who: str | None
) -> Queue:
    current = ledger.claim(query.claim).id if query.claim else None
    where: ClaimFilter = query.filter()
    return queues.queue(
        ledger.view, desk.happenings.current(patience=0), where, query.state, who, current
    )


def _page(
    desk: Desk,
    queues: Queues,
    request: Request,
    query: ReviewQuery,
    filled: Filled | None = None,
    wrong: str | None = None,
    status: int = 200,
) -> Response:
    who = reviewer(request, desk.settings)
    with desk.open() as ledger:
        queue = _queue(desk, queues, ledger, query, who)
        shown = _shown(desk, ledger, query, queue.current, filled) if queue.current else {}
        made = desk.judgements.all(ledger.view) if "judged" in request.query_params else ()
        unread = queue.total == 0 and ledger.view.claim_count(ClaimFilter(limit=1)) == 0
    given = query.model_dump(exclude_defaults=True, exclude={"limit", "cursor", "claim", "state"})
    return forms_of(
        desk,
        request,
        "review.html",
        status,
        queue=queue,
        query=query,
        who=who,
        wrong=wrong,
        empty=unread,
        judged=judged_now(made, request),
        before=query.path(queue.beside(-1)) if queue.beside(-1) else None,
        behind=query.path(queue.beside(1)) if queue.beside(1) else None,
        here=query.path(queue.current),
        states={s: with_query("/review", {**given, "state": s}) for s in get_args(State)},
        without=_without(given, query),
        **shown,
    )


def _without(given: Mapping[str, Any], query: ReviewQuery) -> list[tuple[str, str]]:
    state = {"state": query.state} if query.state != "open" else {}
    return [
        (
            f"{key.replace('_', ' ')}: {value}",
            with_query("/review", {**state, **{k: v for k, v in given.items() if k != key}}),
        )
        for key, value in given.items()
    ]


def _shown(
    desk: Desk, ledger: Ledger, query: ReviewQuery, id: str, filled: Filled | None
) -> dict[str, Any]:
    claim = _claim(ledger, query, id)
    report = ledger.report(claim.report)
    standing = ledger.view.reviewed()
    made = desk.happenings.current(patience=0)
    return {
        "claim": claim,
        "report": report,
        "event": made.by_claim.get(claim.id) if made else None,
        "passage_parts": _passage(report, claim),
        "hues": hues_of_claims([claim]),
        "standing": standing,
        "state": standing.get(claim.id) if query.state != "second" else None,
        "filled": filled or fill(claim),
        "choices": {
            "stance": STANCES,
            "polarity": ("positive", "negative"),
            "modality": get_args(Modality),
            "quote": ("", "direct", "mixed", "indirect"),
            "kind": get_args(SourceKind),
            "type": EVENT_TYPES,
            "measure": MEASURES,
            "precision": ("point", "town", "district", "province", "country", "region"),
        },
        "lists": ROWS,
    }


def _passage(report: Report, claim: Claim) -> tuple[Paragraph, ...]:
    hues = hues_of_claims([claim])
    if len(report.text) <= _WHOLE:
        return paragraphs(report, [claim], hues)
    return window(report, claim, hues)
