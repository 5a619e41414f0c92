"""``twosource watch``: read feeds and folders again and again, until stopped."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twosource.cli.options import DEFAULT_LEDGER, AllowPrivate, LedgerPath
from twosource.cli.running import FAILED, INTERRUPTED, complain

if TYPE_CHECKING:
    from twosource.intake import IntakeOptions
    from twosource.intake.folder import Folder
    from twosource.ledger import Ledger

_LOOK = 2.0
"""Seconds between two looks at the folders."""


def watch(
    folders: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FOLDER]…", help="Folders whose new and changed files are read, too."
        ),
    ] = None,
    ledger: LedgerPath = DEFAULT_LEDGER,
    every: Annotated[
        int, typer.Option(metavar="MINUTES", min=1, max=10_080, help="How often feeds are asked.")
    ] = 15,
    allow_private: AllowPrivate = False,
) -> None:
    """Read the ledger's feeds every 15 minutes, and folders as files come in, until Ctrl-C.

    A feed, an item or a file that can't be read gives a line and stops nothing. A file is read once
    it has stopped growing. What was read is kept, whenever it stops.

    \b
    Examples:
      twosource watch
      twosource watch --every 60
      twosource watch inbox/ --ledger moyale.db
    """
    import twosource as ts
    from twosource.intake import IntakeOptions
    from twosource.intake.folder import Folder

    held = [Folder(path) for path in folders or []]
    for folder in held:
        if not folder.path.is_dir():
            raise typer.BadParameter(f"{folder.path} is no folder", param_hint="FOLDER")
    book = ts.open(ledger)
    if not held and not book.feeds.all():
        complain("there is nothing to watch; name a folder, or: twosource feeds add URL")
        raise typer.Exit(FAILED)
    options = IntakeOptions(allow_private=allow_private)
    try:
        _go_on(book, held, every * 60.0, options)
    except KeyboardInterrupt:
        complain(f"stopped; what was read is kept in {ledger}")
        raise typer.Exit(INTERRUPTED) from None


def _go_on(
    book: "Ledger",
    folders: "list[Folder]",
    every: float,
    options: "IntakeOptions",
    *,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> None:
    """Watch until something is raised."""
    due = clock()
    while True:
        if clock() >= due:
            _read_feeds(book, options)
            due = clock() + every
        for folder in folders:
            _read_files(book, folder, options)
        left = due - clock()
        sleep(max(0.0, min(left, _LOOK) if folders else left))


def _read_feeds(book: "Ledger", options: "IntakeOptions") -> None:
    from twosource.errors import LedgerError
    from twosource.terminal import counted, summary

    if not book.feeds.all():
        return
    try:
        result = book.read_feeds(options=options)
    except LedgerError as error:
        # Locked for long, a full disk: it may be over by the next round.
        complain(str(error))
        return
    for refusal in (*result.failed, *result.items.refused):
        complain(f"{refusal.target}: {refusal.error}")
    asked = result.answered + result.unchanged
    typer.echo(f"{_now()}  {counted(asked, 'feed')}: {summary(result.items)}")


def _read_files(book: "Ledger", folder: "Folder", options: "IntakeOptions") -> None:
    from twosource.errors import LedgerError
    from twosource.terminal import summary

    ready = folder.ready()
    if not ready:
        return
    try:
        result = book.read(*ready, options=options)
    except LedgerError as error:
        folder.again(ready)
        complain(str(error))
        return
    for refusal in result.refused:
        complain(f"{refusal.target}: {refusal.error}")
    typer.echo(f"{_now()}  {folder.path}: {summary(result)}")


def _now() -> str:
    return time.strftime("%Y-%m-%d %H:%M")
