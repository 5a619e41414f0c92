"""Lists of feeds as OPML 2.0, in and out."""

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from twosource.errors import EmptyInput, UnreadableInput
from twosource.intake.xmldoc import local_name, parse_xml

__all__ = ["read_opml", "write_opml"]

_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127, 65534, 65535], " ")


def read_opml(data: bytes) -> tuple[tuple[str, str | None], ...]:
    """Address and title of every feed in the list, in whatever folders, each once.

    >>> read_opml(b'<opml><body><outline xmlUrl="https://a.example/rss" text="A"/></body></opml>')
    (('https://a.example/rss', 'A'),)

    Raises:
        UnreadableInput: It is no OPML.
        EmptyInput: It names no feed.
    """
    root = parse_xml(data)
    if local_name(root) != "opml":
        raise UnreadableInput("it is no OPML; give a list of feeds that a feed reader exported")
    held: dict[str, str | None] = {}
    for element in root.iter():
        if local_name(element) == "outline":
            given = {name.lower(): value.strip() for name, value in element.attrib.items()}
            if given.get("xmlurl"):
                title = given.get("title") or given.get("text") or None
                held.setdefault(given["xmlurl"], title)
    if not held:
        raise EmptyInput("there is no feed in this OPML file")
    return tuple(held.items())


def write_opml(feeds: Iterable[tuple[str, str | None]]) -> Iterator[str]:
    """The lines of an OPML 2.0 file."""
    root = ET.Element("opml", {"version": "2.0"})
    ET.SubElement(ET.SubElement(root, "head"), "title").text = "Feeds of a Twosource ledger"
    body = ET.SubElement(root, "body")
    for url, title in feeds:
        text = (title or url).translate(_XML)
        ET.SubElement(body, "outline", {"type": "rss", "text": text, "xmlUrl": url})
    ET.indent(root)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield from ET.tostring(root, encoding="unicode").splitlines()
