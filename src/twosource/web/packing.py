"""Static files and pages as they are sent: packed where the browser takes that (RFC 9110)."""

import gzip
import hashlib
from collections.abc import Mapping
from functools import cache, cached_property
from mimetypes import guess_type
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

__all__ = ["STATIC", "StaticFile", "packed", "serve_static", "static_files"]

STATIC = Path(__file__).parent / "static"
_SMALLEST = 1_000
"""Bytes from which packing is worth it."""
_FOR_GOOD = "public, max-age=31536000, immutable"
_TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}


class StaticFile:
    """A file that never changes while the desk runs."""

    def __init__(self, path: Path) -> None:
        self.body = path.read_bytes()
        self.version = hashlib.sha256(self.body).hexdigest()[:12]
        self.media_type = _TYPES.get(path.suffix) or guess_type(path.name)[0] or "text/plain"

    @cached_property
    def gzipped(self) -> bytes:
        """Packed as tightly as it goes, since it is done once."""
        return gzip.compress(self.body, 9, mtime=0)


@cache
def static_files() -> Mapping[str, StaticFile]:
    """All static files by their path below ``/static``."""
    found = sorted(path for path in STATIC.rglob("*") if path.is_file())
    return {path.relative_to(STATIC).as_posix(): StaticFile(path) for path in found}


def serve_static(path: str, request: Request) -> Response:
    """The file below ``/static``: for good, if it was asked for by its version. 404 for others."""
    file = static_files().get(path)
    if file is None:
        raise HTTPException(404)
    named = request.query_params.get("v") == file.version
    headers = {
        "ETag": f'"{file.version}"',
        "Vary": "Accept-Encoding",
        "Cache-Control": _FOR_GOOD if named else "no-cache",
    }
    if file.version in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    body = file.body
    if len(body) >= _SMALLEST and _takes_gzip(request):
        body, headers["Content-Encoding"] = file.gzipped, "gzip"
        headers["ETag"] = f'"{file.version}-gzip"'
    return Response(body, headers=headers, media_type=file.media_type)


def packed(request: Request, response: Response) -> Response:
    """``response`` made smaller, where that helps and the browser takes it.

    Not for pages that hold a form's token beside words of strangers: from the packed size of
    such pages a secret can be guessed (BREACH, 2013).
    """
    response.headers["Vary"] = "Accept-Encoding"
    if response.status_code != 200 or len(response.body) < _SMALLEST or not _takes_gzip(request):
        return response
    response.body = gzip.compress(bytes(response.body), 6, mtime=0)
    response.headers["Content-Encoding"] = "gzip"
    response.headers["Content-Length"] = str(len(response.body))
    if tag := response.headers.get("etag"):
        response.headers["ETag"] = f'{tag.removesuffix(chr(34))}-gzip"'
    return response


def _takes_gzip(request: Request) -> bool:
    """Whether the browser said so, and not with a weight of 0."""
    for part in request.headers.get("accept-encoding", "").split(","):
        name, _, weight = part.partition(";")
        if name.strip() == "gzip":
            return weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False
