"""``twosource show``: one claim, or one report with its claims."""

from typing import Annotated

import typer

from twosource.cli.options import DEFAULT_LEDGER, LedgerPath, existing


def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="A claim's id, or the start of one.")],
    ledger: LedgerPath = DEFAULT_LEDGER,
) -> None:
    """Show one claim: its passage, its chain, its slots, and why it was read so.

    The passage has source, cue and content marked: in colour in a terminal, underlined elsewhere.
    The chain goes from the publisher down to the origin.

    \b
    Example:
      twosource show c1-88e4150f
    """
    from twosource.terminal import claim_page, draw, output_console

    book = existing(ledger)
    claim = book.claim(id)
    console = output_console()
    draw(console, claim_page(claim, book.report(claim.report), console))
