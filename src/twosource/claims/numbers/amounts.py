"""Numbers with their units, and two of them joined to a range."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from twosource.claims.numbers.fractions import Share, fractions, ratios
from twosource.claims.numbers.lexicon import number_words
from twosource.claims.numbers.numerals import Numeral, numerals
from twosource.claims.numbers.units import Unit, currency_before, rate_after, unit_after

__all__ = ["Amount", "amounts"]

Form = Literal["number", "range", "fraction", "plural", "vague"]

_TO = re.compile(r"\s?(?:-|–|—|−)\s?|-?,? to[ -]|,? up to ")
_DASH = re.compile(r" ?[-–—] ?")
_OR = re.compile(r",? or ")
_AND = re.compile(r",? and ")
_BETWEEN = re.compile(r"\b(?:in )?between (?:(?:about|around|some|roughly) )?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom (?:(?:about|around|some|roughly) )?$", re.IGNORECASE)
_YEAR_LEAD = re.compile(r"\b(?:in|since|of|by) $")
_LONGEST_LEAD = 30


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, range or share over ``[start, end)``, unit and currency mark included.

    ``low`` and ``high`` are as written (``None`` = left open); ``number`` is where the digits or
    words stand. ``percent`` values run to 100.
    """

    start: int
    end: int
    low: float
    high: float | None
    number: tuple[int, int]
    form: Form
    unit: Unit | None = None
    words: bool = False


def amounts(text: str) -> tuple[Amount, ...]:
    """Every amount of a text, in order; none overlaps another.

    >>> def read(text): return [(a.low, a.high, a.unit and a.unit.name) for a in amounts(text)]
    >>> read("$4.2m, 12-15 men, between 30 and 40 carts, from 3 to 5 km, one in five")
    ... # doctest: +NORMALIZE_WHITESPACE
    [(4200000.0, 4200000.0, 'dollars'), (12.0, 15.0, None), (30.0, 40.0, None),
     (3.0, 5.0, 'kilometres'), (20.0, 20.0, 'percent')]
    >>> read("four to five thousand, $10 to $15 billion, three or four")
    [(4000.0, 5000, None), (10000000000.0, 15000000000.0, 'dollars'), (3, 4, None)]
    """
    found = numerals(text)
    shares = sorted([*fractions(text), *ratios(text, found)])
    taken = [_share(s) for s in _disjoint(shares)]
    singles = [
        _single(text, n)
        for n in found
        if not any(n.start < a.end and a.start < n.end for a in taken)
    ]
    return tuple(_joined(text, sorted([*taken, *singles], key=lambda a: a.start)))


def _disjoint(shares: list[Share]) -> list[Share]:
    out: list[Share] = []
    for share in shares:
        if not out or share.start >= out[-1].end:
            out.append(share)
    return out


def _share(share: Share) -> Amount:
    value = round(share.value * 100, 6)
    unit = Unit(share.end, share.end, "percent", "share")
    span = (share.start, share.end)
    return Amount(share.start, share.end, value, value, span, "fraction", unit, words=True)


def _single(text: str, numeral: Numeral) -> Amount:
    start, end = numeral.start, numeral.end
    form: Form = numeral.form if numeral.form in ("plural", "vague") else "number"
    words = numeral.form != "digits"
    money = None if words else currency_before(text, start)
    unit = unit_after(text, end)
    if money and not (unit and unit.kind == "money"):
        unit = replace(money, start=money.start, end=end)
        if rate := rate_after(text, end):
            unit = Unit(money.start, rate[1], f"{money.name} per {rate[0]}", "money")
    return Amount(
        min(start, money.start) if money else start,
        max(end, unit.end) if unit else end,
        numeral.low,
        numeral.high,
        (start, end),
        form,
        unit,
        words,
    )


def _joined(text: str, singles: list[Amount]) -> list[Amount]:
    out: list[Amount] = []
    i = 0
    while i < len(singles):
        following = singles[i + 1] if i + 1 < len(singles) else None
        if following and _is_score(text, singles[i], following):
            i += 2
            continue
        pair = _range(text, singles[i], following) if following else None
        out.append(pair or singles[i])
        i += 2 if pair else 1
    return out


def _is_score(text: str, left: Amount, right: Amount) -> bool:
    """Whether two bare numbers with a dash are no range: "2-1", a season "2017-18"."""
    dashed = _DASH.fullmatch(text, left.end, right.start) is not None
    return dashed and not right.unit and right.high is not None and left.low >= right.low


def _range(text: str, left: Amount, right: Amount) -> Amount | None:
    """The range of two neighbours, or ``None``.

    >>> [(a.low, a.high) for a in amounts("it won 2-1, and 5 or 60 came in 2017-18")]
    [(5.0, 5.0), (60.0, 60.0)]
    """
    if "vague" in (left.form, right.form) or "fraction" in (left.form, right.form):
        return None
    if left.high is None or right.high is None or not _same_unit(left, right):
        return None
    lead = text[max(0, left.start - _LONGEST_LEAD) : left.start]
    between, gap = _BETWEEN.search(lead), text[left.end : right.start]
    if _is_step(lead) or (_YEAR_LEAD.search(lead) and 1500 <= left.low <= 2100 < right.low):
        return None
    low = _same_scale(text, left, right)
    if low >= right.high:
        return None
    spans = _TO.fullmatch(gap) or (between and _AND.fullmatch(gap))
    if not spans and not (_OR.fullmatch(gap) and low >= right.low / 2):
        return None
    opening = between or (_FROM.search(lead) if "to" in gap else None)
    start = left.start - (len(lead) - opening.start()) if opening else left.start
    number = (left.number[0], right.number[1])
    unit = right.unit or left.unit
    return Amount(start, right.end, low, right.high, number, "range", unit, right.words)


def _same_unit(left: Amount, right: Amount) -> bool:
    if left.unit is None or right.unit is None:
        return left.unit is None
    return left.unit.name.split(" per ")[0] == right.unit.name.split(" per ")[0]


def _is_step(lead: str) -> bool:
    """Whether the words before "A to B" make it a step between two values.

    >>> [a.form for a in amounts("Prices rose from $3 to $5 and by 4 to 9, at $2 to $6 a head.")]
    ['number', 'number', 'number', 'number', 'range']
    """
    words = lead.lower().replace("from", " ").replace("about", " ").split()
    return bool(words) and words[-1] in number_words().steps


def _same_scale(text: str, left: Amount, right: Amount) -> float:
    """The left value, read in the right's scale where only that is written: "4 to 5 thousand"."""
    factor = _scale_written(text, right)
    bare = factor > 1 and left.low < 1000 and _scale_written(text, left) == 1
    return left.low * factor if bare and left.low <= right.low / factor else left.low


def _scale_written(text: str, amount: Amount) -> float:
    written = text[slice(*amount.number)].lower()
    for mark, factor in (
        (r"trillion|tn\b|trn\b", 1e12),
        (r"billion|bn\b|b\b", 1e9),
        (r"million|mn?\b|mil\b", 1e6),
        (r"thousand|k\b", 1e3),
        (r"hundred", 1e2),
    ):
        if re.search(rf"(?:{mark})", written):
            return factor
    return 1
