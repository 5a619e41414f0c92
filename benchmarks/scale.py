"""Growth: CPU time, memory and quality of what is across reports, from small ledgers to large."""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from itertools import combinations
from pathlib import Path

import twosource as ts
from benchmarks.generator import Truth, make
from twosource.engine import Across


def quality(made: Truth, found: Across) -> tuple[float, float]:
    """F1 of pairs of copies, and B-cubed F1 of the claims, in percent."""
    groups: dict[str, set[str]] = {}
    for copy in found.copies.values():
        groups.setdefault(copy.group, set()).add(copy.report)
    pairs = {frozenset(p) for g in groups.values() for p in combinations(sorted(g), 2)}
    hits = len(pairs & set(made.copies))
    copies = 200 * hits / (len(pairs) + len(made.copies)) if made.copies else 0.0
    told = [
        (true, found.event_of[c].id if c in found.event_of else c)
        for c, true in made.happening.items()
    ]
    both, true, group = Counter(told), Counter(t for t, _ in told), Counter(g for _, g in told)
    precision = sum(n * n / group[t[1]] for t, n in both.items()) / len(told)
    recall = sum(n * n / true[t[0]] for t, n in both.items()) / len(told)
    return copies, 200 * precision * recall / (precision + recall)


def one(size: int) -> None:
    """Make a ledger of ``size`` reports, group it, add a report, and print what it took."""
    made = Truth()
    with tempfile.TemporaryDirectory() as folder, ts.open(Path(folder) / "made.db") as ledger:
        last = None
        for extraction in make(size, made):
            if last is not None:
                ledger.writer.write(last, "made-1", "read")
            last = extraction
        began = time.process_time()
        ts.across(ledger)
        grouped = time.process_time() - began
        assert last is not None
        ledger.writer.write(last, "made-1", "read")
        began = time.process_time()
        found = ts.across(ledger)
        added = time.process_time() - began
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        copies, b_cubed = quality(made, found)
        blocks, largest = len(found.blocks), max(len(e.claims) for e in found.events)
    print(
        f"{size:>8} {grouped:>9.1f} {added:>9.2f} {memory:>8.0f} {copies:>8.1f} {b_cubed:>8.1f}"
        f" {blocks:>8} {largest:>8}",
        flush=True,
    )


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="benchmarks scale", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000])
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.one:
        one(chosen.one)
        return
    print(
        f"{'reports':>8} {'seconds':>9} {'one more':>9} {'MiB':>8} {'copies':>8} {'B3':>8}"
        f" {'blocks':>8} {'largest':>8}"
    )
    for size in chosen.sizes:
        subprocess.run(
            [sys.executable, "-m", "benchmarks", "scale", "--one", str(size)], check=True
        )
