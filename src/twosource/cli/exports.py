"""``twosource exports``: what was handed out of a ledger."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from twosource.cli.options import DEFAULT_LEDGER, LedgerPath, existing
from twosource.cli.output import note


def exports(
    ledger: LedgerPath = DEFAULT_LEDGER,
    limit: Annotated[int | None, typer.Option(metavar="N", min=0, help="At most so many.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
) -> None:
    """List what was exported from the ledger: when, by whom, in what format, and its hash.

    One line an export, the latest first, with tabs between number, time, who, format, profile,
    lines, bytes, SHA-256 of what was written, filters and file.

    \b
    Example:
      twosource exports
    """
    from twosource.terminal import printable

    found = existing(ledger).exports.all(limit=limit)
    for entry in found:
        if as_json:
            typer.echo(json.dumps(asdict(entry), ensure_ascii=False))
            continue
        held = (
            *(str(entry.number), entry.at, entry.who, entry.format, entry.profile),
            *(str(entry.lines), str(entry.bytes), entry.sha256),
            " ".join(f"{name}={value}" for name, value in entry.filters.items()) or "-",
            (entry.target or "-") + ("" if entry.whole else " (stopped)"),
        )
        typer.echo("\t".join(printable(text) for text in held))
    if not found:
        note(f"nothing was exported from {ledger} yet")
