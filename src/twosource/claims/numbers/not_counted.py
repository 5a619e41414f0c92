"""Numbers that count nothing: dates and times, names, ages, "one another".

Lists are in ``not_counted.toml``. Ages are told apart, since they are quantities all the same.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files

from twosource.claims.numbers.amounts import Amount
from twosource.claims.numbers.lexicon import alternatives
from twosource.reading import Reading, Token

__all__ = ["counts_nothing", "is_age"]

_BEFORE = 24
_LAST_WORD = re.compile(r"([\w.’']+-?)[ \u00a0-]*$")
_AGE_BESIDE_NAME = re.compile(r",? (?:and |who |was |is |has |from |of )|[,.;)\n]|$")
_PEOPLE = (
    r"(?:boys?|girls?|child(?:ren)?|m[ae]n|wom[ae]n|youths?|teenagers?|pupils?|students?|people|sons?"
    r"|daughters?|persons?|minors?|civilians?|victims?|dead|wounded|injured|nobody|anyone|everyone)"
)
_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_LIMIT = r"(?:under|over|below|above|younger than|older than)(?: the age of)?"
_HOLDERS = rf"(?:{_PEOPLE}|them|whom|those|both|all|{alternatives(_SMALL)}|\d+)"
_AGE_OF_PEOPLE = re.compile(
    rf"\b{_HOLDERS}(?:,(?= (?:all|both) ))? "
    rf"(?:(?:all|both|aged|were|are|was|is|who were|who are) )*{_LIMIT} $"
    rf"|\b{_PEOPLE} of $",
    re.IGNORECASE,
)
_OLDEST = 115
_NAMED = {"PRODUCT", "LAW", "FAC", "ORG", "WORK_OF_ART", "EVENT", "GPE", "NORP", "LOC"}
_COMPOUND = re.compile(r"-([A-Za-z]+)")
_LIST_ITEM = re.compile(r"(?:^|\n)\s*$")
_BOTH_AND = re.compile(r"both (?:[\w’'-]+ ){1,5}and ", re.IGNORECASE)
_ARGUMENTS = {"dobj", "attr", "pobj", "nsubj", "nsubjpass"}
_FIRST_YEAR, _LAST_YEAR = 1500, 2100


@cache
def _lists() -> dict[str, frozenset[str]]:
    data = tomllib.loads((files(__package__) / "not_counted.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in data.items()}


@cache
def _month_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(_lists()['months'])})\.? (?:the )?$", re.IGNORECASE)


@cache
def _month_after() -> re.Pattern[str]:
    months = alternatives(m.capitalize() for m in _lists()["months"])
    return re.compile(rf"[ -](?:of )?(?:{months})\b(?! \d+[ %])")


@cache
def _clock_after() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[:.]\d\d)?[ ]?(?:{alternatives(_lists()['after_clock'])})(?![a-z])", re.IGNORECASE
    )


def is_age(reading: Reading, amount: Amount) -> bool:
    """Whether an amount is somebody's age, without a unit of age: "aged 15", "Amina Sow, 34,".

    >>> from twosource.claims.numbers.amounts import amounts
    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> def ages(text):
    ...     return [a.low for a in amounts(text) if is_age(read(Report("r", text, "")), a)]
    >>> ages("Two boys aged 15 and 17 and Amina Sow, 34, were freed with 9 others.")
    [15.0, 17.0, 34.0]
    >>> ages("Three of them under 16 drowned with boys of 12. One died, over 40 were hurt.")
    [16.0, 12.0]
    """
    if amount.unit is not None or amount.form not in ("number", "range"):
        return False
    if not 0 < amount.low <= _OLDEST or amount.low != int(amount.low):
        return False
    before = reading.text[max(0, amount.start - _BEFORE) : amount.start].lower()
    if before.endswith(("older than ", "younger than ")):
        return True
    if re.search(
        r"\b(?:age[ds]?|(?:age|ages) of)(?: between)?(?: \d+(?:,| and| or| to))* $", before
    ):
        return True
    if _is_age_limit(reading, amount):
        return True
    if amount.words or not before.endswith(", "):
        return False
    token = reading.token_at(amount.start - 2)
    named = token is not None and token.i > 0 and reading.tokens[token.i - 1].pos == "PROPN"
    return named and _AGE_BESIDE_NAME.match(reading.text, amount.end) is not None


def _is_age_limit(reading: Reading, amount: Amount) -> bool:
    """Whether an amount is an age after those who have it: "four of them under 16", "boys of 15".

    Not if it counts what follows: "under 16 people".
    """
    if amount.unit is not None or amount.low > _OLDEST:
        return False
    found = _AGE_OF_PEOPLE.search(reading.text, max(0, amount.number[0] - 60), amount.number[0])
    follows = reading.token_at(amount.number[1] + 1)
    counts = follows is not None and follows.pos in {"NOUN", "ADJ", "PROPN"}
    return found is not None and not (counts and reading.text[amount.number[1]] == " ")


def counts_nothing(reading: Reading, amount: Amount) -> str | None:
    """The rule by which an amount counts nothing, or ``None`` if it counts.

    >>> from twosource.claims.numbers.amounts import amounts
    >>> from twosource.model import Report
    >>> from twosource.reading import read
    >>> def rules(text):
    ...     reading = read(Report("r", text, ""))
    ...     return [counts_nothing(reading, a) for a in amounts(text)]
    >>> rules("On May 5, 2021, at 9 a.m., they invoked Article 5 against two of them.")
    ['date', 'date', 'clock', 'name', None]
    >>> rules("They helped one another on a two-lane road.")
    ['pronoun', 'compound']
    """
    text = reading.text
    if amount.form == "vague" and _BOTH_AND.match(text, amount.start):
        return "conjunction"
    if amount.form in ("plural", "vague", "fraction"):
        return None
    if _is_clock(text, amount):
        return "clock"
    if amount.unit is not None:
        if _is_year_of(text, amount):
            return "date"
        return "compound" if _is_period(text, amount) else None
    if _is_date(reading, amount):
        return "date"
    if _is_compound(text, amount):
        return "compound"
    if text[slice(*amount.number)].lower() == "one" and _is_pronoun(reading, amount):
        return "pronoun"
    if _is_name(reading, amount):
        return "name"
    return None


def _is_clock(text: str, amount: Amount) -> bool:
    if amount.unit is not None and amount.unit.name not in ("hours",):
        return False
    return _clock_after().match(text, amount.number[1]) is not None


def _is_period(text: str, amount: Amount) -> bool:
    """A duration joined by a hyphen describes something: "a three-year plan"."""
    if amount.unit is None or amount.unit.kind != "duration":
        return False
    return text[amount.number[1]] == "-" and not re.match(
        r"(?:[ -]\w+)?[ -](?:jail|prison|term|sentence|suspended|ban|detention)",
        text[amount.end :][:40],
    )


def _is_year_of(text: str, amount: Amount) -> bool:
    """A year before a singular that looks like a unit: "the 2018 day of mourning"."""
    unit = amount.unit
    if unit is None or unit.kind != "duration" or amount.words or not _is_year(amount.low):
        return False
    return not text[unit.start : unit.end].endswith("s") and "," not in text[slice(*amount.number)]


def _is_date(reading: Reading, amount: Amount) -> bool:
    text = reading.text
    digits = text[slice(*amount.number)]
    before = text[max(0, amount.start - _BEFORE) : amount.start]
    day = amount.low <= 31 and amount.low == int(amount.low)
    if day and (_month_before().search(before) or _month_after().match(text, amount.end)):
        return True
    if "," in digits or not (
        _is_year(amount.low) and (amount.high is None or amount.high <= _LAST_YEAR)
    ):
        return False
    if _month_before().search(before) or re.search(r"\d,? ?$", before):
        return True
    if amount.words or (len(digits) != 4 and amount.form == "number"):
        return False
    token = reading.token_at(amount.number[0])
    if token is not None and token.ent == "DATE":
        return True
    return not _modifies_plural(reading, amount) and _follows_preposition(before)


def _is_year(value: float) -> bool:
    return value == int(value) and _FIRST_YEAR <= value <= _LAST_YEAR


def _follows_preposition(before: str) -> bool:
    word = _LAST_WORD.search(before)
    return word is None or word.group(1).lower() in _lists()["before_year"]


def _modifies_plural(reading: Reading, amount: Amount) -> bool:
    token = reading.token_at(amount.number[1] - 1)
    if token is None or token.dep != "nummod":
        return False
    head = reading.head(token)
    return head.i > token.i and head.tag in ("NNS", "NNPS") and head.i - token.i <= 3


def _is_compound(text: str, amount: Amount) -> bool:
    """A word joined by a hyphen that isn't counted: "two-handed", "six-lane"."""
    joined = _COMPOUND.match(text, amount.end)
    return joined is not None and joined.group(1).lower() not in _lists()["counted_compounds"]


def _is_pronoun(reading: Reading, amount: Amount) -> bool:
    text = reading.text
    before = _LAST_WORD.search(text[max(0, amount.start - _BEFORE) : amount.start])
    if before and before.group(1).lower().rstrip("-") in _lists()["one_before"]:
        return True
    after = re.match(r" ?([\w’']+)", text[amount.end : amount.end + _BEFORE])
    return after is not None and after.group(1).lower() in _lists()["one_after"]


def _is_name(reading: Reading, amount: Amount) -> bool:
    """Whether a bare number names what stands before it: "Resolution 2254", "Interstate 64"."""
    text = reading.text
    if _LIST_ITEM.search(text[max(0, amount.start - 3) : amount.start]) and text[
        amount.end : amount.end + 2
    ] in (
        ". ",
        ") ",
    ):
        return True
    token = reading.token_at(amount.number[0])
    if token is None or token.start > amount.number[0] or amount.low != int(amount.low):
        return False
    if text[slice(*amount.number)] in _lists()["names"]:
        return True
    if text[amount.number[0] - 1 : amount.number[0]] == "#":
        return True
    if token.i == 0 or reading.tokens[token.i - 1].sent != token.sent:
        return False
    return _names(reading, reading.tokens[token.i - 1], token, amount)


def _names(reading: Reading, before: Token, number: Token, amount: Amount) -> bool:
    if reading.text[before.end : amount.start].strip(" \u00a0-"):
        return False
    counted = number.dep == "nummod" and reading.head(number).i > number.i
    if before.lower in _lists()["designators"] and not _is_verb(before, amount):
        return not counted and number.dep not in _ARGUMENTS
    entity = reading.entity_at(number)
    capital = not before.text.islower() and before.tag in ("NNP", "NNPS")
    if capital and entity and entity.label in _NAMED and entity.first < number.i:
        return True
    if not amount.words and counted and reading.head(number).tag == "NNP":
        return True
    counted = counted and (reading.head(number).tag != "NN" or reading.head(number).pos == "ADJ")
    return capital and not counted and not amount.words


def _is_verb(before: Token, amount: Amount) -> bool:
    """Whether "number" is a verb here: "the dead now number 40"."""
    return before.lower == "number" and (before.pos == "VERB" or amount.low > 12)
