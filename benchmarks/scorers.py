"""Run the package on a corpus and the corpus' own scorer on what comes out."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from twosource import intake
from twosource.claims import extract
from twosource.export.jsonl import extraction_lines
from twosource.model import Report


@dataclass(frozen=True, slots=True)
class Run:
    """The output of one extraction: its lines, words read, CPU seconds it took."""

    lines: tuple[str, ...]
    words: int
    seconds: float

    @property
    def speed(self) -> float:
        """Words per second of one core: CPU time, so that a busy machine does not count."""
        return self.words / self.seconds if self.seconds else 0.0


def reports(lines: Iterable[str]) -> Iterator[Report]:
    """Reports from lines of JSON, each with id, text and what is known of its origin."""
    for line in lines:
        d = json.loads(line)
        yield intake.from_text(
            d["text"],
            id=d["id"],
            title=d.get("title"),
            outlet=d.get("outlet"),
            published=d.get("published"),
            url=d.get("url"),
        )


def run_extraction(read: Iterable[Report], layers: Sequence[str] = ()) -> Run:
    """Extract every report; the first is read once before the clock starts, to load the models."""
    all_reports = list(read)
    if all_reports:
        extract(all_reports[0])
    began = time.process_time()
    lines: list[str] = []
    for report in all_reports:
        lines.extend(extraction_lines(extract(report), layers))
    seconds = time.process_time() - began
    return Run(tuple(lines), sum(len(r.text.split()) for r in all_reports), seconds)


def script(shared: Path, name: str, *arguments: str | Path, feed: str | None = None) -> str:
    """Standard output of a scorer of the shared folder."""
    command = [sys.executable, str(shared / "bench" / name), *map(str, arguments)]
    done = subprocess.run(command, input=feed, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{name} failed: {done.stderr.strip()[-400:]}")
    return done.stdout


@contextmanager
def kept(lines: Iterable[str]) -> Iterator[Path]:
    """A temporary file with these lines."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lines.jsonl"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        yield path
