"""The place that a report was filed from: "BAMAKO (Reuters) -", "SAN JOSE, Calif. -"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from twosource.claims.places.choice import Hints
from twosource.claims.places.outlet import Home
from twosource.claims.places.resolve import Name
from twosource.claims.places.spots import as_written, look_up
from twosource.gazetteer.placenames import normalise
from twosource.gazetteer.places import Gazetteer
from twosource.model import Report, Span

_PART = re.compile(r"[^,/;]+")
_AND = re.compile(r"\s+(?:and|AND)\s+")


@dataclass(frozen=True, slots=True)
class Filed:
    """A place of the dateline: where it stands, and its name for the resolver."""

    span: Span
    name: Name


def datelines(report: Report, gazetteer: Gazetteer, home: Home) -> Iterator[Filed]:
    """The places that a report's datelines name; "Calif." in "SAN JOSE, Calif." only helps."""
    for fact in report.facts:
        if fact.kind != "dateline":
            continue
        start = report.text.find(fact.value, fact.span.start, fact.span.end)
        if start < 0:
            continue
        parts = [(m.start() + start, m[0]) for m in _PART.finditer(fact.value)]
        slashed = "/" in fact.value
        for at, part in parts if slashed else parts[:1]:
            yield from _filed(at, part, parts, report, gazetteer, home)


def _filed(
    at: int,
    part: str,
    parts: list[tuple[int, str]],
    report: Report,
    gazetteer: Gazetteer,
    home: Home,
) -> Iterator[Filed]:
    text = part.strip()
    named = as_written(text, look_up(text, gazetteer)) or look_up(text, gazetteer)
    if not named or _AND.search(text):
        return
    begin = at + part.index(text)
    others = [n.entry for p, o in parts if p != at for n in look_up(o.strip(), gazetteer)]
    divisions = {n.entry.admin1 for n in named}
    hints = Hints(
        within=frozenset(e.number for e in others if e.number in divisions),
        countries_within=frozenset(e.country for e in others if e.kind == "country" and e.country),
        outlet_country=home.country,
        local_outlet=home.local,
        in_outlet=home.names(normalise(text)),
    )
    span = Span.of(report.text, (begin, begin + len(text)))
    yield Filed(span, Name(normalise(text), named, hints, 1.0))
