"""What speaks for and against a name being a toponym here: named features, each 0 to 1 or so."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import log10

from twosource.claims.places.spots import Spot
from twosource.claims.places.words import words
from twosource.reading import Entity, Reading, Token

Features = dict[str, float]
_ENGLISH = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
"""Countries whose places are named after persons and persons after places."""


@dataclass(frozen=True, slots=True)
class Familiar:
    """What the whole report tells of its words, counted once."""

    persons: Mapping[str, frozenset[str]]
    """Names of persons of two words and more, by each of their words."""
    lower: frozenset[str]
    """Words that stand in lower case somewhere."""
    places: frozenset[str]
    """Texts of entities tagged as places."""


def familiar(reading: Reading) -> Familiar:
    """Count once what ``toponym_features`` asks of the report."""
    tokens = reading.tokens
    persons = [e for e in reading.entities if e.label == "PERSON" and e.last - e.first > 1]
    by_word: dict[str, set[str]] = defaultdict(set)
    for e in persons:
        for i in range(e.first, e.last):
            by_word[tokens[i].text].add(_text(reading, e))
    places = (_text(reading, e) for e in reading.entities if e.label in ("GPE", "LOC"))
    return Familiar(
        persons={word: frozenset(names) for word, names in by_word.items()},
        lower=frozenset(t.lower for t in tokens if t.text.islower()),
        places=frozenset(places),
    )


def _text(reading: Reading, entity: Entity) -> str:
    return reading.text[reading.tokens[entity.first].start : reading.tokens[entity.last - 1].end]


def toponym_features(spot: Spot, reading: Reading, known: Familiar) -> Features:
    """Features of one spot; ``weights.toml`` weighs them."""
    tokens = reading.tokens
    inside = tokens[spot.first : spot.last]
    before = _neighbour(reading, spot.first, -1)
    after = _neighbour(reading, spot.last - 1, 1)
    features: Features = {"bias": 1.0, f"label={spot.label or 'none'}": 1.0}
    features |= _of_gazetteer(spot)
    features |= _of_words(inside, known, reading.text[spot.start : spot.end])
    features |= _of_left(before, reading, spot)
    features |= _of_right(after, reading, spot)
    if features.keys() & {"locative_before", "of_before"}:
        features.pop("saying_after", None)
    if features.keys() & {"locative_before", "kind_of_before"}:
        features[f"locative&{spot.label or 'none'}"] = 1.0
        features["locative&abroad"] = features.get("one_country_abroad", 0.0)
    if "one_country_abroad" in features and spot.label in ("PERSON", "ORG"):
        features["abroad&person"] = features["one_country_abroad"]
    return features


def _of_gazetteer(spot: Spot) -> Features:
    if not spot.named:
        return {"road" if spot.key[-1:].isdigit() else "unknown": 1.0}
    kinds = {n.entry.kind for n in spot.named}
    best = max(spot.named, key=lambda n: (n.use == "name", n.entry.population, n.entry.fame))
    features = {
        "population": log10(1 + max(n.entry.population for n in spot.named)) / 7,
        "fame": min(1.0, max(n.entry.fame for n in spot.named) / 100),
        f"kind={best.entry.kind}": 1.0,
        f"use={best.use}": 1.0,
    }
    if "country" in kinds:
        features["country"] = 1.0
    if "admin1" in kinds:
        features["admin1"] = 1.0
    if len({n.entry.country for n in spot.named}) == 1:
        features["one_country"] = 1.0
        features["one_country_abroad"] = float(best.entry.country not in _ENGLISH)
    if all(n.use in ("alternate", "short") for n in spot.named):
        features["only_alternate"] = 1.0
    return features


def _of_words(inside: tuple[Token, ...], known: Familiar, text: str) -> Features:
    features: Features = {}
    if len(inside) > 1:
        features["several_words"] = 1.0
    else:
        if inside[0].pos != "PROPN":
            features["not_proper"] = 1.0
        if inside[0].lower in known.lower:
            features["lower_elsewhere"] = 1.0
        if len(text) <= 3:
            features["short_word"] = 1.0
    if any(len(t.text) > 2 and known.persons.get(t.text, frozenset()) - {text} for t in inside):
        features["in_person_elsewhere"] = 1.0
    if text in known.places:
        features["place_elsewhere"] = 1.0
    if text.isupper() and len(text) > 4:
        features["capitals"] = 1.0
    return features


def _of_left(before: Token | None, reading: Reading, spot: Spot) -> Features:
    if before is None:
        return {"sentence_start": 1.0}
    features: Features = {}
    if before.lower in words().titles:
        features["title_before"] = 1.0
    elif _is_capital(before) and before.lower != "the":
        features["capital_before"] = 1.0
    if before.lower in words().locative:
        features["locative_before"] = 1.0
    if before.lower == "of":
        features["of_before"] = 1.0
        prior = _neighbour(reading, before.i, -1)
        if prior is not None and words().kinds_of(prior.lower):
            features["kind_of_before"] = 1.0
        if prior is not None and f"{prior.lower} of" in words().bodies_before:
            features["body_of_before"] = 1.0
    if before.lower == "the":
        features["the_before"] = 1.0
    if before.text == ",":
        features["comma_before"] = 1.0
    if before.text in "-–" and before.end == spot.start:
        features["hyphen_before"] = 1.0
    return features


def _of_right(after: Token | None, reading: Reading, spot: Spot) -> Features:
    if after is None:
        return {"sentence_end": 1.0}
    features: Features = {}
    if after.lower in words().bodies_after and _is_capital(after):
        features["body_after"] = 1.0
    elif _is_capital(after):
        features["capital_after"] = 1.0
    if words().kinds_of(after.lower) and not _is_capital(after):
        features["type_after"] = 1.0
    if after.lower in words().sayings:
        features["saying_after"] = 1.0
    if after.text == ",":
        features["comma_after"] = 1.0
    if after.lower in ("'s", "’s"):
        features["possessive"] = 1.0
    if after.text in "-–" and after.start == spot.end:
        beyond = _neighbour(reading, after.i, 1)
        based = beyond is not None and beyond.lower in ("based", "area", "born", "bound", "led")
        features["based" if based else "hyphen_after"] = 1.0
    if after.pos == "NOUN":
        features["noun_after"] = 1.0
    return features


def _is_capital(token: Token) -> bool:
    return token.text[0].isupper()


def _neighbour(reading: Reading, i: int, step: int) -> Token | None:
    """The token beside ``i`` in the same sentence."""
    first, last = reading.sentences[reading.tokens[i].sent]
    j = i + step
    return reading.tokens[j] if first <= j < last else None
