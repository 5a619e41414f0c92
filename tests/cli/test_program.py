"""The program as it is started: exit statuses, pipes, interrupts, start-up."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import twosource as ts

PROGRAM = [sys.executable, "-c", "from twosource.cli import main; main()"]
ENVIRONMENT = {k: v for k, v in os.environ.items() if k not in ("TWOSOURCE_LEDGER", "COLUMNS")}


def start(*words: str, cwd: Path, **streams: object) -> subprocess.Popen[str]:
    return subprocess.Popen([*PROGRAM, *words], cwd=cwd, env=ENVIRONMENT, text=True, **streams)


def run(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *words],
        cwd=cwd,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )


def test_help_starts_without_the_models() -> None:
    code = (
        "import sys; sys.argv = ['twosource', '--help']\n"
        "from twosource.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'onnxruntime', 'trafilatura', 'httpx', 'numpy'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, "")
    assert "demo" in result.stdout


def test_without_a_command_it_says_what_there_is(tmp_path: Path) -> None:
    result = run(cwd=tmp_path)
    assert result.returncode == 2
    assert "Commands:" in result.stdout + result.stderr


def test_version(tmp_path: Path) -> None:
    assert run("--version", cwd=tmp_path).stdout == f"twosource {ts.__version__}\n"


def test_errors_are_one_line_and_no_traceback(tmp_path: Path) -> None:
    result = run("claims", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("twosource: there is no ledger at twosource.db")
    assert result.stderr.count("\n") == 1


def test_output_is_utf8_whatever_the_locale(ledger: Path) -> None:
    result = subprocess.run(
        [*PROGRAM, "export", "--ledger", str(ledger)],
        env={**ENVIRONMENT, "LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        capture_output=True,
    )
    assert result.returncode == 0
    assert "marché avait brûlé".encode() in result.stdout


def test_a_reader_that_goes_away_is_no_error(wide_ledger: Path) -> None:
    process = start(
        *("export", "--ledger", str(wide_ledger)),
        cwd=wide_ledger.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.read(1)
    process.stdout.close()
    process.stdout = None
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (141, "")


def test_ctrl_c_keeps_what_was_read_and_says_how_to_go_on(tmp_path: Path) -> None:
    (tmp_path / "three.jsonl").write_text(
        "".join(f'{{"id": "r{i}", "text": "Police said {i} men fled."}}\n' for i in (3, 4, 5))
    )
    process = start(
        *("read", "three.jsonl", "-"), cwd=tmp_path, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    )
    wait_for_reports(tmp_path / "twosource.db", 3)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said == (
        "twosource: stopped; what was read so far (3 reports) is kept in twosource.db; "
        "run the same command again to go on\n"
    )
    with ts.open(tmp_path / "twosource.db") as ledger:
        assert ledger.verify() == ()


def wait_for_reports(path: Path, least: int) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if path.exists():
            with ts.open(path) as ledger:
                if len(list(ledger.reports())) >= least:
                    return
        time.sleep(0.2)
    pytest.fail("nothing was read in two minutes")
