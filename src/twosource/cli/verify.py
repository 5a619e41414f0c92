"""``twosource verify``: is the ledger as it was written?"""

import typer

from twosource.cli.options import DEFAULT_LEDGER, LedgerPath, existing
from twosource.cli.running import FAILED, complain


def verify(ledger: LedgerPath = DEFAULT_LEDGER) -> None:
    """Check the ledger: every hash, id, span and relation.

    Ids are hashes of what they stand for, so a changed report or claim is found. Exit status 1
    and a line for each problem if anything is wrong.

    \b
    Example:
      twosource verify --ledger moyale.db
    """
    from twosource.terminal import counted

    book = existing(ledger)
    problems = book.verify()
    for problem in problems:
        complain(f"{problem.kind} {problem.subject}: {problem.message}")
    if problems:
        raise typer.Exit(FAILED)
    entries = list(book.reports())
    claims = counted(sum(entry.claims for entry in entries), "claim")
    typer.echo(f"{ledger} is sound: {counted(len(entries), 'report')}, {claims}")
