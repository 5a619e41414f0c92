"""Making a judgement, taking it back, and the list of all that were made."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal
from urllib.parse import urlsplit

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from twosource import engine
from twosource.engine.judge import judgement
from twosource.errors import BadJudgement, NotFound
from twosource.ledger import Ledger
from twosource.ledger.judgements import undone_by
from twosource.model import Judgement, Verdict
from twosource.model.words import counted, said, shorten
from twosource.web.desk import Desk
from twosource.web.forms import FORM_COOKIE, form_token, give_cookie, is_form_token, visitor
from twosource.web.judging import VERDICTS, Asked, judge, told, where_to_see
from twosource.web.links import claim_path, event_path, event_with_path, with_query
from twosource.web.query import Page
from twosource.web.reviewers import reviewer

__all__ = ["JudgementQuery", "forms_of", "local_path", "router"]

_OLD = "This form has grown old. Please send it again."
_QUESTIONS: dict[Verdict, str] = {
    "same": "Are these one happening?",
    "different": "Are these different happenings?",
    "wrong": "Is this misread, or no happening?",
    "accept": "Is this claim read right?",
    "reject": "Is this no claim?",
    "undo": "Withdraw this judgement?",
}


class JudgementQuery(Page):
    """Which judgements to list, the latest first."""

    who: str | None = Field(None, description="Only theirs.")
    verdict: Literal["same", "different", "wrong", "accept", "reject", "correct", "undo"] | None = (
        Field(None, description="Only those that say so.")
    )
    subject: str | None = Field(None, description="Only those on this claim.")

    def chosen(self, judgements: Sequence[Judgement]) -> list[Judgement]:
        """The judgements that pass, the latest first, those of the pages before left out."""
        found = [j for j in reversed(judgements) if self._passes(j)]
        ids = [j.id for j in found]
        return found[ids.index(self.cursor) + 1 :] if self.cursor in ids else found

    def _passes(self, judgement: Judgement) -> bool:
        claims = {claim for subject in judgement.claims for _, claim in subject}
        return (
            self.who in (None, judgement.who)
            and self.verdict in (None, judgement.verdict)
            and (self.subject is None or self.subject in claims | set(judgement.subjects))
        )


@dataclass(frozen=True, slots=True)
class _About:
    """What a judgement is about: words of it, and where that is shown."""

    words: str
    path: str | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class _Subject:
    """What is judged, in words, and where it is shown."""

    id: str
    words: str
    path: str | None


def forms_of(desk: Desk, request: Request, template: str, status: int, **more: object) -> Response:
    """A page with forms: with a token in it, and the cookie that goes with it."""
    known = visitor(request)
    answer = desk.page(
        request, template, status, form_token=form_token(known, desk.settings), **more
    )
    give_cookie(answer, FORM_COOKIE, known, request)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def local_path(given: object) -> str | None:
    """A path on this desk to go on to.

    >>> local_path("/review?claim=c1"), local_path("//elsewhere"), local_path("https://elsewhere")
    ('/review?claim=c1', None, None)
    """
    if not isinstance(given, str) or not given.startswith("/") or given[1:2] in ("/", "\\"):
        return None
    parts = urlsplit(given)
    unsafe = parts.scheme or parts.netloc or any(c < " " for c in given)
    return None if unsafe else given


def router(desk: Desk) -> APIRouter:
    """The routes of judgements."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/judge")
    def ask(
        request: Request,
        verdict: Literal["same", "different", "wrong", "accept", "reject", "undo"],
        subject: Annotated[list[str], Query(max_length=2_000)],
        together: Annotated[
            bool, Query(description="Claims are one subject, not several.")
        ] = False,
    ) -> Response:
        subjects = _together(subject) if together else tuple(subject)
        return _question(desk, request, Asked(verdict, subjects))

    @routes.post("/judge")
    async def take(request: Request) -> Response:
        async with request.form(max_files=0, max_fields=2_100, max_part_size=100_000) as given:
            right = is_form_token(given.get("form_token"), request, desk.settings)
            subjects = tuple(s for s in given.getlist("subject") if isinstance(s, str) and s)
            verdict, note = given.get("verdict"), given.get("note")
            onward = local_path(given.get("next"))
        found = next((v for v in VERDICTS if v == verdict and v != "correct"), None)
        if found is None:
            raise BadJudgement("say what is judged: same, different, wrong, accept, reject or undo")
        asked = Asked(found, subjects, note if isinstance(note, str) else None)
        if not right:
            return await run_in_threadpool(_question, desk, request, asked, _OLD, 403)
        return await run_in_threadpool(_take, desk, request, asked, onward)

    @routes.get("/judgements")
    def judgements(request: Request, query: Annotated[JudgementQuery, Query()]) -> Response:
        with desk.open() as ledger:
            made = desk.judgements.all(ledger.view)
            agreement = engine.agreement(ledger.view)
            found = query.chosen(made)
            shown = found[: query.limit]
            about = {j.id: _about(ledger, j, made) for j in shown}
        given = query.model_dump(exclude_defaults=True, exclude={"cursor", "limit"})
        more = len(found) > query.limit
        return desk.page(
            request,
            "judgements.html",
            judgements=shown,
            about=about,
            undone=undone_by((j.id or "", j.verdict, j.subjects) for j in made),
            agreement=agreement,
            total=len(made),
            given=query,
            verdicts=VERDICTS,
            judged=judged_now(made, request),
            without=[
                (f"{k}: {v}", with_query("/judgements", {**given, k: None}))
                for k, v in given.items()
            ],
            next_page=with_query("/judgements", {**given, "cursor": shown[-1].id})
            if more
            else None,
            first_page=with_query("/judgements", given) if query.cursor else None,
        )

    return routes


def _together(subjects: Sequence[str]) -> tuple[str, ...]:
    """The claims among ids as one subject, with the events.

    >>> _together(["e1-4f", "c1-88", "c1-90"])
    ('c1-88,c1-90', 'e1-4f')
    """
    events = [id for id in subjects if id.startswith("e1")]
    claims = ",".join(id for id in subjects if not id.startswith("e1"))
    return (*filter(None, [claims]), *events)


def judged_now(made: Sequence[Judgement], request: Request) -> object:
    """The judgement that led to this page, in words, if one did."""
    id = request.query_params.get("judged")
    return next((told(j) for j in made if id and j.id == id), None)


def _about(ledger: Ledger, judged: Judgement, made: Sequence[Judgement]) -> _About:
    if judged.verdict == "undo":
        target = next((j for j in made if j.id == judged.subjects[0]), None)
        return _About(f"{target.verdict}, by {target.who}" if target else judged.subjects[0])
    try:
        claim = ledger.claim(judged.claims[0][0][1])
    except (IndexError, NotFound):
        return _About(" / ".join(judged.subjects))
    if judged.verdict in ("same", "different"):
        label = " / ".join(counted(len(subject), "claim") for subject in judged.claims)
        return _About(said(claim), event_with_path(claim.id), label)
    return _About(said(claim), claim_path(claim.id), "the claim")


def _take(desk: Desk, request: Request, asked: Asked, onward: str | None) -> Response:
    who = reviewer(request, desk.settings)
    if who is None:
        return RedirectResponse(with_query("/sign-in", {"next": onward or "/events"}), 303)
    try:
        with desk.open() as ledger:
            made = judge(desk, ledger, asked, who)
            shown = where_to_see(ledger, made)
    except BadJudgement as error:
        return _question(desk, request, asked, str(error), 422)
    if onward:
        joined = "&" if "?" in onward else "?"
        page, _, passage = onward.partition("#")
        shown = f"{page}{joined}judged={made.id}" + (f"#{passage}" if passage else "")
    return RedirectResponse(shown, 303)


def _question(
    desk: Desk, request: Request, asked: Asked, wrong: str | None = None, status: int = 200
) -> Response:
    with desk.open() as ledger:
        subjects = [_subject(desk, ledger, id) for id in asked.subjects]
    return forms_of(
        desk,
        request,
        "judge.html",
        status,
        asked=asked,
        subjects=subjects,
        question=_QUESTIONS[asked.verdict],
        who=reviewer(request, desk.settings),
        wrong=wrong,
        onward=local_path(request.query_params.get("next")),
    )


def _subject(desk: Desk, ledger: Ledger, id: str) -> _Subject:
    """An event, a claim, several with commas, or a judgement, in words."""
    try:
        if id.startswith("j1"):
            found = judgement(desk.judgements.all(ledger.view), id)
            return _Subject(id, f"{found.verdict}, by {found.who}: {told(found).words}", None)
        if id.startswith("e1"):
            made = desk.happenings.current()
            event = made.by_id.get(id) if made else None
            return _Subject(id, event.label if event else id, event_path(id))
        first, *others = id.split(",")
        more = f" (and {len(others)} more like it)" if others else ""
        words = shorten(said(ledger.claim(first)), 160) + more
        return _Subject(id, words, claim_path(first))
    except NotFound:
        return _Subject(id, id, None)
