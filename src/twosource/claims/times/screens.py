"""Which matches are no times after all: numbers, names of people and bodies, verbs."""

from twosource.claims.times.patterns import Match
from twosource.reading import Reading

_NAMES = {"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC", "GPE", "LAW", "NORP"}


def stands(match: Match, reading: Reading) -> bool:
    """Whether ``match`` is a time, by the tags of its words and of those around it.

    >>> from twosource.claims.times.patterns import matches
    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> def kept(text: str) -> list[str]:
    ...     reading = read(Report("r", text, ""))
    ...     return [text[m.start : m.end] for m in matches(text)[1] if stands(m, reading)]
    >>> kept("In May they may march 1500 miles."), kept("In 1998, 1850 soldiers left.")
    (['May'], ['1998'])
    """
    screen = _SCREENS.get(match.rule.needs or "")
    return screen is None or screen(match, reading)


def _is_name(match: Match, reading: Reading) -> bool:
    """A month that is no modal verb and no part of a person's or body's name."""
    token = reading.token_at(match.end - 1)
    if token is None or token.start >= match.end:
        return True
    if token.tag == "MD" or (token.lower in ("may", "march") and token.pos in ("VERB", "AUX")):
        return False
    return match.has("mod") or token.ent not in ("PERSON", "ORG", "WORK_OF_ART")


def _is_noun(match: Match, reading: Reading) -> bool:
    """A season that is no verb or adjective ("fall", "spring")."""
    if match.has("year") or match.has("rel"):
        return True
    token = reading.token_at(match.end - 1)
    if token is None or token.start < match.start:
        return True
    if token.pos in ("VERB", "AUX"):
        return False
    following = reading.tokens[token.i + 1] if token.i + 1 < len(reading.tokens) else None
    return not (
        token.lower in ("fall", "spring")
        and following is not None
        and following.lower in ("in", "of")
    )


def _is_year(match: Match, reading: Reading) -> bool:
    """Four digits that count nothing: no plural, unit or currency beside them."""
    words = match.get("year")
    token = reading.token_at(match.end - 1)
    if token is None or token.start < match.start:
        return True
    before = reading.tokens[token.i - 1] if token.i else None
    after = reading.tokens[token.i + 1] if token.i + 1 < len(reading.tokens) else None
    if before is not None and (
        before.text in "$£€#" or before.lower in ("no.", "nos.", "us$", "rs")
    ):
        return False
    if after is not None and after.text in (
        "%",
        "percent",
        "per",
        "km",
        "m",
        "°",
        "kg",
        "feet",
        "miles",
    ):
        return False
    if len(words) > 1:
        return not (words[0] == "twenty" and len(words) == 2)
    if (
        not match.has("mod")
        and after is not None
        and after.start == token.end
        and after.text == "-"
    ):
        return True
    year = int(words[0])
    if match.has("mod") and match.get("mod")[0] in ("about", "around", "most"):
        near = 1800 <= year <= 2050
    else:
        near = 1600 <= year <= 2100
    if after is not None and after.tag == "NNS" and not _year_before_plural(before):
        return False
    if after is not None and after.tag in ("JJ", "NN", "CD") and not 1900 <= year <= 2035:
        return before is not None and before.lower in ("in", "since", "of", "the", "by", "from")
    return near or (before is not None and before.lower in ("in", "since", "year", "until", "from"))


def _year_before_plural(before: object) -> bool:
    """ "The 2019 elections": with an article the number is a year."""
    lower = getattr(before, "lower", "")
    return lower in ("the", "'s", "’s", "in", "since", "during", "his", "her", "its", "their")


def _is_length(match: Match, reading: Reading) -> bool:
    """A number of units that is no age, rate or fraction."""
    end = match.end
    rest = reading.text[end : end + 12].lower().lstrip(" -–")
    if rest.startswith(("old", "of age", "-old")):
        return False
    words = match.all()
    if words[-1] == "quarter":
        return False
    if words[-1] in ("quarter", "quarters") and len(words) > 1 and words[-2] == "-":
        return False
    if words[-1] in ("spring", "springs", "fall", "falls"):
        return False
    return True


def _is_capital(match: Match, reading: Reading) -> bool:
    """A holiday in capitals."""
    first, last = match.groups["holiday"]
    letter = reading.text[match.words[first].start]
    return letter.isupper() or letter.isdecimal()


def _is_adverb(match: Match, reading: Reading) -> bool:
    return True


_SCREENS = {
    "name": _is_name,
    "noun": _is_noun,
    "year": _is_year,
    "length": _is_length,
    "capital": _is_capital,
    "adverb": _is_adverb,
}
