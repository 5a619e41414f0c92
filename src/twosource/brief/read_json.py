"""JSON -> draft: the same blocks that the other formats show."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from twosource.brief.changes import span
from twosource.brief.dates import in_words
from twosource.brief.draft import Block, Cited, Draft, Kind
from twosource.brief.method import CHANGED, METHOD, ONCE, REPORTS
from twosource.errors import DataError
from twosource.model.words import counted


def read_json(text: str) -> Draft:
    """A brief in JSON, taken apart. Raises ``DataError`` if it isn't one."""
    try:
        held = json.loads(text)
        passages = {int(p["number"]): _cited(p) for p in held["passages"]}
        return Draft(tuple(_blocks(held)), passages)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise DataError("this JSON is no brief; write one with: twosource brief") from None


def _cited(held: Mapping[str, Any]) -> Cited:
    return Cited(
        held["report"],
        held["sha256"],
        int(held["start"]),
        int(held["end"]),
        held["words"],
        held["claim"],
        held["outlet"] or "Outlet unknown",
        in_words(held["published"]),
    )


def _blocks(held: Mapping[str, Any]) -> Iterator[Block]:
    yield _block("title", "title", held["title"])
    yield _block("text", "counts", held["counts"])
    if held["changes"] is not None:
        yield _block("part", "changes", f"{CHANGED} {held['changes']['since']}")
        yield from _sentences("changes", held["changes"]["sentences"])
    for number, part in enumerate(held["parts"]):
        yield from _part(f"part {number}", part)
    if held["once"]:
        yield _block("part", "once", ONCE)
        yield from _sentences("once", held["once"])
    yield _block("part", "method", METHOD)
    yield from (_block("text", "method", line) for line in held["method"])
    yield _block("part", "reports", REPORTS)
    yield from (_block("text", "reports", _report(report)) for report in held["reports"])


def _part(place: str, part: Mapping[str, Any]) -> Iterator[Block]:
    yield _block("part", place, part["heading"])
    yield _block("text", place, _counts(part))
    for section in part["sections"]:
        if section["heading"] is not None:
            yield _block("section", place, section["heading"])
        yield from _sentences(place, section["sentences"])


def _counts(part: Mapping[str, Any]) -> str:
    origins = span(int(part["origins"]["min"]), int(part["origins"]["max"]))
    words = [
        origins,
        counted(int(part["reports"]), "report"),
        counted(int(part["outlets"]), "outlet"),
    ]
    words.append(f"{int(part['copies'])} copies set aside")
    words.append(f"{int(part['told'])} of {len(part['claims'])} claims told")
    return " · ".join((*words, f"event {part['event']}"))


def _report(held: Mapping[str, Any]) -> str:
    title = f", “{' '.join(held['title'].split())}”" if held["title"] else ""
    return (
        f"{held['outlet'] or 'Outlet unknown'}, {in_words(held['published'])}{title}: "
        f"report {held['id']}, sha256 {held['sha256']}"
    )


def _sentences(place: str, held: list[list[str | int]]) -> Iterator[Block]:
    for pieces in held:
        yield Block("text", tuple(p if isinstance(p, int) else str(p) for p in pieces), place)


def _block(kind: Kind, place: str, text: str) -> Block:
    return Block(kind, (str(text),), place)
