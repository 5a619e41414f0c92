"""The brief on one event or on those that filters choose: to be read here, or taken along."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Query
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from twosource.brief.as_html import html, html_body
from twosource.brief.as_json import as_json
from twosource.brief.as_markdown import markdown
from twosource.brief.compose import MOST_EVENTS, compose
from twosource.brief.document import Brief, Passage
from twosource.brief.material import material_on
from twosource.brief.method import masthead
from twosource.errors import NotFound
from twosource.model import Event
from twosource.web.desk import Desk
from twosource.web.happenings import Happenings
from twosource.web.links import brief_path, event_path, report_path, with_query
from twosource.web.pages.event import find_event
from twosource.web.pages.events import chips_of
from twosource.web.pages.grouping import under_way
from twosource.web.query import EventQuery

__all__ = ["router"]


class BriefFile(StrEnum):
    """What a brief can be taken along as."""

    html = "html"
    md = "md"
    json = "json"


_WRITERS: Mapping[BriefFile, tuple[Callable[[Brief], str], str]] = {
    BriefFile.html: (html, "text/html; charset=utf-8"),
    BriefFile.md: (markdown, "text/markdown; charset=utf-8"),
    BriefFile.json: (as_json, "application/json"),
}
_LABELS = {BriefFile.html: "HTML", BriefFile.md: "Markdown", BriefFile.json: "JSON"}


def router(desk: Desk) -> APIRouter:
    """The routes of briefs."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/brief")
    def brief(request: Request, query: Annotated[EventQuery, Query()]) -> Response:
        made = desk.happenings.current()
        if made is None:
            return under_way(desk, request)
        given = query.given()
        return _page(
            desk,
            request,
            _of_many(desk, made, query),
            files=_files(None, given),
            chips=chips_of(given, "/brief"),
            back=with_query("/events", given),
        )

    @routes.get("/brief.{format}")
    def brief_file(
        request: Request, format: BriefFile, query: Annotated[EventQuery, Query()]
    ) -> Response:
        made = desk.happenings.current()
        if made is None:
            return under_way(desk, request)
        return _file(_of_many(desk, made, query), format)

    @routes.get("/events/{id}/brief")
    def event_brief(request: Request, id: str) -> Response:
        made = desk.happenings.current()
        if made is None:
            return under_way(desk, request)
        event = find_event(made, id)
        return _page(
            desk,
            request,
            _brief(desk, made, [event], 1),
            files=_files(event.id, {}),
            chips=[],
            back=event_path(event.id),
        )

    @routes.get("/events/{id}/brief.{format}")
    def event_brief_file(request: Request, id: str, format: BriefFile) -> Response:
        made = desk.happenings.current()
        if made is None:
            return under_way(desk, request)
        return _file(_brief(desk, made, [find_event(made, id)], 1), format)

    return routes


def _of_many(desk: Desk, made: Happenings, query: EventQuery) -> Brief:
    """The brief on the first events that a question finds, in its order."""
    found = made.chosen(query.conditions(), query.sort)
    return _brief(desk, made, made.whole(found[:MOST_EVENTS]), len(found))


def _brief(desk: Desk, made: Happenings, events: Sequence[Event], meeting: int) -> Brief:
    with desk.open() as ledger:
        material = material_on(ledger.view, events, made.originals)
    return compose(material, meeting=meeting)


def _page(
    desk: Desk,
    request: Request,
    brief: Brief,
    files: Sequence[tuple[str, str]],
    chips: Sequence[tuple[str, str]],
    back: str,
) -> Response:
    return desk.page(
        request,
        "brief.html",
        title=brief.title,
        counts=masthead(brief) if _tells(brief) else None,
        # Words of reports are escaped where the brief is written.
        body=Markup(html_body(brief, _passage)),
        files=files,
        chips=chips,
        back=back,
    )


def _passage(passage: Passage) -> str:
    return report_path(passage.report.id, passage.claim)


def _file(brief: Brief, format: BriefFile) -> Response:
    if not _tells(brief):
        raise NotFound("there is nothing to tell: no happening meets all of this; drop a filter")
    write, media_type = _WRITERS[format]
    headers = {"Content-Disposition": f'attachment; filename="brief.{format}"'}
    return Response(write(brief).encode("utf-8", "backslashreplace"), 200, headers, media_type)


def _tells(brief: Brief) -> bool:
    return bool(brief.parts or brief.once)


def _files(event: str | None, given: Mapping[str, object]) -> list[tuple[str, str]]:
    """What the brief can be saved as, each with its address."""
    path = brief_path(event)
    return [(_LABELS[f], with_query(f"{path}.{f}", given)) for f in BriefFile]
