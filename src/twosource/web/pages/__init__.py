"""The pages that people read, one file each."""

from fastapi import APIRouter

from twosource.web.desk import Desk
from twosource.web.pages import add, claims, event, events, reports, signin, sources

__all__ = ["routers"]


def routers(desk: Desk) -> tuple[APIRouter, ...]:
    """The routes of all pages."""
    return tuple(m.router(desk) for m in (events, event, reports, claims, sources, add, signin))
