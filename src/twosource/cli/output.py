"""What several commands write on standard output or into files."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from twosource.model import Claim, Report


def note(message: str) -> None:
    """A word beside the answer, on standard error."""
    typer.echo(message, err=True)


def print_json(values: Iterable["Claim | Report"]) -> None:
    """Print each value as a line of the output contract."""
    from twosource.export.jsonl import to_json

    for value in values:
        typer.echo(json.dumps(to_json(value), ensure_ascii=False))


def print_lines(lines: Iterable[dict[str, object]]) -> None:
    """Print objects of the output contract, one a line."""
    for line in lines:
        typer.echo(json.dumps(line, ensure_ascii=False))


def write_whole(path: Path, lines: Iterable[str]) -> int:
    """Write ``lines`` to ``path`` and say how many they were; ``path`` is written whole or not."""
    partial = path.with_name(path.name + ".partial")
    written = 0
    try:
        with partial.open("w", encoding="utf-8", errors="backslashreplace") as file:
            for line in lines:
                file.write(line + "\n")
                written += 1
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return written
