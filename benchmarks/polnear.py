"""PolNeAR: attribution spans in news, scored as its own annotators are against each other."""

import argparse
import json
from pathlib import Path

from benchmarks.calibration import error, table
from benchmarks.paths import shared
from benchmarks.scorers import Run, kept, reports, run_extraction, script

_DEV = "corpora/polnear/dev.jsonl"


def extraction(root: Path, corpus: Path) -> Run:
    """The attribution layer over a corpus in PolNeAR's format."""
    fed = script(root, "polnear_from_extract.py", "--reports", corpus)
    return run_extraction(reports(fed.splitlines()), ("attributions",))


def score(root: Path, corpus: Path, run: Run) -> tuple[str, dict[str, dict[str, dict[str, float]]]]:
    """The scorer's table and its figures."""
    predicted = script(root, "polnear_from_extract.py", feed="\n".join(run.lines))
    with kept(predicted.splitlines()) as path, kept([]) as figures:
        table = script(root, "score_polnear.py", corpus, path, "--json", figures)
        return table, json.loads(figures.read_text(encoding="utf-8"))


def measure(root: Path, corpus: Path | None = None) -> dict[str, float]:
    """The figures that have floors."""
    chosen = corpus or root / _DEV
    run = extraction(root, chosen)
    _, found = score(root, chosen, run)
    strata = found["recall_by_stratum"]
    speech = [strata[f"cue={k}"] for k in ("said", "reporting") if f"cue={k}" in strata]
    gold = sum(s["gold"] for s in speech)
    return {
        "content+source": found["attributions"]["content+source"]["F1"],
        "exact": found["attributions"]["exact"]["F1"],
        "content tokens": found["tokens_role"]["content"]["F1"],
        "source tokens": found["tokens_role"]["source"]["F1"],
        "recall of speech": sum(s["gold"] * s["content+source"] for s in speech) / gold,
        "calibration error": 100 * error(table(chosen, run.lines)),
        "words/s": run.speed,
    }


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="benchmarks polnear", description=__doc__)
    parser.add_argument("corpus", nargs="?", type=Path, help="a .jsonl file in PolNeAR's format")
    chosen = parser.parse_args(arguments)
    root = shared()
    if root is None:
        raise SystemExit("the folder with the corpora is not there; set TWOSOURCE_SHARED")
    corpus = chosen.corpus or root / _DEV
    run = extraction(root, corpus)
    print(f"{run.words} words, {run.speed:.0f} words/s")
    print(score(root, corpus, run)[0])
