"""``twosource export``: a ledger in another format."""

import sys
from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twosource.cli.filters import NearPlace, Within, chosen
from twosource.cli.options import (
    DEFAULT_LEDGER,
    Actor,
    After,
    Before,
    Country,
    EventType,
    LedgerPath,
    Source,
    Text,
    existing,
)
from twosource.cli.output import check_place, note, whole_file
from twosource.cli.rules import Grade, SourceGrades, Summary, practice
from twosource.cli.username import user_name
from twosource.errors import BadFilter
from twosource.export.formats import BINARY, ExportFormat
from twosource.export.profiles import Profile

if TYPE_CHECKING:
    from twosource.export.logged import ExportOrder
    from twosource.ledger import Ledger


def export(
    ledger: LedgerPath = DEFAULT_LEDGER,
    format: Annotated[ExportFormat, typer.Option(help="The format.")] = ExportFormat.jsonl,
    profile: Annotated[
        Profile | None,
        typer.Option(
            help="Hide private persons, or nothing. [default: public; with whole texts: sealed]"
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write here. [default: print it]"),
    ] = None,
    text: Text = None,
    source: Source = None,
    actor: Actor = None,
    type: EventType = None,
    near: NearPlace = None,
    within: Within = None,
    country: Country = None,
    after: After = None,
    before: Before = None,
    grade: Grade = None,
    source_grades: SourceGrades = None,
    summary: Summary = None,
    who: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Who exports, for the log. [default: the user's name]"),
    ] = None,
) -> None:
    """Print the ledger: whole as JSON Lines, or its events in a format of others.

    csv has ACLED's columns, geojson is for maps, ftm for FollowTheMoney and Aleph, prov is PROV-O,
    webannotation W3C Web Annotation, gexf the attribution graph for Gephi, parquet all of it as
    tables: a folder of files with -o FOLDER, one ZIP file with -o FILE.zip or in a pipe. training
    holds the reviewed claims with their texts, for training the tagger.

    With filters, only happenings of which one claim meets them all. The same reports give the same
    output, in whatever order they were read. Every export is logged: see twosource exports. Events
    in jsonl are graded, and figures summed up, only by rules that you choose.

    \b
    Examples:
      twosource export --format jsonl -o ledger.jsonl
      twosource export --format geojson --near Moyale --within 100 -o events.geojson
      twosource export --format csv --profile sealed -o all.csv
      twosource export --format parquet -o tables
      twosource export --grade airwars --summary ucdp -o graded.jsonl
      twosource export | jq -r 'select(.kind == "claim") | .content.text'
    """
    from twosource.export.logged import ExportOrder, exported
    from twosource.terminal import counted

    where, filters = chosen(
        text=text,
        source=source,
        actor=actor,
        type=type,
        near=near,
        within=within,
        country=country,
        after=after,
        before=before,
    )
    try:
        order = ExportOrder(
            format=format,
            who=who or user_name(),
            profile=profile,
            where=where,
            filters=filters,
            target=output.name if output is not None else None,
            by=practice(grade, source_grades, summary),
        )
    except BadFilter as error:
        raise typer.BadParameter(str(error), param_hint="--format") from error
    book = existing(ledger)
    if output is None:
        _print(exported(book, order), format)
    elif format in BINARY and output.suffix != ".zip":
        _write_folder(book, order, output)
    else:
        with whole_file(output) as file, closing(exported(book, order)) as pieces:
            for piece in pieces:
                file.write(piece)
        entry = book.exports.all(limit=1)[0]
        what = "row" if format in BINARY else "line"
        note(f"{counted(entry.lines, what)} -> {output}")


def _print(pieces: Generator[bytes], format: ExportFormat) -> None:
    if format in BINARY and sys.stdout.isatty():
        raise typer.BadParameter(
            f"{format.value} is binary and a terminal can't show it; name a file with -o",
            param_hint="--output",
        )
    with closing(pieces) as held:
        for piece in held:
            typer.echo(piece, nl=False)


def _write_folder(book: "Ledger", order: "ExportOrder", folder: Path) -> None:
    """Each table into a file of ``folder``; other files in it are left alone."""
    from twosource.export.logged import exported_files
    from twosource.terminal import counted

    if folder.exists() and not folder.is_dir():
        raise typer.BadParameter(f"{folder} is a file; name a folder", param_hint="--output")
    if not folder.exists():
        check_place(folder)
    files = dict(exported_files(book, order))
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        with whole_file(folder / name) as file:
            file.write(content)
    rows = book.exports.all(limit=1)[0].lines
    note(f"{counted(rows, 'row')} in {counted(len(files), 'table')} -> {folder}")
