"""Errors of the REST interface, all in one shape: ``application/problem+json`` (RFC 9457)."""

import json
from collections.abc import Mapping
from http import HTTPStatus

from starlette.responses import Response

from twosource.errors import BadFilter, BadJudgement, InputError, NotFound, TwosourceError

__all__ = ["PROBLEM", "problem", "status_of"]

PROBLEM = "application/problem+json"


def problem(
    status: int,
    detail: str,
    errors: list[dict[str, str]] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """An error as a response; ``errors`` names single parameters that are wrong."""
    body: dict[str, object] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    if errors:
        body["errors"] = errors
    return Response(json.dumps(body), status, dict(headers or {}), PROBLEM)


def status_of(error: TwosourceError) -> int:
    """The HTTP status that an error of ours comes out as.

    >>> status_of(NotFound("no claim c1")), status_of(TwosourceError("…"))
    (404, 500)
    """
    if isinstance(error, NotFound):
        return 404
    if isinstance(error, BadFilter | BadJudgement | InputError):
        return 422
    return 500
