"""A ledger of a small made-up story, for tests of what is made from events.

``newsroom`` is an extractor over ``samples.toy``: what tells of a raid or of a killing happened in
Tolva on 2 March 2026, or in Kesra weeks before.
"""

import re
from dataclasses import replace
from pathlib import Path

import twosource as ts
from samples import make_report, toy_extract
from twosource.claims import Extraction
from twosource.engine import across, judge
from twosource.ledger import Extractor, Ledger
from twosource.model import Actor, Claim, EventMention, Place, Report, Span, When

_TRIGGER = re.compile(r"\b(?:raid|killed)\b")
_TOWNS = {"Tolva": (4.5, "2026-03-02"), "Kesra": (8.75, "2026-01-20")}
_NAMED = re.compile(r"Omar Sela|Bakri")

WIRE = (
    "Police said 12 men were killed in a raid on Tolva. "
    "Gunmen reportedly fled west after the raid on Tolva. "
    "A nurse said at least 9 women were killed in a raid on Tolva. "
    "The mayor said 15 men were killed in a raid on Tolva."
)
POST = (
    "The army denied that soldiers took part in the raid on Tolva. "
    "The mayor said 15 men were killed in a raid on Tolva."
)
NORTH = "Doctors said 3 children were killed in a raid on Kesra."
LATE = (
    "The mayor said 18 men were killed in a raid on Tolva. "
    "Relatives said Omar Sela was killed in a raid on Tolva."
)

MORE = make_report(
    "Zeyneb Adar said 4 men were killed in a raid on Tolva. "
    "Lina Bakri, 9, was killed in a raid on Tolva. "
    "Officials said the boy Sami Oduya was killed in a raid on Tolva. "
    "The widow of OMAR SELA said Sela was killed in a raid on Tolva.",
    "more",
    outlet="Coast Wire",
    published="2026-03-09",
    title="Zeyneb Adar tells of Sela's death",
    url="https://wire.example/2026/03/zeyneb-adar-on-omar_sela",
)
HIDDEN = re.compile(r"zeyneb|adar\b|lina|bakri|sami\b|oduya|omar|sela\b", re.IGNORECASE)
"""The names of private persons in ``MORE`` and elsewhere in the story."""


def reports() -> tuple[Report, ...]:
    """Three reports on one raid, one of them a copy, and one on another."""
    return (
        make_report(
            WIRE, "wire", outlet="Coast Wire", published="2026-03-03", title="Tolva raided"
        ),
        make_report(WIRE, "copy", outlet="Evening Star", published="2026-03-04"),
        make_report(POST, "post", outlet="Hill Post", published="2026-03-05"),
        make_report(NORTH, "north", outlet="Northerner", published="2026-01-21"),
    )


def later() -> Report:
    """A further report, with news."""
    return make_report(LATE, "late", outlet="Hill Post", published="2026-03-08")


def newsroom() -> Extractor:
    return Extractor(_extract, lambda: "newsroom-1", lambda report: report.language == "en")


def open_story(path: Path | str = ":memory:", *more: Report) -> Ledger:
    """A ledger of the story, in which it is settled what is told of the raid on Tolva."""
    book = ts.open(path, extractor=newsroom)
    read_story(book, *reports(), *more)
    return book


def read_story(book: Ledger, *told: Report) -> None:
    """Read reports, and say that all that they tell of Tolva is one happening."""
    book.read(*told)
    tolva = tuple(c.id for c in book.claims() if any(p.name == "Tolva" for p in c.where))
    judge(book.view, book.writer, across(book.view), "same", tolva, "an editor")


def _extract(report: Report) -> Extraction:
    made = toy_extract(report)
    return replace(made, claims=tuple(_slots(report, c) for c in made.claims))


def _slots(report: Report, claim: Claim) -> Claim:
    start, end = claim.content.start, claim.content.end
    trigger = _TRIGGER.search(report.text, start, end)
    if trigger is None:
        return claim
    name, (lat, day) = next((t, s) for t, s in _TOWNS.items() if t in claim.content.text)
    town = report.text.index(name, start)
    at = Span.of(report.text, (town, town + len(name)))
    people = [Span.of(report.text, m.span()) for m in _NAMED.finditer(report.text, start, end)]
    return replace(
        claim,
        events=(EventMention("ASSAULT", Span.of(report.text, trigger.span())),),
        where=(Place(at, name, lat, 31.25, "SS", None, "town", radius_km=8, role="happening"),),
        when=When(at, "DATE", day, day, day, "day"),
        whom=tuple(Actor(span, span.text, None, "CVL") for span in people),
    )
