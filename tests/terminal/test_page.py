from dataclasses import replace

import pytest

from twosource.model import (
    Actor,
    Certainty,
    Claim,
    EventMention,
    Link,
    Place,
    Quantity,
    Report,
    Span,
    When,
    Why,
)
from twosource.terminal import claim_entry, claim_page, claim_row, draw, output_console

TEXT = "Nurses warned on Monday that at least nine men had reportedly been shot near Sololo."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, (start, start + len(words)))


REPORT = Report("r1-0", TEXT, "", title="Shots at\tSololo", outlet="Horn Wire")
CLAIM = Claim(
    id="c1-88e4150f437ed23470dc",
    report="r1-0",
    content=span("at least nine men had reportedly been shot near Sololo"),
    cue=span("warned"),
    chain=(Link("Nurses", span("Nurses"), "witness", unnamed=True, cue=span("warned")),),
    joint=(),
    quote="indirect",
    certainty=Certainty("warns", modality="possible", hedges=(span("reportedly"),)),
    confidence=0.875,
    reader="reader-1",
    how_many=(Quantity(span("at least nine men"), 9, None, "men", "killed", ">"),),
    where=(
        Place(span("Sololo"), "Sololo", 3.55, 38.65, "KE", None, "town", 10.0, why=Why("place")),
    ),
    when=When(span("on Monday"), "DATE", "2026-05-11", "2026-05-11", "2026-05-11", "day"),
    events=(EventMention("ASSAULT", span("shot")),),
    whom=(Actor(span("nine men"), "nine men", None),),
    why=Why("verb.clause", span("warned"), "a verb of telling"),
)


def test_the_page_tells_everything(capsys: pytest.CaptureFixture[str]) -> None:
    console = output_console()
    draw(console, claim_page(CLAIM, REPORT, console))
    page = capsys.readouterr().out
    for said in (
        "c1-88e4150f437ed23470dc",
        "Shots at Sololo",
        "└── Nurses  warned  witness, unnamed",
        "warns · positive · possible · indirect speech",
        "at least nine men = 9 or more men killed",
        "3.550, 38.650  (KE, town, within 10 km)  place",
        "on Monday = 2026-05-11",
        "ASSAULT: shot",
        "verb.clause: a verb of telling “warned”",
        "reader-1",
        "0.88",
    ):
        assert said in page


def test_a_hedge_that_explains_the_stance_is_shown_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    hedge = span("reportedly")
    sure = Certainty("warns", hedges=(hedge,), why=Why("hedge", hedge))
    console = output_console()
    draw(console, claim_page(replace(CLAIM, certainty=sure), REPORT, console))
    rows = capsys.readouterr().out.partition("stance ")[2].partition("event ")[0]
    assert rows.count("reportedly") == 1


def test_plain_output_has_no_escapes_and_no_blanks_at_line_ends(
    capsys: pytest.CaptureFixture[str],
) -> None:
    console = output_console()
    draw(console, claim_page(CLAIM, REPORT, console), claim_entry(CLAIM, REPORT, console))
    printed = capsys.readouterr().out
    assert "\x1b" not in printed
    assert [line for line in printed.splitlines() if line != line.rstrip()] == []


@pytest.mark.parametrize("width", [30, 50, 80, 200])
def test_every_width_is_kept_to(
    width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    console = output_console()
    draw(console, claim_entry(CLAIM, REPORT, console), claim_page(CLAIM, REPORT, console))
    printed = capsys.readouterr().out
    assert max(map(len, printed.splitlines())) <= width
    assert "reportedly" in printed


def test_a_width_that_is_none_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    for columns in ("0", "wide", ""):
        monkeypatch.setenv("COLUMNS", columns)
        assert output_console().width == 100


def test_an_entry_says_what_stands_out(capsys: pytest.CaptureFixture[str]) -> None:
    console = output_console()
    draw(console, claim_entry(CLAIM, REPORT, console))
    assert capsys.readouterr().out.splitlines() == [
        "c1-88e4150f  Horn Wire ← Nurses warns",
        "             at least nine men had reportedly been shot near Sololo",
        "             possible · unnamed source · hedged: reportedly · 9 or more men killed",
    ]


def test_a_row_has_a_field_for_everything_and_nothing_breaks_it() -> None:
    assert claim_row(CLAIM, REPORT).split("\t") == [
        "c1-88e4150f437ed23470dc",
        "r1-0",
        "Horn Wire",
        "",
        "Nurses",
        "warns",
        "at least nine men had reportedly been shot near Sololo",
    ]
