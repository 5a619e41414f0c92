"""Which reader takes which bytes: by the name's ending, by the media type, or by the content."""

import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import PurePath
from typing import BinaryIO, Literal

from twosource.errors import InputError, TooLarge, UnknownFormat
from twosource.intake.draft import Draft
from twosource.intake.jsonl import read_jsonl
from twosource.intake.options import IntakeOptions, Refusal
from twosource.intake.pdf import read_pdf
from twosource.intake.plain import read_markdown, read_text
from twosource.intake.webpage import read_html
from twosource.model import Report

__all__ = ["ENDINGS", "Format", "format_of_name", "from_bytes", "guessed_format", "read_stream"]

Format = Literal["text", "markdown", "html", "pdf", "jsonl"]
ENDINGS: Mapping[str, Format] = {
    ".txt": "text",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".jsonl": "jsonl",
}
_HTML = re.compile(
    rb"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|\?xml|html|head|body|article|main|div|section|h1|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_JSON = re.compile(rb'\s*\{\s*"')


def format_of_name(name: str) -> Format | None:
    """The format that a file's ending names.

    >>> format_of_name("news/a.HTM"), format_of_name("report")
    ('html', None)
    """
    return ENDINGS.get(PurePath(name).suffix.lower())


def guessed_format(head: bytes) -> Format:
    """The format that the first bytes of an input show; what shows none is text.

    >>> guessed_format(b"<!DOCTYPE html>"), guessed_format(b'{"id": "r1"'), guessed_format(b"Two")
    ('html', 'jsonl', 'text')
    """
    head = head.removeprefix(b"\xef\xbb\xbf")
    if head.startswith(b"%PDF-"):
        return "pdf"
    if _HTML.match(head):
        return "html"
    return "jsonl" if _JSON.match(head) else "text"


def from_bytes(
    data: bytes,
    name: str,
    options: IntakeOptions = IntakeOptions(),  # noqa: B008 - frozen
    *,
    format: Format | None = None,
    url: str | None = None,
    charset: str | None = None,
) -> Iterator[Report | Refusal]:
    """The reports in ``data``, and a refusal for each that can't be read.

    ``name`` is what refusals call it; its ending tells the format where ``format`` does not, and
    a name without an ending leaves that to the content. ``charset`` is the encoding declared
    outside the data.
    """
    try:
        kind = format or format_of_name(name) or _unnamed(name, data)
    except InputError as err:
        yield Refusal(name, err)
        return
    if kind == "jsonl":
        yield from read_jsonl(BytesIO(data), name, options)
        return
    try:
        yield _draft(data, kind, url, charset, options).report(options)
    except InputError as err:
        yield Refusal(name, err)


def read_stream(
    source: BinaryIO, name: str, format: Format, options: IntakeOptions
) -> Iterator[Report | Refusal]:
    """The reports of an open file: JSON Lines line by line, other formats as a whole."""
    if format == "jsonl":
        yield from read_jsonl(source, name, options)
    else:
        yield from from_bytes(source.read(options.max_bytes + 1), name, options, format=format)


def _unnamed(name: str, data: bytes) -> Format:
    if ending := PurePath(name).suffix:
        raise UnknownFormat(
            f"there is no reader for {ending} files; give one of {', '.join(ENDINGS)}"
        )
    return guessed_format(data)


def _draft(
    data: bytes, format: Format, url: str | None, charset: str | None, options: IntakeOptions
) -> Draft:
    if len(data) > options.max_bytes:
        raise TooLarge(f"it is over {options.max_bytes:,} bytes; split it or raise the limit")
    if format == "html":
        return read_html(data, url, charset)
    if format == "pdf":
        return read_pdf(data, options.max_bytes)
    reader: Callable[[bytes, str | None], Draft] = (
        read_markdown if format == "markdown" else read_text
    )
    draft = reader(data, charset)
    return draft._replace(url=draft.url or url)
