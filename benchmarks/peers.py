"""Peers on the same texts in one run: textacy's direct quotations beside ours.

Other peers need models or services that can't be installed beside us; their figures were measured
with the same scorers and are quoted.
"""

import argparse
import json
import time
from pathlib import Path

from benchmarks import polnear
from benchmarks.paths import shared
from benchmarks.scorers import Run

QUOTED = (
    ("GenderGapTracker", 44.2, 70.0),
    ("BBC citron, trained on PolNeAR", 50.3, 68.0),
    ("two human annotators", 75.3, 91.3),
)
"""Content+source F1 and content-token F1 on PolNeAR's test part."""


def textacy_run(corpus: Path) -> Run:
    """Direct quotations by textacy, paragraph by paragraph, as lines of our attribution layer."""
    import spacy.util
    from textacy.extract import direct_quotations

    package = next(p for p in spacy.util.get_installed_models() if p.startswith("en_core_web"))
    nlp = spacy.load(package)
    lines, words, spent = [], 0, 0.0
    for row in map(json.loads, corpus.read_text(encoding="utf-8").splitlines()):
        words += len(row["text"].split())
        lines.append(json.dumps({"kind": "report", "id": row["id"]}))
        began = time.process_time()
        offset = 0
        for paragraph in row["text"].split("\n"):
            if paragraph.strip():
                lines += [
                    _line(row["id"], offset, q)
                    for q in _quotations(nlp, paragraph, direct_quotations)
                ]
            offset += len(paragraph) + 1
        spent += time.process_time() - began
    return Run(tuple(lines), words, spent)


def _quotations(nlp, paragraph, extract):
    """textacy raises on unbalanced marks; such a paragraph gives nothing."""
    try:
        return list(extract(nlp(paragraph)))
    except ValueError:
        return []


def _line(report: str, offset: int, quotation) -> str:
    def spans(tokens) -> dict[str, list[list[int]]] | None:
        pieces = [[offset + t.idx, offset + t.idx + len(t)] for t in tokens]
        return {"spans": pieces} if pieces else None

    return json.dumps(
        {
            "kind": "attribution",
            "report": report,
            "source": spans(quotation.speaker),
            "cue": spans(quotation.cue),
            "content": spans(quotation.content),
        }
    )


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="benchmarks peers", description=__doc__)
    parser.add_argument("corpus", nargs="?", type=Path, help="a .jsonl file in PolNeAR's format")
    root = shared()
    if root is None:
        raise SystemExit("the folder with the corpora is not there; set TWOSOURCE_SHARED")
    corpus = parser.parse_args(arguments).corpus or root / "corpora/polnear/dev.jsonl"
    print(f"{'':32} content+source  content tokens  words/s")
    for name, run in (
        ("Twosource", polnear.extraction(root, corpus)),
        ("textacy", textacy_run(corpus)),
    ):
        _, found = polnear.score(root, corpus, run)
        both = found["attributions"]["content+source"]["F1"]
        tokens = found["tokens_role"]["content"]["F1"]
        print(f"{name:32} {both:14.1f}  {tokens:14.1f}  {run.speed:7.0f}")
    for name, both, tokens in QUOTED:
        print(f"{name + ' (quoted)':32} {both:14.1f}  {tokens:14.1f}")
