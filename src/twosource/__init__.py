"""Twosource reads news reports into a ledger of attributed claims.

::

    report -> reading -> attribution -> claims -> ledger -> events

    import twosource as ts
    ledger = ts.open("reports.db")
    ledger.read("a.html", "saved/")
    for claim in ledger.claims(source="police"):
        print(claim.content.text)

A file, page or URL is taken in as a ``Report``; it is read for who says what on whose word, and
every ``Claim`` goes into the ledger with the words that it rests on. ``across`` says what stands
across its reports: copies, and events with their origins and figures. Without a ledger,
``extract`` gives the claims of a report at once. Models are loaded when they are first needed.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from twosource.errors import TwosourceError
from twosource.ledger import ClaimFilter, Ledger, Near
from twosource.ledger import open_ledger as open
from twosource.model import Claim, Judgement, Link, Report, Span, Verdict

if TYPE_CHECKING:
    from twosource.claims import Extraction
    from twosource.engine import Across, Explanation
    from twosource.engine.entities import Entities
    from twosource.engine.timeline import NewVersion
    from twosource.events.summaries import Summary
    from twosource.events.timeline import Told
    from twosource.model import Event, Figure, Grade

__version__ = "0.1.0"

__all__ = [
    "Claim",
    "ClaimFilter",
    "Ledger",
    "Link",
    "Near",
    "Report",
    "Span",
    "TwosourceError",
    "__version__",
    "across",
    "changes",
    "entities",
    "extract",
    "grade",
    "judge",
    "open",
    "report_from_text",
    "review",
    "summarise",
    "timeline",
    "undo",
    "why",
]


def extract(*targets: str | Path | Report) -> Iterator["Extraction"]:
    """The claims of files, folders, globs, URLs or reports, one report after another.

    Raises an ``InputError`` at the first input that can't be taken in.
    """
    from twosource import claims, intake

    for target in targets:
        for report in (target,) if isinstance(target, Report) else intake.load(target):
            if not isinstance(report, Report):
                raise report.error
            yield claims.extract(report)


def report_from_text(
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    url: str | None = None,
    byline: str | None = None,
) -> Report:
    """A report of text at hand, kept character for character; ``published`` is an ISO date.

    Raises an ``InputError`` if there is nothing to read in the text.
    """
    from twosource import intake

    return intake.from_text(
        text, id=id, title=title, outlet=outlet, published=published, url=url, byline=byline
    )


def across(ledger: Ledger) -> "Across":
    """Copies and events of a ledger: its ``copies`` by id of report, its ``events``.

    What was worked out is kept in the ledger, so that after a new report only its events are
    worked out anew.
    """
    from twosource import engine

    return engine.across(ledger.view, ledger.writer)


def entities(ledger: Ledger) -> "Entities":
    """Who is named in the reports of a ledger: people and bodies, each once for all its reports.

    Names are put together cautiously, each with its reasons; ``judge`` corrects that. What each
    report names is kept in the ledger.
    """
    from twosource.engine import entities as engine

    return engine.entities(ledger.view, ledger.writer)


def grade(
    ledger: Ledger, event: "Event", rules: str, *, source_grades: str | Path | None = None
) -> "Grade | None":
    """The grade that rules give an event: ``airwars``, ``admiralty``, or a file of your own.

    ``source_grades`` is a CSV file (``source``, ``letter``) with your grades of sources, for rules
    that have letters. ``None`` if no rule holds. Raises ``DataError``.
    """
    from twosource.engine.graded import graded, grading

    by = grading(rules, source_grades)
    return next(graded(ledger.view, [event], by)).grade


def summarise(figure: "Figure", rule: str = "airwars") -> "Summary | None":
    """A figure of an event under a rule: ``acled``, ``airwars``, ``ucdp``, or a file of your own.

    ``None`` if no value of it stands. Raises ``DataError``.
    """
    from twosource.events import summaries

    return summaries.summarise(figure, rule)


def timeline(ledger: Ledger, event: "Event") -> "tuple[Told, ...]":
    """Who claimed what when about an event, as it was published."""
    from twosource.engine import timeline as engine

    return engine.telling(ledger.view, across(ledger), event)


def changes(ledger: Ledger, report: str) -> "tuple[NewVersion, ...]":
    """What each later version of a report claims otherwise than the one before.

    Claims are aligned by what they say. Raises ``NotFound``.
    """
    from twosource.engine import timeline as engine

    return tuple(engine.new_versions(ledger.view, [ledger.report(report).id]))


def why(ledger: Ledger, one: str, two: str) -> "Explanation":
    """Why two claims, or the leading claims of two events, are in one event or apart.

    Raises ``NotFound``.
    """
    from twosource import engine

    return engine.explain(ledger.view, across(ledger), one, two)


def judge(
    ledger: Ledger, verdict: Verdict, *ids: str, who: str, note: str | None = None
) -> Judgement:
    """Add the judgement that events or claims are ``same``, ``different`` or ``wrong``.

    Later grouping obeys it. Raises ``NotFound``, or ``BadJudgement`` if there are too few ids.
    """
    from twosource import engine

    return engine.judge(ledger.view, ledger.writer, across(ledger), verdict, ids, who, note)


def review(
    ledger: Ledger,
    verdict: Verdict,
    claim: str,
    *,
    who: str,
    note: str | None = None,
    values: Mapping[str, Any] | None = None,
) -> Judgement:
    """Add the judgement that a claim is read right, is none, or says something else.

    From then on the claim is given with the ``values`` of a correction, which have the shape of
    the output contract, and a rejected one is left out. Raises ``NotFound`` or ``BadJudgement``.
    """
    from twosource import engine

    return engine.review(ledger.view, ledger.writer, verdict, claim, who, note, values)


def undo(ledger: Ledger, judgement: str, *, who: str, note: str | None = None) -> Judgement:
    """Withdraw a judgement, which may itself be one that withdraws.

    Raises ``NotFound``, or ``BadJudgement`` if it is withdrawn already.
    """
    from twosource import engine

    return engine.undo(ledger.view, ledger.writer, judgement, who, note)
