"""Which of a report's places a claim's happening took place in."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from twosource.claims.inside import inside, starting_in
from twosource.claims.places.areas import described
from twosource.claims.places.descriptions import descriptions
from twosource.gazetteer.places import Gazetteer
from twosource.model import Place, Span, Why
from twosource.reading import Reading, Token

_ORDER = ("point", "town", "district", "province", "region", "country")
_FINE = frozenset(_ORDER[:4])
_TOLD = frozenset({"VBD", "VBN", "VBG", "VBZ", "VBP"})
_SENTENCES_BACK = 3
_CHARACTERS_BACK = 500


def happening_places(
    content: Span, reading: Reading, found: Sequence[Place], gazetteer: Gazetteer
) -> tuple[Place, ...]:
    """The places of the happening that ``content`` states, each with the rule that chose it.

    Those it names; else those it points back to; else those that modify its actors ("Montreal
    police"); else, if something happened, the nearest place before it, or the dateline.
    """
    within = inside(content, found)
    named = [p for p in within if p.role != "actor"]
    if not any(p.precision in _FINE for p in named):
        named = [p for p in within if p in named or _is_of_a_local_body(p, reading)]
    chosen = [described(p, reading, found, gazetteer) for p in _finest(named, reading.text)]
    chosen += descriptions(content, reading, found, gazetteer)
    if not chosen and _something_happened(content, reading):
        chosen = _inherited(content, reading, found, gazetteer)
    return tuple(replace(p, role="happening") for p in _once(chosen))


def _is_of_a_local_body(place: Place, reading: Reading) -> bool:
    """ "Montreal police", "a southwest Ohio man": who acts is from here, and mostly acts here."""
    token = reading.token_at(place.span.end - 1)
    if token is None or place.precision not in _FINE:
        return False
    following = reading.text[place.span.end : place.span.end + 1]
    return token.dep in ("compound", "nmod", "amod") and following == " "


def _finest(places: Sequence[Place], text: str) -> list[Place]:
    """Without places that only say what the one before lies in: "Salem, Oregon"."""
    kept: list[Place] = []
    for place in places:
        last = kept[-1] if kept else None
        between = text[last.span.end : place.span.start] if last else ""
        if last is not None and between in (", ", ",") and _coarser(place, last):
            wide = (last.span.start, place.span.end)
            kept[-1] = replace(last, span=Span.of(text, wide))
        else:
            kept.append(place)
    return kept


def _coarser(place: Place, than: Place) -> bool:
    return place.country == than.country and _coarseness(place) > _coarseness(than)


def _coarseness(place: Place) -> int:
    """0 for a point, more for larger areas; a name that no list has is finer than its area."""
    if place.why is not None and place.why.rule == "lies_within":
        return 0
    return _ORDER.index(place.precision) if place.precision else len(_ORDER)


@dataclass(frozen=True, slots=True)
class _Happenings:
    verbs: frozenset[str]
    nouns: frozenset[str]
    pointing: frozenset[str]


@cache
def _happenings() -> _Happenings:
    data = tomllib.loads((files(__package__) / "happenings.toml").read_text(encoding="utf-8"))
    return _Happenings(*(frozenset(data[k]) for k in ("verbs", "nouns", "pointing")))


def _something_happened(content: Span, reading: Reading) -> bool:
    """Whether the content states a bodily happening, or points to a place ("here")."""
    tokens = reading.tokens_of(content)
    known = _happenings()
    if any(t.lower in known.pointing and t.pos == "ADV" for t in tokens):
        return True
    if any(t.pos in ("NOUN", "ADJ") and t.lemma in known.nouns for t in tokens):
        return True
    verbs = [t for t in tokens if t.pos == "VERB"]
    if not verbs:
        return not any(t.pos == "AUX" for t in tokens)
    return any(
        v.lemma in known.verbs and v.tag in _TOLD and not _is_unreal(v, reading) for v in verbs
    )


def _is_unreal(verb: Token, reading: Reading) -> bool:
    """Whether it may, should or will happen."""
    return any(c.tag == "MD" and c.lower != "could" for c in reading.children(verb))


def _inherited(
    content: Span, reading: Reading, found: Sequence[Place], gazetteer: Gazetteer
) -> list[Place]:
    """The nearest place of the claim's sentence or of those before, else the dateline."""
    first = reading.token_at(content.start)
    if first is None:
        return []
    for back in range(_SENTENCES_BACK + 1):
        sentence = first.sent - back
        if sentence < 0:
            break
        a, b = reading.sentences[sentence]
        start, end = reading.tokens[a].start, reading.tokens[b - 1].end
        near = starting_in(found, start, end)
        within = [p for p in near if p.role != "actor" and p.precision in _FINE]
        if within:
            before = [p for p in within if p.span.start < content.start] or within
            nearest = min(before, key=lambda p: (_coarseness(p), -p.span.start))
            return [replace(nearest, why=Why("where.before", evidence=nearest.span))]
    start = max(0, content.start - _CHARACTERS_BACK)
    earlier = [
        *descriptions(Span.of(reading.text, (start, content.start)), reading, found, gazetteer)
    ]
    if earlier and start < content.start:
        return [replace(earlier[-1], why=Why("where.before", evidence=earlier[-1].span))]
    filed = next((p for p in found if p.why is not None and p.why.rule == "dateline"), None)
    return [] if filed is None else [replace(filed, why=Why("where.dateline", evidence=filed.span))]


def _once(places: Sequence[Place]) -> list[Place]:
    """Without the same place twice."""
    seen: set[tuple[str | None, float | None, float | None]] = set()
    kept = []
    for place in places:
        key = (place.name if place.lat is None else place.country, place.lat, place.lon)
        if key not in seen:
            seen.add(key)
            kept.append(place)
    return kept
