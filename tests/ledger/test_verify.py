"""Whatever is tampered with in a ledger file, ``verify`` sees it."""

import sqlite3
from pathlib import Path

import pytest

import twosource as ts
from samples import make_report, toy
from twosource.model import Fact, Span

TEXT = "Police said at least 12 men fled. A nurse said 3 men died."
REPORT = make_report(
    TEXT, outlet="Coast Post", facts=(Fact("byline", Span.of(TEXT, (0, 6)), "Police"),)
)
TRIGGERS = (
    "claim_never_changes",
    "claim_body_never_changes",
    "reading_never_changes",
    "judgement_never_changes",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.db"
    with ts.open(path, extractor=toy) as ledger:
        ledger.read(REPORT, make_report(TEXT, "r2"), make_report("A boy said 4 men fled.", "r2"))
        ts.review(ledger, "reject", next(iter(ledger.claims())).id, who="Ana")
        assert ledger.verify() == ()
    return path


TAMPERING = {
    "who judged": ("judgement", "UPDATE judgement SET body = replace(body, 'Ana', 'Bo')"),
    "judgement broken": ("judgement", "UPDATE judgement SET body = '{'"),
    "text": ("report", "UPDATE report_version SET text = replace(text, '12', '19')"),
    "hash of text": ("report", "UPDATE report_version SET sha256 = 'x'"),
    "outlet in the body": (
        "report",
        "UPDATE report_version SET body = replace(body, 'Coast', 'Ghost')",
    ),
    "report body gone": ("report", "UPDATE report_version SET body = '{}'"),
    "span of a fact": (
        "span",
        "UPDATE report_version SET body = replace(body, '\"Police\",0,6', '\"Police\",1,7')",
    ),
    "content": ("claim", "UPDATE claim_body SET body = replace(body, 'men fled', 'men died')"),
    "source": (
        "claim",
        'UPDATE claim_body SET body = replace(body, \'"name":"Police\', \'"name":"Army\')',
    ),
    "stance": ("claim", "UPDATE claim SET id = 'c1-other' WHERE ordinal = 0"),
    "claim body gone": ("claim", "DELETE FROM claim_body"),
    "claim body broken": ("claim", "UPDATE claim_body SET body = '{'"),
    "report of a claim": (
        "claim",
        'UPDATE claim_body SET body = replace(body, \'"report":"r1"\', \'"report":"r2"\')',
    ),
    "span of a cue": (
        "span",
        'UPDATE claim_body SET body = replace(body, \'"cue":["said",7\', \'"cue":["said",6\')',
    ),
    "content column": ("column", "UPDATE claim SET content = 'x' WHERE ordinal = 0"),
    "flag": ("column", "UPDATE claim SET unnamed = 1 - unnamed"),
    "number": ("column", "UPDATE quantity SET low = low + 1"),
    "name": ("column", "UPDATE link SET name_key = 'x'"),
    "number gone": ("column", "DELETE FROM quantity"),
    "claim gone": (
        "relation",
        "DELETE FROM claim WHERE key = 1",
    ),
    "relation": ("relation", "UPDATE claim SET reading = 77 WHERE key = 1"),
    "shown version": (
        "relation",
        "UPDATE report SET version = (SELECT min(key) FROM report_version v WHERE report = id), "
        "reading = reading - 1 WHERE id = 'r2'",
    ),
    "claim search": (
        "search",
        "INSERT INTO claim_search (claim_search, rowid, content) VALUES ('delete', 1, "
        "'at least 12 men fled')",
    ),
    "report search": ("search", "INSERT INTO report_search (rowid, text) VALUES (9, 'more')"),
}


@pytest.mark.parametrize("what", TAMPERING)
def test_tampering_is_seen(path: Path, what: str) -> None:
    kind, command = TAMPERING[what]
    connection = sqlite3.connect(path)
    for trigger in (*TRIGGERS, "version_never_changes"):
        connection.execute(f"DROP TRIGGER {trigger}")
    changed = connection.execute(command).rowcount
    connection.commit()
    connection.close()
    assert changed
    with ts.open(path) as ledger:
        assert kind in {problem.kind for problem in ledger.verify()}


@pytest.mark.parametrize("part", ["claim_stance", "claim_body", "report_version"])
def test_a_damaged_file_is_seen(path: Path, part: str) -> None:
    connection = sqlite3.connect(path)
    (page,) = connection.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = ?", (part,)
    ).fetchone()
    connection.close()
    with path.open("r+b") as file:
        file.seek(4096 * (page - 1))
        file.write(b"\xff" * 4096)
    with ts.open(path) as ledger:
        assert {problem.kind for problem in ledger.verify()} == {"file"}


def test_a_problem_names_what_it_is_about(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE quantity SET high = 5")
    connection.commit()
    connection.close()
    with ts.open(path) as ledger:
        problems = ledger.verify()
        claims = {claim.id for claim in ledger.claims()}
    assert claims & {problem.subject for problem in problems}
    assert {p.message for p in problems} == {"its rows in quantity differ from its body"}
