"""The demo's tour, drawn: reports, figures, telling claims, one passage, what to try next."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from twosource.demo import Stop
from twosource.ledger import ReportEntry
from twosource.model import Claim, Quantity, Report
from twosource.terminal.chains import chain_tree
from twosource.terminal.console import prose_width
from twosource.terminal.entry import claim_entry
from twosource.terminal.figures import figure_table
from twosource.terminal.passage import legend, passage
from twosource.terminal.reports import report_table
from twosource.terminal.words import counted


def draw_tour(
    entries: Sequence[ReportEntry],
    reports: Mapping[str, Report],
    figures: Sequence[tuple[Claim, Quantity]],
    stops: Sequence[Stop],
    console: Console,
) -> Group:
    """Everything but what to try next. ``reports`` holds the reports of all claims by id."""
    total = sum(entry.claims for entry in entries)
    parts: list[RenderableType] = [
        _heading(f"{counted(len(entries), 'report')}, {counted(total, 'claim')}"),
        report_table(entries, console),
        Text(""),
    ]
    if figures:
        parts += [
            _heading(f"One measure in many mouths: {figures[0][1].measure}"),
            figure_table(figures, reports, console),
            Text(""),
        ]
    for stop in stops:
        parts += [_heading(stop.heading)]
        for claim in stop.claims:
            parts += [claim_entry(claim, reports[claim.report], console), Text("")]
    if stops:
        first = stops[0].claims[0]
        parts += _passage(first, reports[first.report], console)
    return Group(*parts)


def next_steps(claim: Claim | None, ledger: str) -> Group:
    """Commands that go on from here, to be copied as they stand."""
    commands = [
        f"export TWOSOURCE_LEDGER={ledger}",
        *([f"twosource show {claim.id}"] if claim else []),
        "twosource claims --unnamed",
        "twosource claims --stance denies",
        "twosource claims --measure killed --more-than 10",
        "twosource brief -o brief.md",
        "twosource check brief.md",
        "twosource export --format jsonl -o demo.jsonl",
        "twosource serve",
    ]
    return Group(_heading("Try next"), *(Text(f"  {command}") for command in commands))


def _passage(claim: Claim, report: Report, console: Console) -> Iterator[RenderableType]:
    colour, width = console.is_terminal, prose_width(console) - 2
    yield _heading("Where the first of them stands, and how its chain is read")
    yield Padding(passage(report.text, claim, width, colour), (0, 0, 1, 2))
    yield Padding(legend(claim, colour), (0, 0, 1, 2))
    yield Padding(chain_tree(claim, report), (0, 0, 1, 2))


def _heading(words: str) -> Text:
    return Text.assemble((words, "heading"), "\n")
