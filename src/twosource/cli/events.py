"""``twosource events``: what happened, by how many reports, and on how many origins."""

from typing import Annotated

import typer

from twosource.cli.options import DEFAULT_LEDGER, AsJson, LedgerPath, existing
from twosource.cli.output import note, print_lines
from twosource.cli.rules import Grade, SourceGrades, Summary, practice
from twosource.cli.running import complain


def events(
    ledger: LedgerPath = DEFAULT_LEDGER,
    type: Annotated[
        str | None, typer.Option(metavar="PLOVER", help="Only this type: ASSAULT, PROTEST…")
    ] = None,
    denied: Annotated[bool, typer.Option("--denied", help="Only those that somebody denies.")] = (
        False
    ),
    conflict: Annotated[
        bool, typer.Option("--conflict", help="Only those whose figures contradict each other.")
    ] = False,
    grade: Grade = None,
    source_grades: SourceGrades = None,
    summary: Summary = None,
    limit: Annotated[int | None, typer.Option(metavar="N", min=0, help="At most so many.")] = None,
    as_json: AsJson = False,
) -> None:
    """List events: what, where, when, and how many independent origins stand behind each.

    ●●○○ is two origins at the least and four at the most; ≠ marks figures that contradict each
    other, ✗ a denial. Elsewhere than in a terminal it is one line an event, with tabs; a grade and
    summed-up figures stand behind the label, if you choose rules for them.

    \b
    Examples:
      twosource events
      twosource events --conflict
      twosource events --grade airwars --summary ucdp
      twosource events --json | jq .support.origins
    """
    from twosource.engine import across
    from twosource.export.events import event_json
    from twosource.terminal import (
        conflicting,
        counted,
        draw,
        event_row,
        event_table,
        output_console,
    )

    by = practice(grade, source_grades, summary)
    book = existing(ledger)
    found = [
        event
        for event in across(book.view, book.writer).events
        if (type is None or event.type == type.upper())
        and (event.denied_by or not denied)
        and (conflicting(event.figures) or not conflict)
    ][:limit]
    found = list(by.applied(book.view, found))
    if as_json:
        print_lines(event_json(event, by.summary) for event in found)
        return
    console = output_console()
    if not found:
        complain(f"no such events in {ledger}; see what was read with: twosource reports")
    elif console.is_terminal:
        draw(console, event_table(found, console, by.summary))
        note(f"{counted(len(found), 'event')}; one of them whole: twosource event ID")
    else:
        for event in found:
            typer.echo(event_row(event, by.summary))
