"""The program as it is started: exit statuses, pipes, interrupts, start-up."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-c", "from twosource.cli import main; main()"]
REPORT = "Police said two men had fled. A witness told reporters that three had been hurt.\n"


def run(*words: str, cwd: Path, **options: object) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k not in ("TWOSOURCE_LEDGER", "COLUMNS")}
    return subprocess.run(
        [*PROGRAM, *words],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        **options,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text(REPORT)
    (tmp_path / "empty.txt").write_text("")
    return tmp_path


def test_help_starts_without_the_models(folder: Path) -> None:
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


def test_without_a_command_it_says_what_there_is(folder: Path) -> None:
    result = run(cwd=folder)
    assert result.returncode == 2
    assert "Commands:" in result.stdout + result.stderr


def test_reading_says_what_became_of_it(folder: Path) -> None:
    first = run("read", "good.txt", cwd=folder)
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.startswith("1 new; ")
    assert first.stdout.endswith(" -> twosource.db\n")
    again = run("read", "good.txt", cwd=folder)
    assert again.stdout == "1 unchanged; 0 claims -> twosource.db\n"


def test_a_bad_input_stops_nothing_and_is_told(folder: Path) -> None:
    result = run("read", "empty.txt", "nowhere.txt", "good.txt", cwd=folder)
    assert result.returncode == 1
    assert result.stdout.startswith("1 new, 2 refused; ")
    told = result.stderr.splitlines()
    assert [line.split(":")[0] for line in told] == ["twosource", "twosource"]
    assert "empty.txt" in told[0]
    assert "nowhere.txt" in told[1]


def test_extract_prints_the_rest_and_leaves_no_ledger(folder: Path) -> None:
    result = run("extract", "empty.txt", "good.txt", "--layers", "quantities", cwd=folder)
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1
    assert result.stdout.startswith('{"kind": "report"')
    assert '{"kind": "claim"' in result.stdout
    assert list(folder.glob("*.db")) == []


def test_an_unknown_layer_is_wrong_usage(folder: Path) -> None:
    result = run("extract", "good.txt", "--layers", "vibes", cwd=folder)
    assert result.returncode == 2
    assert "attributions, times, quantities, places, actors" in " ".join(result.stderr.split())


def test_standard_input_is_read(folder: Path) -> None:
    result = run("extract", "-", cwd=folder, input=REPORT)
    assert result.returncode == 0
    assert REPORT.strip() in result.stdout.replace("\\n", "\n")


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    (folder / "many.jsonl").write_text(
        "".join(f'{{"id": "{i}", "text": "Police said {i} men fled."}}\n' for i in range(300))
    )
    with subprocess.Popen(
        [*PROGRAM, "extract", "many.jsonl"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 141


def test_ctrl_c_keeps_what_was_read_and_says_how_to_go_on(folder: Path) -> None:
    many = folder / "many.jsonl"
    many.write_text(
        "".join(
            f'{{"id": "{i}", "text": "{" ".join([f"Officer {i} said two men fled."] * 40)}"}}\n'
            for i in range(400)
        )
    )
    process = subprocess.Popen(
        [*PROGRAM, "read", "many.jsonl"], cwd=folder, stderr=subprocess.PIPE, text=True
    )
    wait_for_reports(folder, 3)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "is kept in twosource.db" in said
    assert "run the same command again to go on" in said
    assert "Traceback" not in said
    kept = reports_in(folder)
    assert 3 <= kept < 400
    assert run("verify", cwd=folder).returncode == 0


def wait_for_reports(folder: Path, least: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if (folder / "twosource.db").exists() and reports_in(folder) >= least:
            return
        time.sleep(0.1)
    pytest.fail("nothing was read in a minute")


def reports_in(folder: Path) -> int:
    return len(run("reports", cwd=folder).stdout.splitlines())
