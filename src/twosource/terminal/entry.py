"""A claim in a list."""

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from twosource.model import Claim, Report
from twosource.terminal.chains import chain_line
from twosource.terminal.console import printable, prose_width
from twosource.terminal.words import bounds, said, short_id, shorten

_LONGEST = 240
_INDENT = 13
_NARROW = 70


def claim_entry(claim: Claim, report: Report | None, console: Console) -> RenderableType:
    """One claim of a list: its id and chain, its words, and what stands out about it."""
    head = chain_line(claim, report, ascii_only=console.options.ascii_only)
    if claim.certainty.stance != "says":
        head.append(f" {claim.certainty.stance.replace('_', ' ')}", "cue")
    body = Text(shorten(printable(said(claim)), _LONGEST), "content")
    lines = [head, body]
    if notes := " · ".join(_notes(claim)):
        lines.append(Text(notes, "quiet"))
    identifier = Text(short_id(claim.id), "id")
    if console.width < _NARROW:
        return Group(identifier, *(Padding(line, (0, 0, 0, 2)) for line in lines))
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=_INDENT - 2, no_wrap=True)
    table.add_column(max_width=prose_width(console) - _INDENT, overflow="fold")
    table.add_row(identifier, Group(*lines))
    return table


def _notes(claim: Claim) -> Iterator[str]:
    if claim.certainty.polarity == "negative":
        yield "says it did not happen"
    if claim.certainty.modality != "asserted":
        yield claim.certainty.modality
    if any(link.unnamed for link in (*claim.chain[-1:], *claim.joint)):
        yield "unnamed source"
    for hedge in claim.certainty.hedges:
        yield f"hedged: {printable(hedge.text)}"
    for quantity in claim.how_many:
        yield bounds(quantity)
