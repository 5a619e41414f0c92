"""PLOVER types of the gold standard records: type accuracy, overall and by type.

    python -m benchmarks.plover ../shared/corpora/plover/plover_gsr_dev.json
    python -m benchmarks.plover ../shared/corpora/plover --misses 40

Reads every ``*gsr*.json`` of a folder, or one file: a list of records with ``text`` and ``event``.
The records were coded with an early draft of PLOVER; types that later versions merged are read as
what they became. A record is right if the main event of its text has its type. The texts are whole
sentences, attribution and all, as a reader that knows nothing of the sentence's parts gets them.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from twosource.claims.what import what
from twosource.model import Report
from twosource.reading import read

NOW = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "CONCEDE": "YIELD",
    "FIGHT": "ASSAULT",
}
"""Types of the draft that version 2 renamed or merged."""


def records(path: Path) -> Iterator[tuple[str, str]]:
    """Text and type of every record below ``path``."""
    files = sorted(path.glob("*gsr*.json")) if path.is_dir() else [path]
    for file in files:
        for record in json.loads(file.read_text(encoding="utf-8")):
            if "text" in record:
                yield record["text"], NOW.get(record["event"], record["event"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    gold: Counter[str] = Counter()
    given: Counter[str] = Counter()
    right: Counter[str] = Counter()
    misses = []
    seconds, words = 0.0, 0
    for i, (text, kind) in enumerate(records(chosen.corpus)):
        reading = read(Report(f"r{i}", text, ""))
        started = time.perf_counter()
        events = what(reading.span((0, len(text))), reading)
        seconds += time.perf_counter() - started
        words += len(text.split())
        found = events[0].type if events else "none"
        gold[kind] += 1
        given[found] += 1
        right[kind] += found == kind
        if found != kind:
            misses.append((kind, found, [e.trigger.text for e in events], text))
    accuracy = 100 * right.total() / gold.total()
    if chosen.json:
        print(json.dumps({"records": gold.total(), "type accuracy": accuracy}))
        return
    for miss in misses[: chosen.misses]:
        print("MISS", *miss, sep="  ")
    for kind in sorted(gold):
        precision = 100 * right[kind] / given[kind] if given[kind] else 0.0
        recall = 100 * right[kind] / gold[kind]
        print(f"{kind:10} {gold[kind]:4} records  P {precision:5.1f}  R {recall:5.1f}")
    print(f"type accuracy {accuracy:.1f} ({right.total()} of {gold.total()})")
    print(f"{1e6 * seconds / words:.1f} microseconds a word")


if __name__ == "__main__":
    main()
