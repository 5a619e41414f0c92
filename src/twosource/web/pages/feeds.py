"""The list of feeds: adding, removing, and reading what is new when somebody says so."""

from collections.abc import Sequence

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from twosource.errors import InputError
from twosource.intake.fetch import checked_address
from twosource.intake.opml import read_opml, write_opml
from twosource.web.desk import Desk
from twosource.web.forms import is_form_token

__all__ = ["router"]

_LONGEST = 2_000
_OLD = "This form has grown old. Go back, reload the page and send it again."
_NOTHING = "Give the address of a feed, or an OPML file."


def router(desk: Desk) -> APIRouter:
    """The routes of feeds. Nothing here asks the network but reading."""
    routes = APIRouter(include_in_schema=False)
    settings = desk.settings

    @routes.get("/feeds")
    def feeds() -> Response:
        return RedirectResponse("/add#feeds", 303)

    @routes.get("/feeds.opml")
    def opml(request: Request) -> Response:
        with desk.open() as ledger:
            lines = list(write_opml((feed.url, feed.title) for feed in ledger.feeds.all()))
        headers = {"Content-Disposition": 'attachment; filename="feeds.opml"'}
        return Response("\n".join(lines) + "\n", headers=headers, media_type="text/x-opml")

    @routes.post("/feeds")
    async def change(request: Request) -> Response:
        async with request.form(
            max_files=1, max_fields=4, max_part_size=settings.max_file_bytes
        ) as given:
            if not is_form_token(given.get("form_token"), request, settings):
                return _wrong(desk, request, 403, _OLD)
            act, url, file = given.get("act"), given.get("url"), given.get("opml")
            data = b""
            if isinstance(file, UploadFile) and file.filename:
                data = await file.read(settings.max_file_bytes)
        address = url.strip()[:_LONGEST] if isinstance(url, str) else ""
        if act == "read":
            return RedirectResponse(f"/add/{desk.readings.start_feeds().id}", 303)
        try:
            await run_in_threadpool(_change, desk, act, address, data)
        except InputError as error:
            return await run_in_threadpool(_wrong, desk, request, 422, str(error))
        return RedirectResponse("/add#feeds", 303)

    return routes


def _change(desk: Desk, act: object, address: str, data: bytes) -> None:
    """Add or remove feeds. Raises ``InputError`` on what is none."""
    with desk.open() as ledger:
        if act == "remove":
            ledger.feeds.remove(address)
            return
        found: Sequence[tuple[str, str | None]] = read_opml(data) if data else ()
        if address:
            found = [*found, (address, None)]
        if not found:
            raise InputError(_NOTHING)
        for url, title in found:
            ledger.feeds.add(checked_address(url), title)


def _wrong(desk: Desk, request: Request, status: int, detail: str) -> Response:
    return desk.page(request, "wrong.html", status, heading="Not taken", detail=detail)
