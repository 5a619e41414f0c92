"""``twosource claims``: the claims of a ledger, filtered."""

from functools import cache
from typing import TYPE_CHECKING, Annotated

import typer

from twosource.cli.also_called import also_called
from twosource.cli.nothing import nothing_found
from twosource.cli.options import (
    DEFAULT_LEDGER,
    Actor,
    After,
    AsJson,
    Before,
    Country,
    EventType,
    LedgerPath,
    Source,
    Text,
    existing,
)
from twosource.cli.output import note, print_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twosource.ledger import Ledger, Near
    from twosource.model import Claim


def claims(
    ledger: LedgerPath = DEFAULT_LEDGER,
    text: Text = None,
    source: Source = None,
    chain: Annotated[
        str | None, typer.Option(metavar="NAME", help="Part of the name of anybody in the chain.")
    ] = None,
    unnamed: Annotated[
        bool, typer.Option("--unnamed", help="Only claims whose origin has no name.")
    ] = False,
    hedged: Annotated[
        bool | None,
        typer.Option("--hedged/--not-hedged", help="Only claims with (without) 'reportedly'…"),
    ] = None,
    own_voice: Annotated[
        bool | None,
        typer.Option(
            "--own-voice/--attributed",
            help="Only what reports say in their own voice (on somebody's word).",
        ),
    ] = None,
    stance: Annotated[
        str | None,
        typer.Option(
            metavar="STANCE", help="How it is said: says, denies, accuses, warns, confirms…"
        ),
    ] = None,
    measure: Annotated[
        str | None,
        typer.Option(
            metavar="MEASURE", help="With a number that counts this: killed, injured, present…"
        ),
    ] = None,
    more_than: Annotated[
        float | None, typer.Option(metavar="N", help="With a number that is surely above N.")
    ] = None,
    less_than: Annotated[
        float | None, typer.Option(metavar="N", help="With a number that is surely below N.")
    ] = None,
    report: Annotated[str | None, typer.Option(metavar="ID", help="Only of this report.")] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Part of the outlet's name.")
    ] = None,
    actor: Actor = None,
    type: EventType = None,
    near: Annotated[
        str | None,
        typer.Option(metavar="LAT,LON,KM", help="Happening within KM of a point: 3.5,39.05,20km."),
    ] = None,
    country: Country = None,
    after: After = None,
    before: Before = None,
    min_confidence: Annotated[
        float | None, typer.Option(metavar="0..1", help="Only claims read at least so surely.")
    ] = None,
    limit: Annotated[int | None, typer.Option(metavar="N", min=0, help="At most so many.")] = None,
    as_json: AsJson = False,
) -> None:
    """List claims: who says what, on whose word.

    Filters add up. In a terminal each claim shows its chain, its words and what to know about it;
    elsewhere one line a claim comes out, with tabs between id, report, outlet, date, chain,
    stance and content.

    \b
    Examples:
      twosource claims --unnamed --measure killed
      twosource claims --source "interior ministry" --stance denies
      twosource claims --text "truck park" --more-than 10
      twosource claims --attributed --json | jq .chain
    """
    from twosource.ledger import ClaimFilter

    book = existing(ledger)
    names = {name: also_called(book, name) for name in (source, actor) if name}
    where = ClaimFilter(
        text=text,
        source=source,
        source_also=names.get(source or "", ()),
        chain_contains=chain,
        unnamed_only=unnamed,
        hedged=hedged,
        own_voice="any" if own_voice is None else "only" if own_voice else "none",
        stance=stance,
        measure=measure,
        more_than=more_than,
        less_than=less_than,
        report=report and book.report(report).id,
        outlet=outlet,
        actor=actor,
        actor_also=names.get(actor or "", ()),
        type=type,
        near=_circle(near) if near else None,
        country=country,
        after=after,
        before=before,
        min_confidence=min_confidence,
        limit=limit,
    )
    found = book.claims(where)
    if as_json:
        print_json(found)
    elif not _list(found, book):
        note(nothing_found(book, where))


def _circle(text: str) -> "Near":
    """``3.5,39.05,20km`` as degrees north, degrees east, kilometres."""
    from twosource.ledger import Near

    try:
        lat, lon, km = (float(part) for part in text.removesuffix("km").split(","))
    except ValueError:
        raise typer.BadParameter(
            "write it as LAT,LON,KM: 3.5,39.05,20", param_hint="--near"
        ) from None
    return Near(lat, lon, km)


def _list(found: "Iterable[Claim]", book: "Ledger") -> int:
    """Print the claims and say how many they were."""
    from twosource.terminal import claim_entry, claim_row, counted, draw, output_console

    console = output_console()
    report_of = cache(book.report)
    shown = 0
    for claim in found:
        shown += 1
        report = report_of(claim.report)
        if console.is_terminal:
            draw(console, claim_entry(claim, report, console), "")
        else:
            typer.echo(claim_row(claim, report))
    if shown and console.is_terminal:
        note(f"{counted(shown, 'claim')}; one of them whole: twosource show ID")
    return shown
