"""The desk as an ASGI application: pages, interface, and how errors come out of both."""

from importlib.metadata import version

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, Route

from twosource.errors import TwosourceError
from twosource.web import api, pages
from twosource.web.desk import Desk
from twosource.web.packing import serve_static
from twosource.web.problems import problem, status_of
from twosource.web.safety import HEADERS, Guard
from twosource.web.settings import DeskSettings

__all__ = ["create_app"]

_HEADINGS = {
    404: "There is no such page",
    422: "That can't be looked for",
    403: "Not taken",
    405: "That can't be done here",
    413: "Too large",
}
_UNFORESEEN = (
    "The desk met an error that it wasn't made for. The ledger is as it was; the program's output "
    "says more. Please report it."
)
_NO_PAGE = "The address leads nowhere. It may have been cut short on its way here."


def create_app(settings: DeskSettings) -> FastAPI:
    """A desk over the ledger that ``settings`` names."""
    desk = Desk(settings)
    app = FastAPI(
        title="Twosource",
        version=version("twosource"),
        description="Reports, what they claim on whose word, and how many origins stand behind it.",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    for router in (*api.routers(desk), *pages.routers(desk)):
        app.include_router(router)
    app.add_api_route(
        "/static/{path:path}", serve_static, methods=["GET", "HEAD"], include_in_schema=False
    )
    _add_error_pages(app, desk)
    app.add_middleware(Guard, settings=settings)
    return app


def _add_error_pages(app: FastAPI, desk: Desk) -> None:
    def answer(
        request: Request, status: int, detail: str, errors: list[dict[str, str]] | None = None
    ) -> Response:
        if request.url.path.startswith("/api/"):
            return problem(status, detail, errors)
        heading = _HEADINGS.get(status, "Something went wrong")
        return desk.page(request, "wrong.html", status, heading=heading, detail=detail)

    @app.exception_handler(TwosourceError)
    def ours(request: Request, error: TwosourceError) -> Response:
        return answer(request, status_of(error), str(error))

    @app.exception_handler(RequestValidationError)
    def wrong_parameters(request: Request, error: RequestValidationError) -> Response:
        errors = [{"parameter": str(e["loc"][-1]), "detail": str(e["msg"])} for e in error.errors()]
        said = "; ".join(f"{e['parameter']}: {e['detail']}" for e in errors)
        return answer(request, 422, said, errors)

    @app.exception_handler(HTTPException)
    def known(request: Request, error: HTTPException) -> Response:
        detail = _NO_PAGE if error.status_code == 404 else error.detail
        answered = answer(request, error.status_code, detail)
        answered.headers.update(error.headers or {})
        if error.status_code == 405:
            answered.headers["Allow"] = ", ".join(sorted(_methods(app, request)))
        return answered

    @app.exception_handler(Exception)
    def unforeseen(request: Request, error: Exception) -> Response:
        # It is logged by the server; what it says may hold text of reports, so it isn't shown.
        answered = answer(request, 500, _UNFORESEEN)
        answered.headers.update(HEADERS)
        return answered


def _methods(app: FastAPI, request: Request) -> set[str]:
    """What can be done at an address: its routes may stand apart, one a method."""
    there = (r for r in app.routes if isinstance(r, Route))
    found = (r.methods or set() for r in there if r.matches(request.scope)[0] != Match.NONE)
    return set().union(*found)
