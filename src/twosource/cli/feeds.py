"""``twosource feeds``: the list of feeds, and reading them."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twosource.cli.options import DEFAULT_LEDGER, AllowPrivate, LedgerPath, existing
from twosource.cli.output import note, write_whole
from twosource.cli.running import FAILED, INTERRUPTED, complain

if TYPE_CHECKING:
    from twosource.ledger import FeedEntry, Ledger


class Act(StrEnum):
    """What can be done with the list."""

    list = "list"
    add = "add"
    remove = "remove"
    read = "read"
    export = "export"


def feeds(
    act: Annotated[
        Act, typer.Argument(help="list, add, remove, read or export.", show_default=False)
    ] = Act.list,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="URL|FILE.opml…", help="Feeds, or a reader's list of them."),
    ] = None,
    ledger: LedgerPath = DEFAULT_LEDGER,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Export the list here. [default: print it]"
        ),
    ] = None,
    allow_private: AllowPrivate = False,
    as_json: Annotated[bool, typer.Option("--json", help="List one JSON object a line.")] = False,
) -> None:
    """Keep a list of feeds (RSS, Atom, JSON Feed) in the ledger, and read what is new in them.

    Nothing is fetched but by "read" (and by twosource watch): every item that wasn't read yet, from
    the feed if it holds the whole text, else from its page. A host is asked once a second at most,
    and nothing is asked for twice.

    \b
    Examples:
      twosource feeds add https://example.org/news/rss
      twosource feeds add subscriptions.opml
      twosource feeds
      twosource feeds read
      twosource feeds export -o feeds.opml
    """
    import twosource as ts

    given = names or []
    if bool(given) != (act in (Act.add, Act.remove)):
        needs = "needs a feed's URL or an OPML file" if not given else "takes no URLs"
        raise typer.BadParameter(f"{act.value} {needs}", param_hint="URL|FILE.opml")
    book = ts.open(ledger) if act == Act.add else existing(ledger)
    if act == Act.add:
        _add(book, given)
    elif act == Act.remove:
        _remove(book, given)
    elif act == Act.read:
        _read(book, allow_private)
    elif act == Act.export:
        _export(book, output)
    else:
        _list(book.feeds.all(), as_json)


def _add(book: "Ledger", names: Sequence[str]) -> None:
    """Put feeds on the list: nothing is asked of them yet."""
    from twosource.errors import InputError
    from twosource.intake.fetch import checked_address
    from twosource.intake.opml import read_opml
    from twosource.terminal import counted

    added = known = 0
    bad: list[tuple[str, str]] = []
    for name in names:
        try:
            if "://" in name[:12]:
                found: Sequence[tuple[str, str | None]] = ((name, None),)
            else:
                found = read_opml(Path(name).read_bytes())
        except FileNotFoundError:
            bad.append((name, "this is neither a URL nor a file; give https://… or an OPML file"))
            continue
        except InputError as error:
            bad.append((name, str(error)))
            continue
        for url, title in found:
            try:
                is_new = book.feeds.add(checked_address(url), title)
            except InputError as error:
                bad.append((url, str(error)))
                continue
            added += is_new
            known += not is_new
    for name, problem in bad:
        complain(f"{name}: {problem}")
    also = f", {known} known already" if known else ""
    typer.echo(f"{counted(added, 'feed')} added{also}; read them with: twosource feeds read")
    if bad:
        raise typer.Exit(FAILED)


def _remove(book: "Ledger", names: Sequence[str]) -> None:
    lost = [name for name in names if not book.feeds.remove(name)]
    for name in lost:
        complain(f"{name} is not on the list; see: twosource feeds")
    if lost:
        raise typer.Exit(FAILED)


def _read(book: "Ledger", allow_private: bool) -> None:
    from twosource.intake import IntakeOptions
    from twosource.terminal import BatchProgress, counted, error_console, summary

    if not book.feeds.all():
        complain("there is no feed on the list; add one with: twosource feeds add URL")
        raise typer.Exit(FAILED)
    progress = BatchProgress(error_console())
    try:
        with progress:
            result = book.read_feeds(
                options=IntakeOptions(allow_private=allow_private), on_progress=progress
            )
    except KeyboardInterrupt:
        complain(f"stopped; what was read so far ({counted(progress.kept, 'report')}) is kept")
        raise typer.Exit(INTERRUPTED) from None
    for refusal in (*result.failed, *result.items.refused):
        complain(f"{refusal.target}: {refusal.error}")
    asked = result.answered + result.unchanged + len(result.failed)
    typer.echo(f"{counted(asked, 'feed')}: {summary(result.items)}")
    if not result.ok:
        raise typer.Exit(FAILED)


def _export(book: "Ledger", output: Path | None) -> None:
    from twosource.intake.opml import write_opml

    lines = write_opml((feed.url, feed.title) for feed in book.feeds.all())
    if output is None:
        for line in lines:
            typer.echo(line)
        return
    write_whole(output, lines)
    note(f"opml -> {output}")


def _list(feeds: "Sequence[FeedEntry]", as_json: bool) -> None:
    """One line a feed: address, when it was last read, title, and what went wrong."""
    from twosource.terminal import printable

    for feed in feeds:
        if as_json:
            typer.echo(json.dumps(asdict(feed), ensure_ascii=False))
        else:
            held = (feed.url, feed.read_at or "never read", feed.title or "-", feed.problem or "-")
            typer.echo("\t".join(printable(text) for text in held))
    if not feeds:
        note("there is no feed on the list; add one with: twosource feeds add URL")
