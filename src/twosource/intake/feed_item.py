"""A feed's item -> Report: from the text that the feed holds, or from the page it leads to."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.errors import EmptyInput
from twosource.intake.dates import iso_date
from twosource.intake.facts.furniture import kind_of_line
from twosource.intake.feed import Feed, FeedItem
from twosource.intake.report import from_text
from twosource.model import Report

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["completed", "full_text", "report_of_item"]

_WHOLE = 600
"""Characters from which the text in a feed is taken for the whole report."""
_CUT = re.compile(
    r"(?:…|\.\.\.|\[\s*(?:…|\.\.\.|&hellip;)\s*\]|"
    r"(?:read|continue reading|read the full story|more)\W*(?:more|on|here)?\W*)\s*$",
    re.IGNORECASE,
)
_APPEARED = re.compile(r"^The post .{1,300} (?:appeared first|first appeared) on .{1,120}$")
_BLOCKS = (
    *("p", "div", "br", "li", "ul", "ol", "blockquote", "section", "article", "header", "tr"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "table", "pre"),
)
_UNREAD = ("script", "style", "template", "iframe", "figure", "figcaption", "form", "nav", "aside")


def full_text(item: FeedItem) -> str | None:
    """The whole text of an item, if the feed holds it; None if the page must be asked.

    Without an address to ask, whatever the feed says has to do.
    """
    text = _plain(item.full) if item.full else ""
    if len(text) >= _WHOLE and not _CUT.search(" ".join(_lines(item.full or ""))[-60:]):
        return text
    if item.link is None:
        return text or (_plain(item.brief) if item.brief else None)
    return None


def report_of_item(item: FeedItem, feed: Feed, text: str) -> Report:
    """The report whose whole ``text`` the feed holds.

    Raises:
        EmptyInput: There is no text in it.
    """
    if not text.strip():
        raise EmptyInput("there is no text in this item, and no address to read it at")
    return from_text(
        text,
        title=_plain_line(item.title),
        outlet=_plain_line(feed.title),
        published=item.published,
        url=item.link,
        byline=_plain_line(item.author),
    )


def completed(report: Report, item: FeedItem, feed: Feed) -> Report:
    """The report of the item's page, with what the page leaves open as the feed says it."""
    return replace(
        report,
        title=report.title or _plain_line(item.title),
        outlet=report.outlet or _plain_line(feed.title),
        published=report.published or iso_date(item.published),
        byline=report.byline or _plain_line(item.author),
    )


def _plain_line(text: str | None) -> str | None:
    return " ".join(_plain(text).split()) or None if text else None


def _plain(markup: str) -> str:
    """The words of a fragment of HTML, a block a line, without furniture.

    >>> _plain("<p>Two died, police said.</p><p>The bridge &amp; the mill burned.</p>")
    'Two died, police said.\\nThe bridge & the mill burned.'
    """
    lines = _lines(markup)
    return "\n".join(w for w in lines if not _APPEARED.match(w) and not kind_of_line(w))


def _lines(markup: str) -> list[str]:
    """The blocks of a fragment of HTML, each on one line; those of plain text are its lines."""
    from lxml import etree, html

    if "<" not in markup and "&" not in markup:
        lines = markup.split("\n")
    else:
        try:
            tree = html.fragment_fromstring(markup, create_parent="div")
        except (etree.LxmlError, ValueError, AssertionError):
            return []
        lines = "".join(_pieces(tree)).split("\n")
    return [words for line in lines if (words := " ".join(line.split()))]


def _pieces(element: "HtmlElement") -> Iterator[str]:
    """Text in its order, with a line break around every block; it doesn't descend by recursion."""
    from lxml import etree

    skipped: HtmlElement | None = None
    for step, node in etree.iterwalk(element, events=("start", "end")):
        named = isinstance(node.tag, str)
        if step == "start" and skipped is None:
            if not named or node.tag in _UNREAD:
                skipped = node
                continue
            yield "\n" if node.tag in _BLOCKS else ""
            yield " ".join((node.text or "").split("\n"))
        elif step == "end":
            if skipped is None and named and node.tag in _BLOCKS:
                yield "\n"
            if skipped is node:
                skipped = None
            if skipped is None and node is not element:
                yield " ".join((node.tail or "").split("\n"))
