"""``twosource export``: a whole ledger in another format."""

from pathlib import Path
from typing import Annotated

import typer

from twosource.cli.options import DEFAULT_LEDGER, Format, LedgerPath, existing
from twosource.cli.output import note, write_whole


def export(
    ledger: LedgerPath = DEFAULT_LEDGER,
    format: Annotated[Format, typer.Option(help="The format.")] = Format.jsonl,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write here. [default: print it]"),
    ] = None,
) -> None:
    """Print the whole ledger: every report, followed by its claims; then the events.

    The same reports give the same output, in whatever order they were read. A file is written
    beside its place and then moved there: it is whole or not there.

    \b
    Examples:
      twosource export --format jsonl -o ledger.jsonl
      twosource export | jq -r 'select(.kind == "claim") | .content.text'
    """
    from twosource.export.jsonl import ledger_lines
    from twosource.terminal import counted

    book = existing(ledger)
    lines = ledger_lines(book.view, book.writer)
    if output is None:
        for line in lines:
            typer.echo(line)
        return
    note(f"{counted(write_whole(output, lines), 'line')} -> {output}")
