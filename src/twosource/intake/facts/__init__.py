"""Facts about a report that stand in its text and claim nothing: dateline, byline, credit, caption.

The words that mark them are data (``data/*.toml``); each rule is a module here.
"""

from twosource.intake.facts.find import Found, find

__all__ = ["Found", "find"]
