"""Saying who one is, and showing the desk's token where it asks for one."""

import re

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from twosource.web.desk import Desk
from twosource.web.forms import give_cookie, is_form_token
from twosource.web.pages.judge import forms_of, local_path
from twosource.web.reviewers import REVIEWER_COOKIE, reviewer, reviewer_cookie, whose_token
from twosource.web.safety import TOKEN_COOKIE, is_token, token_cookie

__all__ = ["router"]

_NAME = re.compile(r"[^\x00-\x1f\x7f\ud800-\udfff]{1,60}")


def router(desk: Desk) -> APIRouter:
    """The routes for signing in."""
    routes = APIRouter(include_in_schema=False)
    settings = desk.settings

    def form(
        request: Request, status: int = 200, wrong: str | None = None, onward: str | None = None
    ) -> Response:
        return forms_of(
            desk,
            request,
            "signin.html",
            status,
            wrong=wrong,
            who=reviewer(request, settings),
            asks_for_token=bool(settings.token or settings.reviewers),
            by_token=bool(settings.reviewers),
            onward=onward,
        )

    @routes.get("/sign-in")
    def sign_in(request: Request) -> Response:
        return form(request, onward=local_path(request.query_params.get("next")))

    @routes.post("/sign-in")
    async def show(request: Request) -> Response:
        async with request.form(max_files=0, max_fields=5, max_part_size=2_000) as given:
            right = is_form_token(given.get("form_token"), request, settings)
            token, name = given.get("token"), str(given.get("name") or "").strip()
            onward = local_path(given.get("next"))
        if not right:
            return form(request, 403, "This form has grown old. Please send it again.", onward)
        shown = token if isinstance(token, str) else ""
        if (settings.token or settings.reviewers) and not is_token(shown, settings):
            return form(request, 403, "That is not a token of this desk.", onward)
        who = whose_token(shown, settings) or (None if settings.reviewers else name)
        if who and not _NAME.fullmatch(who):
            return form(request, 422, "A name may have 60 characters that can be shown.", onward)
        answer = RedirectResponse(onward or "/", 303)
        if settings.token:
            give_cookie(answer, TOKEN_COOKIE, token_cookie(settings), request)
        if who:
            give_cookie(answer, REVIEWER_COOKIE, reviewer_cookie(who, settings), request)
        return answer

    return routes
