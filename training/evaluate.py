"""Evaluation on PolNeAR with the shipped decoding.

python evaluate.py --model DIR --gold dev.jsonl --scorer score_polnear.py [--predictions OUT.jsonl]
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import torch

from model import TaggerNet
from twosource.attribution.decode import Candidate, Decoding, Floats, Ints, accept, find_candidates
from twosource.attribution.pieces import Pieces
from twosource.attribution.tagger import TaggedAttribution, read_attribution, read_tagger

Row = dict[str, Any]
DEFAULT = Decoding(0.5, 0.4, 0.5, 0.5, 1, 2, (0.0,) * 7)


def load_scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class TorchNetwork:
    """A network in training, behind the interface that decoding works on."""

    def __init__(self, net: TaggerNet) -> None:
        self.net = net.eval()

    @torch.no_grad()
    def encode(self, ids: Ints, shape: Ints) -> tuple[Floats, Floats]:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden, logits = self.net.encoder(torch.from_numpy(ids), torch.from_numpy(shape))
        return hidden.float().numpy(), torch.softmax(logits.float(), -1).numpy()

    @torch.no_grad()
    def roles(self, hidden: Floats, window: Ints, start: Ints, end: Ints) -> Floats:
        t = torch.from_numpy
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = self.net.role(t(hidden), t(window), t(start), t(end))
        return torch.sigmoid(logits.float()).numpy()


Found = list[tuple[Pieces, list[Candidate]]]


def candidates(pieces: Iterable[Pieces], network: object, floor: float) -> Found:
    return [(p, list(find_candidates(p, network, floor))) for p in pieces]  # type: ignore[arg-type]


def as_row(a: TaggedAttribution) -> Row:
    return {"source": a.source, "cue": a.cue, "content": a.content, "confidence": a.confidence}


def outermost(rows: Sequence[Row]) -> list[Row]:
    """Rows whose cue doesn't lie inside another row's content: PolNeAR annotates these only."""

    def inside(a: Row, b: Row) -> bool:
        return any(s <= a["cue"][0][0] < e for s, e in b["content"])

    return [
        a for a in rows if not any(inside(a, b) and not inside(b, a) for b in rows if a is not b)
    ]


def decode_all(gold: Sequence[Row], found: Found, decoding: Decoding) -> list[list[Row]]:
    """A document's outermost attributions, for each document."""
    out = []
    for row, (pieces, cues) in zip(gold, found, strict=True):
        kept = accept(cues, len(pieces), decoding, decoding.cue)
        tagged = [read_attribution(row["text"], pieces, c, decoding) for c in kept]
        out.append(outermost([as_row(a) for a in tagged if a]))
    return out


def score(scorer: ModuleType, gold: Sequence[Row], predicted: Sequence[list[Row]]) -> Row:
    total = scorer.Score()
    for row, rows in zip(gold, predicted, strict=True):
        total.add(row["text"], row["attributions"], rows, row["id"])
    return total.result()


def summary(result: Row) -> str:
    a, t = result["attributions"], result["tokens_role"]
    cs = a["content+source"]
    strata = " ".join(
        f"{k.split('=')[1]} {v['content+source']}" for k, v in result["recall_by_stratum"].items()
    )
    return (
        f"c+s {cs['F1']} (P {cs['P']} R {cs['R']}) c-only {a['content-only']['F1']} "
        f"exact {a['exact']['F1']} tok content {t['content']['F1']} "
        f"source {t['source']['F1']} cue {t['cue']['F1']} | {strata}"
    )


def read_rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def rightness(scorer: ModuleType, row: Row, rows: Sequence[Row]) -> list[bool]:
    """Which of a document's predictions match a gold attribution in content and source."""
    tokens = scorer.tokenise(row["text"])
    starts, ends = [x[0] for x in tokens], [x[1] for x in tokens]
    gold, predicted = (
        scorer.prep(r, row["text"], starts, ends) for r in (row["attributions"], rows)
    )
    right = {j for _, j in scorer.match(gold, predicted)}
    return [j in right for j in range(len(rows))]


def reliability(confidence: np.ndarray, right: np.ndarray) -> Iterator[tuple[float, float, int]]:
    """(mean confidence, share right, count) of each tenth of the confidence scale."""
    tenth = np.minimum((confidence * 10).astype(int), 9)
    for b in np.unique(tenth):
        here = tenth == b
        yield float(confidence[here].mean()), float(right[here].mean()), int(here.sum())


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--model", type=Path, required=True)
    ap.add_argument("--gold", type=Path, required=True)
    ap.add_argument("--scorer", type=Path, required=True)
    ap.add_argument("--predictions", type=Path)
    ap.add_argument("--threshold", type=float)
    a = ap.parse_args()
    began = time.process_time()
    tagger = read_tagger(a.model)
    loaded = time.process_time()
    gold, scorer = read_rows(a.gold), load_scorer(a.scorer)
    predicted = [
        outermost([as_row(x) for x in tagger.tag(row["text"], a.threshold)]) for row in gold
    ]
    seconds = time.process_time() - loaded
    words = sum(len(row["text"].split()) for row in gold)
    print(f"load {loaded - began:.2f} s, {words / seconds:.0f} words a CPU second")
    result = score(scorer, gold, predicted)
    print(summary(result))
    scorer.show(result)
    right = [rightness(scorer, row, rows) for row, rows in zip(gold, predicted, strict=True)]
    given = np.array([r["confidence"] for rows in predicted for r in rows])
    for mean, share, count in reliability(given, np.concatenate(right)):
        print(f"confidence {mean:.2f}  right {share:.2f}  n {count}")
    if a.predictions:
        rows = (
            {"id": row["id"], "attributions": p} for row, p in zip(gold, predicted, strict=True)
        )
        a.predictions.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
