"""How objects go out over the interface."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from twosource.ledger.judgements import Reviewed
from twosource.model import Verdict
from twosource.web.api.schemas import SCHEMAS
from twosource.web.api.shapes import EXAMPLES
from twosource.web.desk import tagged

__all__ = ["as_json", "as_list", "get", "review_json"]

_STATES: Mapping[Verdict, str] = {
    "accept": "accepted",
    "correct": "corrected",
    "reject": "rejected",
}


def get(routes: APIRouter, path: str, kind: str) -> Callable[..., Any]:
    """A route of the description's section ``kind``, with an example of its answer."""
    described = {"example": EXAMPLES[kind], "schema": SCHEMAS[kind]}
    example = {"content": {"application/json": described}}
    return routes.get(
        path, response_class=Response, responses={200: example}, tags=[kind.split()[0]]
    )


def as_json(request: Request, value: object) -> Response:
    """An object, with its ETag."""
    body = json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")
    return tagged(request, body, "application/json")


def as_list(request: Request, items: list[dict[str, Any]], cursor: str | None) -> Response:
    """A page of a list."""
    return as_json(request, {"items": items, "next": cursor})


def review_json(reviewed: Reviewed | None) -> dict[str, Any]:
    """How a claim stands after review."""
    if reviewed is None:
        return {"state": "unreviewed", "who": None, "at": None, "judgement": None}
    return {
        "state": _STATES[reviewed.verdict],
        "who": reviewed.who,
        "at": reviewed.at,
        "judgement": reviewed.judgement,
    }
