"""Who judges on a desk: by the token of a reviewer, or by the name that a visitor gives.

Where a desk knows reviewers, each has a token of their own, and nobody else judges. Where it knows
none, a visitor says who they are; on a desk that asks for nothing that is the user who started it
until somebody says otherwise.
"""

import base64
import binascii
import hashlib
import hmac

from starlette.requests import Request

from twosource.web.settings import DeskSettings

__all__ = ["REVIEWER_COOKIE", "reviewer", "reviewer_cookie", "whose_token"]

REVIEWER_COOKIE = "twosource_reviewer"


def reviewer(request: Request, settings: DeskSettings) -> str | None:
    """The name of who judges; None if the desk doesn't know it yet."""
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and (name := whose_token(given.strip(), settings)):
        return name
    name = _said(request.cookies.get(REVIEWER_COOKIE, ""), settings)
    if settings.reviewers:
        return name if name in settings.reviewers else None
    return name or (settings.own_name if settings.open_to_all else None)


def whose_token(given: str, settings: DeskSettings) -> str | None:
    """The reviewer whose token this is; every token is compared, whichever fits."""
    fits = [
        name
        for name, token in settings.reviewers.items()
        if hmac.compare_digest(given.encode(), token.encode())
    ]
    return fits[0] if fits else None


def reviewer_cookie(name: str, settings: DeskSettings) -> str:
    """What the cookie of a reviewer holds: the name, signed."""
    written = base64.urlsafe_b64encode(name.encode()).decode()
    return f"{written}.{_signature(name, settings)}"


def _said(cookie: str, settings: DeskSettings) -> str | None:
    written, _, signature = cookie.partition(".")
    try:
        name = base64.urlsafe_b64decode(written.encode()).decode()
    except (binascii.Error, ValueError):
        return None
    right = hmac.compare_digest(signature.encode(), _signature(name, settings).encode())
    return name if right and name else None


def _signature(name: str, settings: DeskSettings) -> str:
    return hmac.new(settings.secret, f"reviewer {name}".encode(), hashlib.sha256).hexdigest()
