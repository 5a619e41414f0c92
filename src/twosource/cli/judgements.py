"""``twosource judgements``: who has judged what and when, and how far reviewers agree."""

from typing import TYPE_CHECKING, Annotated

import typer

from twosource.cli.options import DEFAULT_LEDGER, AsJson, LedgerPath, existing
from twosource.cli.output import note, print_lines

if TYPE_CHECKING:
    from twosource.engine import Agreement


def judgements(
    ledger: LedgerPath = DEFAULT_LEDGER,
    who: Annotated[str | None, typer.Option(metavar="NAME", help="Only theirs.")] = None,
    agreement: Annotated[
        bool, typer.Option("--agreement", help="Show how far reviewers agree instead.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """List what was judged: by whom, when, what of, and whether it was withdrawn.

    \b
    Examples:
      twosource judgements --who Ana
      twosource judgements --agreement
    """
    from twosource import engine
    from twosource.export.judgements import judgement_json
    from twosource.ledger.judgements import undone_by
    from twosource.terminal import draw, judgement_row, judgement_table, output_console

    view = existing(ledger).view
    if agreement:
        _agreement(engine.agreement(view), as_json)
        return
    said = view.judgements()
    undone = undone_by((j.id or "", j.verdict, j.subjects) for j in said)
    shown = [j for j in said if who is None or j.who == who]
    console = output_console()
    if not shown:
        note("no such judgements; add one with: twosource judge")
    elif as_json:
        print_lines(judgement_json(j, undone) for j in shown)
    elif console.is_terminal:
        draw(console, judgement_table(shown, undone, console))
    else:
        for made in shown:
            typer.echo(judgement_row(made, undone))


def _agreement(found: "Agreement", as_json: bool) -> None:
    from twosource.export.judgements import agreement_json
    from twosource.terminal import agreement_row, agreement_table, draw, output_console

    console = output_console()
    if not found.units:
        names = ", ".join(f"{who} ({n})" for who, n in found.reviewers) or "nobody"
        note(f"no claim was reviewed by two people; reviewers so far: {names}")
    if as_json:
        print_lines([agreement_json(found)])
    elif console.is_terminal and found.fields:
        draw(console, agreement_table(found.fields, console))
    else:
        for field in found.fields:
            typer.echo(agreement_row(field))
