"""What a reader of one format finds, before it becomes a report."""

from typing import NamedTuple

from twosource.intake.options import IntakeOptions
from twosource.intake.report import from_text
from twosource.model import Report

__all__ = ["Draft"]


class Draft(NamedTuple):
    """A report's text and what came with it."""

    text: str
    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    byline: str | None = None

    def report(self, options: IntakeOptions) -> Report:
        """The report; what the user gave in ``options`` stands in place of what was found."""
        return from_text(
            self.text,
            id=self.id,
            title=self.title,
            outlet=options.outlet or self.outlet,
            published=options.published or self.published,
            url=self.url,
            byline=self.byline,
        )
