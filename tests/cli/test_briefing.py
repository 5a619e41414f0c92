"""``brief``, ``check`` and ``export`` as a user types them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from newsroom import later, open_story
from twosource.cli import app


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "story.db"
    open_story(path).close()
    return path


def run(ledger: Path, *words: str | Path) -> Result:
    environment = {"TWOSOURCE_LEDGER": str(ledger)}
    return CliRunner().invoke(app, [str(word) for word in words], env=environment)


@pytest.mark.parametrize("format", ["md", "html", "json"])
def test_a_brief_is_written_and_backed(format: str, ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / f"brief.{format}"
    written = run(ledger, "brief", "--format", format, "-o", path)
    assert written.exit_code == 0
    assert f"twosource check {path}" in written.stderr
    assert path.read_text("utf-8") == run(ledger, "brief", "--format", format).stdout
    checked = run(ledger, "check", path)
    assert checked.exit_code == 0
    assert "is backed by" in checked.stdout


def test_what_is_not_backed_is_listed_with_exit_status_1(ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / "brief.md"
    text = run(ledger, "brief").stdout.replace("Police said 12", "Police said 120", 1)
    path.write_text(text, "utf-8")
    checked = run(ledger, "check", path)
    assert checked.exit_code == 1
    assert "the figure 120 stands in no cited passage" in checked.stdout


def test_filters_and_nothing_to_tell(ledger: Path) -> None:
    assert "Kesra" not in run(ledger, "brief", "--after", "2026-02-01").stdout
    nothing = run(ledger, "brief", "--in", "KE")
    assert nothing.exit_code == 1
    assert nothing.stdout == ""
    assert "drop a filter" in nothing.stderr


def test_changes_since(ledger: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier.json"
    run(ledger, "brief", "--format", "json", "-o", earlier)
    open_story(ledger, later()).close()
    assert (
        "## Changed since the brief of 5 March 2026"
        in run(ledger, "brief", "--since", earlier).stdout
    )


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b'{"kind": 3}'])
def test_what_is_no_brief_is_refused(content: bytes, ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(content)
    refused = run(ledger, "check", path)
    assert refused.exit_code == 1
    assert refused.stderr.startswith("twosource: ")
    assert run(ledger, "brief", "--since", path).exit_code == 1


def test_a_report_cannot_write_to_the_terminal_through_a_finding(
    ledger: Path, tmp_path: Path
) -> None:
    path = tmp_path / "brief.md"
    path.write_text("- evil \x1b[31m words\n", "utf-8")
    assert "\x1b" not in run(ledger, "check", path).stdout


def test_exports_go_to_files_and_to_standard_output(ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / "events.geojson"
    assert run(ledger, "export", "--format", "geojson", "-o", path).exit_code == 0
    shown = run(ledger, "export", "--format", "geojson").stdout
    assert json.loads(path.read_text("utf-8")) == json.loads(shown)


def test_jsonl_is_never_public(ledger: Path) -> None:
    refused = run(ledger, "export", "--profile", "public")
    assert refused.exit_code == 2
    assert "jsonl holds the reports whole" in refused.stderr
    assert run(ledger, "export", "--profile", "sealed").stdout == run(ledger, "export").stdout
