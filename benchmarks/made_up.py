"""A ledger of made-up stories from the Horn of Africa, for pictures of the desk and for looking.

Nothing in it has happened; only the places are real. Each story is told by one to six reports of
different outlets over some days, from one or more sources, with figures that may disagree.
"""

import hashlib
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from twosource.claims import Extraction
from twosource.ledger import Extractor, open_ledger
from twosource.model import (
    Certainty,
    Claim,
    EventMention,
    Judgement,
    Link,
    Place,
    Quantity,
    Report,
    Span,
    When,
    Why,
    claim_id,
)

__all__ = ["write"]

_FIRST = date(2026, 3, 2)
# Name, latitude, longitude, country, precision, km; then how many stories are set there.
_PLACES = [
    ("Moyale", 3.527, 39.056, "KE", "town", None, 4),
    ("Marsabit", 2.335, 37.991, "KE", "town", None, 2),
    ("Isiolo", 0.354, 37.582, "KE", "town", None, 2),
    ("Lodwar", 3.119, 35.597, "KE", "town", 25.0, 1),
    ("Mandera", 3.937, 41.867, "KE", "town", None, 3),
    ("Garissa", -0.454, 39.646, "KE", "district", 60.0, 1),
    ("Turkana County", 3.3, 35.6, "KE", "province", 170.0, 2),
    ("Yabelo", 4.883, 38.083, "ET", "town", None, 2),
    ("Negele Borana", 5.333, 39.583, "ET", "town", 30.0, 1),
    ("Jijiga", 9.35, 42.8, "ET", "town", None, 2),
    ("Somali Region", 6.7, 43.9, "ET", "province", 260.0, 1),
    ("Baidoa", 3.114, 43.65, "SO", "town", None, 3),
    ("Beledweyne", 4.736, 45.204, "SO", "town", None, 2),
    ("Kismayo", -0.358, 42.545, "SO", "town", None, 1),
    ("Mogadishu", 2.037, 45.344, "SO", "town", None, 3),
    ("Hargeisa", 9.56, 44.065, "SO", "town", None, 1),
    ("Kapoeta", 4.775, 33.59, "SS", "district", 45.0, 2),
    ("Torit", 4.413, 32.578, "SS", "town", None, 1),
    ("South Sudan", 7.5, 30.0, "SS", "country", None, 1),
    ("Gulu", 2.774, 32.299, "UG", "town", None, 1),
]
_KINDS = [
    ("ASSAULT", "gunmen attacked {thing} near {place}", "killed", "people were killed", (2, 19)),
    ("PROTEST", "a crowd blocked {thing} in {place}", "present", "people took part", (80, 900)),
    ("COERCE", "soldiers closed {thing} outside {place}", "detained", "men were held", (3, 40)),
    ("AID", "a convoy reached {thing} in {place}", "helped", "families got food", (60, 700)),
    ("ASSAULT", "a bomb went off by {thing} in {place}", "injured", "people were hurt", (2, 30)),
]
_THINGS = [
    "the livestock market",
    "the ferry landing",
    "a truck park",
    "the hospital road",
    "the grain depot",
    "the border post",
    "a well",
    "the bus station",
    "the stadium",
    "a camp for the displaced",
]
_SOURCES = [
    ("Halima Duba, a district commissioner,", "said", "official", False),
    ("Peter Lokiru, who saw it,", "said", "witness", False),
    ("Two officers", "said", "unnamed", True),
    ("The governor's office", "stated", "organisation", False),
    ("A nurse at the hospital", "said", "unnamed", True),
    ("Abdi Warsame, an elder,", "told reporters", "person", False),
    ("The army", "confirmed", "organisation", False),
    ("The herders' union", "denied", "organisation", False),
]
_OUTLETS = [
    "Horn Wire",
    "Abay Evening",
    "The Rift Courier",
    "Radio Daawo",
    "Lakeside Post",
    "Northern Dispatch",
    "Savanna Daily",
    "Harbour Mail",
]


def write(path: Path, stories: int | None = None, seed: int = 7) -> None:
    """Write the ledger: the stories above, or so many of the same make."""
    rng = random.Random(seed)
    told = [list(_story(number, rng, place)) for number, place in enumerate(_settings(stories))]
    made = {e.report.id: e for extractions in told for e in extractions}
    with open_ledger(
        path, extractor=lambda: Extractor(lambda r: made[r.id], lambda: "made-up-1")
    ) as ledger:
        ledger.read(*(e.report for e in made.values()))
        for extractions in told:
            ledger.writer.judge(_one_happening(extractions))


def _settings(stories: int | None) -> list[tuple[object, ...]]:
    listed = [place for *place, times in _PLACES for _ in range(int(times or 1))]
    times = 1 if stories is None else -(-stories // len(listed))
    return [tuple(place) for place in listed * times][:stories]


def _story(number: int, rng: random.Random, place: tuple[object, ...]) -> Iterator[Extraction]:
    kind = rng.choice(_KINDS)
    happened = _FIRST + timedelta(days=min(80, int(rng.expovariate(1 / 30))))
    lasts = rng.choice([0, 0, 0, 0, 2, 6])
    figure = rng.randint(*kind[4])
    reports = min(6, 1 + int(rng.expovariate(1 / 1.6)))
    what = kind[1].format(thing=rng.choice(_THINGS), place=place[0])
    sources = rng.sample(_SOURCES, k=len(_SOURCES))
    for part, outlet in enumerate(rng.sample(_OUTLETS, k=reports)):
        later = happened + timedelta(days=lasts + int(rng.expovariate(1 / 2.5)))
        if rng.random() < 0.3:
            figure += rng.randint(1, 4)
        teller = sources[part % 3]
        yield _report(
            f"s{number}-{part}",
            outlet,
            later,
            what,
            kind,
            figure,
            teller,
            place,
            (happened, happened + timedelta(days=lasts)),
        )


def _report(
    id: str,
    outlet: str,
    published: date,
    what: str,
    kind: tuple[object, ...],
    figure: int,
    teller: tuple[str, str, str, bool],
    place: tuple[object, ...],
    days: tuple[date, date],
) -> Extraction:
    name, cue, source_kind, unnamed = teller
    content = f"{what} and {figure} {kind[3]}"
    text = f"{name} {cue} {content}.\n\nThe road was quiet by the evening."
    report = Report(
        id,
        text,
        hashlib.sha256(text.encode()).hexdigest(),
        title=what[0].upper() + what[1:],
        outlet=outlet,
        published=published.isoformat(),
        language="en",
    )
    return Extraction(
        report,
        (),
        (_claim(report, content, name, cue, source_kind, unnamed, figure, kind, place, days),),
    )


def _claim(
    report: Report,
    content: str,
    name: str,
    cue: str,
    source_kind: str,
    unnamed: bool,
    figure: int,
    kind: tuple[object, ...],
    place: tuple[object, ...],
    days: tuple[date, date],
) -> Claim:
    said = _at(report, content)
    mention, verb = _at(report, name.split(",")[0]), _at(report, f" {cue} ")
    why = Why("made-up", verb)
    link = Link(mention.text, mention, source_kind, unnamed=unnamed, cue=verb, why=why)  # type: ignore[arg-type]
    stance = "denies" if cue == "denied" else "says"
    first, last = (day.isoformat() for day in days)
    town, lat, lon, country, precision, km = place
    where = Place(
        _at(report, str(town)),
        str(town),
        lat,
        lon,
        country,
        None,
        precision,
        km,  # type: ignore[arg-type]
        role="happening",
        why=why,
    )
    number = _at(report, str(figure))
    return Claim(
        id=claim_id(report.id, said, stance, (link,)),
        report=report.id,
        content=said,
        cue=verb,
        chain=(link,),
        joint=(),
        quote="indirect",
        certainty=Certainty(stance, why=why),  # type: ignore[arg-type]
        confidence=0.9,
        reader="made-up-1",
        how_many=(Quantity(number, figure, figure, "people", str(kind[2]), why=why),),
        where=(where,),
        when=When(said, "DATE", first, first, last, "day", why=why),
        events=(EventMention(str(kind[0]), said, why=why),),
        why=why,
    )


def _at(report: Report, words: str) -> Span:
    start = report.text.index(words)
    return Span.of(report.text, (start, start + len(words)))


def _one_happening(extractions: list[Extraction]) -> Judgement:
    """That all claims of a story are of one event: what is drawn doesn't rest on the grouping."""
    claims = [claim for e in extractions for claim in e.claims]
    subjects = tuple(((claim.report, claim.id),) for claim in claims)
    return Judgement(
        "same", tuple(c.id for c in claims), subjects, "made up", "2026-06-01T00:00:00+00:00"
    )
