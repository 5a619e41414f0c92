"""The pages that people read, one file each."""

from fastapi import APIRouter

from twosource.web.desk import Desk
from twosource.web.pages import (
    add,
    brief,
    claims,
    copies,
    event,
    events,
    feeds,
    judge,
    reports,
    review,
    signin,
    sources,
)

__all__ = ["routers"]


def routers(desk: Desk) -> tuple[APIRouter, ...]:
    """The routes of all pages."""
    return tuple(
        page.router(desk)
        for page in (
            events,
            event,
            brief,
            copies,
            reports,
            claims,
            sources,
            review,
            judge,
            add,
            feeds,
            signin,
        )
    )
