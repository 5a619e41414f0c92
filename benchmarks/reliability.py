"""Calibration: of the attributions believed with a confidence, how many are right."""

import argparse
from pathlib import Path

from benchmarks import polnear
from benchmarks.calibration import error, table
from benchmarks.paths import shared


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="benchmarks reliability", description=__doc__)
    parser.add_argument("corpus", nargs="?", type=Path, help="a .jsonl file in PolNeAR's format")
    root = shared()
    if root is None:
        raise SystemExit("the folder with the corpora is not there; set TWOSOURCE_SHARED")
    corpus = parser.parse_args(arguments).corpus or root / "corpora/polnear/dev.jsonl"
    rows = table(corpus, polnear.extraction(root, corpus).lines)
    print("confidence  right      n")
    for sure, right, n in rows:
        print(f"{sure:10.2f} {right:6.2f} {n:6d}  {'#' * round(40 * right)}")
    print(f"expected calibration error {100 * error(rows):.1f} %")
