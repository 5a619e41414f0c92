"""Material -> brief."""

from twosource.brief.changes import Earlier, changes
from twosource.brief.document import Brief, Part
from twosource.brief.figures import figure_sections, figure_words
from twosource.brief.headings import heading
from twosource.brief.material import Material
from twosource.brief.origins import origin_section
from twosource.brief.passages import Passages
from twosource.brief.pictures import pictures
from twosource.brief.sections import tell
from twosource.model import Event, Report

__all__ = ["MOST_EVENTS", "compose"]

MOST_EVENTS = 20
"""Happenings in one brief, unless told otherwise."""


def compose(
    material: Material,
    *,
    title: str = "Situation report",
    limit: int = MOST_EVENTS,
    since: Earlier | None = None,
    meeting: int | None = None,
) -> Brief:
    """The brief on the first ``limit`` events; ``since`` is what an earlier one said.

    ``meeting`` is how many events meet the filters, where the material holds only the first of
    them. The same material gives the same brief.
    """
    passages = Passages()
    chosen = material.events[:limit]
    alone = [event for event in chosen if len(material.own_claims(event)) == 1]
    parts = [_part(event, material, passages) for event in chosen if event not in alone]
    told = tuple(part for part in parts if part.sections)
    once = [(event, tell(event, material, passages)) for event in alone]
    once = [(event, telling) for event, telling in once if telling.sections]
    changed = None if since is None else changes(since, material, told, passages)
    used = {id for part in told for id in part.claims}
    used |= {id for event, _ in once for id in event.claims}
    reports = {material.claims[id].report for id in used}
    cited = sorted((material.reports[id] for id in reports), key=_by_date)
    return Brief(
        title=title,
        as_of=max((r.published for r in cited if r.published), default=None),
        parts=told,
        left_out=(meeting or len(material.events)) - len(told) - len(once),
        passages=passages.all(),
        reports=tuple(cited),
        copies={id: k for id, k in material.stands_for.items() if id != k and id in reports},
        changes=changed,
        once=tuple(telling.sections[0].sentences[0] for _, telling in once),
    )


def _by_date(report: Report) -> tuple[str, str]:
    return report.published or "9", report.id


def _part(event: Event, material: Material, passages: Passages) -> Part:
    telling = tell(event, material, passages)
    lead, rest = telling.sections[:1], telling.sections[1:]
    figures = tuple(figure_sections(event, material, passages, telling.lead)) if lead else ()
    about = tuple(origin_section(event, material, passages)) if lead else ()
    reports = {material.claims[id].report for id in event.claims}
    return Part(
        event=event.id,
        heading=heading(event),
        support=event.support,
        copies=sum(material.set_aside(id) for id in reports),
        claims=event.claims,
        told=len(telling.told),
        sections=(*lead, *figures, *rest, *about),
        figures=figure_words(event),
        pictures=pictures(event, material),
    )
