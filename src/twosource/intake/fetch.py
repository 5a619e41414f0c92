"""URL -> bytes: one page or feed that the user named, fetched with limits.

Every address is resolved and checked before it is connected to, and the connection is made to the
checked address itself, so that a second look-up can't lead elsewhere. Redirects are followed here,
one by one, each checked like the first.
"""

import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, NamedTuple

from twosource.errors import FetchError, SiteBusy, TooLarge
from twosource.intake.addresses import Resolve, allowed_addresses, resolve
from twosource.intake.formats import Format
from twosource.intake.options import IntakeOptions

if TYPE_CHECKING:
    import httpx

__all__ = [
    "Fetch",
    "FetchFeed",
    "Page",
    "Validators",
    "checked_address",
    "fetch",
    "fetch_feed",
]

_MOST_REDIRECTS = 5
_PORTS = {"http": 80, "https": 443}
_LAST_PORT = 65_535
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
_FEEDS = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5"
)
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
    etag: str | None = None
    modified: str | None = None


class Validators(NamedTuple):
    """What an earlier answer said of itself, to be asked "is it still that?" (RFC 9110, 13)."""

    etag: str | None = None
    modified: str | None = None


Fetch = Callable[[str, IntakeOptions], Page]
FetchFeed = Callable[[str, IntakeOptions, Validators], Page | None]


@dataclass(frozen=True, slots=True)
class _Visit:
    """One fetching, redirects and all."""

    client: "httpx.Client"
    options: IntakeOptions
    look_up: Resolve
    deadline: float
    any_type: bool = False


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
    with _client(transport, options, {}) as client:
        found = _follow(_Visit(client, options, look_up, _deadline(options)), url)
    if found is None:
        raise FetchError("the site answers 304 to a first request; try again later")
    return found


def fetch_feed(
    url: str,
    options: IntakeOptions,
    known: Validators = Validators(),  # noqa: B008 - immutable
    *,
    transport: "httpx.BaseTransport | None" = None,
    look_up: Resolve = resolve,
) -> Page | None:
    """Fetch the feed at ``url``, whatever type it says it is; None if it is still as ``known``.

    Raises:
        FetchError: It can't be, or must not be, fetched.
        TooLarge: It is over ``options.max_bytes``.
    """
    asked = {"If-None-Match": known.etag, "If-Modified-Since": known.modified, "Accept": _FEEDS}
    headers = {name: value for name, value in asked.items() if value}
    with _client(transport, options, headers) as client:
        return _follow(_Visit(client, options, look_up, _deadline(options), any_type=True), url)


def _client(
    transport: "httpx.BaseTransport | None", options: IntakeOptions, headers: Mapping[str, str]
) -> "httpx.Client":
    import httpx

    agent = f"Twosource/{version('twosource')} (reads news reports that its user names)"
    return httpx.Client(
        transport=transport,
        trust_env=False,
        timeout=options.timeout,
        headers={"User-Agent": agent, **headers},
    )


def _deadline(options: IntakeOptions) -> float:
    return time.monotonic() + options.timeout


def _follow(visit: _Visit, url: str) -> Page | None:
    target = _checked_url(url)
    for _ in range(_MOST_REDIRECTS + 1):
        found = _get(visit, target)
        if found is None or isinstance(found, Page):
            return found
        target = found
    raise FetchError(f"it redirects more than {_MOST_REDIRECTS} times; give the final URL")


def checked_address(url: str) -> str:
    """``url`` as it would be fetched, if it is one that may be; nothing is looked up yet.

    >>> checked_address("HTTPS://Example.org/rss")
    'https://example.org/rss'

    Raises:
        FetchError: It is no http(s) URL, or holds a password.
    """
    return str(_checked_url(url.strip()))


def _checked_url(url: str, base: "httpx.URL | None" = None) -> "httpx.URL":
    """``url``, as it is meant from ``base``, if it may be fetched."""
    import httpx

    try:
        parsed = httpx.URL(url) if base is None else base.join(url)
        host, port = parsed.host, parsed.port or 0
    except (httpx.InvalidURL, ValueError) as err:
        raise FetchError(f"it is no URL ({err}); give one like https://example.org/page") from err
    if port > _LAST_PORT:
        raise FetchError(f"there is no port {port}; check the URL")
    if parsed.scheme not in _PORTS or not host:
        raise FetchError(f"only http and https URLs are fetched, not {str(parsed)[:80]!r}")
    if parsed.userinfo:
        raise FetchError("URLs with a user name or password are not fetched; save the page instead")
    return parsed


def _get(visit: _Visit, url: "httpx.URL") -> "Page | httpx.URL | None":
    """The page at ``url``, or where it redirects to; None if it is as it was."""
    import httpx

    port = url.port or _PORTS[url.scheme]
    problem: Exception | None = None
    for address in allowed_addresses(url.host, port, visit.options.allow_private, visit.look_up):
        request = visit.client.build_request(
            "GET",
            url.copy_with(host=str(address)),
            headers={"Host": url.netloc.decode("ascii")},
            timeout=_left(visit.deadline),
            extensions={"sni_hostname": url.raw_host.decode("ascii")},
        )
        try:
            with closing(visit.client.send(request, stream=True)) as response:
                return _answer(visit, response, url)
        except httpx.ConnectError as err:
            problem = err
        except httpx.HTTPError as err:
            raise _failed(err) from err
        except (httpx.InvalidURL, UnicodeError) as err:
            raise FetchError(f"it redirects to what is no URL ({err}); check the URL") from err
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
    visit: _Visit, response: "httpx.Response", url: "httpx.URL"
) -> "Page | httpx.URL | None":
    if response.has_redirect_location:
        return _checked_url(response.headers["location"], url)
    status = response.status_code
    if status == 304:
        return None
    if status != 200:
        advice = "the site is failing; try again later" if status >= 500 else "check the URL"
        kind_of_error = SiteBusy if status in (429, 503) else FetchError
        raise kind_of_error(f"the site answers {status}: {_ADVICE.get(status, advice)}")
    held = response.headers
    kind, charset = _content_type(held.get("content-type", ""), visit.any_type)
    body = _body(response, visit.options.max_bytes, visit.deadline)
    return Page(str(url), body, kind, charset, held.get("etag"), held.get("last-modified"))


def _content_type(header: str, any_type: bool = False) -> tuple[Format | None, str | None]:
    """The format and the encoding that a Content-Type header names.

    >>> _content_type('text/html; charset="ISO-8859-1"')
    ('html', 'ISO-8859-1')
    """
    media, *parameters = (part.strip() for part in header.split(";"))
    charset = next(
        (p[8:].strip("\"' ") for p in parameters if p.lower().startswith("charset=")), None
    )
    if not media or any_type:
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
