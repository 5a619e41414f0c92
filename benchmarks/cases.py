"""Gold cases: conflict reports and nested chains, scored claim by claim."""

import argparse
import json
from pathlib import Path

from benchmarks.paths import shared
from benchmarks.scorers import Run, kept, reports, run_extraction, script

SETS = {"reports": "cases/reports", "chains": "cases/chains.jsonl"}


def extraction(root: Path, name: str) -> Run:
    """The claims of one set of cases."""
    fed = script(root, "score_cases.py", root / SETS[name], "--reports")
    return run_extraction(reports(fed.splitlines()))


def measure(root: Path, name: str) -> dict[str, float]:
    """Figures of one set (F1 where the scorer gives precision, recall and F1)."""
    run = extraction(root, name)
    with kept(run.lines) as out:
        scored = json.loads(
            script(root, "score_cases.py", root / SETS[name], "--out", out, "--json")
        )
    figures = {
        k.replace(" P/R/F1", ""): v[-1] if isinstance(v, list) else v for k, v in scored.items()
    }
    return {k: float(v) for k, v in figures.items() if v is not None} | {"words/s": run.speed}


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="benchmarks cases", description=__doc__)
    parser.add_argument("set", nargs="?", choices=[*SETS, "all"], default="all")
    parser.add_argument("--misses", type=int, default=0, help="how many misses to list")
    chosen = parser.parse_args(arguments)
    root = shared()
    if root is None:
        raise SystemExit("the folder with the cases is not there; set TWOSOURCE_SHARED")
    for name in SETS if chosen.set == "all" else [chosen.set]:
        run = extraction(root, name)
        with kept(run.lines) as out:
            print(f"== {name}: {run.words} words, {run.speed:.0f} words/s")
            gold = root / SETS[name]
            print(
                script(root, "score_cases.py", gold, "--out", out, "--misses", str(chosen.misses))
            )
