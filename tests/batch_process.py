"""A process of its own that reads made-up reports: ``batch_process.py LEDGER FIRST LAST``."""

import sys
import time
from dataclasses import replace

import twosource as ts
from samples import make_report, toy, toy_extract
from twosource.claims import Extraction

_SENTENCES = 30
_SECONDS = 0.006


def made_up(number: int) -> ts.Report:
    """The report with this number; two of them make versions of one report."""
    lines = (f"Police said {number} men fled from camp {i}." for i in range(_SENTENCES))
    return make_report(" ".join(lines), f"r{number // 2 * 2 if number % 10 == 1 else number}")


def slow_extract(report: ts.Report) -> Extraction:
    time.sleep(_SECONDS)
    return toy_extract(report)


def main() -> None:
    path, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    slow = replace(toy(), extract=slow_extract)
    with ts.open(path, extractor=lambda: slow) as ledger:
        sys.stdout.write("open\n")
        sys.stdout.flush()
        ledger.read(*map(made_up, range(first, last)))


if __name__ == "__main__":
    main()
