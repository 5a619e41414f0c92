"""Reports in a table."""

from collections.abc import Iterable, Iterator

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from twosource.ledger import ReportEntry
from twosource.terminal.console import printable
from twosource.terminal.words import counted, short_id, shorten

_NARROW = 70


def report_table(entries: Iterable[ReportEntry], console: Console) -> RenderableType:
    """Reports with date, outlet, title, number of claims, and what to know about each."""
    if console.width < _NARROW:
        return Group(*(_stacked(entry) for entry in entries))
    table = Table(box=SIMPLE_HEAD, border_style="quiet", pad_edge=False, show_edge=False)
    table.add_column("report", style="id", no_wrap=True)
    table.add_column("published", no_wrap=True)
    table.add_column("outlet", max_width=24)
    table.add_column("title", ratio=1)
    table.add_column("claims", justify="right", no_wrap=True)
    for entry in entries:
        table.add_row(
            short_id(entry.id),
            (entry.published or "")[:10],
            _outlet(entry),
            _title(entry),
            str(entry.claims),
        )
    return table


def _stacked(entry: ReportEntry) -> Text:
    parts = [short_id(entry.id), (entry.published or "")[:10], counted(entry.claims, "claim")]
    head = ("  ".join(part for part in parts if part), "id")
    return Text.assemble(head, "\n  ", _outlet(entry), "\n  ", _title(entry))


def _outlet(entry: ReportEntry) -> Text:
    if entry.outlet:
        return Text(printable(entry.outlet), "outer")
    return Text("unknown", "quiet")


def _title(entry: ReportEntry) -> Text:
    title = Text(shorten(printable(entry.title), 120)) if entry.title else Text("no title", "quiet")
    for note in _notes(entry):
        title.append(f"  {note}", "quiet")
    return title


def _notes(entry: ReportEntry) -> Iterator[str]:
    if entry.versions > 1:
        yield f"{entry.versions} versions"
    if entry.status == "unsupported language":
        yield f"in {entry.language or 'an unknown language'}: stored, not read"
