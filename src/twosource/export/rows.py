"""What several formats tell of an event, each worked out once."""

from twosource.brief.lexicon import phrase
from twosource.brief.material import Material
from twosource.brief.sections import lead_of
from twosource.brief.voices import outlet_of
from twosource.brief.wording import body
from twosource.events.summaries import Summary, summarise
from twosource.gazetteer.outlets import find_outlet
from twosource.model import Event, Report

_RULE = "ucdp"
"""How a figure is summed up: the best-sourced count between the lowest and the highest."""


def reports_of(event: Event, material: Material) -> tuple[Report, ...]:
    """The reports of an event without copies, by date."""
    ids = {material.claims[id].report for id in event.claims}
    own = (material.reports[id] for id in ids if not material.set_aside(id))
    return tuple(sorted(own, key=lambda r: (r.published or "9", r.id)))


def outlets_of(event: Event, material: Material) -> tuple[str, ...]:
    """The outlets of an event, each once, without those that copied."""
    return tuple(dict.fromkeys(outlet_of(report) for report in reports_of(event, material)))


def told(event: Event, material: Material) -> str:
    """What is claimed, in a sentence that says on whose word, and where it stands."""
    claim, origin = lead_of(event, material)
    report = material.reports[claim.report]
    where = f"{outlet_of(report)}, {(report.published or 'undated')[:10]}"
    return f"{body(claim, report, origin)} ({where})"


def title(event: Event) -> str:
    """What kind of thing an event is said to be."""
    return phrase("types", event.type) or "Happening"


def killed(event: Event) -> Summary | None:
    """The figures of the dead, summed up."""
    figure = next((f for f in event.figures if f.measure == "killed"), None)
    return summarise(figure, _RULE) if figure is not None else None


def conflicts(event: Event) -> bool:
    """Whether any figures of an event contradict each other."""
    return any(p.relation == "conflict" for f in event.figures for p in f.relations)


def countries_of(event: Event, material: Material) -> list[str | None]:
    """The countries (ISO 3166-1) of the outlets of an event, ``None`` for an unknown outlet."""
    found = (find_outlet(name) for name in outlets_of(event, material))
    return [outlet.country if outlet is not None else None for outlet in found]
