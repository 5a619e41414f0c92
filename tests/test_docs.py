"""The documentation is true: every command and option is described, every example runs."""

import re
import shlex
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from twosource.cli import app
from twosource.demo import report_files

ROOT = Path(__file__).resolve().parents[1]
DOCS = sorted((ROOT / "docs").glob("*.md"))
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS]
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")


def blocks(page: Path, language: str) -> list[str]:
    return [m[2] for m in _FENCE.finditer(page.read_text("utf-8")) if m[1] == language]


def options_by_command() -> dict[str, set[str]]:
    commands = typer.main.get_command(app).commands
    return {
        name: {o for p in command.params for o in (*p.opts, *p.secondary_opts) if o[0] == "-"}
        - {"--help", "-h"}
        for name, command in commands.items()
    }


def section(command: str) -> str:
    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    _, heading, rest = text.partition(f"\n## twosource {command}\n")
    assert heading, f"docs/cli.md has no section for {command}"
    return rest.partition("\n## ")[0]


@pytest.mark.parametrize("command", options_by_command())
def test_every_option_of_a_command_is_described_and_no_other(command: str) -> None:
    described = set(_OPTION.findall(re.sub(r"`[~^=-]+`", "", section(command))))
    assert described - {"-"} == options_by_command()[command]


def test_no_section_describes_a_command_that_is_not_there() -> None:
    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    assert set(re.findall(r"^## twosource (\w+)$", text, re.MULTILINE)) == set(options_by_command())


@pytest.mark.parametrize("command", options_by_command())
def test_every_help_has_an_example(command: str) -> None:
    said = CliRunner().invoke(app, [command, "--help"]).stdout
    assert re.search(rf"Examples?:\n\s+.*twosource {command}", said)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with ``article.html``, and the demo's reports in ``reports/``."""
    (tmp_path / "reports").mkdir()
    for path in report_files():
        shutil.copy(path, tmp_path / "reports")
    shutil.copy(report_files()[0], tmp_path / "article.html")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.delenv("TWOSOURCE_LEDGER", raising=False)
    return tmp_path


@pytest.mark.parametrize("page", [p for p in PAGES if blocks(p, "python")], ids=lambda p: p.name)
def test_python_examples_run(page: Path, folder: Path) -> None:
    names: dict[str, object] = {}
    for block in blocks(page, "python"):
        exec(compile(block, str(page), "exec"), names)


def commands_in(page: Path) -> Iterator[str]:
    for block in blocks(page, "sh"):
        for line in block.splitlines():
            for command in line.split(" && "):
                if command.startswith("twosource "):
                    yield command


@pytest.mark.parametrize("page", [p for p in PAGES if [*commands_in(p)]], ids=lambda p: p.name)
def test_commands_run(page: Path, folder: Path) -> None:
    for command in commands_in(page):
        result = CliRunner().invoke(app, shlex.split(command)[1:])
        assert result.exit_code == 0, f"{command}\n{result.output}"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    lost = [t for t in targets if "://" not in t and not (page.parent / t).exists()]
    assert lost == []


def test_the_readme_opens_with_two_commands_and_the_checks_run_the_second() -> None:
    first, second = blocks(ROOT / "README.md", "sh")[0].splitlines()
    assert first == "pip install . && twosource demo"
    assert second == 'pip install ".[test]" && pytest'
    checks = (ROOT / ".ci" / "run").read_text("utf-8")
    assert second in checks.replace("pip install --quiet", "pip install")


def test_every_page_is_listed() -> None:
    page_of_pages = (ROOT / "docs" / "README.md").read_text("utf-8")
    listed = set(re.findall(r"\]\(([\w-]+\.md)\)", page_of_pages))
    assert listed == {page.name for page in DOCS} - {"README.md"}
