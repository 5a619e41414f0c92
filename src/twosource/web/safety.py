"""What every request passes through: whose name it asks for, whether it may, what it may send.

Report text is written by strangers, and any page that a browser has open can send requests to
this machine. So a request must name a host that the desk goes by (DNS rebinding), show the token
where there is one, come from the desk's own pages if it changes anything, and stay within a
size; and every answer forbids the browser all that the pages don't need (CSP Level 3).
"""

import hashlib
import hmac
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from twosource.web.problems import problem
from twosource.web.reviewers import whose_token
from twosource.web.settings import DeskSettings

__all__ = ["HEADERS", "TOKEN_COOKIE", "Guard", "is_token", "token_cookie"]

TOKEN_COOKIE = "twosource_token"
_FREE_OF_TOKEN = ("/static/", "/sign-in")
_READS = frozenset({"GET", "HEAD"})

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class _TooLarge(Exception):
    """The body is longer than allowed."""


class Guard:
    """ASGI middleware around the whole desk."""

    def __init__(self, app: ASGIApp, settings: DeskSettings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse the request, or hand it on and add headers to what comes back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        answer = _with_headers(send)
        if refusal := self._refusal(scope, headers):
            await refusal(scope, receive, answer)
            return
        try:
            await self._app(scope, self._limited(receive), answer)
        except _TooLarge:
            most = f"{self._settings.max_body_bytes:,}"
            await problem(413, f"the request is over {most} bytes; send fewer files at once")(
                scope, receive, answer
            )

    def _refusal(self, scope: Scope, headers: Headers) -> ASGIApp | None:
        settings = self._settings
        if host_name(headers.get("host", "")) not in settings.names:
            return problem(421, "the desk doesn't go by this name; open it under its own address")
        if scope["method"] not in _READS and not _same_origin(headers):
            return problem(403, "forms are taken from the desk's own pages only")
        if not _declared(headers) <= settings.max_body_bytes:
            most = f"{settings.max_body_bytes:,}"
            return problem(413, f"the request is over {most} bytes; send fewer files at once")
        if settings.token is None or scope["path"].startswith(_FREE_OF_TOKEN):
            return None
        return None if _shows_token(headers, settings) else _ask_for_token(scope)

    def _limited(self, receive: Receive) -> Receive:
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._settings.max_body_bytes:
                raise _TooLarge
            return message

        return counted


def host_name(host: str) -> str:
    """The name in a Host header, without its port.

    >>> host_name("localhost:8765"), host_name("[::1]:80"), host_name("a@b")
    ('localhost', '::1', '')
    """
    try:
        parts = urlsplit(f"//{host}")
        return (parts.hostname or "") if parts.netloc == host and "@" not in host else ""
    except ValueError:
        return ""


def _same_origin(headers: Headers) -> bool:
    """Whether a changing request comes from a page of this desk, as far as a browser tells."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def _declared(headers: Headers) -> int:
    length = headers.get("content-length", "0")
    return int(length) if length.isdecimal() else 0


def is_token(given: str, settings: DeskSettings) -> bool:
    """Whether ``given`` is the desk's token or a reviewer's; any wrong one takes the same time."""
    right = hmac.compare_digest(given.encode(), (settings.token or "").encode())
    return whose_token(given, settings) is not None or (right and settings.token is not None)


def token_cookie(settings: DeskSettings) -> str:
    """What the cookie of a signed-in visitor holds: not the token itself."""
    return hmac.new(settings.secret, b"signed in", hashlib.sha256).hexdigest()


def _shows_token(headers: Headers, settings: DeskSettings) -> bool:
    scheme, _, given = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and is_token(given.strip(), settings):
        return True
    cookie = cookie_parser(headers.get("cookie", "")).get(TOKEN_COOKIE, "")
    return hmac.compare_digest(cookie.encode(), token_cookie(settings).encode())


def _ask_for_token(scope: Scope) -> ASGIApp:
    from starlette.responses import RedirectResponse

    if scope["path"].startswith("/api/") or scope["method"] not in _READS:
        return problem(
            401,
            "send the desk's token: Authorization: Bearer TOKEN",
            headers={"WWW-Authenticate": "Bearer"},
        )
    return RedirectResponse("/sign-in", 303)


def _with_headers(send: Send) -> Send:
    async def add(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("Cache-Control", "no-cache, private")
        await send(message)

    return add
