"""``twosource reports``: what was read."""

import typer

from twosource.cli.options import DEFAULT_LEDGER, AsJson, LedgerPath, existing
from twosource.cli.output import print_json
from twosource.cli.running import complain


def reports(ledger: LedgerPath = DEFAULT_LEDGER, as_json: AsJson = False) -> None:
    """List the reports of the ledger.

    In a terminal as a table; elsewhere one line a report, with tabs between id, date, outlet,
    number of claims, number of versions, language and title.

    \b
    Examples:
      twosource reports
      twosource reports --json | jq -r .title
    """
    from twosource.terminal import draw, output_console, report_row, report_table

    book = existing(ledger)
    entries = list(book.reports())
    if as_json:
        print_json(book.report(entry.id) for entry in entries)
        return
    console = output_console()
    if not entries:
        complain(f"no reports yet in {ledger}; add some with: twosource read PATH")
    elif console.is_terminal:
        draw(console, report_table(entries, console))
    else:
        for entry in entries:
            typer.echo(report_row(entry))
