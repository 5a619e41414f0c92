"""Which matches are no times after all: numbers, names of people and bodies, verbs."""

import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from twosource.claims.times.scan import Match
from twosource.reading import Reading, Token

_ROUND = ("about", "around", "most")
_USUAL = range(1600, 2101)
_MODERN = range(1800, 2051)
_OF_NOUNS = range(1900, 2036)


def stands(match: Match, reading: Reading) -> bool:
    """Whether ``match`` is a time, by the tags of its words and of those around it.

    >>> from twosource.claims.times.scan import matches
    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> def kept(text: str) -> list[str]:
    ...     reading = read(Report("r", text, ""))
    ...     return [text[m.start : m.end] for m in matches(text) if stands(m, reading)]
    >>> kept("In May they may march 1500 miles."), kept("In 1998, 1850 soldiers left.")
    (['May'], ['1998'])
    >>> kept("A man aged 40 years old fell in the fall of 2003."), kept("Oil prices fall.")
    (['the fall of 2003'], [])
    """
    screen = _SCREENS.get(match.rule.needs or "")
    return screen is None or screen(match, reading)


@cache
def _words(name: str) -> frozenset[str]:
    data = tomllib.loads((files(__package__) / "screens.toml").read_text(encoding="utf-8"))
    return frozenset(data[name])


def _last(match: Match, reading: Reading) -> Token | None:
    """The last token of a match; ``None`` where the reading has none there (in a dateline)."""
    token = reading.token_at(match.end - 1)
    return token if token is not None and token.end > match.start else None


def _beside(token: Token, step: int, reading: Reading) -> Token | None:
    i = token.i + step
    return reading.tokens[i] if 0 <= i < len(reading.tokens) else None


def _is_month(match: Match, reading: Reading) -> bool:
    """A month that is no modal verb and no part of a person's or body's name."""
    if match.has("mod"):
        return True
    ends = (reading.token_at(match.start), _last(match, reading))
    return not any(t is not None and _is_other_word(t, reading) for t in ends)


def _is_other_word(token: Token, reading: Reading) -> bool:
    if token.tag == "MD" or (token.lower in ("may", "march") and token.pos in ("VERB", "AUX")):
        return True
    if token.ent in ("PERSON", "ORG", "WORK_OF_ART"):
        return True
    before, after = _beside(token, -1, reading), _beside(token, 1, reading)
    first_name = before is not None and before.pos == "PROPN" and before.head == token.i
    surname = after is not None and after.pos == "PROPN" and token.head == after.i
    return token.lower in _words("given_names") and (first_name or surname)


def _is_season(match: Match, reading: Reading) -> bool:
    """A season that is no verb or adjective ("fall", "spring")."""
    token = _last(match, reading)
    if token is None or match.has("year") or match.has("rel"):
        return True
    if token.pos in ("VERB", "AUX"):
        return False
    after = _beside(token, 1, reading)
    verbal = token.lower in _words("verbal_seasons")
    return not (verbal and after is not None and after.lower in ("in", "of"))


def _is_year(match: Match, reading: Reading) -> bool:
    """Four digits that count nothing: no plural, unit or currency beside them."""
    words = match.get("year")
    token = _last(match, reading)
    if token is None or len(words) > 1:
        return True
    before, after = _beside(token, -1, reading), _beside(token, 1, reading)
    lead = before.lower if before is not None else ""
    if before is not None and before.text in _words("currency"):
        return False
    year = int(words[0])
    if after is None or match.has("mod"):
        return year in (
            _MODERN if match.get("mod")[:1] and match.get("mod")[0] in _ROUND else _USUAL
        )
    if after.text in _words("measures"):
        return False
    if after.text == "-" and after.start == token.end:
        return True
    if after.tag == "NNS" and lead not in _words("determiners"):
        return False
    if after.tag in ("JJ", "NN", "CD") and year not in _OF_NOUNS:
        return lead in _words("year_prepositions") or lead == "the"
    return year in _USUAL or lead in _words("year_prepositions")


def _is_length(match: Match, reading: Reading) -> bool:
    """A number of units that is no age, fraction or ordinal."""
    rest = reading.text[match.end : match.end + 12].lower().lstrip(" -–")
    if rest.startswith(("old", "of age")):
        return False
    words = match.all()
    if words[-1] == "quarter" or words[-2:] == ("-", "quarters"):
        return False
    return words[-1].removesuffix("s") not in _words("verbal_seasons")


def _is_holiday(match: Match, reading: Reading) -> bool:
    """A holiday in capitals."""
    first, _ = match.groups["holiday"]
    letter = reading.text[match.words[first].start]
    return letter.isupper() or letter.isdecimal()


def _is_unit(match: Match, reading: Reading) -> bool:
    """No quarter of something else, nor "at the end of the day" where it means "all in all"."""
    rest = reading.text[match.end : match.end + 6]
    words = match.all()
    if words[-1] == "quarter" and rest.startswith((" of a ", " of an")):
        return False
    lead = reading.text[max(0, match.start - 3) : match.start].lower()
    return words != ("the", "end", "of", "the", "day") or lead != "at " or rest[:1] != ","


def _is_weekday(match: Match, reading: Reading) -> bool:
    """No part of a name: the "Sunday Times"."""
    token = _last(match, reading)
    if token is None or not token.text.istitle():
        return True
    before, after = _beside(token, -1, reading), _beside(token, 1, reading)
    article = before is not None and before.lower == "the"
    return not (article and after is not None and after.pos == "PROPN" and token.head == after.i)


def _is_clock(match: Match, reading: Reading) -> bool:
    """Figures with a colon are an hour after a preposition, before "GMT" and the like: no score."""
    words = match.get("clock")
    if ":" not in words or len(match.all()) > len(words) or not words[-1].isdecimal():
        return True
    token = reading.token_at(match.start)
    before = _beside(token, -1, reading) if token is not None else None
    return (
        before is None or before.pos == "ADP" or before.lower in ("(", "and", "to", "-", "–", "at")
    )


def _is_plain(match: Match, reading: Reading) -> bool:
    """No part of a name: the "Daily News"."""
    token = _last(match, reading)
    if token is None or token.text.islower():
        return True
    after = _beside(token, 1, reading)
    return after is None or after.pos != "PROPN"


_SCREENS: dict[str, Callable[[Match, Reading], bool]] = {
    "month": _is_month,
    "season": _is_season,
    "year": _is_year,
    "length": _is_length,
    "holiday": _is_holiday,
    "unit": _is_unit,
    "weekday": _is_weekday,
    "clock": _is_clock,
    "plain": _is_plain,
}
