"""Work spread over processes comes to what one process does, and ends when one of them does."""

import signal
import subprocess
import sys
from functools import partial
from operator import add, truediv
from pathlib import Path

import pytest

import twosource as ts
from samples import make_report, toy
from twosource.engine import Local, Processes, across
from twosource.errors import TwosourceError
from twosource.export.jsonl import ledger_lines

LINES = (
    "The old bridge over the river fell on a quiet morning before noon.",
    "Police said 3 fled.",
)


def some_reports(count: int) -> list[ts.Report]:
    return [
        make_report(f"{LINES[n % 2]} Police said {n // 4} men fled to Karsha.", f"r{n}")
        for n in range(count)
    ]


def test_the_order_is_that_of_the_items() -> None:
    assert list(Processes(2, few=0).map(partial(add, 1), range(100))) == list(range(1, 101))


def test_an_error_comes_out_as_it_is() -> None:
    with pytest.raises(ZeroDivisionError):
        list(Processes(2, few=0).map(partial(truediv, 1), [1, 0, 1]))


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_helper_that_is_killed_is_said_so() -> None:
    with pytest.raises(TwosourceError, match="helper process has ended"):
        list(Processes(2, few=0).map(signal.raise_signal, [signal.SIGKILL]))


def test_a_ledger_is_grouped_alike(tmp_path: Path) -> None:
    lines = []
    for name, relations in (("one.db", Local()), ("many.db", Processes(2, few=0))):
        with ts.open(tmp_path / name, extractor=toy) as ledger:
            ledger.read(*some_reports(40))
            across(ledger.view, ledger.writer, relations)
            lines.append(list(ledger_lines(ledger.view)))
            assert ledger.verify() == ()
    assert lines[0] == lines[1]


def test_a_program_that_guards_nothing_is_not_run_again(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "from functools import partial\nfrom operator import add\n"
        "from twosource.engine import Processes\n"
        "print(sum(Processes(2, few=0).map(partial(add, 1), range(20))))\n"
    )
    done = subprocess.run([sys.executable, program], capture_output=True, text=True, check=True)
    assert done.stdout == "210\n"
