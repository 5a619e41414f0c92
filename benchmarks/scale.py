"""Growth: time, memory and quality of what is across reports, from small ledgers to large.

    python -m benchmarks scale [1000 10000 100000] [--keep FOLDER]

For each size it groups a ledger from nothing, then reads one more report, with the processors that
there are. Times are in seconds of the clock, and of all processors together, helpers included;
memory is the peak of the process and its helpers together, with what is known of the ledger. With
``--keep`` the ledgers that were made stay in a folder, and are used again if they are there.
"""

import argparse
import os
import pickle
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import combinations, islice
from pathlib import Path
from threading import Event, Thread

import twosource as ts
from benchmarks.generator import Truth, make
from twosource.claims import Extraction
from twosource.engine import Across

_MORE = 5
"""Reports that are read one by one when all others are grouped."""


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


def prepare(size: int, folder: Path) -> tuple[Path, Truth, list[Extraction]]:
    """A ledger of ``size`` reports without the last few, what is true of it, and these few."""
    ledger, beside = folder / f"made-{size}.db", folder / f"made-{size}.pickle"
    if not beside.exists():
        made = Truth()
        extractions = make(size, made)
        with ts.open(ledger) as opened:
            for extraction in islice(extractions, size - _MORE):
                opened.writer.write(extraction, "made-1", "read")
        beside.write_bytes(pickle.dumps((list(extractions), made)))
    more, made = pickle.loads(beside.read_bytes())
    return ledger, made, more


def one(size: int, folder: Path) -> None:
    """Group a ledger of ``size`` reports, add some one by one, and print what it took."""
    path, made, more = prepare(size, folder)
    work = folder / "work.db"
    for end in ("", "-wal", "-shm"):
        work.with_name(work.name + end).unlink(missing_ok=True)
    shutil.copy(path, work)
    with ts.open(work) as ledger:
        with Peak() as memory, taken() as whole:
            ts.across(ledger)
        steps = []
        for extraction in more:
            ledger.writer.write(extraction, "made-1", "read")
            with taken() as step:
                found = ts.across(ledger)
            steps.append(tuple(step))
        copies, b_cubed = quality(made, found)
        largest = max(len(e.claims) for e in found.events)
    wall, cpu = whole
    print(
        f"{size:>8} {wall:>8.1f} {cpu:>8.1f} {max(w for w, _ in steps):>9.2f}"
        f" {max(c for _, c in steps):>8.2f} {memory.most:>7.0f} {copies:>7.1f} {b_cubed:>6.1f}"
        f" {len(found.events):>8} {largest:>8}",
        flush=True,
    )


@contextmanager
def taken() -> Iterator[list[float]]:
    """Gives a list that holds, in the end, seconds of the clock and of the processors."""
    result: list[float] = []
    began, used = time.perf_counter(), _used()
    yield result
    result += [time.perf_counter() - began, _used() - used]


def _used() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


class Peak:
    """The most memory that this process and its helpers have held together, in MiB (Linux).

    It is sampled, since what the system says of a helper counts this process in, too.
    """

    def __init__(self) -> None:
        self.most = 0.0
        self._over = Event()
        self._thread = Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Peak":
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(0.2):
            self.most = max(self.most, sum(map(_resident, _family())))


def _family() -> Iterator[Path]:
    """This process and those that it has started."""
    own = Path("/proc/self")
    yield own
    for children in own.glob("task/*/children"):
        with suppress(OSError):
            yield from (Path("/proc") / id for id in children.read_text().split())


def _resident(process: Path) -> float:
    try:
        pages = int((process / "statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="benchmarks scale", description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000])
    parser.add_argument("--keep", type=Path, help="folder for the ledgers that are made")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.one:
        one(chosen.sizes[0], chosen.keep)
        return
    print(
        f"{'reports':>8} {'seconds':>8} {'CPU':>8} {'one more':>9} {'CPU':>8} {'MiB':>7}"
        f" {'copies':>7} {'B3':>6} {'events':>8} {'largest':>8}"
    )
    with tempfile.TemporaryDirectory() as made:
        folder = chosen.keep or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        for size in chosen.sizes:
            command = [sys.executable, "-m", "benchmarks", "scale", str(size), "--one"]
            subprocess.run([*command, "--keep", str(folder)], check=True)
