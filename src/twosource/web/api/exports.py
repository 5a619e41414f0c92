"""``/api/v1/exports``: the log of what was handed out, and making an export."""

import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from typing import IO, Annotated, Any, Literal

from fastapi import APIRouter, Body, Path, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from twosource.export.formats import MEDIA_TYPES, ExportFormat
from twosource.export.logged import ExportOrder, exported
from twosource.export.profiles import Profile
from twosource.ledger import ClaimFilter, ExportEntry
from twosource.web.api.answers import as_json, as_list, get
from twosource.web.api.shapes import ANSWERS, EXAMPLES
from twosource.web.desk import Desk
from twosource.web.problems import PROBLEM, problem
from twosource.web.query import CountryText, DayText, NearText, Page, TypeText, circle
from twosource.web.reviewers import reviewer

__all__ = ["router"]

_JSON = "application/json"
_IN_MEMORY = 8_000_000
_PIECE = 256 * 1024
_MOST = 2**63 - 1


class ExportFilters(BaseModel):
    """Which happenings: those of which one claim meets all of it."""

    model_config = ConfigDict(extra="forbid", strict=True)

    text: str | None = Field(None, description='Words, or a "phrase", that the claim holds.')
    source: str | None = Field(None, description="Part of the name of who says it, or its id.")
    actor: str | None = Field(None, description="Part of the name of who acts or is acted upon.")
    type: TypeText = Field(None, description="PLOVER type: ASSAULT, PROTEST, …")
    near: NearText = Field(None, description="LAT,LON,KM: happening in this circle.")
    country: CountryText = Field(None, description="ISO 3166-1 alpha-2: KE")
    after: DayText = Field(None, description="Happening on this day or later: 2026-05-12")
    before: DayText = Field(None, description="Happening on this day or earlier.")

    def given(self) -> dict[str, str]:
        """The conditions that were given, for the log."""
        return {name: value for name, value in self.model_dump().items() if value}

    def filter(self) -> ClaimFilter | None:
        """These conditions as the ledger takes them. Raises ``BadFilter``."""
        held: dict[str, Any] = self.given()
        if not held:
            return None
        near = held.pop("near", None)
        return ClaimFilter(near=circle(near) if near else None, **held)


class _New(BaseModel):
    model_config = ConfigDict(extra="forbid")

    who: str | None = Field(
        None, max_length=120, description="Who exports, where the desk doesn't know it itself."
    )


class WholeLedger(_New):
    """The ledger as JSON Lines, whole: all of it, or what was reviewed, for training."""

    format: Literal[ExportFormat.jsonl, ExportFormat.training]
    profile: Literal[Profile.sealed] | None = Field(None, description="It hides nothing.")
    filters: None = Field(None, description="It is the whole ledger.")


class Happenings(_New):
    """Events, and what they rest on, in a format of others."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLES["exports add"]]})

    format: Literal[
        ExportFormat.csv,
        ExportFormat.geojson,
        ExportFormat.ftm,
        ExportFormat.prov,
        ExportFormat.webannotation,
        ExportFormat.gexf,
        ExportFormat.parquet,
    ]
    profile: Profile | None = Field(
        None, description="public, which hides private persons, or sealed, which hides nothing."
    )
    filters: ExportFilters | None = None


NewExport = Annotated[WholeLedger | Happenings, Body(discriminator="format")]


def router(desk: Desk) -> APIRouter:
    """The routes of exports."""
    routes = APIRouter(prefix="/api/v1", responses=ANSWERS)

    @get(routes, "/exports", "exports list")
    def exports(request: Request, query: Annotated[Page, Query()]) -> Response:
        """List what was exported, the latest first."""
        known = query.cursor is not None and query.cursor.isdecimal()
        after = min(int(query.cursor or 0), _MOST) if known else None
        with desk.open() as ledger:
            found = ledger.exports.all(after, query.limit + 1)
        shown = found[: query.limit]
        cursor = str(shown[-1].number) if len(found) > query.limit else None
        return as_list(request, [_entry(e) for e in shown], cursor)

    @get(routes, "/exports/{number}", "exports one")
    def export(request: Request, number: Annotated[int, Path(ge=1, le=_MOST)]) -> Response:
        """One entry of the log."""
        with desk.open() as ledger:
            return as_json(request, _entry(ledger.exports.entry(number)))

    @routes.post(
        "/exports",
        status_code=201,
        response_class=Response,
        tags=["exports"],
        responses={
            201: {
                "description": "The export itself; `Location` is its entry in the log",
                "content": {media.partition(";")[0]: {} for media, _ in MEDIA_TYPES.values()},
            },
            415: {"description": "It isn't sent as JSON", "content": {PROBLEM: {}}},
        },
    )
    def make(request: Request, new: NewExport) -> Response:
        """Export the ledger, or the happenings that filters choose. It is logged."""
        # A form of another site can send text, but not this type without being asked for first.
        if request.headers.get("content-type", "").partition(";")[0].strip() != _JSON:
            return problem(415, f"send what to export as {_JSON}")
        media, name = MEDIA_TYPES[new.format]
        order = ExportOrder(
            format=new.format,
            who=_who(request, desk, new.who),
            profile=new.profile,
            where=new.filters.filter() if new.filters else None,
            filters=new.filters.given() if new.filters else {},
            target=name,
        )
        file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed when it is sent
        try:
            with desk.open() as ledger:
                with closing(exported(ledger, order)) as pieces:
                    file.writelines(pieces)
                entry = ledger.exports.all(limit=1)[0]
        except BaseException:
            file.close()
            raise
        file.seek(0)
        headers = {
            "Location": f"/api/v1/exports/{entry.number}",
            "ETag": f'"{entry.sha256[:32]}"',
            "Content-Length": str(entry.bytes),
            "Content-Disposition": f'attachment; filename="{name}"',
        }
        return StreamingResponse(_read(file), 201, headers, media, BackgroundTask(file.close))

    return routes


def _read(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(_PIECE):
        yield piece


def _who(request: Request, desk: Desk, said: str | None) -> str:
    """Whom the log names: whom the desk knows, else who it is said to be."""
    known = reviewer(request, desk.settings)
    return known or (said or "").strip() or "a visitor of the desk"


def _entry(entry: ExportEntry) -> dict[str, Any]:
    return {"kind": "export", **asdict(entry)}
