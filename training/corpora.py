"""Readers of the training corpora: each yields Documents with gold attributions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Spans = list[tuple[int, int]]


@dataclass(frozen=True)
class Gold:
    """One attribution; ``source`` None means that the corpus doesn't say (its loss is left out)."""

    source: Spans | None
    cue: Spans
    content: Spans


@dataclass(frozen=True)
class Document:
    """A text with its attributions; ``nested`` if inner attributions are annotated too."""

    id: str
    text: str
    gold: tuple[Gold, ...]
    nested: bool
    kind: str


def _spans(value: list[list[int]]) -> Spans:
    return [(a, b) for a, b in value]


def read_polnear(path: Path) -> Iterator[Document]:
    """PolNeAR articles; attributions without a cue or content are left out."""
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            gold = tuple(
                Gold(_spans(a["source"]), _spans(a["cue"]), _spans(a["content"]))
                for a in row["attributions"]
                if a["cue"] and a["content"]
            )
            yield Document(row["id"], row["text"], gold, nested=False, kind="polnear")


_REPORTING = re.compile(
    r"\b(?:according to|accord\w*|sa(?:y|ys|id|ying)|tell|tells|told|report(?:s|ed)?|think(?:s)?"
    r"|thought|believe[sd]?|know|knows|knew|claim(?:s|ed)?|argue[sd]?|suggest(?:s|ed)?|show(?:s|ed|n)?|state[sd]?"
    r"|ask(?:s|ed)?|announce[sd]?|add(?:s|ed)|note[sd]?|recall(?:s|ed)?|explain(?:s|ed)?|wr(?:ote|ites?)"
    r"|warn(?:s|ed)?|acknowledge[sd]?|agree[sd]?|indicate[sd]?|conclude[sd]?|found|find|insist(?:s|ed)?)\b",
    re.IGNORECASE,
)


def _detokenise(text: str) -> tuple[str, list[int]]:
    """Undo white-space tokenisation before punctuation; returns text and old-to-new offsets."""
    out, where = [], []
    length = 0
    for i, c in enumerate(text):
        where.append(length)
        after = text[i + 1 : i + 2]
        before = text[i - 1] if i else ""
        if c == " " and (
            after in {",", ".", ";", ":", "!", "?", ")", "’", "”"}
            or text[i + 1 : i + 4] in {"n't", "n’t"}
            or text[i + 1 : i + 3] in {"'s"}
            or before in {"(", "“"}
        ):
            continue
        out.append(c)
        length += 1
    where.append(length)
    return "".join(out), where


def read_gum(path: Path) -> Iterator[Document]:
    """GUM attribution relations whose frame holds a verb we know; the source isn't marked off."""
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            text, where = _detokenise(row["text"])
            gold = []
            for a in row["attributions"]:
                cue: Spans = []
                for start, end in a["frame"]:
                    cue += [
                        (where[start + m.start()], where[start + m.end()])
                        for m in _REPORTING.finditer(row["text"][start:end])
                    ]
                if cue and a["content"]:
                    gold.append(
                        Gold(None, cue[-1:], [(where[s], where[e]) for s, e in a["content"]])
                    )
            yield Document(row["id"], text, tuple(gold), nested=True, kind="gum")


def read_reviews(path: Path) -> Iterator[Document]:
    """Reviewed claims (``export --format training``): paragraphs that were reviewed whole.

    What nobody has looked at may be right or wrong, so that a paragraph with any of it is left
    out. A claim that was rejected is no attribution; each one in a chain is.
    """
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            kept = [a for a in row["attributions"] if a["review"] != "rejected"]
            gold = [g for a in kept for g in _nested(a)]
            for number, (start, end) in enumerate(_paragraphs(row["text"])):
                if any(a < end and start < b for a, b in row["unreviewed"]):
                    continue
                here = tuple(m for g in gold if (m := _moved(g, start, end)))
                if here:
                    text = row["text"][start:end]
                    yield Document(f"{row['id']}#{number}", text, here, nested=True, kind="review")


def _nested(attribution: dict[str, Any]) -> Iterator[Gold]:
    """The attribution itself, and for each who passes it on one around all that they tell."""
    inner = [*attribution["source"], *attribution["cue"], *attribution["content"]]
    if attribution["cue"]:
        cue, content = _spans(attribution["cue"]), _spans(attribution["content"])
        yield Gold(_spans(attribution["source"]), cue, content)
    for link in reversed(attribution["chain"][:-1]):
        if link["cue"]:
            around = [(min(a for a, _ in inner), max(b for _, b in inner))]
            yield Gold(_spans(link["source"]), _spans(link["cue"]), around)
        inner += [*link["source"], *link["cue"]]


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, start + len(line)
        start += len(line)


def _moved(gold: Gold, start: int, end: int) -> Gold | None:
    """The attribution counted from ``start``; None if it doesn't lie between there and ``end``."""
    spans = [*(gold.source or []), *gold.cue, *gold.content]
    if not all(start <= a and b <= end for a, b in spans):
        return None

    def moved(some: Spans) -> Spans:
        return [(a - start, b - start) for a, b in some]

    source = None if gold.source is None else moved(gold.source)
    return Gold(source, moved(gold.cue), moved(gold.content))
