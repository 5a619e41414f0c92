"""A group of copies -> which of them is the original, where that can be told, and why."""

from collections.abc import Sequence
from typing import NamedTuple

from twosource.events.speaker import outlet_words, same_outlet
from twosource.gazetteer.outlets import find_outlet
from twosource.model import Report

_MUCH_LONGER = 1.1


class Original(NamedTuple):
    """The id of the original, or ``None``, and the reason in words."""

    report: str | None
    reason: str


def find_original(reports: Sequence[Report]) -> Original:
    """The original among ``reports`` that are copies of one text: by credit, time, length.

    >>> wire = Report("a", "Six fell.", "", outlet="Coast Wire", published="2026-03-02")
    >>> post = Report("b", "Six fell.", "", outlet="Post", published="2026-03-02",
    ...               credit=("Coast Wire",))
    >>> find_original([post, wire])
    Original(report='a', reason='b credits Coast Wire')
    """
    ordered = sorted(reports, key=lambda r: r.id)
    return (
        _by_declaration(ordered)
        or _by_credit(ordered)
        or _by_absent_credit(ordered)
        or _by_agency(ordered)
        or _by_time(ordered)
        or _by_length(ordered)
        or Original(None, "neither credit nor time nor length tells which came first")
    )


def _by_declaration(reports: Sequence[Report]) -> Original | None:
    for report in reports:
        for other in reports:
            if report.copy_of == other.id != report.id and other.copy_of is None:
                return Original(other.id, f"{report.id} says that it repeats {other.id}")
    return None


def _by_credit(reports: Sequence[Report]) -> Original | None:
    """The report whose outlet another one credits."""
    for report in reports:
        for name in report.credit:
            for other in reports:
                theirs, own = outlet_words(other.outlet), outlet_words(report.outlet)
                credited = outlet_words(name)
                if same_outlet(credited, theirs) and not same_outlet(credited, own):
                    return Original(other.id, f"{report.id} credits {name}")
    return None


def _by_absent_credit(reports: Sequence[Report]) -> Original | None:
    """No report, where what is credited has none among them."""
    for report in reports:
        for name in report.credit:
            if not same_outlet(outlet_words(name), outlet_words(report.outlet)):
                return Original(None, f"{report.id} credits {name}, whose own report isn't here")
    return None


def _by_agency(reports: Sequence[Report]) -> Original | None:
    """The only report that an agency published."""
    known = [(r, find_outlet(r.outlet)) for r in reports if r.outlet]
    agencies = [r for r, outlet in known if outlet is not None and outlet.kind == "agency"]
    if len(agencies) == 1:
        return Original(agencies[0].id, f"{agencies[0].outlet} is an agency, the others are not")
    return None


def _by_time(reports: Sequence[Report]) -> Original | None:
    """The report that was published before all others, by days or by hours where all give them."""
    dates = [r.published for r in reports]
    if any(d is None for d in dates):
        return None
    length = min(len(d or "") for d in dates)
    ordered = sorted(reports, key=lambda r: (r.published or "")[:length])
    first, second = ((r.published or "")[:length] for r in ordered[:2])
    if first < second:
        return Original(ordered[0].id, f"published first, {ordered[0].published}")
    return None


def _by_length(reports: Sequence[Report]) -> Original | None:
    """The report that is much longer: endings get cut, not added."""
    ordered = sorted(reports, key=lambda r: -len(r.text))
    if len(ordered[0].text) >= _MUCH_LONGER * len(ordered[1].text):
        return Original(ordered[0].id, "the longest: endings are cut, not added")
    return None
