"""Names in a report that the gazetteer knows, or that the pipeline takes for places.

The longest name that starts at a word wins; words inside another name ("Paris" of "Paris Hilton")
are kept with what they stand in, to be weighed later.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from twosource.claims.places.words import words
from twosource.gazetteer.placenames import normalise, without_article
from twosource.gazetteer.places import Gazetteer, Named
from twosource.reading import Reading, Token

_LONGEST = 7
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_HYPHENS = frozenset("-‐‑–")
_ROADS = frozenset({"interstate", "highway", "hwy", "hwy.", "route", "motorway", "autoroute"})
_DETERMINERS = frozenset({"the", "a", "an"})
_KNOWN = 20_000
"""People in a town for its "The" to be part of the name (The Hague)."""
_INNER = frozenset(
    {"oil", "gas", "nuclear", "power", "air", "refugee", "border", "detention", "'s", "’s"}
)


@dataclass(frozen=True, slots=True)
class Spot:
    """Words that may name a place: tokens ``[first, last)``, characters ``[start, end)``."""

    first: int
    last: int
    start: int
    end: int
    key: str
    named: tuple[Named, ...]
    """What the gazetteer has under this name; empty if only the pipeline takes it for a place."""
    demonym: bool
    """Whether it is a word for what belongs to a place ("Iraqi"), not the place's name."""
    label: str
    """Entity type if the words are an entity; with "in:" before it if they are part of one."""


def spots(reading: Reading, gazetteer: Gazetteer) -> Iterator[Spot]:
    """Candidate names of a report, in order, none overlapping another."""
    for first, last in reading.sentences:
        i = first
        while i < last:
            spot = _spot_at(i, last, reading, gazetteer)
            if spot is None:
                i += 1
            else:
                yield spot
                i = spot.last


def _spot_at(i: int, last: int, reading: Reading, gazetteer: Gazetteer) -> Spot | None:
    tokens = reading.tokens
    if not (_is_name(tokens[i]) or _is_article(tokens, i, last)):
        return None
    for j in range(min(i + _LONGEST, last), i, -1):
        if not _may_be_name(tokens[i:j]):
            continue
        text = reading.text[tokens[i].start : tokens[j - 1].end]
        named = as_written(text, look_up(text, gazetteer))
        if tokens[i].lower in _DETERMINERS:
            named = tuple(n for n in named if n.use == "name" and n.entry.population > _KNOWN)
        if named and not (j == i + 1 and _is_other_word(tokens[i], named)):
            whole = _end_of_place(reading, i, last)
            return spot_of(reading, i, whole, ()) if whole > j else spot_of(reading, i, j, named)
    if tokens[i].lower in _DETERMINERS:
        return None
    if _is_road(tokens, i, last):
        return spot_of(reading, i, i + 2, ())
    if _is_called(tokens, i, reading):
        return spot_of(reading, i, _end_of_name(tokens, i, last), ())
    end = _end_of_place(reading, i, last)
    return spot_of(reading, i, end, ()) if end > i else None


def _end_of_place(reading: Reading, i: int, last: int) -> int:
    """The token after the capitalised words of a place that the pipeline sees begin at ``i``."""
    entity = reading.entity_at(reading.tokens[i])
    if entity is None or entity.label not in _PLACES or entity.first != i or entity.last > last:
        return i
    end = entity.last
    while end > i + 1 and not _is_name(reading.tokens[end - 1]):
        end -= 1
    return end


def spot_of(reading: Reading, first: int, last: int, named: tuple[Named, ...]) -> Spot:
    """The spot of tokens ``[first, last)`` with what it may name."""
    start, end = reading.tokens[first].start, reading.tokens[last - 1].end
    belonging = tuple(n for n in named if n.use == "demonym")
    return Spot(
        first=first,
        last=last,
        start=start,
        end=end,
        key=normalise(reading.text[start:end]),
        named=belonging or named,
        demonym=bool(belonging),
        label=_label(reading, first, last),
    )


def look_up(text: str, gazetteer: Gazetteer) -> tuple[Named, ...]:
    """What a written name may name: as it stands, or without its Arabic article."""
    found = gazetteer.named(text)
    if not found:
        key = normalise(text)
        bare = without_article(key)
        if bare != key and len(bare) > 3:
            found = gazetteer.named(bare)
    return found


def as_written(text: str, named: tuple[Named, ...]) -> tuple[Named, ...]:
    """Without abbreviations, unless the text writes one: "us" isn't the US, "in" not Indiana."""
    if not any(n.use == "abbreviation" for n in named):
        return named
    letters = "".join(c for c in text if c.isalpha())
    short = (letters.isupper() and len(letters) >= 2) or text.endswith(".")
    if short:
        return tuple(n for n in named if n.use == "abbreviation" or len(letters) > 3)
    return tuple(n for n in named if n.use != "abbreviation")


def _is_name(token: Token) -> bool:
    text = token.text
    return text[0].isupper() or (text[0] in "'‘ʻ’" and text[1:2].isupper())


def _is_article(tokens: tuple[Token, ...], i: int, last: int) -> bool:
    """Whether token ``i`` is the "al" of "al-Qaim"."""
    return (
        tokens[i].lower in words().articles
        and i + 2 < last
        and tokens[i + 1].text in _HYPHENS
        and _is_name(tokens[i + 2])
        and tokens[i].end == tokens[i + 1].start
    )


def _may_be_name(part: tuple[Token, ...]) -> bool:
    final = part[-1]
    if not _is_name(final) and not (len(part) > 1 and _ends_a_name(final)):
        return False
    connectors = words().connectors
    return all(
        _is_name(t) or t.lower in connectors or t.lower in _INNER or _is_hyphenated(part, i)
        for i, t in enumerate(part[1:-1], 1)
    )


def _is_hyphenated(part: tuple[Token, ...], i: int) -> bool:
    """Whether token ``i`` is the "au" of "Port-au-Prince"."""
    left, token, right = part[i - 1 : i + 2]
    return (
        left.text in _HYPHENS
        and right.text in _HYPHENS
        and left.end == token.start
        and token.end == right.start
    )


def _is_road(tokens: tuple[Token, ...], i: int, last: int) -> bool:
    """ "Interstate 64", "Highway 24"."""
    return tokens[i].lower in _ROADS and i + 1 < last and tokens[i + 1].text[0].isdigit()


def _is_called(tokens: tuple[Token, ...], i: int, reading: Reading) -> bool:
    """Whether a type word says that a name which no list has is a place: "village of Inn Din"."""
    first = reading.sentences[tokens[i].sent][0]
    return (
        i - 2 >= first
        and tokens[i - 1].lower == "of"
        and tokens[i - 2].text.islower()
        and bool(words().kinds_of(tokens[i - 2].lower))
        and _is_name(tokens[i])
    )


def _end_of_name(tokens: tuple[Token, ...], i: int, last: int) -> int:
    """The token after the capitalised and hyphenated words from ``i`` on."""
    end = i + 1
    while end < last and (_is_name(tokens[end]) or _is_joining(tokens, end)):
        end += 1
    return end - 1 if tokens[end - 1].text in _HYPHENS else end


def _is_joining(tokens: tuple[Token, ...], i: int) -> bool:
    return tokens[i].text in _HYPHENS and tokens[i].start == tokens[i - 1].end


def _ends_a_name(token: Token) -> bool:
    return token.lower in words().types["site"] or token.text.isdigit()


def _is_other_word(token: Token, named: tuple[Named, ...]) -> bool:
    """Whether a single word is far more often something else and isn't tagged a place here."""
    if token.ent in ("GPE", "LOC"):
        return False
    abbreviated = any(n.use == "abbreviation" for n in named)
    return token.lower in words().never or (len(token.text) < 3 and not abbreviated)


def _label(reading: Reading, first: int, last: int) -> str:
    entity = reading.entity_at(reading.tokens[first]) or reading.entity_at(reading.tokens[last - 1])
    if entity is None:
        return ""
    tokens = reading.tokens
    begin, end = entity.first, entity.last
    while begin < end and tokens[begin].lower == "the":
        begin += 1
    while end > begin and tokens[end - 1].lower in ("'s", "’s"):
        end -= 1
    if begin >= first and end <= last:
        return entity.label
    return f"in:{entity.label}"


def given_spots(
    reading: Reading, spans: Sequence[tuple[int, int]], gazetteer: Gazetteer
) -> tuple[tuple[Spot, ...], tuple[int | None, ...]]:
    """The spots of a report of which ``spans`` (characters) are known to name places.

    Returns all spots, and the index among them of each span's; ``None`` for one without a word.
    """
    given: dict[tuple[int, int], Spot] = {}
    for start, end in spans:
        inside = reading.tokens_in(start, end)
        if inside:
            text = reading.text[start:end]
            found = look_up(text, gazetteer)
            spot = spot_of(reading, inside[0].i, inside[-1].i + 1, as_written(text, found) or found)
            given[start, end] = replace(spot, start=start, end=end, key=normalise(text))
    others = (
        s
        for s in spots(reading, gazetteer)
        if not any(g.first < s.last and s.first < g.last for g in given.values())
    )
    together = tuple(sorted((*given.values(), *others), key=lambda s: (s.start, s.end)))
    index = {id(s): i for i, s in enumerate(together)}
    return together, tuple(index[id(given[s])] if s in given else None for s in spans)
