"""``twosource demo``: the whole of it on reports that come along."""

import shlex
import tempfile
from pathlib import Path
from typing import Annotated

import typer


def demo(
    ledger: Annotated[
        Path | None,
        typer.Option(
            "--ledger",
            envvar="TWOSOURCE_LEDGER",
            metavar="PATH",
            help="The ledger's file. [default: a new one in the folder for temporary files]",
        ),
    ] = None,
) -> None:
    """Read five reports that come along, and show what they claim.

    The reports are about one happening, and all of it is invented but the places. They are read
    into a ledger that the other commands can then look into.

    \b
    Examples:
      twosource demo
      twosource demo --ledger demo.db
    """
    import twosource as ts
    from twosource.demo import figures, report_files, tour
    from twosource.terminal import (
        BatchProgress,
        draw,
        draw_tour,
        error_console,
        next_steps,
        output_console,
    )

    path = ledger or _new_ledger()
    book = ts.open(path)
    with BatchProgress(error_console()) as progress:
        book.read(*report_files(), on_progress=progress)
    entries = sorted(book.reports(), key=lambda entry: entry.published or "")
    reports = {entry.id: book.report(entry.id) for entry in entries}
    claims = list(book.claims())
    stops = tour(claims)
    numbers = figures(claims, {entry.id: entry.published for entry in entries})
    console = output_console()
    draw(console, draw_tour(entries, reports, numbers, stops, console))
    draw(console, next_steps(stops[0].claims[0] if stops else None, shlex.quote(str(path))))


def _new_ledger() -> Path:
    return Path(tempfile.mkdtemp(prefix="twosource-demo-")) / "demo.db"
