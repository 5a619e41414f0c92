"""Quantities of a report and the figures that a claim states."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.claims.how_many import find_quantities, how_many
from twosource.claims.numbers.amounts import amounts
from twosource.claims.numbers.numerals import numerals
from twosource.claims.numbers.qualifiers import qualified
from twosource.model import Quantity, Report
from twosource.reading import Reading, read


def quantities(text: str) -> tuple[Quantity, ...]:
    return find_quantities(read(Report("r", text, "")))


def figures(text: str) -> list[tuple[str, float | None, float | None, str | None]]:
    reading = read(Report("r", text, ""))
    found = how_many(reading.span((0, len(text))), reading, find_quantities(reading))
    return [(q.span.text, q.low, q.high, q.measure) for q in found]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("12 men", 12, 12),
        ("1,150 men", 1150, 1150),
        ("2.5 million tonnes", 2_500_000, 2_500_000),
        ("3bn people", 3_000_000_000, 3_000_000_000),
        ("one hundred and five huts", 105, 105),
        ("two thousand three hundred huts", 2300, 2300),
        ("eleven hundred huts", 1100, 1100),
        ("two and a half million people", 2_500_000, 2_500_000),
        ("half a dozen huts", 6, 6),
        ("a dozen huts", 12, 12),
        ("a couple of huts", 2, 2),
        ("12-15 huts", 12, 15),
        ("between 30 and 40 huts", 30, 40),
        ("from 3 to 5 huts", 3, 5),
        ("three or four huts", 3, 4),
        ("four to five thousand huts", 4000, 5000),
        ("one in five huts", 20, 20),
        ("a third of the huts", 33.333333, 33.333333),
        ("half of the huts", 50, 50),
        ("$4.2m in aid", 4_200_000, 4_200_000),
        ("40% of them", 40, 40),
        ("at least 12 huts", 12, None),
        ("no fewer than 12 huts", 12, None),
        ("more than 12 huts", 13, None),
        ("over 200 huts", 201, None),
        ("20 or more huts", 20, None),
        ("more than 9 percent", 9, None),
        ("up to 80 huts", None, 80),
        ("as many as 80 huts", None, 80),
        ("no more than 80 huts", None, 80),
        ("fewer than 80 huts", None, 79),
        ("about 100 huts", 88, 112),
        ("some 100 huts", 88, 112),
        ("an estimated 100 huts", 88, 112),
        ("nearly 100 huts", 85, 100),
        ("close to 3,000 huts", 2550, 3000),
        ("just five huts", 5, 5),
        ("dozens of huts", 24, 99),
        ("scores of huts", 40, 99),
        ("hundreds of huts", 200, 999),
        ("several hundred huts", 200, 999),
        ("thousands of huts", 2000, 9999),
        ("tens of thousands of huts", 20_000, 99_999),
        ("hundreds of thousands of huts", 200_000, 999_999),
        ("several huts", 3, 9),
        ("a handful of huts", 2, 9),
        ("a few huts", 2, 9),
        ("a number of huts", 2, None),
    ],
)
def test_words_give_bounds(text: str, low: float | None, high: float | None) -> None:
    (found,) = quantities(f"They burned {text} there.")
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "He came on 5 May 2021 at 9 a.m. from the 82nd Brigade.",
        "They invoked Resolution 2254 and Article 5 after 9/11.",
        "Fighters of M23 carried an AK-47 on Interstate 64.",
        "They helped one another and no one else stayed the same.",
        "It won the match 2-1 in the 2017-18 season.",
    ],
)
def test_names_dates_and_scores_count_nothing(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two miners died and nine were hurt.", ["killed", "injured"]),
        ("The raid left 12 dead and 30 injured.", ["killed", "injured"]),
        ("Twelve were killed and at least six wounded.", ["killed", "injured"]),
        ("The death toll has risen to 40.", ["killed"]),
        ("Floods have claimed 31 lives.", ["killed"]),
        ("They stabbed six guards to death.", ["killed"]),
        ("At least nine sailors are still missing.", ["missing"]),
        ("Police arrested 19 men.", ["detained"]),
        ("Gunmen abducted four nuns.", ["abducted"]),
        ("Some 3,000 villagers have fled.", ["displaced"]),
        ("Ten drones were launched, eight were shot down.", ["fired", "intercepted"]),
        ("The fire destroyed six barns.", ["destroyed"]),
        ("Forty villagers are feared to have drowned.", ["killed"]),
        ("Forty soldiers were deployed.", ["deployed"]),
        ("Rebels took 14 villagers hostage.", ["abducted"]),
    ],
)
def test_syntax_says_what_is_counted(text: str, expected: list[str]) -> None:
    assert [q.measure for q in quantities(text)] == expected


def test_units_are_the_counted_nouns() -> None:
    found = quantities("Two border points fell and 30 were hurt.")
    assert [(q.span.text, q.unit) for q in found] == [
        ("Two border points", "border points"),
        ("30", "people"),
    ]


def test_a_part_keeps_its_whole() -> None:
    part = quantities("Four of the eighteen hostages were freed.")[0]
    assert part.whole is not None
    assert (part.low, part.whole.text) == (4, "the eighteen hostages")


def test_parts_after_a_figure_are_measured_like_it() -> None:
    found = figures("Twelve people died, three of them children, among them two nuns.")
    assert [(text, measure) for text, _, _, measure in found] == [
        ("Twelve people", "killed"),
        ("three of them", "killed"),
        ("two nuns", "killed"),
    ]


def test_an_amount_in_another_unit_keeps_the_qualifier_and_is_no_second_figure() -> None:
    text = "They drove more than 30 km (19 miles)."
    assert [(q.low, q.high) for q in quantities(text)] == [(31, None), (20, None)]
    assert [text for text, *_ in figures(text)] == ["more than 30 km"]


def test_singulars_and_none_are_counts() -> None:
    assert figures("The blast killed a guard and his wife.") == [
        ("a guard", 1, 1, "killed"),
        ("his wife", 1, 1, "killed"),
    ]
    assert figures("No one was hurt.") == [("No one", 0, 0, "injured")]
    assert figures("There were no casualties.") == [("no casualties", 0, 0, "casualties")]


@pytest.mark.parametrize(
    "text",
    [
        "A guard slept.",
        "They planned to kill a guard.",
        "The boy, aged 15, has waited for three weeks.",
        "Amina Sow, 34, wrote one of the letters.",
        "Both sides met in two cities.",
        "He went there three times.",
    ],
)
def test_what_is_no_figure_of_a_claim(text: str) -> None:
    assert figures(text) == []


def test_terms_of_prison_are_figures() -> None:
    assert [text for text, *_ in figures("She was sentenced to 12 years in prison.")] == [
        "12 years"
    ]


def test_only_figures_inside_the_claim_are_given() -> None:
    text = "Two men fled and police said that nine had died."
    reading = read(Report("r", text, ""))
    content = reading.span((text.index("nine"), len(text) - 1))
    found = how_many(content, reading, find_quantities(reading))
    assert [q.span.text for q in found] == ["nine"]


def test_running_totals_are_marked() -> None:
    assert quantities("The death toll since March has reached 40.")[0].cumulative
    assert not quantities("A shell killed 40 men.")[0].cumulative


def test_every_quantity_says_its_rule_and_evidence() -> None:
    (found,) = quantities("Close to 3,000 men fled.")
    assert found.why is not None
    assert found.why.evidence is not None
    assert (found.why.rule, found.why.evidence.text) == ("nearly", "Close to")


_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred"))


def in_words(n: int) -> str:
    """A cardinal in English words, with "and" after hundreds."""
    if n < 20:
        return _ONES[n]
    if n < 100:
        tens, ones = divmod(n, 10)
        return _TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")
    value, name = next((v, name) for v, name in _SCALES if n >= v)
    count, rest = divmod(n, value)
    joint = " and " if name == "hundred" or rest < 100 else " "
    return f"{in_words(count)} {name}" + (joint + in_words(rest) if rest else "")


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_a_number_in_words_is_read_back(n: int) -> None:
    (found,) = numerals(in_words(n))
    assert (found.low, found.high) == (n, n)
    assert (found.start, found.end) == (0, len(in_words(n)))


@given(st.integers(min_value=0, max_value=10**12))
def test_a_number_in_digits_is_read_back(n: int) -> None:
    for text in (str(n), f"{n:,}"):
        (found,) = numerals(text)
        assert (found.low, found.high) == (n, n)


def test_what_is_too_long_for_a_number_is_none() -> None:
    assert numerals("9" * 500) == ()
    assert [n.low for n in numerals("9" + " trillion" * 60)] == [9e24]


@given(
    st.sampled_from(["about", "nearly", "at least", "just over", "up to", "just under", ""]),
    st.integers(min_value=1, max_value=10**9),
)
def test_bounds_of_a_qualified_number_hold_the_number(qualifier: str, n: int) -> None:
    text = f"{qualifier} {n} men".strip()
    q = qualified(text, amounts(text)[0])
    step = 1 if q.rule == "just_over" else 0
    assert q.low is None or q.low <= n + step
    assert q.high is None or q.high >= n
    assert q.low is not None or q.high is not None


_PIECES = st.sampled_from(
    [
        "12", "1,150", "3bn", "two", "hundred", "and", "a", "dozen", "half", "of", "the", "-", "–",
        "to", "between", "at least", "more than", "about", "$", "%", "€", "m", "km", "men", "died",
        "were killed", "no one", "a guard", ",", ".", "(", ")", "\n", "in", "out of", "1/3", "½",
        "million", "thousands", "year-old", "May", "2021", "9", "a.m.", "5", "or", "minus", "é😀",
    ]
)  # fmt: skip
_TEXTS = st.lists(_PIECES, max_size=25).flatmap(
    lambda pieces: st.sampled_from([" ", ""]).map(lambda gap: gap.join(pieces))
)


def _in_order(low: float | None, high: float | None) -> bool:
    return low is None or high is None or low <= high


@given(st.one_of(st.text(max_size=120), _TEXTS))
@settings(max_examples=400)
def test_amounts_stand_in_order_and_their_bounds_too(text: str) -> None:
    end = 0
    for amount in amounts(text):
        assert end <= amount.number[0] < amount.number[1] <= len(text)
        assert amount.start <= amount.number[0]
        assert _in_order(amount.low, amount.high)
        q = qualified(text, amount)
        assert 0 <= q.start <= amount.start
        assert amount.end <= q.end <= len(text)
        assert amount.low < 0 or _in_order(q.low, q.high)
        end = amount.number[1]


def _reading(text: str) -> Reading:
    return read(Report("r", text, ""))


@given(st.one_of(st.text(max_size=80), _TEXTS))
@settings(max_examples=80, deadline=None)
def test_spans_of_quantities_slice_back(text: str) -> None:
    reading = _reading(text)
    found = find_quantities(reading)
    assert list(found) == sorted(found, key=lambda q: (q.span.start, q.span.end))
    for q in found:
        for span in (q.span, q.whole, q.why.evidence if q.why else None):
            assert span is None or span.text == text[span.start : span.end]
        assert q.measure
    assert set(how_many(reading.span((0, len(text))), reading, found)) <= set(found)
