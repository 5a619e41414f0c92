"""URL -> bytes: one page that the user named, fetched with limits.

Every address is resolved and checked before it is connected to, and the connection is made to the
checked address itself, so that a second look-up can't lead elsewhere. Redirects are followed here,
one by one, each checked like the first.
"""

import time
from collections.abc import Callable
from contextlib import closing
from importlib.metadata import version
from typing import TYPE_CHECKING, NamedTuple

from twosource.errors import FetchError, TooLarge
from twosource.intake.addresses import Resolve, allowed_addresses, resolve
from twosource.intake.formats import Format
from twosource.intake.options import IntakeOptions

if TYPE_CHECKING:
    import httpx

__all__ = ["Fetch", "Page", "fetch"]

_MOST_REDIRECTS = 5
_PORTS = {"http": 80, "https": 443}
_ACCEPTED: dict[str, Format] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "markdown",
    "application/pdf": "pdf",
    "application/json": "jsonl",
    "application/jsonl": "jsonl",
    "application/x-ndjson": "jsonl",
}
_ADVICE = {
    401: "it needs a log-in; save the page and give the file",
    402: "it is behind a paywall; save the page and give the file",
    403: "the site refuses programs; save the page and give the file",
    404: "there is no such page; check the URL",
    410: "the page is gone; look for an archived copy",
    429: "the site asks for fewer requests; try again later",
    451: "the page is blocked for legal reasons; look for an archived copy",
}


class Page(NamedTuple):
    """What was fetched. ``url`` is where it was in the end."""

    url: str
    data: bytes
    format: Format | None
    """None where the server does not say."""
    charset: str | None


Fetch = Callable[[str, IntakeOptions], Page]


def fetch(
    url: str,
    options: IntakeOptions,
    *,
    transport: "httpx.BaseTransport | None" = None,
    look_up: Resolve = resolve,
) -> Page:
    """Fetch ``url``. ``transport`` and ``look_up`` stand for the network.

    Raises:
        FetchError: It can't be, or must not be, fetched.
        TooLarge: It is over ``options.max_bytes``.
    """
    import httpx

    deadline = time.monotonic() + options.timeout
    agent = f"Twosource/{version('twosource')} (reads news reports that its user names)"
    with httpx.Client(
        transport=transport, trust_env=False, timeout=options.timeout, headers={"User-Agent": agent}
    ) as client:
        target = _checked_url(url)
        for _ in range(_MOST_REDIRECTS + 1):
            found = _get(client, target, options, look_up, deadline)
            if isinstance(found, Page):
                return found
            target = found
    raise FetchError(f"it redirects more than {_MOST_REDIRECTS} times; give the final URL")


def _checked_url(url: "str | httpx.URL") -> "httpx.URL":
    import httpx

    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as err:
        raise FetchError(f"it is no URL ({err}); give one like https://example.org/page") from err
    if parsed.scheme not in _PORTS or not parsed.host:
        raise FetchError(f"only http and https URLs are fetched, not {str(parsed)[:80]!r}")
    if parsed.userinfo:
        raise FetchError("URLs with a user name or password are not fetched; save the page instead")
    return parsed


def _get(
    client: "httpx.Client",
    url: "httpx.URL",
    options: IntakeOptions,
    look_up: Resolve,
    deadline: float,
) -> "Page | httpx.URL":
    """The page at ``url``, or where it redirects to."""
    import httpx

    port = url.port or _PORTS[url.scheme]
    problem: Exception | None = None
    for address in allowed_addresses(url.host, port, options.allow_private, look_up):
        request = client.build_request(
            "GET",
            url.copy_with(host=str(address)),
            headers={"Host": url.netloc.decode("ascii")},
            timeout=_left(deadline),
            extensions={"sni_hostname": url.raw_host.decode("ascii")},
        )
        try:
            with closing(client.send(request, stream=True)) as response:
                return _answer(response, url, options, deadline)
        except httpx.ConnectError as err:
            problem = err
        except httpx.HTTPError as err:
            raise _failed(err) from err
    raise _failed(problem) from problem


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise FetchError("it took too long; try again later or save the page and give the file")
    return left


def _failed(err: Exception | None) -> FetchError:
    name = type(err).__name__
    if "Timeout" in name:
        return FetchError("it did not answer in time; try again later")
    return FetchError(f"it can't be fetched ({err or name}); check the URL and the network")


def _answer(
    response: "httpx.Response", url: "httpx.URL", options: IntakeOptions, deadline: float
) -> "Page | httpx.URL":
    if response.has_redirect_location:
        return _checked_url(url.join(response.headers["location"]))
    status = response.status_code
    if status != 200:
        advice = "the site is failing; try again later" if status >= 500 else "check the URL"
        raise FetchError(f"the site answers {status}: {_ADVICE.get(status, advice)}")
    kind, charset = _content_type(response.headers.get("content-type", ""))
    return Page(str(url), _body(response, options.max_bytes, deadline), kind, charset)


def _content_type(header: str) -> tuple[Format | None, str | None]:
    """The format and the encoding that a Content-Type header names.

    >>> _content_type('text/html; charset="ISO-8859-1"')
    ('html', 'ISO-8859-1')
    """
    media, *parameters = (part.strip() for part in header.split(";"))
    charset = next(
        (p[8:].strip("\"' ") for p in parameters if p.lower().startswith("charset=")), None
    )
    if not media:
        return None, charset
    if media.lower() not in _ACCEPTED:
        raise FetchError(f"it is {media[:60]}, not a page, text or PDF; give the article's URL")
    return _ACCEPTED[media.lower()], charset


def _body(response: "httpx.Response", most: int, deadline: float) -> bytes:
    """The body as it comes, given up once it is over ``most`` bytes or takes too long."""
    too_large = TooLarge(f"it is over {most:,} bytes; save the part you need and give the file")
    declared = response.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > most:
        raise too_large
    body = bytearray()
    for chunk in response.iter_bytes():
        body += chunk
        if len(body) > most:
            raise too_large
        _left(deadline)
    return bytes(body)
