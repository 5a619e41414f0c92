"""``twosource event``: one event, its origins and its figures."""

from typing import Annotated

import typer

from twosource.cli.options import DEFAULT_LEDGER, AsJson, LedgerPath, existing
from twosource.cli.output import print_lines
from twosource.cli.rules import Grade, SourceGrades, Summary, practice


def event(
    id: Annotated[str, typer.Argument(metavar="ID", help="An event's id, or the start of one.")],
    ledger: LedgerPath = DEFAULT_LEDGER,
    grade: Grade = None,
    source_grades: SourceGrades = None,
    summary: Summary = None,
    as_json: AsJson = False,
) -> None:
    """Show one event: who says it, how the origins relate, its figures, its copies.

    Origins have letters; ≠ between two of them says that they are distinct, ? that it is unknown,
    = that they are one voice. The fewest origins are the fewest groups without a ≠ inside.

    A grade and a summary of figures are given by the rules that you choose, and never else.

    \b
    Examples:
      twosource event e1-4f0c
      twosource event e1-4f0c --grade airwars --summary ucdp
    """
    from twosource.engine import across
    from twosource.export.events import event_json
    from twosource.terminal import draw, event_page, output_console

    by = practice(grade, source_grades, summary)
    book = existing(ledger)
    found = across(book.view, book.writer)
    (event,) = by.applied(book.view, [found.event(id)])
    if as_json:
        print_lines([event_json(event, by.summary)])
        return
    claims = {c: book.claim(c) for c in event.claims}
    needed = {claim.report for claim in claims.values()}
    needed |= {found.originals[r] for r in needed if r in found.originals}
    reports = {r: book.report(r) for r in needed}
    console = output_console()
    draw(console, event_page(event, claims, reports, found.copies, console, by.summary))
