"""``twosource judge``: correct the grouping, for good."""

import getpass
from enum import StrEnum
from typing import Annotated

import typer

from twosource.cli.options import DEFAULT_LEDGER, LedgerPath, existing
from twosource.cli.output import note as say


class Said(StrEnum):
    """What can be said of events and claims."""

    same = "same"
    different = "different"
    wrong = "wrong"


def judge(
    verdict: Annotated[Said, typer.Argument(help="same, different or wrong.")],
    ids: Annotated[
        list[str], typer.Argument(metavar="ID…", help="Events or claims, by id or its start.")
    ],
    ledger: LedgerPath = DEFAULT_LEDGER,
    who: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who judges. [default: the user's name]")
    ] = None,
    note: Annotated[str | None, typer.Option(metavar="WORDS", help="Why.")] = None,
) -> None:
    """Judge that events or claims are the same, different, or wrong.

    The judgement is added to the ledger with who and when; nothing is overwritten, and all later
    grouping obeys it. Of two that contradict each other the later one holds.

    \b
    Examples:
      twosource judge different e1-4f0c e1-9a71 --note "two camps"
      twosource judge wrong c1-88e4150f
    """
    from twosource.engine import across
    from twosource.engine import judge as add
    from twosource.terminal import counted

    book = existing(ledger)
    found = across(book.view, book.writer)
    made = add(
        book.view, book.writer, found, verdict.value, tuple(ids), who or getpass.getuser(), note
    )
    claims = sum(len(subject) for subject in made.claims)
    say(f"{verdict.value}: {counted(claims, 'claim')}, judged by {made.who}")
