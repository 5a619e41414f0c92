"""``twosource check``: is every sentence of a brief backed by the ledger?"""

from pathlib import Path
from typing import Annotated

import typer

from twosource.cli.options import DEFAULT_LEDGER, LedgerPath, existing
from twosource.cli.running import FAILED
from twosource.errors import UnreadableInput


def check(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A brief in Markdown, HTML or JSON.")
    ],
    ledger: LedgerPath = DEFAULT_LEDGER,
) -> None:
    """Check a brief, as it was written or as somebody edited it, against the ledger.

    Every sentence must cite a passage that stands in a report with the hash and the offsets given;
    its quotations, figures, dates and words must be those of its passages; counts must be those of
    the ledger. What isn't backed is listed, with exit status 1.

    \b
    Example:
      twosource check brief.md
    """
    from twosource.brief.check import check as findings_of
    from twosource.brief.check import read_draft
    from twosource.brief.material import gather
    from twosource.terminal import counted, printable

    try:
        text = file.read_text("utf-8")
    except UnicodeDecodeError:
        raise UnreadableInput(f"{file} is no text in UTF-8") from None
    draft = read_draft(text)
    book = existing(ledger)
    findings = findings_of(draft, gather(book.view, writer=book.writer))
    for finding in findings:
        told = (finding.place, finding.message, finding.words)
        typer.echo(printable(": ".join(filter(None, told))))
    if findings:
        typer.echo(f"{counted(len(findings), 'thing')} not backed by {ledger}")
        raise typer.Exit(FAILED)
    typer.echo(f"{file} is backed by {ledger}: {counted(len(draft.passages), 'passage')} cited")
