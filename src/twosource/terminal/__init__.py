"""How things look in a terminal: chains, passages, claims, reports. It draws values, no more."""

from twosource.terminal.batch import BatchProgress, summary
from twosource.terminal.console import draw, error_console, output_console, printable
from twosource.terminal.entry import claim_entry
from twosource.terminal.page import claim_page, report_page
from twosource.terminal.reports import report_table
from twosource.terminal.rows import claim_row, report_row
from twosource.terminal.tour import draw_tour, next_steps
from twosource.terminal.words import counted

__all__ = [
    "BatchProgress",
    "claim_entry",
    "claim_page",
    "claim_row",
    "counted",
    "draw",
    "draw_tour",
    "error_console",
    "next_steps",
    "output_console",
    "printable",
    "report_page",
    "report_row",
    "report_table",
    "summary",
]
