"""Where things are on the desk: the paths that pages and answers of the interface link to."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from twosource.model import Link

__all__ = [
    "brief_path",
    "claim_path",
    "event_path",
    "event_with_path",
    "judge_path",
    "outlet_path",
    "report_path",
    "review_path",
    "source_path",
    "with_query",
]


def report_path(report: str, claim: str | None = None) -> str:
    """The page of a report, at the passage of a claim if one is given.

    >>> report_path("a/b?", "c1-88")
    '/reports/a%2Fb%3F#c1-88'
    """
    return f"/reports/{quote(report, safe='')}" + (f"#{quote(claim, safe='')}" if claim else "")


def claim_path(claim: str) -> str:
    """The page of a claim, with its reasons."""
    return f"/claims/{quote(claim, safe='')}"


def event_path(event: str) -> str:
    """The page of an event."""
    return f"/events/{quote(event, safe='')}"


def brief_path(event: str | None = None) -> str:
    """The page of a brief: on one event, or on those that its filters choose."""
    return f"{event_path(event)}/brief" if event else "/brief"


def event_with_path(claim: str) -> str:
    """The page of the event that holds a claim, whatever the event's id is by then."""
    return f"/events/with/{quote(claim, safe='')}"


def judge_path(verdict: str, *subjects: str) -> str:
    """The page on which a judgement is made.

    >>> judge_path("undo", "j1-76")
    '/judge?verdict=undo&subject=j1-76'
    """
    return f"/judge?{urlencode([('verdict', verdict), *(('subject', s) for s in subjects)])}"


def review_path(claim: str) -> str:
    """The page on which one claim is reviewed."""
    return f"/review?claim={quote(claim, safe='')}"


def outlet_path(outlet: str) -> str:
    """The page of an outlet."""
    return f"/outlets/{quote(outlet, safe='')}"


def source_path(link: Link) -> str | None:
    """The page of a named source; what an unnamed one said stays with its report."""
    return None if link.unnamed else f"/sources/{quote(link.entity or link.name, safe='')}"


def with_query(path: str, query: Mapping[str, object]) -> str:
    """``path`` with the parameters that have a value.

    >>> with_query("/claims", {"text": "dam", "source": None, "hedged": True})
    '/claims?text=dam&hedged=true'
    """
    said = {k: str(v).lower() if v is True or v is False else v for k, v in query.items()}
    held = {key: value for key, value in said.items() if value not in (None, "")}
    return f"{path}?{urlencode(held)}" if held else path
