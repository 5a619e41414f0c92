"""Real processes: killed in the middle of a batch, and writing side by side."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

import batch_process
import twosource as ts
from batch_process import made_up
from samples import toy
from twosource.export.jsonl import ledger_lines

CHILD = batch_process.__file__
REPORTS = 120


def start(ledger: Path, first: int = 0, last: int = REPORTS) -> "subprocess.Popen[str]":
    """A process that reads reports; it has opened the ledger when this returns."""
    process = subprocess.Popen(
        [sys.executable, CHILD, str(ledger), str(first), str(last)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "open\n", process.communicate()
    return process


def finish(process: "subprocess.Popen[str]") -> None:
    _, complaint = process.communicate(timeout=120)
    assert (process.returncode, complaint) == (0, "")


@pytest.fixture(scope="module")
def uninterrupted() -> list[str]:
    with ts.open(":memory:", extractor=toy) as ledger:
        ledger.read(*map(made_up, range(REPORTS)))
        return list(ledger_lines(ledger.view))


@pytest.mark.parametrize("seed", range(3))
def test_a_killed_batch_resumes_to_the_same_ledger(
    tmp_path: Path, uninterrupted: list[str], seed: int
) -> None:
    path, rng = tmp_path / "killed.db", random.Random(seed)
    written = []
    for _ in range(3):
        process = start(path)
        time.sleep(rng.uniform(0.02, 0.2))
        process.kill()
        process.communicate()
        with ts.open(path) as ledger:
            assert ledger.verify() == ()
            written.append(sum(entry.versions for entry in ledger.reports()))
    assert written == sorted(written)
    assert written[-1] < REPORTS, "every kill came too late to interrupt anything"
    finish(start(path))
    with ts.open(path) as ledger:
        assert ledger.verify() == ()
        assert list(ledger_lines(ledger.view)) == uninterrupted


def test_processes_write_side_by_side(tmp_path: Path, uninterrupted: list[str]) -> None:
    path = tmp_path / "shared.db"
    processes = [start(path), start(path), start(path, 60), start(path, 0, 60)]
    for process in processes:
        finish(process)
    with ts.open(path) as ledger:
        assert ledger.verify() == ()
        assert sorted(ledger_lines(ledger.view)) == sorted(uninterrupted)


def test_processes_make_one_ledger_together(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    command = [sys.executable, CHILD, str(path), "0", "5"]
    processes = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    for process in processes:
        finish(process)
    with ts.open(path) as ledger:
        assert ledger.verify() == ()
        assert sum(entry.versions for entry in ledger.reports()) == 5
