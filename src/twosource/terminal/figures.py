"""One measure in many mouths: each number with its bounds drawn to scale, and who gives it."""

from collections.abc import Mapping, Sequence

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from twosource.model import Claim, Quantity, Report
from twosource.terminal.chains import publisher
from twosource.terminal.console import printable
from twosource.terminal.words import short_id, shorten, spoken

_SCALE = 22
"""Columns of the drawing."""
_WORDS, _NAME = 24, 60
"""Characters of a number's words and of a name."""
_NARROW = 80


def figure_table(
    figures: Sequence[tuple[Claim, Quantity]], reports: Mapping[str, Report], console: Console
) -> RenderableType:
    """The numbers in the order of their reports' dates, never added up or averaged."""
    ordered = sorted(figures, key=lambda f: reports[f[0].report].published or "")
    top = max((v for _, q in figures for v in (q.low, q.high) if v is not None), default=1)
    ascii_only = console.options.ascii_only
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(3):
        table.add_column(no_wrap=True)
    if wide := console.width >= _NARROW:
        table.add_column(no_wrap=True, min_width=_SCALE)
    table.add_column(overflow="fold")
    for claim, quantity in ordered:
        report = reports[claim.report]
        table.add_row(
            Text(short_id(claim.id), "id"),
            Text((report.published or "")[:10], "quiet"),
            Text(shorten(printable(spoken(quantity.span)), _WORDS), "content"),
            *([interval(quantity, top, ascii_only)] if wide else []),
            _mouth(claim, report),
        )
    return table


def _mouth(claim: Claim, report: Report) -> Text:
    if not claim.chain:
        return Text(f"{publisher(report)}, in its own voice", "quiet")
    return Text.assemble(
        (shorten(printable(claim.chain[-1].name), _NAME), "source"),
        (f", in {publisher(report)}", "quiet"),
    )


def interval(quantity: Quantity, top: float, ascii_only: bool = False) -> Text:
    """A dot for an exact number, a bar for a range, an arrow for an open end; ``top`` is the scale.

    >>> from twosource.model import Span
    >>> span = Span("", ((0, 1),))
    >>> interval(Quantity(span, 9, None, None, None), 17, ascii_only=True).plain
    '           o--------->'
    """
    dot, bar, right, left = "o-><" if ascii_only else "●─▶◀"
    last = _SCALE - 1
    start = 0 if quantity.low is None else round(quantity.low / (top or 1) * (last - 1))
    end = last if quantity.high is None else round(quantity.high / (top or 1) * (last - 1))
    cells = [" "] * _SCALE
    cells[start : end + 1] = [bar] * (end + 1 - start)
    cells[start] = left if quantity.low is None else dot
    cells[end] = right if quantity.high is None else dot
    return Text("".join(cells), "source")
