"""Feeds -> items: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1.

Formats are told by content. Names of elements are compared without their namespaces, so that a feed
with a wrong or a missing one is read all the same; a broken item is left out and the others stay.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from twosource.errors import UnreadableInput
from twosource.intake.xmldoc import local_name, parse_xml
from twosource.model import content_id

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Feed", "FeedItem", "read_feed"]

_MOST_ITEMS = 1_000
_FULL = ("encoded", "content")
"""Elements that hold an item whole: ``content:encoded``, Atom's ``content``."""
_BRIEF = ("description", "summary")
_DATES = ("pubdate", "published", "issued", "date", "created", "updated", "modified")
_AUTHORS = ("creator", "author")
_MEDIA = "{http://search.yahoo.com/mrss/}"
"""Media RSS: what it says is said of pictures."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """What a feed says of one report."""

    key: str
    """The same for the same item, in whatever feed it stands if it has an address."""
    digest: str
    """Another one as soon as the feed says anything else of it."""
    link: str | None
    title: str | None
    published: str | None
    """As it is written."""
    author: str | None
    full: str | None
    """HTML or text of the whole report, if the feed means to hold it."""
    brief: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it was answered."""

    title: str | None
    items: tuple[FeedItem, ...]


def read_feed(data: bytes, url: str, charset: str | None = None) -> Feed:
    """The feed in ``data``, which was found at ``url``; the first thousand of its items.

    Raises:
        UnreadableInput: It is no feed.
        TooLarge: It is nested too deeply.
    """
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json_feed(data, url)
    root = parse_xml(data, charset)
    kind = local_name(root)
    if kind not in ("rss", "rdf", "feed"):
        raise UnreadableInput(
            f"it is no feed (its root is <{kind[:40]}>); give the address of an RSS or Atom feed"
        )
    channel = next((e for e in root if local_name(e) == "channel"), root)
    base = root.base if root.base and root.base.startswith("http") else url
    entries = (e for e in root.iter() if local_name(e) in ("item", "entry"))
    items = [_xml_item(entry, url, base) for entry in islice(entries, _MOST_ITEMS)]
    return Feed(_text(channel, ("title",)), _once(items))


def _once(items: list[FeedItem | None]) -> tuple[FeedItem, ...]:
    held: dict[str, FeedItem] = {}
    for item in items:
        if item is not None:
            held.setdefault(item.key, item)
    return tuple(held.values())


def _xml_item(entry: "_Element", url: str, base: str) -> FeedItem | None:
    return _item(
        url,
        guid=_text(entry, ("guid", "id")),
        link=_link(entry, base),
        title=_text(entry, ("title",)),
        published=_text(entry, _DATES),
        author=_author(entry),
        full=_text(entry, _FULL),
        brief=_text(entry, _BRIEF),
    )


def _text(parent: "_Element", names: tuple[str, ...]) -> str | None:
    """What the first of the elements ``names`` that says anything holds: text, or its markup."""
    held = [child for child in parent if not str(child.tag).startswith(_MEDIA)]
    for name in names:
        for child in held:
            if local_name(child) == name and (said := _inside(child)):
                return said
    return None


def _inside(element: "_Element") -> str | None:
    from lxml import etree

    if len(element):
        parts = [element.text or "", *(etree.tostring(c, encoding="unicode") for c in element)]
        return "".join(parts).strip() or None
    return (element.text or "").strip() or None


def _author(entry: "_Element") -> str | None:
    for child in entry:
        if local_name(child) in _AUTHORS:
            name = _text(child, ("name",)) if len(child) else (child.text or "").strip()
            # RSS 2.0 has an address here, with the name in brackets.
            match = re.search(r"\(([^()]+)\)\s*$", name or "")
            name = match[1] if match else name
            if name and "@" not in name:
                return name
    return None


def _link(entry: "_Element", base: str) -> str | None:
    """The address of the item's page: Atom's alternate link, RSS's link, a guid that is one."""
    for child in entry:
        if local_name(child) == "link":
            given = child.get("href") or (child.text or "").strip()
            if given and child.get("rel", "alternate") == "alternate":
                return _web(given, base)
    for child in entry:
        name, given = local_name(child), (child.text or "").strip()
        if name == "content" and child.get("src"):
            return _web(child.get("src") or "", base)
        permanent = child.get("isPermaLink", "true").lower() == "true"
        if name in ("guid", "id") and permanent and (found := _web(given)):
            return found
    return None


def _web(given: str, base: str = "") -> str | None:
    """An address as it is meant from ``base``; None if it is no web page's, or none at all.

    >>> _web("b", "https://a.example/"), _web("mailto:b"), _web("http://[b", "https://a.example/")
    ('https://a.example/b', None, None)
    """
    try:
        address = urljoin(base, given)
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None


def _json_feed(data: bytes, url: str) -> Feed:
    try:
        held = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as err:
        raise UnreadableInput("it is no JSON; give the address of a feed") from err
    if not isinstance(held, dict) or not isinstance(held.get("items"), list):
        raise UnreadableInput('it is no JSON Feed (it has no "items"); give the address of a feed')
    entries = (entry for entry in held["items"][:_MOST_ITEMS] if isinstance(entry, dict))
    return Feed(_string(held, "title"), _once([_json_item(entry, url) for entry in entries]))


def _json_item(entry: Mapping[str, Any], url: str) -> FeedItem | None:
    authors = entry.get("authors")
    first = authors[0] if isinstance(authors, list) and authors else entry.get("author")
    link = _string(entry, "url") or _string(entry, "external_url") or _string(entry, "id")
    return _item(
        url,
        guid=_string(entry, "id"),
        link=_web(link, url) if link and ("/" in link or ":" in link) else None,
        title=_string(entry, "title"),
        published=_string(entry, "date_published") or _string(entry, "date_modified"),
        author=_string(first, "name") if isinstance(first, dict) else None,
        full=_string(entry, "content_html") or _string(entry, "content_text"),
        brief=_string(entry, "summary"),
    )


def _string(held: Mapping[str, Any], name: str) -> str | None:
    value = held.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return value.strip() or None if isinstance(value, str) else None


def _item(url: str, *, guid: str | None, link: str | None, **said: str | None) -> FeedItem | None:
    """The item, unless it says nothing that could be read."""
    if not link and not said["full"] and not said["brief"]:
        return None
    own = [link] if link else [url, guid or said["title"] or said["brief"] or said["full"]]
    return FeedItem(
        key=content_id("i1", own),
        digest=content_id("d1", list(_lines(said))),
        link=link,
        **said,
    )


def _lines(said: Mapping[str, str | None]) -> Iterator[str | None]:
    """What tells one state of an item from another: its words, without how they are marked up."""
    for name in ("title", "published", "full", "brief"):
        value = said[name]
        yield " ".join(re.sub(r"<[^>]*>", " ", value).split()) if value else None
