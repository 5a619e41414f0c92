"""``twosource extract``: what reports claim, printed, without a ledger."""

from typing import TYPE_CHECKING, Annotated

import typer

from twosource.cli.options import AllowPrivate, Format, Outlet, Published
from twosource.cli.running import FAILED, complain

if TYPE_CHECKING:
    from twosource.export.jsonl import Layer


def extract(
    targets: Annotated[
        list[str],
        typer.Argument(metavar="PATH|URL|-", help="Files, folders, globs, URLs; - is stdin."),
    ],
    format: Annotated[Format, typer.Option(help="What to print.")] = Format.jsonl,
    layers: Annotated[
        str | None,
        typer.Option(
            metavar="A,B",
            help="Also print all that is found of these, in a claim or not: attributions, times, "
            "quantities, places, actors.",
        ),
    ] = None,
    outlet: Outlet = None,
    published: Published = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Print what reports claim as JSON Lines, without a ledger.

    Each report is followed by its claims in the order of the text. An input that can't be read
    gives a line on standard error, and exit status 1 at the end; the others are still printed.

    \b
    Examples:
      twosource extract article.html
      twosource extract reports.jsonl --layers attributions,times > found.jsonl
      cat article.txt | twosource extract -
    """
    from twosource.claims import extract as extract_claims
    from twosource.errors import InputError
    from twosource.export.jsonl import extraction_lines
    from twosource.intake import IntakeOptions, Refusal, load

    wanted = _layers(layers)
    options = IntakeOptions(allow_private=allow_private, outlet=outlet, published=published)
    refused = False
    for item in (item for target in targets for item in load(target, options)):
        try:
            if isinstance(item, Refusal):
                raise item.error
            lines = list(extraction_lines(extract_claims(item), wanted))
        except InputError as error:
            complain(f"{item.target if isinstance(item, Refusal) else item.id}: {error}")
            refused = True
        else:
            typer.echo("\n".join(lines))
    if refused:
        raise typer.Exit(FAILED)


def _layers(names: str | None) -> tuple["Layer", ...]:
    from twosource.export.jsonl import LAYERS

    wanted = {name.strip() for name in (names or "").split(",")} - {""}
    if unknown := wanted - set(LAYERS):
        raise typer.BadParameter(
            f"no layer is called {', '.join(sorted(unknown))}; there are {', '.join(LAYERS)}",
            param_hint="--layers",
        )
    return tuple(layer for layer in LAYERS if layer in wanted)
