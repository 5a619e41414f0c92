"""``twosource timeline``: events by day, one event as it was told, a report as it was changed."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from twosource.cli.options import DEFAULT_LEDGER, LedgerPath, existing
from twosource.cli.output import note, print_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.engine.timeline import NewVersion
    from twosource.ledger import Ledger
    from twosource.model import Event

_EVENT = "e1-"


def timeline(
    id: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="An event or a report, by id or the start of it."),
    ] = None,
    ledger: LedgerPath = DEFAULT_LEDGER,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
) -> None:
    """List events by the day they happened; for one event, who claimed what when.

    For one event, what its reports claim otherwise in later versions is listed, too; for a report,
    all that its versions changed: claims added, dropped and reworded, other figures, other sources.
    Elsewhere than in a terminal it is one line an event, claim or change, with tabs.

    \b
    Examples:
      twosource timeline
      twosource timeline e1-4f0c
      twosource timeline r1-cd1c75cb
    """
    book = existing(ledger)
    if id is None:
        _events(book, as_json)
    elif id.startswith(_EVENT):
        _one(book, id, as_json)
    else:
        _report(book, id, as_json)


def _events(book: "Ledger", as_json: bool) -> None:
    from twosource.engine import across
    from twosource.engine.timeline import by_day
    from twosource.export.events import event_json
    from twosource.terminal import draw, event_row, event_table, output_console

    ordered = by_day(book.view, across(book.view, book.writer))
    console = output_console()
    if as_json:
        print_lines(map(event_json, ordered))
    elif console.is_terminal:
        draw(console, event_table(ordered, console))
    else:
        for event in ordered:
            typer.echo(event_row(event))


def _one(book: "Ledger", id: str, as_json: bool) -> None:
    from twosource.engine import across
    from twosource.engine.timeline import new_versions, telling
    from twosource.export.timeline import told_json
    from twosource.terminal import draw, output_console, telling_table, told_row

    found = across(book.view, book.writer)
    event = found.event(id)
    told = telling(book.view, found, event)
    reports = dict.fromkeys(t.report for t in told)
    versions = [_about(version, event) for version in new_versions(book.view, reports)]
    console = output_console()
    if as_json:
        print_lines(map(told_json, told))
    elif console.is_terminal:
        draw(console, telling_table(told, versions, console))
        return
    else:
        for item in told:
            typer.echo(told_row(item))
    _print(versions, as_json)


def _about(version: "NewVersion", event: "Event") -> "NewVersion":
    """The version with what it changed of an event; of what was dropped it isn't known."""
    held = tuple(c for c in version.changes if c.after is None or c.after.id in event.claims)
    return replace(version, changes=held)


def _report(book: "Ledger", id: str, as_json: bool) -> None:
    from twosource.engine.timeline import new_versions
    from twosource.terminal import draw, output_console, version_parts

    report = book.report(id)
    versions = list(new_versions(book.view, [report.id]))
    console = output_console()
    if not versions:
        note(f"{report.id} was read in one version only")
    elif console.is_terminal and not as_json:
        draw(console, *version_parts(versions, console))
    else:
        _print(versions, as_json)


def _print(versions: "Sequence[NewVersion]", as_json: bool) -> None:
    from twosource.export.timeline import changed_json
    from twosource.terminal import change_row

    for version in versions:
        if as_json:
            print_lines(changed_json(version))
        else:
            for change in version.changes:
                typer.echo(change_row(version, change))
