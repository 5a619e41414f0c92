"""Whether a confidence is the share that is right: reliability tables and their error."""

import json
from collections import defaultdict
from pathlib import Path

_BINS = 10


def table(corpus: Path, lines: tuple[str, ...]) -> list[tuple[float, float, int]]:
    """Mean confidence, share right and number, for each tenth of confidence that occurs.

    Right means what the scorer means: content IoU of at least 0.5 and a shared source.
    """
    gold = {
        row["id"]: row["attributions"]
        for row in map(json.loads, corpus.read_text(encoding="utf-8").splitlines())
    }
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for line in map(json.loads, lines):
        if line["kind"] != "attribution" or line["inside"]:
            continue
        sure = line["confidence"]
        right = any(_right(line, g) for g in gold[line["report"]])
        bins[min(int(sure * _BINS), _BINS - 1)].append((sure, right))
    return [
        (sum(c for c, _ in rows) / len(rows), sum(r for _, r in rows) / len(rows), len(rows))
        for _, rows in sorted(bins.items())
    ]


def error(rows: list[tuple[float, float, int]]) -> float:
    """Expected calibration error, 0..1 (Naeini et al. 2015)."""
    return sum(n * abs(c - r) for c, r, n in rows) / max(1, sum(n for _, _, n in rows))


def _right(line: dict, gold: dict) -> bool:
    found = _characters(line["content"]["spans"])
    wanted = _characters(gold["content"])
    if not found & wanted or len(found & wanted) / len(found | wanted) < 0.5:
        return False
    source = _characters((line["source"] or {}).get("spans", []))
    named = _characters(gold["source"])
    return bool(source & named) or not (source or named)


def _characters(spans: list[list[int]]) -> set[int]:
    return {i for a, b in spans for i in range(a, b)}
