"""Markdown -> draft: the small part of the language that briefs are written in."""

import re
from collections.abc import Iterator

from twosource.brief.draft import Block, Draft, Kind, read_passage

_NOTE = re.compile(r"^\[\^(\d+)\]:\s*(.*)$")
_HEADING = re.compile(r"^(#{1,6})\s+(.*)$")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+(.*)$")
_TOKEN = re.compile(r"\\(?P<plain>[!-/:-@\[-`{-~])|\[\^(?P<note>\d+)\]|(?P<mark>\*{1,3}|_{2}|`)")
_KINDS: dict[int, Kind] = {1: "title", 2: "part"}


def read_markdown(text: str) -> Draft:
    """A brief in Markdown, taken apart."""
    blocks, passages = [], {}
    for number, line in _joined(text):
        note, heading, item = _NOTE.match(line), _HEADING.match(line), _ITEM.match(line)
        if note:
            passages[int(note[1])] = read_passage(_plain(note[2]))
            continue
        kind: Kind = _KINDS.get(len(heading[1]), "section") if heading else "text"
        words = heading[2] if heading else item[1] if item else line.lstrip("> ")
        blocks.append(Block(kind, tuple(_pieces(words)), f"line {number}"))
    return Draft(tuple(blocks), passages)


def _joined(text: str) -> Iterator[tuple[int, str]]:
    """Lines with what only continues them, and the number of the first."""
    held: tuple[int, str] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        opens = _NOTE.match(line) or _HEADING.match(line) or _ITEM.match(line)
        if held and (opens or not line.strip() or _HEADING.match(held[1])):
            yield held
            held = None
        if line.strip():
            held = (held[0], f"{held[1]} {line.strip()}") if held else (number, line)
    if held:
        yield held


def _plain(text: str) -> str:
    return "".join(piece for piece in _pieces(text) if isinstance(piece, str))


def _pieces(text: str) -> Iterator[str | int]:
    last = 0
    for match in _TOKEN.finditer(text):
        yield text[last : match.start()]
        if match["note"]:
            yield int(match["note"])
        elif match["plain"]:
            yield match["plain"]
        last = match.end()
    yield text[last:]
