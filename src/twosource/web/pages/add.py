"""Adding reports: pasted text or files, and how far their reading has come."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from twosource.errors import InputError
from twosource.intake import IntakeOptions, Refusal, from_bytes, from_text
from twosource.ledger import FeedEntry
from twosource.model import Report
from twosource.web.desk import Desk
from twosource.web.forms import FORM_COOKIE, form_token, give_cookie, is_form_token, visitor
from twosource.web.settings import DeskSettings

__all__ = ["router"]

_LONGEST_NAME = 120


def router(desk: Desk) -> APIRouter:
    """The routes for adding."""
    routes = APIRouter(include_in_schema=False)
    settings = desk.settings

    def form(request: Request, status: int = 200, wrong: str | None = None) -> Response:
        known = visitor(request)
        answer = desk.page(
            request,
            "add.html",
            status,
            form_token=form_token(known, settings),
            wrong=wrong,
            feeds=_feeds(desk),
            most_files=settings.max_files,
            most_megabytes=settings.max_file_bytes // 1_000_000,
        )
        give_cookie(answer, FORM_COOKIE, known, request)
        answer.headers["Cache-Control"] = "no-store"
        return answer

    @routes.get("/add")
    def add(request: Request) -> Response:
        return form(request)

    @routes.post("/add")
    async def take(request: Request) -> Response:
        async with request.form(
            max_files=settings.max_files, max_fields=10, max_part_size=settings.max_file_bytes
        ) as given:
            if not is_form_token(given.get("form_token"), request, settings):
                wrong = "This form has grown old. Please send it again."
                return await run_in_threadpool(form, request, 403, wrong)
            files = [await _content(f, settings) for f in given.getlist("files") if _is_file(f)]
        items = await run_in_threadpool(lambda: list(_items(given, files, settings)))
        if not items:
            wrong = "There was nothing to read: paste a text or choose a file."
            return await run_in_threadpool(form, request, 422, wrong)
        batch = desk.readings.start(items)
        return RedirectResponse(f"/add/{batch.id}", 303)

    @routes.get("/add/{id}")
    def progress(request: Request, id: str) -> Response:
        batch = desk.readings.get(id)
        if batch is None:
            raise HTTPException(404)
        answer = desk.page(request, "reading.html", batch=batch)
        answer.headers["Cache-Control"] = "no-store"
        if not batch.over:
            answer.headers["Refresh"] = "2"
        return answer

    return routes


def _feeds(desk: Desk) -> tuple[FeedEntry, ...]:
    with desk.open() as ledger:
        return ledger.feeds.all()


def _is_file(field: object) -> bool:
    return isinstance(field, UploadFile) and bool(field.filename)


async def _content(file: UploadFile | str, settings: DeskSettings) -> tuple[str, bytes]:
    """The name and bytes of an upload; one byte over the limit is enough to see that it is over."""
    assert isinstance(file, UploadFile)
    return _bare_name(file.filename or ""), await file.read(settings.max_file_bytes + 1)


def _bare_name(name: str) -> str:
    r"""The last part of what a browser calls a file: it names an error, never a path here.

    >>> _bare_name("../../etc/passwd.txt"), _bare_name("C:\\news\\a.html")
    ('passwd.txt', 'a.html')
    """
    return PurePosixPath(name.replace("\\", "/")).name[-_LONGEST_NAME:] or "file"


def _items(
    given: FormData, files: Iterable[tuple[str, bytes]], settings: DeskSettings
) -> Iterator[Report | Refusal]:
    outlet, published, title = (_field(given, k) for k in ("outlet", "published", "title"))
    options = IntakeOptions(max_bytes=settings.max_file_bytes, outlet=outlet, published=published)
    text = given.get("text")
    if isinstance(text, str) and text.strip():
        try:
            yield from_text(
                text.replace("\r\n", "\n"),
                title=title,
                outlet=outlet,
                published=published,
                url=_field(given, "url"),
            )
        except InputError as error:
            yield Refusal("the pasted text", error)
    for name, data in files:
        yield from from_bytes(data, name, options)


def _field(given: FormData, name: str) -> str | None:
    value = given.get(name)
    return value.strip() or None if isinstance(value, str) else None
