"""Text and Markdown: the text as it stands, and the few lines at its top that describe it."""

import re

from twosource.intake.decoding import decode
from twosource.intake.draft import Draft

__all__ = ["read_markdown", "read_text"]

_FIELDS = {
    "title": "title",
    "headline": "title",
    "outlet": "outlet",
    "source": "outlet",
    "publisher": "outlet",
    "newspaper": "outlet",
    "site": "outlet",
    "date": "published",
    "published": "published",
    "author": "byline",
    "authors": "byline",
    "by": "byline",
    "byline": "byline",
    "url": "url",
    "link": "url",
}
_HEADER = re.compile(r"([A-Za-z]+):[ \t]+(\S.*)")
_FRONT = re.compile(r"---[ \t]*\n(.*?)\n---[ \t]*(?:\n|$)", re.S)
_ENTRY = re.compile(r"([A-Za-z_]+):[ \t]*(\S.*)")
_TITLE = re.compile(r"#[ \t]+(\S[^\n]*?)[ \t#]*\n[ \t]*\n")
_MOST_HEADERS = 10
_LONGEST_FRONT = 10_000


def read_text(data: bytes, declared: str | None = None) -> Draft:
    """A text file. Lines like ``Title: …`` at its top, closed by a blank line, describe it.

    >>> read_text(b"Title: Two shot\\r\\nDate: 2024-05-03\\r\\n\\r\\nPolice said so.\\r\\n")[:5]
    ('Police said so.\\n', None, 'Two shot', None, '2024-05-03')
    """
    return _headed(_lines(decode(data, declared)))


def read_markdown(data: bytes, declared: str | None = None) -> Draft:
    """A Markdown file: front matter or headers, then ``# Title``; its markup stays as it is.

    >>> read_markdown(b"# Two shot\\n\\nPolice said so.")[:3]
    ('Police said so.', None, 'Two shot')
    """
    text = _lines(decode(data, declared))
    front = _FRONT.match(text, 0, _LONGEST_FRONT)
    draft = _described(text[front.end() :], _front_matter(front[1])) if front else _headed(text)
    text = draft.text.lstrip("\n")
    if title := _TITLE.match(text):
        text = text[title.end() :].lstrip("\n")
        return draft._replace(text=text, title=draft.title or title[1])
    return draft


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _headed(text: str) -> Draft:
    """``text`` without the block of headers at its top, if every line of that block is one."""
    block, blank, rest = text.lstrip("\n").partition("\n\n")
    lines = block.split("\n", _MOST_HEADERS)
    headers = [_HEADER.fullmatch(line.strip()) for line in lines]
    fields = {_FIELDS.get(h[1].lower()): h[2] for h in headers if h}
    if not blank or None in headers or None in fields:
        return Draft(text)
    return _described(rest, {name: value for name, value in fields.items() if name})


def _front_matter(block: str) -> dict[str, str]:
    """The scalars of a YAML front matter that describe a report; the rest is passed over."""
    fields: dict[str, str] = {}
    for line in block.split("\n"):
        entry = _ENTRY.fullmatch(line.rstrip())
        name = _FIELDS.get(entry[1].lower()) if entry else None
        if entry and name:
            value = entry[2]
            quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
            fields.setdefault(name, value[1:-1] if quoted else value)
    return fields


def _described(text: str, fields: dict[str, str]) -> Draft:
    return Draft(text.lstrip("\n"), **fields)
