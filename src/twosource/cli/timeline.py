"""``twosource timeline``: events in the order of happening, one event in the order of telling."""

from itertools import pairwise
from typing import TYPE_CHECKING, Annotated

import typer

from twosource.cli.options import DEFAULT_LEDGER, LedgerPath, existing

if TYPE_CHECKING:
    from twosource.events.timeline import Told
    from twosource.ledger import Ledger


def timeline(
    id: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="An event's id, or the start of one.")
    ] = None,
    ledger: LedgerPath = DEFAULT_LEDGER,
) -> None:
    """List events by the day they happened; or, for one event, who claimed what when.

    For one event, what a report added, dropped or reworded in a later version is listed, too.
    Elsewhere than in a terminal it is one line an event or claim, with tabs.

    \b
    Examples:
      twosource timeline
      twosource timeline e1-4f0c
    """
    from twosource.engine import across
    from twosource.events.timeline import in_order, telling
    from twosource.terminal import draw, event_row, event_table, output_console

    book = existing(ledger)
    found = across(book.view, book.writer)
    console = output_console()
    if id is not None:
        event = found.event(id)
        claims = {c: book.claim(c) for c in event.claims}
        reports = {c.report: book.report(c.report) for c in claims.values()}
        _show(telling(event, claims, reports, found.originals), book)
        return
    used = [c for event in found.events for c in event.claims]
    report_of = {c: book.claim(c).report for c in used}
    reports = {r: book.report(r) for r in set(report_of.values())}
    ordered = in_order(found.events, reports, report_of)
    if console.is_terminal:
        draw(console, event_table(ordered, console))
        return
    for event in ordered:
        typer.echo(event_row(event))


def _show(told: "tuple[Told, ...]", book: "Ledger") -> None:
    from twosource.events.timeline import changes
    from twosource.terminal import change_row, draw, output_console, telling_table, told_row

    console = output_console()
    made = []
    for id in dict.fromkeys(t.report for t in told):
        versions = [book.report(id, v.number) for v in book.view.versions(id)]
        for one, two in pairwise(versions):
            made += [(two, change) for change in changes(one, two)]
    if console.is_terminal:
        draw(console, telling_table(told, made, console))
        return
    for item in told:
        typer.echo(told_row(item))
    for report, change in made:
        typer.echo(change_row(report, change))
