from pathlib import Path

import pytest
from typer.testing import CliRunner

from twosource.cli import app
from twosource.ledger import open_ledger


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """What the server is started with, instead of starting it."""
    calls: list[dict[str, object]] = []
    monkeypatch.setattr("uvicorn.run", lambda app, **how: calls.append(how))
    return calls


def serve(path: Path, *more: str) -> tuple[int, str]:
    open_ledger(path).close()
    result = CliRunner().invoke(app, ["serve", "--ledger", str(path), *more])
    return result.exit_code, result.output


def test_it_listens_on_this_machine_alone(tmp_path: Path, started: list[dict[str, object]]) -> None:
    code, said = serve(tmp_path / "a.db")
    assert code == 0
    assert "http://127.0.0.1:8765/" in said
    assert started[0]["host"] == "127.0.0.1"


def test_beyond_this_machine_it_needs_a_token(
    tmp_path: Path, started: list[dict[str, object]]
) -> None:
    code, said = serve(tmp_path / "a.db", "--host", "0.0.0.0")
    assert code == 2
    assert "token" in said
    code, _ = serve(tmp_path / "a.db", "--host", "0.0.0.0", "--token", "short")
    assert code == 2
    assert started == []
    code, said = serve(tmp_path / "a.db", "--host", "0.0.0.0", "--token", "long-enough-for-it-all")
    assert code == 0
    assert "long-enough" not in said


def test_a_ledger_is_not_made(tmp_path: Path, started: list[dict[str, object]]) -> None:
    result = CliRunner().invoke(app, ["serve", "--ledger", str(tmp_path / "none.db")])
    assert result.exit_code == 1
    assert "there is no ledger" in result.output
    assert started == []


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (b"", "names no reviewer"),
        (b"Ana\n", "line 1: give a token"),
        (b"short Ana\n", "line 1: give a token"),
        (b"0123456789abcdef Ana\n0123456789abcdef Bo\n", "one token"),
        (b"\xff\xfe", "no text in UTF-8"),
        (None, "No such file"),
    ],
)
def test_a_file_of_reviewers_that_is_wrong_is_refused(
    tmp_path: Path, started: list[dict[str, object]], held: bytes | None, said: str
) -> None:
    file = tmp_path / "who"
    if held is not None:
        file.write_bytes(held)
    code, words = serve(tmp_path / "a.db", "--reviewers", str(file))
    assert code == 2
    assert said in " ".join(words.split())
    assert started == []
