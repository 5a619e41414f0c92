"""``twosource read``: reports into the ledger."""

from typing import Annotated

import typer

from twosource.cli.options import DEFAULT_LEDGER, AllowPrivate, LedgerPath, Outlet, Published
from twosource.cli.running import FAILED, INTERRUPTED, complain


def read(
    targets: Annotated[
        list[str],
        typer.Argument(metavar="PATH|URL|-", help="Files, folders, globs, URLs; - is stdin."),
    ],
    ledger: LedgerPath = DEFAULT_LEDGER,
    outlet: Outlet = None,
    published: Published = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Read reports into the ledger.

    Takes .txt, .md, .html, .pdf and .jsonl files, folders of them, globs, URLs, and - for
    standard input. Reading the same report again changes nothing; a report whose text has changed
    becomes a new version, and both are kept. Stop with Ctrl-C at any time and run the same command
    again to go on.

    \b
    Examples:
      twosource read article.html
      twosource read reports/ 'archive/2026-05-*.pdf' --ledger moyale.db
      twosource read https://example.org/news/one-article
      twosource read scan.pdf --outlet "Horn Wire" --published 2026-05-13
      curl -s https://example.org/a.html | twosource read -
    """
    import twosource as ts
    from twosource.intake import IntakeOptions
    from twosource.terminal import BatchProgress, counted, error_console, summary

    book = ts.open(ledger)
    options = IntakeOptions(allow_private=allow_private, outlet=outlet, published=published)
    progress = BatchProgress(error_console())
    try:
        with progress:
            result = book.read(*targets, options=options, on_progress=progress)
    except KeyboardInterrupt:
        complain(
            f"stopped; what was read so far ({counted(progress.kept, 'report')}) is kept in "
            f"{ledger}; run the same command again to go on"
        )
        raise typer.Exit(INTERRUPTED) from None
    for refusal in result.refused:
        complain(f"{refusal.target}: {refusal.error}")
    typer.echo(f"{summary(result)} -> {ledger}")
    if result.refused:
        raise typer.Exit(FAILED)
