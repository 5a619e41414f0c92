"""Places that a claim points back to: "the town", "the Kenyan capital", "across the country"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from twosource.claims.places.listed import place_of
from twosource.claims.places.spots import look_up
from twosource.gazetteer.places import Entry, Gazetteer, Named
from twosource.model import Place, Span, Why
from twosource.reading import Reading

_CAPITAL = re.compile(
    r"\b[Tt]he (?:(?P<whose>[A-Z]\w+(?: [A-Z]\w+)?) |country['’]s )?capital\b(?! [A-Z])"
)
_ADJECTIVES = (
    "same|whole|entire|besieged|embattled|coastal|border|northern|southern|eastern|western|central"
    "|war-torn|neighbou?ring|nearby|remote|small"
)
_NOUNS = (
    "country|nation|city|town|village|hamlet|province|governorate|state|region|oblast|district"
    "|county|island|camp|enclave|territory|crossing|base|port|area|neighbou?rhood|suburb"
)
_BACK = re.compile(
    rf"\b(?:[Tt]he|[Tt]his|[Tt]hat)(?: (?:{_ADJECTIVES}))* (?P<noun>{_NOUNS})\b(?! of [A-Z])"
)
_HEADS: dict[str, frozenset[str]] = {
    "country": frozenset({"country"}),
    "nation": frozenset({"country"}),
    "city": frozenset({"town"}),
    "town": frozenset({"town"}),
    "village": frozenset({"town"}),
    "hamlet": frozenset({"town"}),
    "suburb": frozenset({"town", "district"}),
    "neighborhood": frozenset({"town", "district"}),
    "neighbourhood": frozenset({"town", "district"}),
    "province": frozenset({"province", "town"}),
    "governorate": frozenset({"province", "town"}),
    "oblast": frozenset({"province", "town"}),
    "state": frozenset({"province"}),
    "region": frozenset({"province", "region", "district", "town"}),
    "territory": frozenset({"province", "region", "country"}),
    "enclave": frozenset({"province", "region", "town"}),
    "district": frozenset({"district", "town"}),
    "county": frozenset({"district"}),
    "island": frozenset({"region"}),
    "camp": frozenset({"point"}),
    "crossing": frozenset({"point"}),
    "base": frozenset({"point"}),
    "port": frozenset({"point", "town"}),
    "area": frozenset({"town", "district", "point"}),
}


def descriptions(
    content: Span, reading: Reading, found: Sequence[Place], gazetteer: Gazetteer
) -> Iterator[Place]:
    """Places that ``content`` describes without naming, as found in what stands before."""
    for start, end in content.spans:
        for match in _CAPITAL.finditer(reading.text, start, end):
            span = reading.span(match.span())
            if (capital := _capital(match["whose"], span, found, gazetteer)) is not None:
                yield _pointing(capital, reading, match.span())
        for match in _BACK.finditer(reading.text, start, end):
            wanted = _HEADS[match["noun"]]
            antecedent = _last_before(match.start(), wanted, found)
            if antecedent is None and "country" in wanted:
                antecedent = _country_of_demonym(match.start(), reading, gazetteer)
            if antecedent is not None:
                yield _as_area(antecedent, match["noun"], reading, match.span())


def _pointing(place: Place, reading: Reading, span: tuple[int, int]) -> Place:
    return replace(place, span=reading.span(span), alternatives=(), why=Why("where.described"))


def _as_area(place: Place, noun: str, reading: Reading, span: tuple[int, int]) -> Place:
    """The antecedent, or the area around it: "the province" of a town has its country at least."""
    back = _pointing(place, reading, span)
    if place.precision == "town" and noun in ("province", "governorate", "oblast", "region"):
        return replace(back, precision="province", radius_km=max(place.radius_km or 0.0, 100.0))
    return back


def _last_before(at: int, wanted: frozenset[str], found: Sequence[Place]) -> Place | None:
    """The last place before ``at`` that is of a wanted precision."""
    return next((p for p in reversed(found) if p.precision in wanted and p.span.end <= at), None)


def _country_of_demonym(at: int, reading: Reading, gazetteer: Gazetteer) -> Place | None:
    """The country of the last word like "Kenyan" before ``at``."""
    last = reading.token_at(at - 1)
    for token in reversed(reading.tokens[: last.i + 1] if last else ()):
        if token.text[0].isupper():
            for n in gazetteer.named(token.text):
                if n.use == "demonym" and n.entry.kind == "country":
                    return place_of(n, reading.span_of(token, token))
    return None


def _capital(
    whose: str | None, span: Span, found: Sequence[Place], gazetteer: Gazetteer
) -> Place | None:
    code = _country_of(whose, gazetteer) if whose else _country_about(span.start, found)
    capital = gazetteer.capital(code) if code else None
    return None if capital is None else place_of(Named(capital, "name"), span)


def _country_of(word: str, gazetteer: Gazetteer) -> str | None:
    entries: list[Entry] = [n.entry for n in look_up(word, gazetteer) if n.entry.kind == "country"]
    return entries[0].country if entries else None


def _country_about(at: int, found: Sequence[Place]) -> str | None:
    """The country of most of the places before ``at``, else of all places."""
    before = Counter(p.country for p in found if p.country and p.span.start < at)
    counted = before or Counter(p.country for p in found if p.country)
    return max(counted, key=lambda c: (counted[c], c)) if counted else None
