"""Showing the desk's token, where it asks for one."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from twosource.web.desk import Desk
from twosource.web.forms import FORM_COOKIE, form_token, give_cookie, is_form_token, visitor
from twosource.web.safety import TOKEN_COOKIE, is_token, token_cookie

__all__ = ["router"]


def router(desk: Desk) -> APIRouter:
    """The routes for signing in."""
    routes = APIRouter(include_in_schema=False)
    settings = desk.settings

    def form(request: Request, status: int = 200, wrong: str | None = None) -> Response:
        known = visitor(request)
        token = form_token(known, settings)
        answer = desk.page(request, "signin.html", status, form_token=token, wrong=wrong)
        give_cookie(answer, FORM_COOKIE, known, request)
        answer.headers["Cache-Control"] = "no-store"
        return answer

    @routes.get("/sign-in")
    def sign_in(request: Request) -> Response:
        return RedirectResponse("/", 303) if settings.open_to_all else form(request)

    @routes.post("/sign-in")
    async def show(request: Request) -> Response:
        async with request.form(max_files=0, max_fields=4, max_part_size=2_000) as given:
            if not is_form_token(given.get("form_token"), request, settings):
                return form(request, 403, "This form has grown old. Please send it again.")
            token = given.get("token")
        if settings.open_to_all or not isinstance(token, str) or not is_token(token, settings):
            return form(request, 403, "That is not the desk's token.")
        answer = RedirectResponse("/", 303)
        give_cookie(answer, TOKEN_COOKIE, token_cookie(settings), request)
        return answer

    return routes
