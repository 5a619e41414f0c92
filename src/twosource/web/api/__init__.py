"""The REST interface, version 1."""

from collections import Counter

from fastapi import APIRouter, Depends
from starlette.requests import Request

from twosource.errors import BadFilter
from twosource.web.api import exports, judgements, timeline, v1
from twosource.web.desk import Desk

__all__ = ["routers"]


def routers(desk: Desk) -> tuple[APIRouter, ...]:
    """The routes of the interface."""
    whole = APIRouter(dependencies=[Depends(_each_once)])
    for part in (judgements, exports, timeline, v1):
        whole.include_router(part.router(desk))
    return (whole,)


def _each_once(request: Request) -> None:
    """Refuse a parameter that is given twice: nobody knows which one is meant."""
    counts = Counter(name for name, _ in request.query_params.multi_items())
    twice = [name for name, count in counts.items() if count > 1]
    if twice:
        raise BadFilter(f"{twice[0][:40]!r} is given more than once; give it once")
