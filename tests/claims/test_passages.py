"""Slots of claims on passages written for it, each with what a careful reader finds there.

How a gold value is written stands at the head of ``passages/first.toml``.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any

import pytest

from twosource import intake
from twosource.attribution import attribute
from twosource.claims import how_many, what, when, where, who
from twosource.claims.actors.references import References
from twosource.model import Actor, EventMention, Place, Quantity, When
from twosource.reading import read

FOLDER = Path(__file__).with_name("passages")
SLACK = timedelta(days=2)
"""How far off an end may be: "two weeks ago" is no exact day."""
NO_WORDS = {"a", "an", "the", "of", "and", "in", "on", "at", "to", "near", "off"}


@dataclass(frozen=True)
class Passage:
    """One passage: the clause ``says`` of ``text``, and what its slots should hold."""

    id: str
    on: date
    text: str
    says: str
    type: str | None = None
    who: list[str] | None = None
    whom: list[str] | None = None
    where: list[str] = field(default_factory=list)
    when: str | None = None
    many: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    """Slots known to be read wrongly."""


@dataclass(frozen=True)
class Slots:
    events: tuple[EventMention, ...]
    who: tuple[Actor, ...]
    whom: tuple[Actor, ...]
    where: tuple[Place, ...]
    when: When | None
    many: tuple[Quantity, ...]


def passages() -> Iterator[Passage]:
    for file in sorted(FOLDER.glob("*.toml")):
        for row in tomllib.loads(file.read_text(encoding="utf-8"))["passage"]:
            yield Passage(**row)


@cache
def slots(text: str, says: str, on: date) -> Slots:
    report = intake.from_text(text, id="r", published=on.isoformat(), outlet="Northwire")
    reading = read(report)
    start = text.index(says)
    content = reading.span((start, start + len(says)))
    places = where.find_places(reading)
    actors = who.find_actors(reading, places)
    events = what.what(content, reading)
    references = References(reading, actors, attribute(reading)[0])
    doers, done_to = who.who_whom(content, events, reading, actors, references)
    return Slots(
        events,
        doers,
        done_to,
        where.where(content, reading, places),
        when.when(content, reading, when.find_times(reading)),
        how_many.how_many(content, reading, how_many.find_quantities(reading)),
    )


def words(text: str) -> set[str]:
    letters = "".join(c.lower() if c.isalnum() else " " for c in text)
    return set(letters.split()) - NO_WORDS


def is_named(gold: str, actor: Actor) -> bool:
    wanted, got = words(gold), words(actor.span.text)
    return len(wanted & got) >= max(ceil(len(wanted) / 2), ceil(len(got) / 2))


def bound(cell: str) -> float | None:
    return None if cell == "*" else float(cell)


def is_near(one: float | None, two: float | None) -> bool:
    if one is None or two is None:
        return one == two
    return abs(one - two) <= 0.02 * max(abs(one), abs(two))


def is_told(gold: str, found: tuple[Quantity, ...]) -> bool:
    cells = gold.split()
    measure = cells.pop() if cells[-1].isalpha() else None
    high, low = bound(cells.pop()), bound(cells.pop())
    return any(
        words(" ".join(cells)) & words(q.span.text)
        and is_near(q.low, low)
        and is_near(q.high, high)
        and measure in (None, q.measure)
        for q in found
    )


def is_dated(gold: str, found: When | None) -> bool:
    if gold == "-" or found is None:
        return gold == "-" and found is None
    ends = [date.fromisoformat(cell) if cell else None for cell in gold.split("/")]
    got = [date.fromisoformat(d) if d else None for d in (found.earliest, found.latest)]
    slack = SLACK + ((ends[1] - ends[0]) / 4 if ends[0] and ends[1] else timedelta())
    return all(abs(a - b) <= slack if a and b else a == b for a, b in zip(ends, got, strict=True))


def wrong(passage: Passage, found: Slots) -> dict[str, Any]:
    """The slots that don't hold what they should, with what they hold."""
    out: dict[str, Any] = {}
    if passage.type is not None and [e.type for e in found.events[:1]] != [passage.type]:
        out["type"] = [(e.type, e.trigger.text) for e in found.events]
    if passage.who is not None and not (
        all(any(is_named(g, a) for a in found.who) for g in passage.who)
        and len(found.who) == len(passage.who)
    ):
        out["who"] = [a.span.text for a in found.who]
    if passage.whom is not None and not (
        all(any(is_named(g, a) for a in found.whom) for g in passage.whom)
    ):
        out["whom"] = [a.span.text for a in found.whom]
    for gold in passage.where:
        name, _, country = gold.rpartition(" ")
        if not any(words(name) & words(p.span.text) and p.country == country for p in found.where):
            out["where"] = [(p.span.text, p.name, p.country) for p in found.where]
    if passage.when is not None and not is_dated(passage.when, found.when):
        out["when"] = found.when and (found.when.span.text, found.when.earliest, found.when.latest)
    if not all(is_told(gold, found.many) for gold in passage.many):
        out["many"] = [(q.span.text, q.low, q.high, q.measure) for q in found.many]
    return out


@pytest.mark.parametrize("passage", list(passages()), ids=lambda p: p.id)
def test_slots(passage: Passage) -> None:
    missed = wrong(passage, slots(passage.text, passage.says, passage.on))
    assert {k: v for k, v in missed.items() if k not in passage.unread} == {}
    assert set(passage.unread) <= set(missed), "now read right: take it off `unread`"


def test_passages_are_well_formed() -> None:
    every = list(passages())
    assert len({p.id for p in every}) == len(every) > 80
    assert all(p.says in p.text for p in every)
