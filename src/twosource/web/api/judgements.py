"""``/api/v1/judgements``: what was judged, and judging."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from twosource import engine
from twosource.engine.judge import judgement as find_judgement
from twosource.export.judgements import agreement_json, judgement_json
from twosource.ledger.judgements import undone_by
from twosource.web.api.answers import as_json, as_list, get
from twosource.web.api.shapes import ANSWERS, EXAMPLES
from twosource.web.desk import Desk
from twosource.web.judging import Asked, judge, where_to_see
from twosource.web.pages.judge import JudgementQuery
from twosource.web.problems import PROBLEM, problem
from twosource.web.reviewers import reviewer

__all__ = ["NewJudgement", "router"]

_JSON = "application/json"
_UNKNOWN = (
    "the desk doesn't know who judges: send a reviewer's token (Authorization: Bearer TOKEN), or "
    "say who, where a desk has no list of reviewers"
)


_TWO_OR_MORE: dict[str, Any] = {
    "if": {"properties": {"verdict": {"enum": ["same", "different"]}}},
    "then": {"properties": {"subjects": {"minItems": 2, "uniqueItems": True}}},
}
_ONE_ALONE: dict[str, Any] = {
    "if": {"properties": {"verdict": {"enum": ["accept", "reject", "correct", "undo"]}}},
    "then": {"properties": {"subjects": {"maxItems": 1}}},
}
_VALUES_TO_CORRECT: dict[str, Any] = {
    "if": {"properties": {"verdict": {"const": "correct"}}},
    "then": {"required": ["values"], "properties": {"values": {"type": "object"}}},
    "else": {"properties": {"values": {"type": "null"}}},
}
"""What the description says of conditions that hold between fields."""


class NewJudgement(BaseModel):
    """A judgement to add."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        json_schema_extra={
            "examples": [EXAMPLES["judgements add"]],
            "allOf": [_TWO_OR_MORE, _ONE_ALONE, _VALUES_TO_CORRECT],
        },
    )

    verdict: Literal["same", "different", "wrong", "accept", "reject", "correct", "undo"]
    subjects: list[Annotated[str, Field(min_length=1, max_length=20_000)]] = Field(
        min_length=1,
        max_length=500,
        description="Ids of events, claims, or the judgement to undo; with commas between them "
        "several are one subject.",
    )
    note: str | None = Field(None, max_length=4_000, description="Why.")
    values: dict[str, Any] | None = Field(
        None, description="With correct: what differs, in the shape of a claim."
    )
    who: str | None = Field(
        None, max_length=120, description="Who judges, where the desk has no list of reviewers."
    )


def router(desk: Desk) -> APIRouter:
    """The routes of judgements."""
    routes = APIRouter(prefix="/api/v1", responses=ANSWERS)

    @get(routes, "/judgements", "judgements list")
    def judgements(request: Request, query: Annotated[JudgementQuery, Query()]) -> Response:
        """List judgements, the latest first."""
        with desk.open() as ledger:
            made = desk.judgements.all(ledger.view)
        undone = undone_by((j.id or "", j.verdict, j.subjects) for j in made)
        found = query.chosen(made)
        shown = [judgement_json(j, undone) for j in found[: query.limit]]
        cursor = shown[-1]["id"] if len(found) > query.limit else None
        return as_list(request, shown, cursor)

    @get(routes, "/judgements/agreement", "judgements agreement")
    def agreement(request: Request) -> Response:
        """How far reviewers agree: Krippendorff's alpha, field by field."""
        with desk.open() as ledger:
            return as_json(request, agreement_json(engine.agreement(ledger.view)))

    @get(routes, "/judgements/{id}", "judgements one")
    def judgement(request: Request, id: str) -> Response:
        """One judgement."""
        with desk.open() as ledger:
            made = desk.judgements.all(ledger.view)
        undone = undone_by((j.id or "", j.verdict, j.subjects) for j in made)
        return as_json(request, judgement_json(find_judgement(made, id), undone))

    @routes.post(
        "/judgements",
        status_code=201,
        response_class=Response,
        tags=["judgements"],
        responses={
            201: {"content": {_JSON: {"example": EXAMPLES["judgements one"]}}},
            415: {"description": "It isn't sent as JSON", "content": {PROBLEM: {}}},
        },
    )
    def add(request: Request, new: NewJudgement) -> Response:
        """Add a judgement. Nothing is overwritten, and ``undo`` takes any of them back."""
        # A form of another site can send text, but not this type without being asked for first.
        if request.headers.get("content-type", "").partition(";")[0].strip() != _JSON:
            return problem(415, f"send the judgement as {_JSON}")
        who = None if desk.settings.reviewers else new.who
        who = who or reviewer(request, desk.settings)
        if who is None:
            return problem(403, _UNKNOWN)
        asked = Asked(new.verdict, tuple(new.subjects), new.note, new.values)
        with desk.open() as ledger:
            made = judge(desk, ledger, asked, who)
            page = where_to_see(ledger, made)
        return JSONResponse(
            {**judgement_json(made, {}), "page": page},
            201,
            {"Location": f"/api/v1/judgements/{made.id}"},
        )

    return routes
