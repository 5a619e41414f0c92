"""``twosource brief``: the cited situation report."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twosource.cli.filters import NearPlace, Within, chosen
from twosource.cli.options import (
    DEFAULT_LEDGER,
    Actor,
    After,
    Before,
    Country,
    EventType,
    LedgerPath,
    Source,
    Text,
    existing,
)
from twosource.cli.output import check_place, note, whole_file
from twosource.cli.running import FAILED

if TYPE_CHECKING:
    from twosource.brief.document import Brief


class BriefFormat(StrEnum):
    """What a brief can be written as."""

    md = "md"
    html = "html"
    json = "json"


def brief(
    ledger: LedgerPath = DEFAULT_LEDGER,
    format: Annotated[BriefFormat, typer.Option(help="The format.")] = BriefFormat.md,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write here. [default: print it]"),
    ] = None,
    since: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="An earlier brief in JSON: also say what is new."),
    ] = None,
    title: Annotated[str, typer.Option(metavar="WORDS", help="The heading.")] = "Situation report",
    limit: Annotated[
        int, typer.Option(metavar="N", min=1, help="Tell at most so many happenings.")
    ] = 20,
    text: Text = None,
    source: Source = None,
    actor: Actor = None,
    type: EventType = None,
    near: NearPlace = None,
    within: Within = None,
    country: Country = None,
    after: After = None,
    before: Before = None,
) -> None:
    """Write a cited situation report: what is claimed, by whom, on how many origins.

    Every sentence says on whose word it stands and cites the passage. A happening is told whole if
    one claim on it meets all filters. The same ledger gives the same brief.

    \b
    Examples:
      twosource brief -o brief.md
      twosource brief --near Moyale --within 100 --after 2026-05-12 --format html -o moyale.html
      twosource brief --since yesterday.json
    """
    from twosource.brief.changes import read_earlier
    from twosource.brief.compose import compose
    from twosource.brief.material import gather

    earlier = read_earlier(since.read_text("utf-8")) if since is not None else None
    if output is not None:
        check_place(output)
    where, _ = chosen(
        text=text,
        source=source,
        actor=actor,
        type=type,
        near=near,
        within=within,
        country=country,
        after=after,
        before=before,
    )
    book = existing(ledger)
    material = gather(book.view, where, book.writer)
    if not material.events:
        note(_nothing(where is not None))
        raise typer.Exit(FAILED)
    written = _written(compose(material, title=title, limit=limit, since=earlier), format)
    if output is None:
        typer.echo(written, nl=False)
    else:
        with whole_file(output) as file:
            file.write(written.encode("utf-8", "backslashreplace"))
        note(f"{format.value} -> {output}; check it with: twosource check {output}")


def _nothing(filtered: bool) -> str:
    if filtered:
        return "nothing happened that meets all of this; drop a filter"
    return "nothing to tell: no report of the ledger claims that anything happened"


def _written(made: "Brief", format: BriefFormat) -> str:
    from twosource.brief.as_html import html
    from twosource.brief.as_json import as_json
    from twosource.brief.as_markdown import markdown

    return {"md": markdown, "html": html, "json": as_json}[format.value](made)
