"""``twosource export``: a whole ledger in another format."""

from pathlib import Path
from typing import Annotated

import typer

from twosource.cli.options import DEFAULT_LEDGER, LedgerPath, existing
from twosource.cli.output import note, write_whole
from twosource.export.formats import ExportFormat, export_lines
from twosource.export.profiles import Profile


def export(
    ledger: LedgerPath = DEFAULT_LEDGER,
    format: Annotated[ExportFormat, typer.Option(help="The format.")] = ExportFormat.jsonl,
    profile: Annotated[
        Profile | None,
        typer.Option(help="Hide private persons, or nothing. [default: public; jsonl: sealed]"),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write here. [default: print it]"),
    ] = None,
) -> None:
    """Print the whole ledger: as JSON Lines, or its events in a format of others.

    csv has ACLED's columns, geojson is for maps, ftm for FollowTheMoney and Aleph, prov is PROV-O,
    webannotation W3C Web Annotation, gexf the attribution graph for Gephi.

    The same reports give the same output, in whatever order they were read. A file is written
    beside its place and then moved there: it is whole or not there.

    \b
    Examples:
      twosource export --format jsonl -o ledger.jsonl
      twosource export --format geojson -o events.geojson
      twosource export --format csv --profile sealed -o all.csv
      twosource export | jq -r 'select(.kind == "claim") | .content.text'
    """
    from twosource.terminal import counted

    if format == ExportFormat.jsonl and profile == Profile.public:
        raise typer.BadParameter(
            "jsonl holds the reports whole; take another format", param_hint="--profile"
        )
    book = existing(ledger)
    lines = export_lines(book.view, format, profile or Profile.public, book.writer)
    if output is None:
        for line in lines:
            typer.echo(line)
        return
    note(f"{counted(write_whole(output, lines), 'line')} -> {output}")
