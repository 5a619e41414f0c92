"""Readers of the training corpora: each yields Documents with gold attributions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

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
