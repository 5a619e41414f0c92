"""The list of events: what, where, when, and how much stands behind it."""

import re
from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from twosource.events.summaries import SummaryRule
from twosource.model import Event
from twosource.terminal.console import printable
from twosource.terminal.marks import conflicting, event_marks, origin_marks, origin_range
from twosource.terminal.rows import tabbed
from twosource.terminal.summaries import summed
from twosource.terminal.words import counted, days, short_id, shorten

_NARROW, _GRADED = 100, 12
"""Columns below which a table has no room for what happened, and more if it has grades."""
_LABEL, _PLACE = 100, 24


def event_table(
    events: Sequence[Event], console: Console, rule: SummaryRule | None = None
) -> RenderableType:
    """The events in the order given; with a ``rule`` their figures summed up by it."""
    graded = any(event.grade is not None for event in events)
    if console.width < _NARROW + _GRADED * graded:
        return Group(*(_stacked(event, console, rule) for event in events))
    table = Table(box=SIMPLE_HEAD, border_style="quiet", pad_edge=False, show_edge=False)
    table.add_column("event", style="id", no_wrap=True)
    table.add_column("when", no_wrap=True)
    table.add_column("where", max_width=_PLACE)
    table.add_column("what", ratio=1)
    table.add_column("told by", no_wrap=True)
    table.add_column("origins", no_wrap=True)
    if graded:
        table.add_column("grade", no_wrap=True)
    for event in events:
        table.add_row(
            short_id(event.id),
            _when(event).replace(" to ", "\nto "),
            shorten(_where(event), _PLACE),
            _what(event, console, rule),
            _told_by(event),
            _origins(event, console).append(f"\n{_range(event)}", "quiet"),
            *([_grade(event)] if graded else []),
        )
    return table


def event_row(event: Event, rule: SummaryRule | None = None) -> str:
    """An event for scripts: id, type, days, place, reports, outlets, fewest and most origins,
    measures in conflict, ``denied`` if it is, label, and grade and summed-up figures if they were
    chosen; apart by tabs.
    """
    support = event.support
    chosen = [_grade(event)] if event.grade is not None or rule is not None else []
    return tabbed(
        event.id,
        event.type,
        days(event.when) if event.when else None,
        event.where.name if event.where else None,
        str(support.reports),
        str(support.outlets),
        str(support.least),
        str(support.most),
        ", ".join(conflicting(event.figures)),
        "denied" if event.denied_by else None,
        event.label,
        *chosen,
        *([summed(event, rule)] if rule is not None else []),
    )


def _stacked(event: Event, console: Console, rule: SummaryRule | None) -> Text:
    head = "  ".join(p for p in (short_id(event.id), _when(event), _where(event)) if p)
    support = event.support
    counts = f"{counted(support.reports, 'report')}, {counted(support.outlets, 'outlet')}, "
    return Text.assemble(
        (head, "id"),
        "\n  ",
        _what(event, console, rule),
        "\n  ",
        (counts + origin_range(support), "quiet"),
        " ",
        _origins(event, console),
        f"  {_grade(event)}" if event.grade is not None else "",
        "\n",
    )


def _what(event: Event, console: Console, rule: SummaryRule | None) -> Text:
    text = Text(shorten(printable(event.label), _LABEL), "content")
    if signs := event_marks(event, console.options.ascii_only):
        text.append(f"  {signs}", "denial")
    if rule is not None and (figures := summed(event, rule)):
        text.append(f"\n{figures}", "quiet")
    return text


def _grade(event: Event) -> str:
    return printable(event.grade.name) if event.grade is not None else ""


def _origins(event: Event, console: Console) -> Text:
    return Text(origin_marks(event.support, console.options.ascii_only), "source")


def _told_by(event: Event) -> str:
    support = event.support
    return f"{counted(support.reports, 'report')}\n{counted(support.outlets, 'outlet')}"


def _range(event: Event) -> str:
    return re.sub(r" origins?$", "", origin_range(event.support))


def _when(event: Event) -> str:
    return days(event.when) if event.when else ""


def _where(event: Event) -> str:
    return printable(event.where.name) if event.where else ""
