"""What pages show while claims are being grouped into events."""

from starlette.requests import Request
from starlette.responses import Response

from twosource.web.desk import Desk

__all__ = ["under_way"]


def under_way(desk: Desk, request: Request) -> Response:
    """The page that says so, and renews itself."""
    answer = desk.page(request, "grouping.html", 503)
    answer.headers["Refresh"] = "3"
    answer.headers["Retry-After"] = "3"
    return answer
