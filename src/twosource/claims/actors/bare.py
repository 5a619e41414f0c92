"""Whose "the army" or "the president" is: the country that is plainly meant, or nobody's.

A bare body is one of the country in whose places the sentence is set, else the paragraph, else of
the only country that the report is about. Where two countries come into question it stays open,
with both as alternatives.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from twosource.gazetteer.organs import bare_organ, organ_in
from twosource.model import Actor, Alternative, Place, Span, Why
from twosource.reading import Reading, Token

__all__ = ["Countries", "owned_bodies"]

_SETTING = frozenset({"in", "across", "inside", "within", "throughout", "around", "at", "near"})
_BARE = "actors.bare"
_MOST = 0.75
"""Share of a report's places that makes it about one country."""
_LEAST = 2
_SCORE = 0.3
_CLOSE = 12
"""Characters after a body within which "in" and the start of a place's name stand."""


class _Told(NamedTuple):
    """A country told of at an offset; ``set`` where it says where the text is set."""

    start: int
    country: str
    set: bool
    words: Span


@dataclass(frozen=True, slots=True)
class Countries:
    """The countries that a report tells of, in the order of its text."""

    told: tuple[_Told, ...]

    @classmethod
    def of(
        cls, reading: Reading, places: Sequence[Place], states: Mapping[int, str]
    ) -> "Countries":
        """From the places of a report and its words for states (token index to country)."""
        told = [
            _Told(p.span.start, p.country, _is_setting(reading, p), p.span)
            for p in places
            if p.country is not None
        ]
        seen = {t.start for t in told}
        for i, country in states.items():
            token = reading.tokens[i]
            if token.start not in seen:
                told.append(_Told(token.start, country, False, reading.span_of(token, token)))
        return cls(tuple(sorted(told)))

    def between(self, start: int, end: int) -> tuple[_Told, ...]:
        """What is told in ``[start, end)``."""
        first = bisect_left(self.told, start, key=lambda t: t.start)
        return self.told[first : bisect_right(self.told, end - 1, key=lambda t: t.start)]


def _is_setting(reading: Reading, place: Place) -> bool:
    """Whether a place says where something is: a town, or a country after "in"."""
    if place.role == "actor":
        return False
    if place.precision != "country":
        return True
    first = reading.token_at(place.span.start)
    before = reading.tokens[first.i - 1] if first is not None and first.i else None
    return before is not None and before.lower in _SETTING


def owned_bodies(
    reading: Reading, actors: Sequence[Actor], countries: Countries
) -> Iterator[Actor]:
    """``actors`` with the bare bodies among them given to the country that is meant.

    >>> from twosource.claims.who import find_actors
    >>> from twosource.gazetteer.places import gazetteer
    >>> from twosource.claims.places.find import find
    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> def whose(text: str) -> list[str | None]:
    ...     r = read(Report("r", text, ""))
    ...     return [a.entity for a in find_actors(r, find(r, gazetteer()))]
    >>> whose("In Senegal the army has sealed the road."), whose("The army has sealed the road.")
    (['s:SN/mil'], [None])
    >>> whose("The army sealed the road between Kayes in Mali and Bakel in Senegal.")
    [None]
    """
    for actor in actors:
        key = _organ_key(reading, actor)
        yield actor if key is None else _owned(reading, actor, key, countries)


def _organ_key(reading: Reading, actor: Actor) -> str | None:
    """The organ that the whole of a mention names without saying whose."""
    if actor.entity is not None or actor.country is not None or actor.alternatives:
        return None
    tokens = reading.tokens_of(actor.span)
    if tokens and tokens[0].lower == "the":
        tokens = tokens[1:]
        if not tokens:
            return None
    elif tokens and tokens[0].tag in ("NN", "NNP") and tokens[-1].tag in ("NN", "NNP"):
        return None if tokens[-1].lower != "police" else "police"
    return bare_organ(tuple(t.lower for t in tokens))


def _owned(reading: Reading, actor: Actor, key: str, countries: Countries) -> Actor:
    attached = _attached(reading, actor, countries)
    if attached is not None:
        return _of_country(actor, key, attached, "named with it", countries)
    sentence = reading.sentence(_first(reading, actor.span))
    start, end = sentence[0].start, sentence[-1].end
    text = reading.text
    paragraph = (text.rfind("\n", 0, start) + 1, _line_end(text, end))
    beside = countries.between(start, end)
    for near, note in (
        (beside, "named in the sentence"),
        (countries.between(*paragraph), "named in the paragraph"),
    ):
        told = {t.country for t in near}
        if len(told) > 1:
            return _open(actor, key, [t.country for t in near])
        setting = next((t for t in near if t.set), None)
        if setting is not None:
            return _of_country(actor, key, setting, note, countries)
    main = _main(countries)
    if main is None or any(t.country != main.country for t in beside):
        return _open(actor, key, [t.country for t in countries.told])
    return _of_country(actor, key, main, "the country the report is about", countries)


def _attached(reading: Reading, actor: Actor, countries: Countries) -> _Told | None:
    """The place that the body is said to be in: "police in Hamburg"."""
    end = actor.span.end
    after = reading.tokens_in(end, end + 4)
    if not any(t.lower == "in" and t.start == end + 1 for t in after):
        return None
    stop = reading.sentence(after[0])[-1].end
    near = next(iter(countries.between(end, min(stop, end + _CLOSE))), None)
    return near if near is not None and near.set else None


def _first(reading: Reading, span: Span) -> Token:
    return reading.tokens_in(span.start, span.end)[0]


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _main(countries: Countries) -> _Told | None:
    """The one country that nearly all places of a report are in."""
    counted = Counter(t.country for t in countries.told)
    if not counted:
        return None
    country, n = counted.most_common(1)[0]
    if n < _LEAST or n < _MOST * counted.total():
        return None
    return next((t for t in countries.told if t.country == country and t.set), None)


def _of_country(actor: Actor, key: str, told: _Told, note: str, countries: Countries) -> Actor:
    organ = organ_in(told.country, key)
    if organ is None:
        return actor
    others = [t.country for t in countries.told if t.country != told.country]
    return replace(
        actor,
        name=organ.name,
        entity=organ.id,
        role=organ.role,
        country=told.country,
        alternatives=_alternatives(key, others),
        why=Why(_BARE, told.words, note),
    )


def _open(actor: Actor, key: str, countries: Sequence[str]) -> Actor:
    return replace(actor, alternatives=_alternatives(key, countries))


def _alternatives(key: str, countries: Sequence[str]) -> tuple[Alternative, ...]:
    """The same body of the countries that the text tells of most, at most three."""
    likely = [country for country, _ in Counter(countries).most_common(3)]
    organs = (organ_in(country, key) for country in likely)
    return tuple(Alternative(organ.name, organ.id, _SCORE) for organ in organs if organ)
