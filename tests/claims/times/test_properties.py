"""What holds of times in any text."""

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.claims.times.calendar import GRAINS, Moment, add_months, easter
from twosource.claims.times.numbers import count, duration
from twosource.claims.times.scan import matches
from twosource.claims.times.words import lexicon
from twosource.claims.when import find_times, when
from twosource.model import Report, Span
from twosource.reading import read

MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
]  # fmt: skip
_VOCABULARY = sorted({word for words in lexicon().values() for word in words})
_GLUE = ["the", "of", "in", "on", ",", "-", "/", ":", "(", ")", "'", ".", "and", "to", "3", "12"]
_GLUE += [
    "31",
    "99",
    "1944",
    "0600",
    "10,000",
    "2.5",
    "²",
    "٣",
    "said",
    "they",
    "fled",
    "\n\n",
    "’s",
]
_PIECES = st.sampled_from(_VOCABULARY + [w.capitalize() for w in _VOCABULARY] + 9 * _GLUE)
_TEXTS = st.lists(_PIECES, max_size=25).map(" ".join) | st.text(max_size=80)
_PUBLISHED = st.none() | st.dates().map(date.isoformat)
_DATES = st.dates(date(1600, 1, 1), date(2100, 12, 31))


@given(_TEXTS, _PUBLISHED)
@settings(max_examples=250, deadline=None)
def test_times_of_any_text(text: str, published: str | None) -> None:
    reading = read(Report("r", text, "", published=published))
    found = find_times(reading)
    for time in found:
        ((start, end),) = time.span.spans
        assert text[start:end] == time.span.text != ""
        assert time.value
        if time.earliest and time.latest:
            assert date.fromisoformat(time.earliest) <= date.fromisoformat(time.latest)
    assert [w.span.start for w in found] == sorted(w.span.start for w in found)
    chosen = when(Span.of(text, (0, len(text))), reading, found) if text else None
    if chosen and chosen.earliest and chosen.latest:
        assert chosen.earliest <= chosen.latest
        assert text[chosen.span.start : chosen.span.end] == chosen.span.text


@given(_TEXTS)
@settings(deadline=None)
def test_matches_are_disjoint(text: str) -> None:
    found = matches(text)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(_DATES)
@settings(max_examples=60, deadline=None)
def test_written_dates_are_read_back(day: date) -> None:
    month = MONTHS[day.month - 1]
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(
        day.day % 10 if day.day not in (11, 12, 13) else 0, "th"
    )
    written = [
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}{suffix}, {day.year}",
        f"the {day.day}{suffix} of {month} {day.year}",
        f"{day.day:02d}/{day.month:02d}/{day.year}",
        f"{day.isoformat()}",
    ]
    for form in written:
        text = f"It fell on {form} at last."
        [found] = find_times(read(Report("r", text, "", published="2024-03-14")))
        assert (found.span.text, found.value) == (form, day.isoformat())
        assert found.earliest == found.latest == day.isoformat()


@given(_DATES)
def test_a_day_lies_in_every_moment_that_holds_it(day: date) -> None:
    for grain in GRAINS:
        moment = Moment.on(day, grain)
        assert moment.first is not None
        assert moment.last is not None
        assert moment.last >= moment.first
        if grain != "weekend":
            assert moment.first <= day <= moment.last


@given(_DATES, st.integers(-500, 500))
def test_shifts_by_days_and_weeks_can_be_undone(day: date, n: int) -> None:
    moment = Moment.on(day)
    assert moment.shift(n, "day").shift(-n, "day") == moment
    assert moment.shift(n, "week") == moment.shift(7 * n, "day")


@given(_DATES, st.integers(-300, 300))
def test_months_keep_the_day_or_end_the_month(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year - day.year) * 12 + moved.month - day.month == months
    assert moved.day == day.day or add_months(moved.replace(day=1), 1).toordinal() - 1 == (
        moved.toordinal()
    )


@given(st.integers(1583, 4000))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    day = easter(year)
    assert day.isoweekday() == 7
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


@given(st.integers(1, 9999))
def test_numbers_in_digits(n: int) -> None:
    assert count([f"{n:,}"]) == n
    assert duration(n, "day") == f"P{n}D"
