"""Judgements and the agreement of reviewers, in tables and in lines."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from twosource.model import Judgement
from twosource.terminal.console import printable
from twosource.terminal.rows import tabbed
from twosource.terminal.words import short_id

if TYPE_CHECKING:
    from twosource.engine import FieldAgreement

__all__ = ["agreement_row", "agreement_table", "judgement_row", "judgement_table"]


def judgement_row(judgement: Judgement, undone: Mapping[str, str]) -> str:
    """Id, when, who, verdict, subjects, what withdraws it, and note of a judgement."""
    return tabbed(
        judgement.id,
        judgement.at,
        judgement.who,
        judgement.verdict,
        " ".join(judgement.subjects),
        undone.get(judgement.id or ""),
        judgement.note,
    )


def judgement_table(
    judgements: Iterable[Judgement], undone: Mapping[str, str], console: Console
) -> RenderableType:
    """Judgements in order; those that were withdrawn are struck out."""
    table = _table(console)
    table.add_column("judgement", style="id", no_wrap=True)
    table.add_column("when", no_wrap=True)
    table.add_column("who", max_width=20)
    table.add_column("verdict", no_wrap=True)
    table.add_column("of", ratio=1)
    for made in judgements:
        by = undone.get(made.id or "")
        said = Text(" ".join(map(_short, made.subjects)), "strike" if by else "")
        for note in (made.note and printable(made.note), by and f"withdrawn by {short_id(by)}"):
            if note:
                said.append(f"  {note}", "quiet not strike")
        when = made.at[:16].replace("T", " ")
        table.add_row(short_id(made.id or ""), when, printable(made.who), made.verdict, said)
    return table


def _short(subject: str) -> str:
    return ",".join(short_id(printable(id)) for id in subject.split(","))


def agreement_row(field: "FieldAgreement") -> str:
    """Field, alpha, claims that all see alike, claims that several have reviewed."""
    value = None if field.alpha is None else f"{field.alpha:.3f}"
    return tabbed(field.field, value, str(field.alike), str(field.units))


def agreement_table(fields: Sequence["FieldAgreement"], console: Console) -> RenderableType:
    """Agreement, field by field."""
    table = _table(console)
    table.add_column("field")
    table.add_column("alpha", justify="right")
    table.add_column("alike", justify="right")
    table.add_column("of claims", justify="right")
    for field in fields:
        value = "–" if field.alpha is None else f"{field.alpha:.3f}"
        table.add_row(field.field, value, str(field.alike), str(field.units))
    return table


def _table(console: Console) -> Table:
    return Table(
        box=SIMPLE_HEAD,
        border_style="quiet",
        pad_edge=False,
        show_edge=False,
        width=min(console.width, 120),
    )
