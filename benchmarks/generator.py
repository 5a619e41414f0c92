"""Ledgers of any size with copies and events that are known, made up from nothing.

Every happening has a place, a day, a kind and numbers of its own. It is told by several reports in
different words, one of them copied with its end cut off, and now and then a report also tells of
another happening. The texts are built sentence by sentence, with their claims beside them: this
measures what is across reports, and not how they are read.
"""

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from twosource.claims import Extraction
from twosource.model import (
    Certainty,
    Claim,
    EventMention,
    Link,
    Quantity,
    Report,
    Span,
    When,
    claim_id,
)

_REPORTS, _FURTHER = 5, 6
"""Reports of a happening, and sentences of a report that tell further details of it."""
_FIRST = date(2024, 1, 1)
_ONSETS = [
    *"bcdfghjklmnprstvwz",
    *("br", "cl", "dr", "fl", "gr", "pl", "pr", "sh", "st", "th", "tr"),
]
_VOWELS = [*"aeiou", "ai", "ea", "ou"]
_ENDS = ["", "n", "r", "sh", "l", "d", "m", "st", "ck", "rd"]
_KINDS = [
    ("ASSAULT", "gunmen stormed the {thing}", "the attackers came on {way}", "killed"),
    ("ASSAULT", "a bomb went off at the {thing}", "the bomb had been left under {way}", "injured"),
    ("PROTEST", "a crowd blocked the {thing}", "the crowd had come with {way}", "present"),
    ("COERCE", "soldiers sealed off the {thing}", "the soldiers searched for {way}", "detained"),
]
_THINGS = [
    "market",
    "mill",
    "bridge",
    "school",
    "depot",
    "clinic",
    "harbour",
    "station",
    "bakery",
    "court",
    "mosque",
    "quarry",
]
_WAYS = [
    "mules",
    "two trucks",
    "river boats",
    "motorcycles",
    "a blue van",
    "empty carts",
    "an old tractor",
]
_BODIES = [
    "police",
    "the army",
    "the governor's office",
    "the hospital",
    "the red crescent",
    "the miners' union",
]
_PEOPLE = ["a nurse", "a driver", "a shopkeeper", "a teacher", "a night watchman", "two residents"]
_OUTLETS = [
    f"{a} {b}"
    for a in ["Coast", "Delta", "Hill", "Lake", "Plain", "River", "Strait", "Upland"]
    for b in ["Courier", "Dispatch", "Gazette", "Herald", "Observer", "Post", "Times", "Tribune"]
]
_WORDS = 4_000
"""Words that further sentences are made of."""


@dataclass(frozen=True)
class Happening:
    """What is told: the words that all its reports draw on."""

    number: int
    place: str
    day: date
    kind: tuple[str, str, str, str]
    thing: str
    way: str
    count: int
    body: str
    person: str


@dataclass
class Truth:
    """What is true of what was made."""

    copies: list[frozenset[str]] = field(default_factory=list)
    happening: dict[str, int] = field(default_factory=dict)
    """The number of the happening of each claim."""


def make(reports: int, truth: Truth, seed: int = 1) -> Iterator[Extraction]:
    """About so many reports, one after another; the same seed makes the same."""
    chance, before = random.Random(seed), None
    for number in range(reports // _REPORTS):
        happening = _happening(number, chance, reports)
        yield from _tell(happening, before, truth, chance)
        before = happening


def _happening(number: int, chance: random.Random, reports: int) -> Happening:
    return Happening(
        number,
        invented_name(chance, 3),
        _FIRST + timedelta(days=chance.randrange(max(30, reports // 60))),
        chance.choice(_KINDS),
        chance.choice(_THINGS),
        chance.choice(_WAYS),
        chance.randrange(3, 90),
        chance.choice(_BODIES),
        chance.choice(_PEOPLE),
    )


def invented_name(chance: random.Random, syllables: int) -> str:
    """A name that nobody bears."""
    parts = (chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(syllables))
    return ("".join(parts) + chance.choice(_ENDS)).capitalize()


def _tell(
    told: Happening, other: Happening | None, made: Truth, chance: random.Random
) -> Iterator[Extraction]:
    """Five reports of one happening; the second is the first without its end."""
    outlets = chance.sample(_OUTLETS, _REPORTS)
    first = _sentences(told, chance, 0)
    inset = other if other is not None and chance.random() < 0.3 else None
    for n in range(_REPORTS):
        said = first if n == 0 else first[:-2] if n == 1 else _sentences(told, chance, n)
        if inset is not None and n == _REPORTS - 1:
            said = said + _inset(inset)
        published = (told.day + timedelta(days=1 + n // 2)).isoformat()
        yield _report(f"{told.number:06d}-{n}", outlets[n], published, told, said, made)
    made.copies.append(frozenset((f"{told.number:06d}-0", f"{told.number:06d}-1")))


Sentence = tuple[str, str, Happening]
"""What is claimed, who says it, and of which happening it is."""


def _sentences(told: Happening, chance: random.Random, n: int) -> list[Sentence]:
    """Lead, number, detail, then further details in any order."""
    what, how = (words.format(thing=told.thing, way=told.way) for words in told.kind[1:3])
    weekday = f"{told.day:%A}"
    hurt = f"at least {told.count} people were {told.kind[3]}"
    leads = [
        f"{what} in {told.place} on {weekday}, {_some_words(chance, 6)}",
        f"on {weekday} {what} in {told.place}, {_some_words(chance, 9)}",
        f"{hurt} when {what} in {told.place} on {weekday}, {_some_words(chance, 4)}",
    ]
    more = [_some_words(chance, chance.randrange(9, 16)) for _ in range(_FURTHER)]
    speaker = told.person if n % 2 else told.body
    return [
        (leads[n % len(leads)], told.body, told),
        (f"{told.count + n // 3} people were {told.kind[3]} in {told.place}", told.body, told),
        (f"{how}, {_some_words(chance, 14)}", speaker, told),
        *((detail, speaker, told) for detail in more),
    ]


def _inset(other: Happening) -> list[Sentence]:
    what = other.kind[1].format(thing=other.thing)
    day = f"{other.day:%A}"
    return [(f"In {other.place}, meanwhile, {what} on {day}", other.body, other)]


def _some_words(chance: random.Random, count: int) -> str:
    """Words that stand for whatever else a report tells."""
    return " ".join(_vocabulary()[int(_WORDS * chance.random() ** 2)] for _ in range(count))


@cache
def _vocabulary() -> tuple[str, ...]:
    """Made-up words, the first ones used most."""
    chance = random.Random(0)
    return tuple(invented_name(chance, chance.randrange(1, 4)).lower() for _ in range(_WORDS))


def _report(
    id: str, outlet: str, published: str, told: Happening, said: list[Sentence], made: Truth
) -> Extraction:
    lines = [f"{content[0].upper()}{content[1:]}, {who} said." for content, who, _ in said]
    text = "\n".join(lines) + "\n"
    digest = hashlib.sha256(text.encode()).hexdigest()
    title = f"{told.thing.capitalize()} in {told.place}: {told.count} {told.kind[3]}"
    report = Report(
        id, text, digest, title=title, outlet=outlet, published=published, language="en"
    )
    claims, at = [], 0
    for (content, who, about), line in zip(said, lines, strict=True):
        claim = _claim(report, at, content, who, about)
        made.happening[claim.id] = about.number
        claims.append(claim)
        at += len(line) + 1
    return Extraction(report, claims=tuple(claims))


def _claim(report: Report, at: int, content: str, who: str, about: Happening) -> Claim:
    span = Span.of(report.text, (at, at + len(content)))
    start = at + len(content) + 2
    mention = Span.of(report.text, (start, start + len(who)))
    chain = (Link(who, mention, "organisation", unnamed=who.startswith(("a ", "two "))),)
    kind, words = about.kind[0], about.kind[1].split()[1]
    verb = report.text.find(words, *span.spans[0])
    day = report.text.find(f"{about.day:%A}", *span.spans[0])
    number = report.text.find(f"{about.count} people", *span.spans[0])
    return Claim(
        id=claim_id(report.id, span, "says", chain),
        report=report.id,
        content=span,
        cue=None,
        chain=chain,
        joint=(),
        quote="indirect",
        certainty=Certainty(),
        confidence=1.0,
        reader="made-1",
        how_many=() if number < 0 else (_count(report, number, about),),
        when=None if day < 0 else _when(report, day, about),
        events=() if verb < 0 else (EventMention(kind, _span(report, verb, words)),),
    )


def _span(report: Report, at: int, words: str) -> Span:
    return Span.of(report.text, (at, at + len(words)))


def _count(report: Report, at: int, about: Happening) -> Quantity:
    return Quantity(
        _span(report, at, f"{about.count} people"),
        about.count,
        about.count,
        "people",
        about.kind[3],
    )


def _when(report: Report, at: int, about: Happening) -> When:
    day = about.day.isoformat()
    return When(_span(report, at, f"{about.day:%A}"), "DATE", day, day, day, "day")
