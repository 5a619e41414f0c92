"""Exports on the command line: files whole or not at all, binary not on a terminal, all logged."""

import hashlib
import json
import sys
import zipfile
from pathlib import Path

import pytest

from newsroom import later, newsroom, read_story, reports
from twosource.export.formats import ExportFormat
from twosource.export.logged import ExportOrder, checksums, exported
from twosource.ledger import open_ledger


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.db"
    with open_ledger(path, extractor=newsroom) as book:
        read_story(book, *reports(), later())
    return path


def logged(path: Path):
    with open_ledger(path) as book:
        return book.exports.all()


def test_every_export_is_logged(twosource, story: Path, tmp_path: Path) -> None:
    printed = twosource("export", "--format", "csv", "--who", "Saida", ledger=story).stdout_bytes
    target = tmp_path / "all.jsonl"
    twosource("export", "-o", str(target), ledger=story)
    second, first = logged(story)
    assert (first.number, first.who, first.format, first.profile) == (1, "Saida", "csv", "public")
    assert first.sha256 == hashlib.sha256(printed).hexdigest()
    assert (first.bytes, first.lines) == (len(printed), printed.count(b"\n"))
    assert (first.target, first.filters, first.whole) == (None, {}, True)
    assert (second.format, second.profile, second.target) == ("jsonl", "sealed", "all.jsonl")
    assert second.sha256 == hashlib.sha256(target.read_bytes()).hexdigest()
    listed = [line.split("\t") for line in twosource("exports", ledger=story).stdout.splitlines()]
    assert [row[0] for row in listed] == ["2", "1"]
    assert listed[1][2:5] == ["Saida", "csv", "public"]
    (latest,) = twosource("exports", "--json", "--limit", "1", ledger=story).stdout.splitlines()
    assert json.loads(latest)["sha256"] == second.sha256


def test_an_export_that_is_stopped_is_logged_as_far_as_it_went(story: Path) -> None:
    with open_ledger(story) as book:
        pieces = exported(book, ExportOrder(format=ExportFormat.csv, who="x"))
        first = next(pieces)
        pieces.close()
        (entry,) = book.exports.all()
    assert not entry.whole
    assert entry.sha256 == hashlib.sha256(first).hexdigest()


def test_the_log_cannot_be_changed(story: Path, twosource) -> None:
    import sqlite3

    twosource("export", ledger=story)
    connection = sqlite3.connect(story)
    for sql in ("DELETE FROM export_log", "UPDATE export_log SET who = 'nobody'"):
        with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
            connection.execute(sql)
    connection.close()


def test_filters_choose_happenings_and_are_logged(twosource, story: Path) -> None:
    held = json.loads(
        twosource("export", "--format", "geojson", "--text", "Kesra", ledger=story).stdout
    )
    assert [f["properties"]["place"] for f in held["features"]] == ["Kesra"]
    near = twosource(
        *("export", "--format", "geojson", "--near", "8.7,31.2", "--within", "30"), ledger=story
    )
    assert json.loads(near.stdout) == held
    assert [entry.filters for entry in logged(story)] == [
        {"near": "8.7,31.2 (8.7,31.2,30km)"},
        {"text": "Kesra"},
    ]


@pytest.mark.parametrize(
    "words",
    [
        ("--format", "jsonl", "--profile", "public"),
        ("--format", "jsonl", "--text", "Kesra"),
        ("--within", "5"),
        ("--near", "Nosuchplacexyz", "--format", "csv"),
        ("-o", "nowhere/x.jsonl"),
        ("-o", "."),
    ],
)
def test_what_cannot_be_meant_is_said_so(twosource, story: Path, words: tuple[str, ...]) -> None:
    result = twosource("export", *words, ledger=story)
    assert result.exit_code == 2
    assert "partial" not in result.stderr
    assert logged(story) == ()


def test_parquet_is_a_folder_or_a_zip_file(twosource, story: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    folder, file = tmp_path / "tables", tmp_path / "tables.zip"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    for target in (folder, file):
        result = twosource("export", "--format", "parquet", "-o", str(target), ledger=story)
        assert result.exit_code == 0, result.output
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            assert (folder / name).read_bytes() == archive.read(name)
        names = archive.namelist()
    assert sorted(p.name for p in folder.iterdir()) == sorted([*names, "notes.txt"])
    of_file, of_folder = logged(story)
    assert of_file.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    hashes = {n: hashlib.sha256((folder / n).read_bytes()).hexdigest() for n in names}
    assert of_folder.sha256 == hashlib.sha256(checksums(hashes).encode()).hexdigest()
    printed = twosource("export", "--format", "parquet", ledger=story).stdout_bytes
    assert printed == file.read_bytes()


def test_binary_is_not_sent_to_a_terminal(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import typer

    from twosource.cli.export import _print

    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    order = ExportOrder(format=ExportFormat.parquet, who="x")
    with open_ledger(story) as book:
        pieces = exported(book, order)
        with pytest.raises(typer.BadParameter, match="a terminal"):
            _print(pieces, order.format)


def test_without_pyarrow_the_extra_is_named(
    twosource, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    result = twosource("export", "--format", "parquet", ledger=story)
    assert result.exit_code == 1
    assert "pip install 'twosource[parquet]'" in result.stderr
