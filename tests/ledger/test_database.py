"""What is no ledger is left alone and said so; what is one is brought up to date."""

import os
import sqlite3
from pathlib import Path

import pytest

import twosource as ts
from samples import make_report, toy
from twosource.errors import LedgerError, LedgerTooNew, NotALedger
from twosource.ledger.sqlite.database import APPLICATION_ID, Database
from twosource.ledger.sqlite.migrate import LATEST, statements

REPORT = make_report("Police said 12 men fled.")


def sqlite_file(path: Path, *commands: str) -> Path:
    connection = sqlite3.connect(path)
    for command in commands:
        connection.execute(command)
    connection.commit()
    connection.close()
    return path


def test_a_new_ledger_is_marked(tmp_path: Path) -> None:
    ts.open(tmp_path / "a.db").close()
    connection = sqlite3.connect(tmp_path / "a.db")
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (LATEST,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "a.db").touch()
    with ts.open(tmp_path / "a.db", extractor=toy) as ledger:
        assert ledger.read(REPORT).new == 1


def test_what_was_written_is_there_when_opened_again(tmp_path: Path) -> None:
    with ts.open(tmp_path / "a.db", extractor=toy) as ledger:
        ledger.read(REPORT)
        claims = list(ledger.claims())
    with ts.open(tmp_path / "a.db", extractor=toy) as ledger:
        assert list(ledger.claims()) == claims
        assert ledger.read(REPORT).unchanged == 1


def test_a_file_of_something_else_is_no_ledger(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Police said 12 men fled. " * 50)
    with pytest.raises(NotALedger, match="is no ledger; name another file"):
        ts.open(path)
    assert path.read_text().startswith("Police said")


@pytest.mark.parametrize(
    "commands",
    [
        ["CREATE TABLE notes (text)"],
        ["PRAGMA application_id = 7", "CREATE TABLE report (id)"],
    ],
)
def test_an_sqlite_file_of_something_else_is_left_alone(
    tmp_path: Path, commands: list[str]
) -> None:
    path = sqlite_file(tmp_path / "other.db", *commands)
    before = path.read_bytes()
    with pytest.raises(NotALedger, match="SQLite file of something else"):
        ts.open(path)
    assert path.read_bytes() == before


def test_a_ledger_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    ts.open(path).close()
    sqlite_file(path, f"PRAGMA user_version = {LATEST + 1}")
    with pytest.raises(LedgerTooNew, match="pip install -U twosource"):
        ts.open(path)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="check that its folder exists"):
        ts.open(tmp_path / "nowhere" / "a.db")


def test_a_ledger_that_is_not_there_is_not_made_to_look_at(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="make one with: twosource read"):
        ts.open(tmp_path / "a.db", create=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_ledger_that_may_not_be_written_to(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    ts.open(path).close()
    path.chmod(0o400)
    with ts.open(path, extractor=toy) as ledger, pytest.raises(LedgerError, match="permissions"):
        ledger.read(REPORT)


def test_what_sqlite_forbids_comes_out_as_a_ledger_error(tmp_path: Path) -> None:
    database = Database(str(tmp_path / "a.db"))
    database.one("PRAGMA query_only = ON")
    with pytest.raises(LedgerError, match="can't be written to; check the permissions"):
        database.insert("INSERT INTO report VALUES ('r', 1, 1)", ())


def test_a_closed_ledger_says_so(tmp_path: Path) -> None:
    ledger = ts.open(tmp_path / "a.db")
    ledger.close()
    with pytest.raises(LedgerError, match="closed"):
        list(ledger.claims())


def test_the_environment_names_the_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWOSOURCE_LEDGER", str(tmp_path / "named.db"))
    ts.open().close()
    assert (tmp_path / "named.db").exists()
    monkeypatch.delenv("TWOSOURCE_LEDGER")
    monkeypatch.chdir(tmp_path)
    ts.open().close()
    assert (tmp_path / "twosource.db").exists()


ADD = "INSERT INTO judgement (who, at, kind, subjects, body) VALUES ('a', 'b', 'c', '[]', '{}')"


def add_and_be_stopped(database: Database) -> None:
    with database.transaction():
        database.insert(ADD, ())
        raise KeyboardInterrupt


def test_a_transaction_happens_whole_or_not_at_all(tmp_path: Path) -> None:
    database = Database(str(tmp_path / "a.db"))
    with pytest.raises(KeyboardInterrupt):
        add_and_be_stopped(database)
    assert database.all("SELECT * FROM judgement") == []
    with database.transaction():
        database.insert(ADD, ())
    assert len(database.all("SELECT * FROM judgement")) == 1


def test_a_broken_relation_is_not_committed(tmp_path: Path) -> None:
    database = Database(str(tmp_path / "a.db"))
    with pytest.raises(LedgerError, match="FOREIGN KEY"), database.transaction():
        database.insert("INSERT INTO report VALUES ('r', 1, 1)", ())
    with database.transaction():
        assert database.all("SELECT * FROM report") == []


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("UPDATE claim SET content = 'x'", "a claim never changes"),
        ("UPDATE claim_body SET body = '{}'", "a claim never changes"),
        ("UPDATE reading SET reader = 'x'", "a reading never changes"),
        ("UPDATE report_version SET text = 'x'", "a version of a report never changes"),
        ("UPDATE judgement SET who = 'x'", "judgements are only ever added"),
        ("DELETE FROM judgement", "judgements are only ever added"),
        ("DELETE FROM claim", "FOREIGN KEY"),
        ("DELETE FROM report_version", "FOREIGN KEY"),
    ],
)
def test_what_was_written_cannot_be_changed(tmp_path: Path, command: str, said: str) -> None:
    with ts.open(tmp_path / "a.db", extractor=toy) as ledger:
        ledger.read(REPORT)
    database = Database(str(tmp_path / "a.db"))
    database.insert(ADD, ())
    with pytest.raises(LedgerError, match=said), database.transaction():
        database.insert(command, ())


def test_a_script_is_cut_into_statements() -> None:
    trigger = "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n  DELETE FROM b;\n  DELETE FROM c;\nEND;"
    assert list(statements(f"-- first\nCREATE TABLE a (b);\n{trigger}\n")) == [
        "-- first\nCREATE TABLE a (b);",
        trigger,
    ]
