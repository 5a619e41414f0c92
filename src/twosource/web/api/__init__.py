"""The REST interface, version 1."""

from fastapi import APIRouter

from twosource.web.api import exports, judgements, timeline, v1
from twosource.web.desk import Desk

__all__ = ["routers"]


def routers(desk: Desk) -> tuple[APIRouter, ...]:
    """The routes of the interface."""
    return tuple(part.router(desk) for part in (judgements, exports, timeline, v1))
