"""What all pages share: the ledger, the templates, and how a page becomes an answer."""

import hashlib
from collections.abc import Callable
from functools import cached_property
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

from twosource.ledger import Ledger
from twosource.model import words
from twosource.web import links, wording
from twosource.web.happenings import in_conflict
from twosource.web.judgement_log import JudgementLog
from twosource.web.keeper import Keeper
from twosource.web.names import Names
from twosource.web.packing import packed, static_files
from twosource.web.reading import Readings
from twosource.web.settings import DeskSettings

__all__ = ["Desk", "tagged"]


class Desk:
    """A desk over one ledger."""

    def __init__(self, settings: DeskSettings) -> None:
        self.settings = settings
        self.readings = Readings(settings)
        self.happenings = Keeper(settings)
        self.judgements = JudgementLog()
        self.names = Names(settings)

    def open(self) -> Ledger:
        """The ledger, for one request: close it in the thread that opened it."""
        return self.settings.open()

    def page(
        self, request: Request, template: str, status: int = 200, **context: object
    ) -> Response:
        """A page, whole."""
        body = self._templates.get_template(template).render(
            **context, path=request.url.path, signs_in=not self.settings.open_to_all
        )
        answer = tagged(request, body.encode(), "text/html; charset=utf-8", status)
        return answer if "form_token" in context else packed(request, answer)

    @cached_property
    def _templates(self) -> Environment:
        made = Environment(
            loader=PackageLoader("twosource.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        made.globals.update(_globals())
        made.filters.update(_FILTERS)
        return made


def tagged(request: Request, body: bytes, media_type: str, status: int = 200) -> Response:
    """``body`` with an ETag, or nothing but "not modified" where the visitor has it already."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    known = {
        t.strip().removeprefix("W/").replace('-gzip"', '"')
        for t in request.headers.get("if-none-match", "").split(",")
    }
    if status == 200 and known & {tag, "*"}:
        return Response(status_code=304, headers={"ETag": tag})
    headers = {"ETag": tag} if status == 200 else {}
    return Response(body, status, headers, media_type)


def _static(name: str) -> str:
    """The address of a static file, which changes when the file does."""
    return f"/static/{name}?v={static_files()[name].version}"


def _globals() -> dict[str, object]:
    paths: dict[str, object] = {name: getattr(links, name) for name in links.__all__}
    return {
        **paths,
        "static": _static,
        "mark": wording.origin_mark,
        "slots": wording.slots,
        "chain_of": wording.chain_of,
        "in_conflict": in_conflict,
        "is_web_address": wording.is_web_address,
    }


_FILTERS: dict[str, Callable[..., Any]] = {
    "counted": words.counted,
    "number": words.number,
    "said": words.said,
    "spoken": words.spoken,
    "bounds": words.bounds,
    "days": wording.days,
    "shorten": words.shorten,
    "day": wording.day,
    "plain": wording.plain,
    "happening": wording.happening,
}
