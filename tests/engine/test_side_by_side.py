"""Grouping in several processes at once, and grouping that is killed: the result is the same."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

import twosource as ts
from samples import make_report, toy
from twosource.engine import across
from twosource.export.jsonl import ledger_lines

GROUP = "import sys, twosource as ts\nwith ts.open(sys.argv[1]) as ledger: ts.across(ledger)"
TOWNS = ("Karsha", "Mazra", "Anvar", "Dorel", "Tamsin")


def some_reports(first: int, last: int) -> list[ts.Report]:
    return [
        make_report(
            f"Police said {n // 7} men died in {TOWNS[n % 5]}. The mayor said 3 men fled.", f"r{n}"
        )
        for n in range(first, last)
    ]


def start(path: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", GROUP, str(path)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)


@pytest.fixture(scope="module")
def expected() -> list[str]:
    with ts.open(":memory:", extractor=toy) as ledger:
        ledger.read(*some_reports(0, 90))
        return list(ledger_lines(ledger.view))


def test_two_that_group_while_a_third_reads(tmp_path: Path, expected: list[str]) -> None:
    path = tmp_path / "busy.db"
    with ts.open(path, extractor=toy) as ledger:
        ledger.read(*some_reports(0, 30))
        both = [start(path), start(path)]
        for first in range(30, 90, 10):
            ledger.read(*some_reports(first, first + 10))
            across(ledger.view, ledger.writer)
        for process in both:
            _, complaint = process.communicate(timeout=120)
            assert (process.returncode, complaint) == (0, "")
        across(ledger.view, ledger.writer)
        assert list(ledger_lines(ledger.view, ledger.writer)) == expected
        assert ledger.verify() == ()


@pytest.mark.parametrize("seed", range(2))
def test_grouping_that_is_killed_goes_on(tmp_path: Path, expected: list[str], seed: int) -> None:
    path, rng = tmp_path / "killed.db", random.Random(seed)
    with ts.open(path, extractor=toy) as ledger:
        ledger.read(*some_reports(0, 90))
    for _ in range(3):
        process = start(path)
        time.sleep(rng.uniform(0.3, 1.2))
        process.kill()
        process.communicate()
    with ts.open(path) as ledger:
        assert ledger.verify() == ()
        across(ledger.view, ledger.writer)
        assert list(ledger_lines(ledger.view, ledger.writer)) == expected
