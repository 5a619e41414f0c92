"""``twosource why``: why two claims are in one event, or not."""

from typing import Annotated

import typer

from twosource.cli.options import DEFAULT_LEDGER, LedgerPath, existing


def why(
    a: Annotated[str, typer.Argument(metavar="A", help="A claim's or event's id, or its start.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Another one.")],
    ledger: LedgerPath = DEFAULT_LEDGER,
) -> None:
    """Say why two claims are grouped together, or apart.

    Each feature of the pair is listed with its value and what it adds to the log odds, and the
    facts that no score may overrule. An event stands for the claim that tells most of it.

    \b
    Example:
      twosource why c1-88e4150f c1-0d2b
    """
    from twosource.engine import across, explain
    from twosource.terminal import draw, output_console, why_page

    book = existing(ledger)
    found = across(book.view, book.writer)
    draw(output_console(), why_page(explain(book.view, found, a, b)))
