"""An event in the order of telling: who claimed what when, and what reports changed later."""

from collections.abc import Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from twosource.events.timeline import Change, Told
from twosource.model import Report
from twosource.terminal.console import printable
from twosource.terminal.rows import tabbed
from twosource.terminal.words import said, short_id, shorten, spoken

_SAID = 160
_SIGN = {"added": "+", "dropped": "-", "reworded": "~"}


def telling_table(
    told: Sequence[Told], changes: Sequence[tuple[Report, Change]], console: Console
) -> Group:
    """The claims under the day and outlet of their reports."""
    parts: list[RenderableType] = []
    at: tuple[str | None, str] | None = None
    arrow = " <- " if console.options.ascii_only else " ← "
    for item in told:
        if at != (item.published, item.report):
            at = (item.published, item.report)
            parts.append(_head(item))
        line = Text.assemble((short_id(item.claim.id), "id"), "  ")
        if item.origin:
            line.append(shorten(printable(item.origin), 60), "source").append(arrow[::-1], "quiet")
        if item.claim.certainty.stance != "says":
            line.append(f"{item.claim.certainty.stance}: ", "cue")
        line.append(shorten(printable(said(item.claim)), _SAID), "content")
        parts.append(Padding(line, (0, 0, 0, 2)))
    if changes:
        parts += [Text(""), Text("What reports changed later", "heading")]
        parts += [_change(report, change) for report, change in changes]
    return Group(*parts)


def told_row(told: Told) -> str:
    """Date, outlet, report, claim, origin, stance and content, apart by tabs."""
    return tabbed(
        told.published,
        told.outlet,
        told.report,
        told.claim.id,
        told.origin,
        told.claim.certainty.stance,
        spoken(told.claim.content),
    )


def change_row(report: Report, change: Change) -> str:
    """Date, outlet, report, kind of change, and the words before and after, apart by tabs."""
    return tabbed(
        report.published,
        report.outlet,
        report.id,
        change.kind,
        change.before.text if change.before else None,
        change.after.text if change.after else None,
    )


def _head(told: Told) -> Text:
    head = Text.assemble(
        ((told.published or "no date")[:16], "id"),
        "  ",
        (printable(told.outlet or "publisher unknown"), "outer"),
    )
    if told.copy_of:
        head.append(f"  repeats {short_id(told.copy_of)}", "quiet")
    return head


def _change(report: Report, change: Change) -> Text:
    words = change.after or change.before
    text = shorten(printable(words.text), _SAID) if words else ""
    return Text.assemble(
        (f"{_SIGN[change.kind]} ", "denial"), (f"{short_id(report.id)}  ", "id"), text
    )
