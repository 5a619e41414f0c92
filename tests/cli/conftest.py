"""A small ledger made by hand, so that the commands are tested apart from the reading."""

import hashlib
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import twosource as ts
from twosource.claims import Extraction
from twosource.cli import app
from twosource.ledger import Extractor
from twosource.model import Certainty, Claim, Link, Quantity, Report, Span, claim_id, content_id

WIRE = (
    "Two officials said the army had warned that at least 40 men were near the dam. "
    "The mayor denied that anybody had been hurt. The market reportedly burned."
)
POST = "Le maire a dit que le marché avait brûlé."


def make_report(text: str, outlet: str, published: str, language: str = "en") -> Report:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Report(
        content_id("r1", [text]),
        text,
        digest,
        title=f"The {outlet} report",
        outlet=outlet,
        published=published,
        language=language,
    )


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.of(text, (start, start + len(words)))


def wire_claims(report: Report) -> tuple[Claim, ...]:
    def at(words: str) -> Span:
        return span(report.text, words)

    officials = Link("two officials", at("Two officials"), "official", unnamed=True, cue=at("said"))
    army = Link("the army", at("the army"), "organisation", cue=at("had warned"))
    mayor = Link("the mayor", at("The mayor"), "official", cue=at("denied"))
    men = Quantity(at("at least 40 men"), 40.0, None, "men", "present", ">")

    def claim(content: str, *chain: Link, certainty: Certainty, numbers=()) -> Claim:
        words = at(content)
        return Claim(
            claim_id(report.id, words, certainty.stance, chain),
            report.id,
            words,
            chain[-1].cue if chain else None,
            chain,
            (),
            "indirect" if chain else None,
            certainty,
            0.9,
            "hand-1",
            how_many=numbers,
        )

    return (
        claim(
            "at least 40 men were near the dam",
            officials,
            army,
            certainty=Certainty("warns"),
            numbers=(men,),
        ),
        claim("anybody had been hurt", mayor, certainty=Certainty("denies")),
        claim("The market reportedly burned", certainty=Certainty(hedges=(at("reportedly"),))),
    )


def extract(report: Report) -> Extraction:
    return Extraction(report, claims=wire_claims(report) if report.text == WIRE else ())


@pytest.fixture(autouse=True)
def no_width_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is drawn must not depend on the window that the tests were started from."""
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "hand.db"
    by_hand = Extractor(extract, lambda: "hand-1", lambda report: report.language == "en")
    with ts.open(path, extractor=lambda: by_hand) as book:
        book.read(
            make_report(WIRE, "Horn Wire", "2026-05-13"),
            make_report(POST, "La Poste", "2026-05-14", language="fr"),
        )
    return path


class Program:
    """Runs commands as a user would type them, against one ledger."""

    def __init__(self, ledger: Path) -> None:
        self.ledger = ledger

    def __call__(self, *words: str, ledger: Path | None = None, stdin: str | None = None) -> Result:
        environment = {"TWOSOURCE_LEDGER": str(ledger or self.ledger)}
        return CliRunner().invoke(app, words, env=environment, input=stdin)


@pytest.fixture
def twosource(ledger: Path) -> Program:
    return Program(ledger)


@pytest.fixture
def wide_ledger(tmp_path: Path) -> Path:
    """A ledger whose export is larger than any pipe holds."""
    path = tmp_path / "wide.db"
    with ts.open(path, extractor=lambda: Extractor(extract, lambda: "hand-1")) as book:
        for number in range(4):
            book.read(make_report(f"Nothing new. {number} " * 20_000, "Horn Wire", "2026-05-13"))
    return path
