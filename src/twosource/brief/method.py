"""The lines that every brief has: counts, and the note on how it was made."""

from twosource.brief.changes import span
from twosource.brief.dates import in_words
from twosource.brief.document import Brief, Part, Passage
from twosource.brief.wording import INNER_MARKS
from twosource.model import Report
from twosource.model.words import counted

METHOD = "How this was made"
REPORTS = "Reports"
PASSAGES = "Passages"
ONCE = "Told once"
CHANGED = "Changed since the brief of"
NOTE = (
    "Every sentence tells what somebody is reported to have said, and ends with the passage it "
    "rests on. It says nothing about whether that is so.",
    "Words in quotation marks are the report's own, also where it tells in its own words what "
    "somebody said. Dates are those of the reports.",
    "Reports that repeat another are set aside before anything is counted. Origins are those who "
    "say something on their own word; they are counted as a range, because two unnamed sources may "
    "or may not be one.",
    "Figures stand as they were given, each with its origin; none were added up or averaged.",
    "A program read the reports and wrote this from templates. It can misread: look at passages.",
)
_DOTS = 12
_HASH, _ID = 16, 20


def masthead(brief: Brief) -> str:
    """Counts of the whole brief."""
    outlets = len({report.outlet for report in brief.reports if report.outlet})
    words = [counted(len(brief.reports), "report")]
    if outlets:
        words.append(counted(outlets, "outlet"))
    words.append(counted(len(brief.parts), "happening"))
    if brief.once:
        words.append(f"{len(brief.once):,} told once")
    if brief.left_out:
        words.append(f"{brief.left_out:,} more not told here")
    words.append(f"as of {in_words(brief.as_of)}" if brief.as_of else "all undated")
    return " · ".join(words)


def mark(least: int, most: int) -> str:
    """The origin mark: filled for the least, hollow up to the most; none for many.

    >>> mark(1, 3)
    '●○○'
    """
    return "●" * least + "○" * (most - least) if most <= _DOTS else ""


def counts(part: Part) -> str:
    """The counts of one happening, with its id, which a check goes by."""
    support = part.support
    words = [
        counted(support.reports, "report"),
        counted(support.outlets, "outlet"),
        f"{part.told:,} of {counted(len(part.claims), 'claim')} told",
        f"event {part.event}",
    ]
    if part.copies:
        copies = "copy" if part.copies == 1 else "copies"
        words.insert(2, f"{part.copies:,} {copies} set aside")
    least = "" if support.proven else " (the least is a lower bound)"
    origins = f"{mark(support.least, support.most)} {span(support.least, support.most)}{least}"
    return " · ".join((origins.strip(), *words))


def passage_line(passage: Passage) -> str:
    """One passage: outlet, date, words, and where exactly they stand."""
    report = passage.report
    return (
        f"{report.outlet or 'Outlet unknown'}, {in_words(report.published)}: "
        f"“{passage.words.translate(INNER_MARKS)}” report {report.id}, "
        f"chars {passage.start}-{passage.end}, "
        f"sha256 {report.sha256[:_HASH]}, claim {passage.claim[:_ID]}"
    )


def report_line(report: Report, brief: Brief) -> str:
    """One report: outlet, date, title, id, hash, and what it repeats."""
    title = f", “{' '.join(report.title.split())}”" if report.title else ""
    original = brief.copies.get(report.id)
    return (
        f"{report.outlet or 'Outlet unknown'}, {in_words(report.published)}{title}: "
        f"report {report.id}, sha256 {report.sha256}"
        + (f", repeats report {original} and is set aside" if original else "")
    )
