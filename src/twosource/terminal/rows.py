"""Lines for scripts: one claim or report a line, fields apart by tabs, nothing cut."""

from twosource.ledger import ReportEntry
from twosource.model import Claim, Report
from twosource.terminal.console import printable
from twosource.terminal.words import spoken


def claim_row(claim: Claim, report: Report) -> str:
    """Id, report, outlet, date, chain, stance and content of a claim.

    The chain goes from the link nearest the publisher to the origin, and is empty for the
    report's own voice.

    >>> from twosource.model import Certainty, Link, Span
    >>> chain = (Link("two officials", None, "official", unnamed=True),)
    >>> span = Span("all was calm", ((0, 12),))
    >>> claim = Claim("c1-1", "r1-1", span, None, chain, (), None, Certainty(), 1.0, "x")
    >>> claim_row(claim, Report("r1-1", "", "", outlet="Horn Wire")).split("\\t")
    ['c1-1', 'r1-1', 'Horn Wire', '', 'two officials', 'says', 'all was calm']
    """
    chain = " <- ".join(link.name for link in claim.chain)
    joint = "".join(f" + {link.name}" for link in claim.joint)
    return tabbed(
        claim.id,
        claim.report,
        report.outlet,
        report.published,
        chain + joint,
        claim.certainty.stance,
        spoken(claim.content),
    )


def report_row(entry: ReportEntry) -> str:
    """Id, date, outlet, number of claims, versions, language and title of a report."""
    return tabbed(
        entry.id,
        entry.published,
        entry.outlet,
        str(entry.claims),
        str(entry.versions),
        entry.language,
        entry.title,
    )


def tabbed(*fields: str | None) -> str:
    """Fields apart by tabs, each on one line; an unknown one is empty."""
    return "\t".join(_field(field) for field in fields)


def _field(value: str | None) -> str:
    return " ".join(printable(value).split()) if value else ""
