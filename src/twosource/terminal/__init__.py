"""How things look in a terminal: chains, passages, claims, reports. It draws values, no more."""

from twosource.terminal.actors import actor_page, actor_row, actor_table
from twosource.terminal.batch import BatchProgress, summary
from twosource.terminal.console import draw, error_console, output_console, printable
from twosource.terminal.entry import claim_entry
from twosource.terminal.event_page import event_page, summary_of
from twosource.terminal.events import event_row, event_table
from twosource.terminal.judgements import (
    agreement_row,
    agreement_table,
    judgement_row,
    judgement_table,
)
from twosource.terminal.marks import conflicting
from twosource.terminal.page import claim_page, report_page
from twosource.terminal.reports import report_table
from twosource.terminal.rows import claim_row, report_row
from twosource.terminal.timeline import change_row, telling_table, told_row, version_parts
from twosource.terminal.tour import draw_tour, next_steps
from twosource.terminal.why_page import why_page
from twosource.terminal.words import counted

__all__ = [
    "BatchProgress",
    "actor_page",
    "actor_row",
    "actor_table",
    "agreement_row",
    "agreement_table",
    "change_row",
    "claim_entry",
    "claim_page",
    "claim_row",
    "conflicting",
    "counted",
    "draw",
    "draw_tour",
    "error_console",
    "event_page",
    "event_row",
    "event_table",
    "judgement_row",
    "judgement_table",
    "next_steps",
    "output_console",
    "printable",
    "report_page",
    "report_row",
    "report_table",
    "summary",
    "summary_of",
    "telling_table",
    "told_row",
    "version_parts",
    "why_page",
]
