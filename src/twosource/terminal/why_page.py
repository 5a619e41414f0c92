"""Why two claims are, or are not, of one event."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from twosource.engine import Explanation
from twosource.terminal.console import printable
from twosource.terminal.words import said, short_id, shorten

_SAID = 160


def why_page(found: Explanation) -> Group:
    """The two claims, what was decided, the facts and each feature with its weight."""
    parts: list[RenderableType] = [
        Text.assemble((short_id(claim.id), "id"), "  ", shorten(printable(said(claim)), _SAID))
        for claim in (found.one, found.two)
    ]
    parts += [Text(""), Text(found.verdict, "content")]
    parts += [Text(f"- {printable(fact)}") for fact in found.facts]
    if found.reasons:
        parts += [Text(""), _table(found), Text("")]
        parts.append(
            Text(
                f"one happening with a probability of {found.probability:.2f} by these two claims "
                f"alone; groups join from a mean of {found.threshold:.2f}",
                "quiet",
            )
        )
    return Group(*parts)


def _table(found: Explanation) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column()
    table.add_row(Text("adds", "label"), Text("value", "label"), Text("because", "label"))
    table.add_row(f"{found.intercept:+.2f}", "", "before anything is known of them")
    for reason in found.reasons:
        table.add_row(f"{reason.added:+.2f}", f"{reason.value:.2f}", reason.words)
    return table
