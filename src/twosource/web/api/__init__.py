"""The REST interface, version 1."""

from fastapi import APIRouter

from twosource.web.api import v1
from twosource.web.desk import Desk

__all__ = ["routers"]


def routers(desk: Desk) -> tuple[APIRouter, ...]:
    """The routes of the interface."""
    return (v1.router(desk),)
