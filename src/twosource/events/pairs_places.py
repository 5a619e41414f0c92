"""Names of places as the words put them, also of places that no gazetteer knows."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from twosource.events.pairs_words import stem, stems
from twosource.gazetteer.states import state_named

_REMEMBERED = 4096
"""Texts and names whose places are remembered: the same ones are asked for again and again."""
_LITTLE = 2
"""Words after a place put first that can't hold a speaker and a verb."""


_WITHIN = re.compile(r"\s+in\s+(?:the\s+)?([A-ZÀ-Þ][\w’'-]*?)(['’]s\b|\b)")


class _Phrases(NamedTuple):
    at: re.Pattern[str]
    by_way: re.Pattern[str]
    elsewhere: re.Pattern[str]
    care: re.Pattern[str]
    received: re.Pattern[str]
    there: re.Pattern[str]
    another: re.Pattern[str]
    fronted: re.Pattern[str]
    asks: re.Pattern[str]
    topic: re.Pattern[str]
    locals: re.Pattern[str]
    not_places: frozenset[str]
    verbs: frozenset[str]
    longest: int


@cache
def _phrases() -> _Phrases:
    text = (files("twosource.events") / "data" / "place_phrases.toml").read_text(encoding="utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    away, another = data["elsewhere"], data["another"]
    name, also, between = _name(data, "name"), _name(data, "also"), _between(data)
    kinds = _any(data["kinds"])
    aside = rf"(?:[\w-]+\s+){{0,2}}(?:{_any(away['nouns'])})\s+(?:{_any(away['prepositions'])})"
    there_words = (
        rf"(?:the|that|this)\s+(?:{_any(data['there']['nouns'])})|{_any(data['there']['words'])}"
    )
    label = r"[A-ZÀ-Þ]{3,}(?:[ /-][A-ZÀ-Þ]{2,})*:\s"
    further = (
        rf"(?:(?:in|at|on)\s+)?(?:an?\s+)?(?:{_any(another['further'])})\W+(?:[\w-]+\W+)?"
        rf"(?:{_any(another['happenings'])})\b"
    )
    from_there = rf"(?:\s+(?:of|in|from|at|near)\s+{between}{name})?"
    there = _name(data, "there")
    happening = rf"(?:the\s+)?(?:[\w'’-]+\s+){{1,4}}?(?:at|in|near|on|off)\s+{between}{there}"
    as_topic = rf"(?:As\s+for|As\s+to|Regarding|Of|About|On)\s+(?:{name}|{happening})"
    care = rf"(?:{_any(data['care']['nouns'])})s?\s+(?:in|at|of)\s+{between}{name}"
    return _Phrases(
        at=re.compile(
            rf"(?i:\b(?:{_any(data['at'])})\s+){between}{name}"
            rf"|\b(?:the|a)\s+(?:[\w-]+\s+){{0,3}}?(?:{kinds})\s+of\s+{also}"
        ),
        by_way=re.compile(rf"(?i:\b(?:{_any(data['by_way'])})\s+){between}{name}"),
        elsewhere=re.compile(rf"\b(?:a|an|another)\s+{aside}\s+{name}"),
        care=re.compile(rf"\b{care}"),
        received=re.compile(rf"\b(?:{_any(data['care']['verbs'])})\b", re.IGNORECASE),
        there=re.compile(rf"\b(?:{there_words})\b", re.IGNORECASE),
        another=re.compile(
            rf"^\W*(?:(?-i:{label})|(?:{_any(another['openings'])})\b|{further}"
            rf"|(?:[\w’'-]+\s+){{0,3}}[\w’'-]+,\s+(?:{_any(another['inside'])}),)",
            re.IGNORECASE,
        ),
        fronted=re.compile(rf"^\W*(?:In|At|Near|Outside)\s+{between}{name}"),
        asks=re.compile(rf"^\W*(?:{_any(data['no_statement']['openings'])})\b", re.IGNORECASE),
        topic=re.compile(rf"^\W*(?:{as_topic}|{also}\s*[.:])"),
        locals=re.compile(rf"\b(?:{_any(data['locals'])})\b{from_there}"),
        not_places=frozenset(data["not_places"]),
        verbs=frozenset(data["verbs"]["forms"]),
        longest=data["verbs"]["longest"],
    )


def _name(data: Mapping[str, Any], group: str) -> str:
    """A pattern for the name of a place: capitalised words, perhaps behind a foreign article."""
    joined = rf"(?:-(?:{_any(data['joining'])})(?=\s[A-Z]))?"
    word = rf"[A-ZÀ-ÞŠŽČ][^\W\d]\w*(?:-(?:[a-z]{{1,2}}-)?[A-Z]\w+)*{joined}\b(?!-[a-z])"
    one = rf"(?:(?:{_any(data['particles'])})[-’'])?{word}"
    owner, kind = r"['’]s\s+[A-Z]", rf"\s+(?:{_any(data['kinds'])})\s+of"
    body = rf"\s+(?:{_any(data['not_before'])})\b"
    return rf"(?P<{group}>{one}(?:\s{one})*)(?!{owner}|{kind}|{body})"


def _between(data: Mapping[str, Any]) -> str:
    """What may stand between a preposition and a name: "the eastern edge of the city of"."""
    kind = rf"(?:[\w'’-]+\s+){{0,7}}?(?:{_any(data['kinds'])})\s+of\s+"
    road = r"the\s+(?:road|highway|route)\s+(?:to|from)\s+"
    body = rf"(?:{_any(data['bodies'])})\s"
    return rf"(?:{kind}|{road}|(?:the\s+)?(?:(?!wh|{body})[a-z]+\s+)?)"


def _any(words: list[str]) -> str:
    return "|".join(map(re.escape, words))


@lru_cache(_REMEMBERED)
def happened_at(text: str) -> tuple[str, ...]:
    """The places, by their names, at which the words say that something happened; in order.

    >>> happened_at("shelling near the village of Old Karsha and in al-Mazra on Friday")
    ('karsha old', 'al mazra')
    >>> happened_at("they marched through Mazra after men raided the newspaper Dawn")
    ('mazra',)
    >>> happened_at("they came from Karsha to Mazra")
    ()
    >>> happened_at("soldiers searched a small town near Karsha")
    ()
    >>> happened_at("the clinic in Karsha received two of the wounded")
    ()
    """
    phrases = _phrases()
    away = {m.start("name") for m in phrases.elsewhere.finditer(text)}
    if phrases.received.search(text):
        away |= {m.start("name") for m in phrases.care.finditer(text)}
    return _names(_phrases().at, text, away)


@lru_cache(_REMEMBERED)
def named_places(text: str) -> tuple[str, ...]:
    """All names that a preposition makes places.

    >>> sorted(named_places("they came from Karsha to a market in Mazra"))
    ['karsha', 'mazra']
    """
    return happened_at(text) + _names(_phrases().by_way, text, set())


@lru_cache(_REMEMBERED)
def places_elsewhere(text: str) -> frozenset[str]:
    """Places that are named only to say where another one lies.

    >>> places_elsewhere("soldiers searched a small town near Karsha")
    frozenset({'karsha'})
    """
    return frozenset(_names(_phrases().elsewhere, text, set()))


def opens_at(text: str) -> tuple[str, ...]:
    """The place that a sentence puts first, where nobody is named before the claim begins.

    >>> opens_at("In Old Karsha, "), opens_at("In Mazra, an aid worker said ")
    (('karsha old',), ())
    """
    match = _phrases().fronted.search(text)
    if match is None or len(text[match.end() :].split()) > _LITTLE:
        return ()
    return _names(_phrases().fronted, text, set())


def puts_place_first(text: str) -> bool:
    """Whether a sentence opens with a place and a comma.

    >>> puts_place_first("At Mazra, three died"), puts_place_first("At Mazra three died")
    (True, False)
    """
    match = _phrases().fronted.search(text)
    return match is not None and text[match.end() : match.end() + 1] == ","


def place_of_locals(text: str) -> tuple[str, ...]:
    """The place of the people of a place, where the words before a claim name them as its source.

    >>> place_of_locals("residents of Karsha said"), place_of_locals("In Mazra, a resident said")
    (('karsha',), ('mazra',))
    >>> place_of_locals("In Mazra, an aid worker said")
    ()
    """
    match = _phrases().locals.search(text)
    if match is None:
        return ()
    named = _names(_phrases().locals, text, set())
    return named or _names(_phrases().fronted, text, set())


def topic_place(text: str) -> tuple[str, ...]:
    """The place that a paragraph names first as its topic; it may be any name.

    >>> topic_place("As for Karsha, the chief said"), topic_place("Mazra. Two shops")
    (('karsha',), ('mazra',))
    >>> topic_place("Of the fire at the mill in Karsha, the chief said")
    ('karsha',)
    """
    return _names(_phrases().topic, text, set())


def points_back(text: str) -> bool:
    """Whether the words point to a place named before: "there", "the town".

    >>> points_back("two men died in the town"), points_back("two men died in a town")
    (True, False)
    """
    return _phrases().there.search(text) is not None


def opens_nothing(text: str) -> bool:
    """Whether the words open like a question or a clause that hangs on another.

    >>> opens_nothing("whether it burned"), opens_nothing("it burned")
    (True, False)
    """
    return _phrases().asks.search(text) is not None


def asks(text: str) -> bool:
    """Whether the words leave open what they tell, or tell nothing: "how many are missing".

    >>> asks("why the bridge was closed"), asks("the bridge was closed")
    (True, False)
    >>> asks("strange faces by the river"), asks("they fled by the river")
    (True, False)
    """
    phrases = _phrases()
    if opens_nothing(text):
        return True
    words = text.casefold().replace("’", "'").split()
    if len(words) > phrases.longest:
        return False
    return not any(w.strip(".,;:!?\"“”'") in phrases.verbs or w.endswith("ed") for w in words)


def lies_within(text: str, end: int) -> bool:
    """Whether the name that ends at ``end`` is of a place within another that is no country.

    >>> text = "in Mazra in West Karsha"
    >>> lies_within(text, text.index(" in West")), lies_within(text, len(text))
    (True, False)
    """
    match = _WITHIN.match(text, end)
    return match is not None and not (_is_state(match.group(1)) and not match.group(2))


def goes_elsewhere(text: str) -> bool:
    """Whether the words open with a turn to another happening.

    >>> goes_elsewhere("In a separate attack, a bus was stopped")
    True
    >>> goes_elsewhere("Mazra, meanwhile, is quiet")
    True
    >>> goes_elsewhere("HARBOURS: A ferry sank"), goes_elsewhere("NATO: a pact")
    (True, True)
    >>> goes_elsewhere("A second, smaller blast shook it"), goes_elsewhere("A second man died")
    (True, False)
    """
    return _phrases().another.search(text) is not None


def _names(pattern: re.Pattern[str], text: str, leave: set[int]) -> tuple[str, ...]:
    not_places = _phrases().not_places
    found = [m for m in pattern.finditer(text) if m.start("name") not in leave]
    written = [name for m in found for name in m.groupdict().values() if name]
    names = [n for n in written if n.split()[0].casefold() not in not_places and not _is_state(n)]
    return tuple(dict.fromkeys(key for name in names if (key := place_key(name))))


@cache
def _is_state(name: str) -> bool:
    """Whether a name is that of a whole country, its people or its adjective."""
    state = state_named(name)
    return state is not None and state.kind != "capital"


def without_calendar(words: frozenset[str]) -> frozenset[str]:
    """Stems without those of days, months and other capitalised words that name nobody."""
    return words - {stem(w) for w in _phrases().not_places}


@lru_cache(_REMEMBERED)
def place_key(name: str) -> str:
    """The name of a place as names are compared.

    >>> place_key("al-Bab") == place_key("Al Bāb")
    True
    """
    return " ".join(sorted(stems(name)))


def is_happening(name: str) -> bool:
    """Whether a name is that of a happening, which says nothing: "the shooting".

    >>> is_happening("the shooting"), is_happening("the shooting victims")
    (True, False)
    """
    return name.casefold().split()[-1] in _happenings()


@cache
def _happenings() -> frozenset[str]:
    text = (files("twosource.events") / "data" / "place_phrases.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["another"]["happenings"])
