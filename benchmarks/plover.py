"""PLOVER types of the gold standard records: type accuracy, overall and by type.

    python -m benchmarks.plover CORPORA/plover/plover_gsr_dev.json
    python -m benchmarks.plover CORPORA/plover --misses 40

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
from dataclasses import dataclass, field
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


@dataclass
class Tally:
    """Records by their type in the gold, by the type given, and those that agree."""

    gold: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    misses: list[tuple[object, ...]] = field(default_factory=list)
    seconds: float = 0.0
    words: int = 0

    @property
    def accuracy(self) -> float:
        """Per cent of the records whose type is right."""
        return 100 * self.right.total() / max(1, self.gold.total())


def score(path: Path) -> Tally:
    """Every record below ``path``, read and compared."""
    tally = Tally()
    for i, (text, kind) in enumerate(records(path)):
        reading = read(Report(f"r{i}", text, ""))
        started = time.process_time()
        events = what(reading.span((0, len(text))), reading)
        tally.seconds += time.process_time() - started
        tally.words += len(text.split())
        found = events[0].type if events else "none"
        tally.gold[kind] += 1
        tally.given[found] += 1
        tally.right[kind] += found == kind
        if found != kind:
            tally.misses.append((kind, found, [e.trigger.text for e in events], text))
    return tally


def evaluate(path: Path) -> dict[str, float]:
    """The figure that has a floor."""
    return {"type accuracy": score(path).accuracy}


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    tally = score(chosen.corpus)
    if chosen.json:
        print(json.dumps({"records": tally.gold.total(), "type accuracy": tally.accuracy}))
        return
    for miss in tally.misses[: chosen.misses]:
        print("MISS", *miss, sep="  ")
    for kind in sorted(tally.gold):
        precision = 100 * tally.right[kind] / tally.given[kind] if tally.given[kind] else 0.0
        recall = 100 * tally.right[kind] / tally.gold[kind]
        print(f"{kind:10} {tally.gold[kind]:4} records  P {precision:5.1f}  R {recall:5.1f}")
    print(f"type accuracy {tally.accuracy:.1f} ({tally.right.total()} of {tally.gold.total()})")
    print(f"{1e6 * tally.seconds / tally.words:.1f} microseconds a word")


if __name__ == "__main__":
    main()
