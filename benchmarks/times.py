"""Time expressions on TimeML folders (TimeBank, TempEval-3) and on WikiWars: spans, types, values.

    python -m benchmarks.times CORPORA/timebank
    python -m benchmarks.times CORPORA/wikiwars --misses 40

Reads every ``.tml`` below the folder or, where there is none, every ``.xml`` with inline TIMEX2 or
TIMEX3. Scores as TempEval-3 does (UzZaman et al. 2013): an expression found counts once against
one of the gold that it overlaps (relaxed) or equals (strict); type and value F1 count the relaxed
matches whose attribute is the same string. The document's own creation time is given as the
publication date and not scored. TIMEX2 has no types, and WikiWars' conversion to TimeML calls all
DATE: there is no type figure for either. Times are those of finding and resolving; reading the
document (sentences, syntax), which serves all of Twosource, is timed apart.
"""

import argparse
import html
import json
import pickle
import re
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from twosource.claims.when import find_times
from twosource.model import Report, When
from twosource.reading import Reading, read

PEERS = {
    "value F1, TempEval-3 platinum": {"HeidelTime": 78.1, "dateparser": 35.6},
    "value F1, all of WikiWars": {"HeidelTime": 82.8, "dateparser": 38.5},
    "ms a document": {"HeidelTime, at best": 9000.0},
}
_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_BODY = re.compile(r"<TEXT>(.*)</TEXT>", re.DOTALL)
_CREATED = re.compile(
    r"<(?:DCT|DATETIME)>\s*<TIMEX[23][^>]*?\bval(?:ue)?=\"([^\"]*)\"", re.DOTALL | re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Mention:
    start: int
    end: int
    type: str | None
    value: str | None


@dataclass(frozen=True, slots=True)
class Document:
    name: str
    text: str
    created: str | None
    mentions: tuple[Mention, ...]


def load(folder: Path) -> list[Document]:
    """The documents of a corpus, by name."""
    files = sorted(folder.rglob("*.tml")) or sorted(folder.rglob("*.xml"))
    if folder.is_file():
        files = [folder]
    return [_document(path) for path in files]


def _document(path: Path) -> Document:
    source = path.read_text(encoding="utf-8")
    body = _BODY.search(source)
    created = _CREATED.search(source)
    text, mentions = _annotations(body[1] if body else "")
    return Document(path.stem, text, created[1] if created else None, mentions)


def _annotations(marked: str) -> tuple[str, tuple[Mention, ...]]:
    """Plain text and the outermost time expressions of a marked-up text."""
    pieces: list[str] = []
    length = last = 0
    opened: list[tuple[int, dict[str, str]]] = []
    found: list[Mention] = []
    for tag in _TAG.finditer(marked):
        piece = html.unescape(marked[last : tag.start()])
        pieces.append(piece)
        length += len(piece)
        last = tag.end()
        if not tag[2].startswith("TIMEX") or tag[3].endswith("/"):
            continue
        if not tag[1]:
            opened.append((length, dict(_ATTRIBUTE.findall(tag[3]))))
            continue
        start, attributes = opened.pop()
        if not opened:
            lower = {k.lower(): v for k, v in attributes.items()}
            value = lower.get("value") or lower.get("val")
            found.append(Mention(start, length, lower.get("type"), value))
    pieces.append(html.unescape(marked[last:]))
    return "".join(pieces), tuple(found)


def pairs(gold: tuple[Mention, ...], found: tuple[When, ...]) -> list[tuple[Mention, When]]:
    """One-to-one matches, the largest overlap first."""
    overlaps = sorted(
        (
            (min(g.end, f.span.end) - max(g.start, f.span.start), -i, -j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
            if g.start < f.span.end and f.span.start < g.end
        ),
        reverse=True,
    )
    out: dict[int, int] = {}
    for _, i, j in overlaps:
        if -i not in out and -j not in out.values():
            out[-i] = -j
    return [(gold[i], found[j]) for i, j in sorted(out.items())]


def _f1(hits: int, gold: int, found: int) -> float:
    return 200 * hits / (gold + found) if gold + found else 0.0


def _reading(document: Document, cache: Path | None) -> Reading:
    """The document's reading; from ``cache``, a folder of pickles of one's own, if it is there."""
    stored = cache / f"{document.name}.pickle" if cache else None
    if stored and stored.exists():
        reading: Reading = pickle.loads(stored.read_bytes())
        return reading
    reading = read(Report(document.name, document.text, "", published=document.created))
    if stored:
        stored.parent.mkdir(parents=True, exist_ok=True)
        stored.write_bytes(pickle.dumps(reading))
    return reading


def evaluate(
    documents: list[Document], cache: Path | None = None, misses: int = 0
) -> dict[str, float]:
    """All figures over ``documents``, in percent, and the time that finding times took."""
    n: Counter[str] = Counter()
    spent = slowest = parsing = 0.0
    find_times(read(Report("warm", "It began on 3 May 2023.", "")))
    for document in documents:
        began = time.perf_counter()
        reading = _reading(document, cache)
        parsed = time.perf_counter()
        found = find_times(reading)
        took = time.perf_counter() - parsed
        parsing += parsed - began
        spent += took
        slowest = max(slowest, took)
        matched = pairs(document.mentions, found)
        n["gold"] += len(document.mentions)
        n["found"] += len(found)
        n["words"] += len(document.text.split())
        n["relaxed"] += len(matched)
        n["strict"] += sum((g.start, g.end) == (f.span.start, f.span.end) for g, f in matched)
        n["type"] += sum(g.type == f.type for g, f in matched)
        n["value"] += sum(g.value == f.value for g, f in matched)
        misses -= _show(document, found, matched, misses)
    typed = len({m.type for d in documents for m in d.mentions}) > 1
    return {
        "documents": len(documents),
        **{
            f"{name} F1": _f1(n[name], n["gold"], n["found"])
            for name in ("value", "type", "relaxed", "strict")
            if typed or name != "type"
        },
        "relaxed precision": 100 * n["relaxed"] / max(1, n["found"]),
        "relaxed recall": 100 * n["relaxed"] / max(1, n["gold"]),
        "ms a document": 1000 * spent / max(1, len(documents)),
        "ms slowest document": 1000 * slowest,
        "µs a word": 1e6 * spent / max(1, n["words"]),
        "µs a word, reading": 1e6 * parsing / max(1, n["words"]),
    }


def _show(
    document: Document,
    found: tuple[When, ...],
    matched: list[tuple[Mention, When]],
    limit: int,
) -> int:
    """Print what went wrong in a document, ``limit`` lines at most; how many were printed."""
    text = document.text
    lines = [
        f"value  {text[g.start : g.end]!r} gold {g.value} found {f.value} ({f.span.text!r})"
        for g, f in matched
        if g.value != f.value
    ]
    hit = {g for g, _ in matched}
    lines += [
        f"missed {text[g.start : g.end]!r} gold {g.value}"
        for g in document.mentions
        if g not in hit
    ]
    right = {f.span for _, f in matched}
    lines += [f"extra  {f.span.text!r} found {f.value}" for f in found if f.span not in right]
    for line in lines[: max(0, limit)]:
        print(document.name, line)
    return min(len(lines), max(0, limit))


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--misses", type=int, default=0, metavar="N")
    parser.add_argument("--cache", type=Path, help="folder to keep parsed documents in")
    parser.add_argument("--json", action="store_true")
    a = parser.parse_args(arguments)
    figures = evaluate(load(a.corpus), a.cache, a.misses)
    if a.json:
        print(json.dumps(figures))
        return
    for name, figure in figures.items():
        print(f"{name:20} {figure:8.1f}")
    for figure_name, peers in PEERS.items():
        print(f"{figure_name}:", ", ".join(f"{k} {v}" for k, v in peers.items()))


if __name__ == "__main__":
    main()
