"""Adding a judgement: what it is about is written down as it stands at that moment."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from twosource.engine.across import Across
from twosource.errors import BadFilter
from twosource.model import Judgement, Verdict

if TYPE_CHECKING:
    from twosource.ledger import View, Writer

__all__ = ["judge"]


def judge(
    view: "View",
    writer: "Writer",
    found: Across,
    verdict: Verdict,
    subjects: tuple[str, ...],
    who: str,
    note: str | None = None,
) -> Judgement:
    """Write down that events or claims are of one happening, of different ones, or wrong.

    ``subjects`` are ids or their beginnings: two or more for ``same`` and ``different``. Raises
    ``NotFound`` for one that isn't there, ``BadFilter`` if there are too few.
    """
    if verdict != "wrong" and len(set(subjects)) < 2:
        raise BadFilter(f"{verdict} needs two ids or more; name two events or claims")
    judgement = Judgement(
        verdict=verdict,
        subjects=subjects,
        claims=tuple(_claims(view, found, id) for id in subjects),
        who=who,
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        note=note,
    )
    writer.judge(judgement)
    return judgement


def _claims(view: "View", found: Across, id: str) -> tuple[tuple[str, str], ...]:
    """Report and claim of each claim of an event, or of one claim."""
    ids = found.event(id).claims if id.startswith("e1") else (id,)
    return tuple((claim.report, claim.id) for claim in map(view.claim, ids))
