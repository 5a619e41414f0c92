"""Options that choose how events are graded and figures summed up: not at all, unless asked."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from twosource.engine.graded import Practice

Grade = Annotated[
    str | None,
    typer.Option(
        "--grade", metavar="RULES", help="Grade events by rules: airwars, admiralty, or a file."
    ),
]
SourceGrades = Annotated[
    Path | None,
    typer.Option(
        "--source-grades",
        metavar="FILE.csv",
        help="Your own grades of sources (columns source, letter), for rules that have letters.",
    ),
]
Summary = Annotated[
    str | None,
    typer.Option(
        "--summary",
        metavar="RULE",
        help="Sum figures up by a rule: acled, airwars, ucdp, or a file.",
    ),
]


def practice(rules: str | None, source_grades: Path | None, summary: str | None) -> "Practice":
    """What these options choose."""
    from twosource.engine.graded import Practice, grading
    from twosource.events.summaries import load_summary_rule

    if rules is None and source_grades is not None:
        raise typer.BadParameter("add --grade admiralty", param_hint="--source-grades")
    return Practice(
        grading(rules, source_grades) if rules is not None else None,
        load_summary_rule(summary) if summary is not None else None,
    )
