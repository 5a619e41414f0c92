"""Form tokens against forged requests: a cookie, and in the form what only the desk can derive."""

import hashlib
import hmac
import secrets

from starlette.requests import Request
from starlette.responses import Response

from twosource.web.settings import DeskSettings

__all__ = ["FORM_COOKIE", "form_token", "give_cookie", "is_form_token", "visitor"]

FORM_COOKIE = "twosource_form"


def visitor(request: Request) -> str:
    """What the visitor's cookie says, or something new to put into it."""
    return request.cookies.get(FORM_COOKIE) or secrets.token_urlsafe(24)


def form_token(visitor: str, settings: DeskSettings) -> str:
    """What a form of this visitor carries."""
    return hmac.new(settings.secret, visitor.encode(), hashlib.sha256).hexdigest()


def is_form_token(given: object, request: Request, settings: DeskSettings) -> bool:
    """Whether a form carries the token that goes with its cookie."""
    known = request.cookies.get(FORM_COOKIE)
    if not known or not isinstance(given, str):
        return False
    return hmac.compare_digest(given.encode(), form_token(known, settings).encode())


def give_cookie(response: Response, name: str, value: str, request: Request) -> None:
    """Set a cookie that scripts can't read and other sites' forms don't send."""
    secure = request.url.scheme == "https"
    response.set_cookie(name, value, httponly=True, samesite="lax", secure=secure, path="/")
