"""A ``ClaimFilter`` as SQL: conditions with their values, never values in the text."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.gazetteer.actors import find_actor
from twosource.ledger.filters import ClaimFilter, Near
from twosource.ledger.sqlite.keys import EARTH_KM, name_key, unit_vector

__all__ = ["Condition", "conditions", "match_all"]

_TERM = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on a row of ``claim``, which is called ``c``."""

    sql: str
    values: tuple[object, ...] = ()


def conditions(where: ClaimFilter) -> tuple[Condition, ...]:
    """What must hold of a claim that ``where`` lets through."""
    return tuple(
        c
        for part in (_on_the_claim, _on_the_report, _on_its_sources, _on_its_slots)
        for c in part(where)
    )


def match_all(text: str) -> str | None:
    """A full-text query for all words and quoted phrases of ``text``; None if it holds none.

    >>> match_all('camp "two men" NOT (')
    '"camp" "two men" "NOT"'
    """
    clean = text.encode("utf-8", "replace").decode().replace("\0", " ")
    terms = (phrase or word.replace('"', "") for phrase, word in _TERM.findall(clean))
    return " ".join(f'"{t}"' for t in terms if any(c.isalnum() for c in t)) or None


def _on_the_claim(where: ClaimFilter) -> Iterator[Condition]:
    if where.text is not None:
        yield _matches(where.text)
    if where.stance is not None:
        yield Condition("c.stance = ?", (where.stance,))
    if where.hedged is not None:
        yield Condition("c.hedged = ?", (int(where.hedged),))
    if where.own_voice != "any":
        yield Condition("c.own_voice = ?", (int(where.own_voice == "only"),))
    if where.unnamed_only:
        yield Condition("c.unnamed = 1")
    if where.min_confidence is not None:
        yield Condition("c.confidence >= ?", (where.min_confidence,))
    if where.after_claim is not None:
        yield Condition("c.key > (SELECT max(key) FROM claim WHERE id = ?)", (where.after_claim,))


def _matches(text: str) -> Condition:
    query = match_all(text)
    if query is None:
        return Condition("0")
    return Condition(
        "c.key IN (SELECT rowid FROM claim_search WHERE claim_search MATCH ?)", (query,)
    )


def _on_the_report(where: ClaimFilter) -> Iterator[Condition]:
    if where.report is not None:
        yield Condition("c.reading IN (SELECT reading FROM report WHERE id = ?)", (where.report,))
    if where.outlet is not None:
        yield Condition(
            "c.reading IN (SELECT s.reading FROM report s JOIN report_version v "
            "ON v.key = s.version WHERE instr(v.outlet_key, ?))",
            (name_key(where.outlet),),
        )


def _on_its_sources(where: ClaimFilter) -> Iterator[Condition]:
    if where.source is not None:
        yield _named("link", (where.source, *where.source_also), "origin = 1")
    if where.chain_contains is not None:
        yield _named("link", (where.chain_contains,), "origin IN (0, 1)")


def _named(table: str, names: Sequence[str], also: str = "1") -> Condition:
    """Rows with one of ``names`` in their name, or with one of them as their entity."""
    any_of = " OR ".join(["instr(name_key, ?) OR entity = ?"] * len(names))
    return Condition(
        f"c.key IN (SELECT claim FROM {table} WHERE {also} AND ({any_of}))",
        tuple(value for name in names for value in (name_key(name), name)),
    )


def _on_its_slots(where: ClaimFilter) -> Iterator[Condition]:
    if where.measure is not None or where.more_than is not None or where.less_than is not None:
        yield _counts(where)
    if where.near is not None:
        yield _lies_near(Near(*where.near))
    if where.country is not None:
        yield Condition(
            "c.key IN (SELECT claim FROM place WHERE country = ?)", (where.country.upper(),)
        )
    if where.after is not None:
        yield Condition("c.latest >= ?", (where.after,))
    if where.before is not None:
        yield Condition("c.earliest <= ?", (where.before,))
    if where.type is not None:
        yield Condition("c.key IN (SELECT claim FROM event WHERE type = ?)", (where.type.upper(),))
    if where.actor is not None:
        yield _named("actor", (where.actor, *_listed(where.actor), *where.actor_also))


def _listed(name: str) -> tuple[str, ...]:
    """Whoever a name means: an alias or an acronym finds what the full name finds.

    An acronym that several bear ("RSF") finds all of them: the claims have told them apart.
    """
    found = find_actor(name)
    if found is None:
        return ()
    if found.actor is not None:
        return (found.actor.id,)
    return tuple(other.id for other in found.alternatives if other.id is not None)


def _counts(where: ClaimFilter) -> Condition:
    """One and the same number must do all that is asked of numbers."""
    asked = (
        ("measure = ?", where.measure),
        ("low > ?", where.more_than),
        ("high < ?", where.less_than),
    )
    held = [(sql, value) for sql, value in asked if value is not None]
    return Condition(
        f"c.key IN (SELECT claim FROM quantity WHERE {' AND '.join(sql for sql, _ in held)})",
        tuple(value for _, value in held),
    )


def _lies_near(near: Near) -> Condition:
    """Two points are as near as the straight line through the globe between them is short."""
    angle = min(near.km / EARTH_KM, math.pi)
    chord = 2 * math.sin(angle / 2)
    x, y, z = unit_vector(near.lat, near.lon)
    return Condition(
        "c.key IN (SELECT claim FROM place WHERE z BETWEEN ? AND ? AND x BETWEEN ? AND ? "
        "AND (x - ?) * (x - ?) + (y - ?) * (y - ?) + (z - ?) * (z - ?) <= ?)",
        (z - chord, z + chord, x - chord, x + chord, x, x, y, y, z, z, chord * chord),
    )
