"""``twosource show``: one claim, or one report with its claims."""

from typing import Annotated

import typer

from twosource.cli.options import DEFAULT_LEDGER, LedgerPath, existing
from twosource.errors import NotFound


def show(
    id: Annotated[
        str, typer.Argument(metavar="ID", help="Id of a claim or a report, or the start of one.")
    ],
    ledger: LedgerPath = DEFAULT_LEDGER,
) -> None:
    """Show one claim, or one report with its claims.

    A claim's passage has source, cue and content marked: in colour in a terminal, underlined
    elsewhere. Its chain goes from the publisher down to the origin. Below it stand its slots, each
    with the reason why it was read so.

    \b
    Examples:
      twosource show c1-88e4150f
      twosource show r1-417137
    """
    from twosource.terminal import claim_page, draw, output_console, report_page

    book = existing(ledger)
    console = output_console()
    try:
        claim = book.claim(id)
    except NotFound as no_claim:
        try:
            report = book.report(id)
        except NotFound:
            raise no_claim from None
        draw(console, report_page(report, list(book.claims(report=report.id)), console))
    else:
        draw(console, claim_page(claim, book.report(claim.report), console))
