"""What the user names -> reports: files, folders, globs, standard input, URLs."""

import glob
import os
import sys
from collections.abc import Iterator
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import BinaryIO, cast

from twosource.errors import EmptyInput, InputError, UnreadableInput
from twosource.intake.fetch import Fetch, fetch
from twosource.intake.formats import (
    ENDINGS,
    Format,
    format_of_name,
    from_bytes,
    guessed_format,
    read_stream,
)
from twosource.intake.options import IntakeOptions, Refusal
from twosource.model import Report

__all__ = ["load"]

_READS = f"({', '.join(ENDINGS)})"
_HEAD = 4_096


def load(
    target: str | Path,
    options: IntakeOptions = IntakeOptions(),  # noqa: B008 - frozen
    *,
    stdin: BinaryIO | None = None,
    fetch: Fetch = fetch,
) -> Iterator[Report | Refusal]:
    """The reports that ``target`` names, one after the other, and a refusal for each bad one.

    ``target`` is a file, a folder (all files of known endings in it and in its folders, sorted), a
    glob, ``-`` for standard input or an http(s) URL. Nothing is raised for bad input. ``stdin``
    and ``fetch`` stand for standard input and the network.

    >>> [refusal] = load("no/such/report.txt")
    >>> refusal.target, str(refusal.error)
    ('no/such/report.txt', 'no such file or folder; check the path')
    """
    name = str(target)
    if name == "-":
        yield from _stream(stdin or sys.stdin.buffer, "-", None, options)
    elif name.lower().startswith(("http://", "https://")):
        yield from _url(name, options, fetch)
    elif "://" in name[:12]:
        yield Refusal(name, InputError("only http and https URLs are fetched; give one or a file"))
    else:
        yield from _path(name, options)


def _url(url: str, options: IntakeOptions, fetch: Fetch) -> Iterator[Report | Refusal]:
    try:
        page = fetch(url, options)
    except InputError as err:
        yield Refusal(url, err)
        return
    kind = page.format or guessed_format(page.data[:_HEAD])
    yield from from_bytes(page.data, url, options, format=kind, url=page.url, charset=page.charset)


def _path(name: str, options: IntakeOptions) -> Iterator[Report | Refusal]:
    path = Path(name)
    try:
        folder, there = path.is_dir(), path.exists() or path.is_symlink()
    except OSError as err:
        yield Refusal(name, _unreadable(err))
        return
    if folder:
        yield from _folder(path, options)
    elif there:
        yield from _file(path, options)
    elif glob.has_magic(name):
        yield from _glob(name, options)
    else:
        yield Refusal(name, InputError("no such file or folder; check the path"))


def _folder(folder: Path, options: IntakeOptions) -> Iterator[Report | Refusal]:
    """The files of a folder, then those of its folders; links to folders are not followed."""
    problems: list[OSError] = []
    empty = True
    for root, folders, files in os.walk(folder, onerror=problems.append):
        folders.sort()
        for file in sorted(files):
            if format_of_name(file):
                empty = False
                yield from _file(Path(root, file), options)
    for problem in problems:
        yield Refusal(str(problem.filename or folder), _unreadable(problem))
    if empty and not problems:
        yield Refusal(str(folder), EmptyInput(f"there is no file to read in this folder {_READS}"))


def _glob(pattern: str, options: IntakeOptions) -> Iterator[Report | Refusal]:
    """The files that a pattern names, in order: like a folder's, only those of known endings."""
    names = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - absolute ones too
    files = [Path(name) for name in names if format_of_name(name)]
    for file in files:
        yield from _path(str(file), options)
    if not files:
        yield Refusal(pattern, InputError(f"no file to read {_READS} matches; check the pattern"))


def _file(path: Path, options: IntakeOptions) -> Iterator[Report | Refusal]:
    name = str(path)
    kind = format_of_name(name)
    if kind is None and path.suffix:
        yield from from_bytes(b"", name, options)
        return
    try:
        with path.open("rb") as source:
            yield from _stream(source, name, kind, options)
    except OSError as err:
        yield Refusal(name, _unreadable(err))


def _stream(
    source: BinaryIO, name: str, kind: Format | None, options: IntakeOptions
) -> Iterator[Report | Refusal]:
    """The reports of an open file. The content tells the format where the name does not."""
    if kind is None:
        peeking = (
            source
            if isinstance(source, BufferedReader)
            else BufferedReader(cast(RawIOBase, source))
        )
        kind, source = guessed_format(peeking.peek(_HEAD)[:_HEAD]), peeking
    yield from read_stream(source, name, kind, options)


def _unreadable(err: OSError) -> UnreadableInput:
    return UnreadableInput(
        f"it can't be read ({err.strerror or err}); check the path and its rights"
    )
