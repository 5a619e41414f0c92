"""Options that several commands share, and the ledger they name."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from twosource.ledger import Ledger


def _date(written: str | None) -> str | None:
    """``written``, if it is a date: a slip would put the reports down as undated ones."""
    from twosource.intake.dates import iso_date

    if written is not None and iso_date(written) is None:
        raise typer.BadParameter(f"{written!r} is no date; write it as 2026-01-31")
    return written


class Format(StrEnum):
    """What reports and ledgers can be printed as."""

    jsonl = "jsonl"


DEFAULT_LEDGER = Path("twosource.db")

LedgerPath = Annotated[
    Path,
    typer.Option("--ledger", envvar="TWOSOURCE_LEDGER", metavar="PATH", help="The ledger's file."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON Lines as in the output contract.")]
AllowPrivate = Annotated[
    bool,
    typer.Option("--allow-private", help="Let URLs lead to private and loopback addresses."),
]
Outlet = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Who published it, whatever the report says."),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", help="When it was published, whatever the report says.", callback=_date
    ),
]

# Filters over claims.
Text = Annotated[
    str | None,
    typer.Option(metavar="WORDS", help='Words, or "a phrase", that the claim holds.'),
]
Source = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Part of the name of who says it (the origin)."),
]
Actor = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Part of the name of who acts or is acted upon."),
]
EventType = Annotated[
    str | None, typer.Option(metavar="PLOVER", help="Type of event: ASSAULT, PROTEST…")
]
Country = Annotated[
    str | None, typer.Option("--in", metavar="CC", help="Happening in this country: KE, IQ…")
]
After = Annotated[str | None, typer.Option(metavar="DATE", help="Happening on this day or later.")]
Before = Annotated[
    str | None, typer.Option(metavar="DATE", help="Happening on this day or earlier.")
]


def existing(path: Path) -> "Ledger":
    """The ledger at ``path``, to look at: it isn't made if it isn't there."""
    import twosource as ts

    return ts.open(path, create=False)
