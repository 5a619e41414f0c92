"""HTML -> draft."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from twosource.brief.draft import Block, Cited, Draft, Kind, Picture, read_passage

_KINDS: dict[str, Kind] = {"h1": "title", "h2": "part", **dict.fromkeys(("h3", "h4"), "section")}
_UNSEEN = {"head", "style", "script", "template", "title"}
_INLINE = {
    "a",
    "b",
    "strong",
    "em",
    "i",
    "sup",
    "sub",
    "span",
    "small",
    "mark",
    "u",
    "code",
    "q",
    "br",
}
_DRAWN = re.compile(
    r'<figure(?: tabindex="0")? (?P<rest>class="drawn" data-event="(?P<event>[^"]*)">.*?</figure>)',
    re.DOTALL | re.IGNORECASE,
)
_OTHER = re.compile(r"<(?:svg|img|picture|canvas|object|embed|iframe|video)\b", re.IGNORECASE)
_TARGET = re.compile(r"#p(\d+)$")
_PASSAGE = re.compile(r"p(\d+)$")


def read_html(text: str) -> Draft:
    """A brief in HTML, taken apart. All words that a browser shows are read; pictures whole."""
    pictures = tuple(_pictures(text))
    parser = _Parser()
    parser.feed(_DRAWN.sub(lambda match: "\n" * match[0].count("\n"), text))
    parser.close()
    parser.flush()
    return Draft(tuple(parser.blocks), parser.passages, pictures)


def _pictures(text: str) -> Iterator[Picture]:
    """The brief's own pictures, and whatever else a browser draws."""
    for match in _DRAWN.finditer(text):
        yield Picture(match["event"], f"<figure {match['rest']}", _line(text, match.start()))
    for match in _OTHER.finditer(_DRAWN.sub(lambda m: " " * len(m[0]), text)):
        yield Picture(None, match[0], _line(text, match.start()))


def _line(text: str, at: int) -> str:
    return f"line {text.count(chr(10), 0, at) + 1}"


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.passages: dict[int, Cited | None] = {}
        self._pieces: list[str | int] = []
        self._kind: Kind = "text"
        self._passage: int | None = None
        self._unseen = 0
        self._in_note = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "a" and (match := _TARGET.match(held.get("href") or "")):
            self._pieces.append(int(match[1]))
            self._in_note = True
        elif tag not in _INLINE:
            self.flush()
            self._kind = _KINDS.get(tag, "text")
            match = _PASSAGE.match(held.get("id") or "") if tag == "li" else None
            self._passage = int(match[1]) if match else None

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "a":
            self._in_note = False
        elif tag not in _INLINE:
            self.flush()
            self._kind, self._passage = "text", None

    def handle_data(self, data: str) -> None:
        if not self._unseen and not self._in_note:
            self._pieces.append(data)

    def flush(self) -> None:
        """End the block that is being read."""
        block = Block(self._kind, tuple(self._pieces), f"line {self.getpos()[0]}")
        self._pieces = []
        if self._passage is not None and block.text:
            self.passages[self._passage] = read_passage(block.text)
        elif block.text:
            self.blocks.append(block)
