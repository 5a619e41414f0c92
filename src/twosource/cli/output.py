"""What several commands write on standard output or into files."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

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
    written = 0
    with whole_file(path) as file:
        for line in lines:
            file.write(f"{line}\n".encode("utf-8", "backslashreplace"))
            written += 1
    return written


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, which is at ``path`` once it is closed, whole or not at all."""
    check_place(path)
    partial = path.with_name(path.name + ".partial")
    try:
        with partial.open("wb") as file:
            yield file
        partial.replace(path)
    except OSError as error:
        if error.filename == str(partial):
            error.filename = str(path)
        raise
    finally:
        partial.unlink(missing_ok=True)


def check_place(path: Path) -> None:
    """Raise if no file can be written at ``path``: better now than after long work."""
    if not path.parent.is_dir():
        raise typer.BadParameter(
            f"there is no folder {path.parent}; make it first", param_hint="--output"
        )
    if path.is_dir():
        raise typer.BadParameter(f"{path} is a folder; name a file in it", param_hint="--output")
