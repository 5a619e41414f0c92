import pytest

from twosource.claims.when import find_times, when
from twosource.model import Fact, Report, Span, When
from twosource.reading import Reading, read

THURSDAY = "2024-03-14"


def reading(text: str, published: str | None = THURSDAY) -> Reading:
    return read(Report("r", text, "", published=published))


def times(text: str, published: str | None = THURSDAY) -> list[tuple[str, str, str | None]]:
    return [(w.span.text, w.type, w.value) for w in find_times(reading(text, published))]


def one(text: str, published: str | None = THURSDAY) -> When:
    [found] = find_times(reading(text, published))
    return found


def claimed(text: str, content: str | None = None, published: str | None = THURSDAY) -> When | None:
    parsed = reading(text, published)
    start = text.index(content) if content else 0
    span = Span.of(text, (start, start + len(content or text)))
    return when(span, parsed, find_times(parsed))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The council met on Friday.", "2024-03-08"),
        ("The council will meet on Friday.", "2024-03-15"),
        ("The council has been called to meet on Friday.", "2024-03-15"),
        ("The talks scheduled for Friday were called off.", "2024-03-15"),
        ("The ferry sank on Thursday.", "2024-03-14"),
        ("The bridge will stay shut until Sunday.", "2024-03-17"),
        ("Nobody would talk to our reporter on Monday.", "2024-03-11"),
        ("They are due to sign the paper in November.", "2024-11"),
        ("They signed the paper in November.", "2023-11"),
        ("He resigned on 20 December.", "2023-12-20"),
        ("The law will enter into force on 20 December.", "2024-12-20"),
    ],
)
def test_tense_decides_what_is_past(text: str, value: str) -> None:
    assert one(text).value == value


@pytest.mark.parametrize(
    ("text", "type_", "value", "earliest", "latest"),
    [
        ("It has rained over the past 48 hours.", "DURATION", "PT48H", "2024-03-12", "2024-03-14"),
        ("The strikes began almost two months ago.", "DATE", "2024-01", "2024-01-07", "2024-01-21"),
        ("He died in late 2016.", "DATE", "2016", "2016-10-01", "2016-12-31"),
        ("They met in mid-February.", "DATE", "2024-02", "2024-02-09", "2024-02-20"),
        ("It happened in the 1990s.", "DATE", "199", "1990-01-01", "1999-12-31"),
        ("It happened in the 18th century.", "DATE", "17", "1700-01-01", "1799-12-31"),
        ("Rents rose this year.", "DATE", "2024", "2024-01-01", "2024-03-14"),
        ("Rents fell last winter.", "DATE", "2023-WI", "2023-12-01", "2024-02-29"),
        ("Shells fell overnight.", "TIME", "2024-03-14TNI", "2024-03-13", "2024-03-14"),
        ("They left at 3pm.", "TIME", "2024-03-14T15:00", "2024-03-14", "2024-03-14"),
        ("The siege is now in its fifth day.", "DATE", "2024-03-14", "2024-03-10", "2024-03-14"),
        ("Rome fell in 390 BC.", "DATE", "BC0390", None, None),
    ],
)
def test_intervals(text: str, type_: str, value: str, earliest: str, latest: str) -> None:
    found = next(w for w in find_times(reading(text)) if w.value == value)
    assert (found.type, found.earliest, found.latest) == (type_, earliest, latest)


def test_no_publication_date_leaves_relative_times_open() -> None:
    text = "They fled on Tuesday, two days ago, last month and in March. He is now in Lima."
    found = find_times(reading(text, None))
    assert [(w.value, w.earliest, w.latest) for w in found] == [
        ("XXXX-WXX-2", None, None),
        ("XXXX-XX-XX", None, None),
        ("XXXX-XX", None, None),
        ("XXXX-03", None, None),
        ("PRESENT_REF", None, None),
    ]


def test_no_publication_date_keeps_absolute_times() -> None:
    found = one("The town fell on 3 May 1917.", None)
    assert (found.earliest, found.latest, found.precision) == ("1917-05-03", "1917-05-03", "day")


def test_later_times_are_counted_from_those_before() -> None:
    text = "The town fell on 3 May 2023. Two days later it burned. The next month it was rebuilt."
    assert [v for _, _, v in times(text)] == ["2023-05-03", "2023-05-05", "2023-06"]


HISTORY = (
    "War broke out on 3 May 1861. In June the river towns rose. In November 1861 the rebels took "
    "the coast. In January they lost it again. The treaty of 1862 was signed on 4 July 1862. "
    "Trade returned in 1863, and in 1864 the navy was sold. The fort, rebuilt in 1999, is a "
    "museum. In March 1865 the last garrison left. Two days later the harbour was opened."
)


@pytest.mark.parametrize("published", [None, "2020-06-01"])
def test_a_history_is_counted_from_its_own_dates(published: str | None) -> None:
    found = {text: value for text, _, value in times(HISTORY, published)}
    assert found["June"] == "1861-06"
    assert found["January"] == "1862-01"
    assert found["1999"] == "1999"


def test_numeric_dates_are_day_first_unless_the_report_shows_otherwise() -> None:
    assert times("It is dated 04/03/2024.") == [("04/03/2024", "DATE", "2024-03-04")]
    values = [v for _, _, v in times("One is dated 02/25/2024, the other 04/03/2024.")]
    assert values == ["2024-02-25", "2024-04-03"]


def test_a_weekday_picks_the_year() -> None:
    assert one("It fell on Sunday, 5 March.").value == "2023-03-05"


def test_the_datelines_day_is_where_counting_starts() -> None:
    text = "LIMA, March 12 (Wire) - The mayor resigned today."
    dateline = Fact("dateline", Span.of(text, (0, 23)), "LIMA")
    report = Report("r", text, "", published=THURSDAY, facts=(dateline,))
    assert [w.value for w in find_times(read(report))] == ["2024-03-12", "2024-03-12"]


@pytest.mark.parametrize(
    "text",
    [
        "Some 1850 soldiers and $1999 were lost, he may march on.",
        "The 40-year-old man, 33 years old, read the Daily Herald.",
        "Prices fall and rivers spring from the rocks.",
        "They won 21:15.",
        "He shops there 24/7.",
        "Theresa May and Jan Novak spoke.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert times(text) == []


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("The mayor said on Monday that the dam broke on Sunday.", ["statement", "happening"]),
        ("“The dam broke on Sunday,” the mayor said on Monday.", ["happening", "statement"]),
        ("The dam, which was built in 1931, broke on Sunday.", ["background", "happening"]),
    ],
)
def test_roles(text: str, roles: list[str]) -> None:
    assert [w.role for w in find_times(reading(text))] == roles


@pytest.mark.parametrize(
    ("text", "words", "earliest", "latest"),
    [
        ("Nobody has come since Saturday.", "since Saturday", "2024-03-09", "2024-03-14"),
        ("It will be shut until May.", "until May", "2024-03-14", "2024-05-01"),
        (
            "It will be shut until the end of May.",
            "until the end of May",
            "2024-03-14",
            "2024-05-31",
        ),
        ("They will leave by Sunday.", "by Sunday", "2024-03-14", "2024-03-17"),
        ("They had left by July 2022.", "by July 2022", None, "2022-07-31"),
        ("They will share data from June.", "from June", "2024-06-01", None),
        ("It will open within a month.", "within a month", "2024-03-14", "2024-04-14"),
        ("They have waited for two years.", "for two years", "2022-03-14", "2024-03-14"),
        ("It rained between 8 and 10 January.", "8 and 10 January", "2024-01-08", "2024-01-10"),
        ("It rose in the fiscal year to 31 March 2023.", None, "2022-04-01", "2023-03-31"),
        ("They fled on the eve of Christmas 2023.", None, "2023-12-24", "2023-12-24"),
        (
            "Prices have doubled since the strikes began nearly a month ago.",
            "since the strikes began nearly a month ago",
            "2024-02-07",
            "2024-03-14",
        ),
        (
            "Schools have shut since a failed July coup.",
            "since a failed July",
            "2023-07-01",
            THURSDAY,
        ),
    ],
)
def test_a_claims_time_has_its_preposition(
    text: str, words: str | None, earliest: str | None, latest: str | None
) -> None:
    found = claimed(text)
    assert found is not None
    assert (found.earliest, found.latest) == (earliest, latest)
    assert words is None or words in found.span.text


def test_a_claim_gets_the_time_of_its_happening() -> None:
    text = "Officials said on Monday that two men who fled in 2019 had drowned on Sunday."
    found = claimed(text, "two men who fled in 2019 had drowned on Sunday")
    assert found is not None
    assert found.span.text == "on Sunday"
    whole = claimed(text)
    assert whole is not None
    assert whole.span.text == "on Sunday"


def test_the_time_of_the_statement_is_not_that_of_a_deed() -> None:
    assert claimed("Officials said on Monday that the dam broke.", "the dam broke") is None
    assert claimed("Officials said on Monday that it had rained.", "it had rained") is None


@pytest.mark.parametrize(
    ("text", "content", "earliest"),
    [
        ("Officials said on Monday that the dam holds.", "the dam holds", "2024-03-11"),
        ("The junta vowed on Tuesday to close the mine.", "to close the mine", "2024-03-12"),
        ("On Sunday it announced new duties on rice.", "new duties on rice", "2024-03-10"),
        ("She said on Monday talks were under way.", "talks were under way", "2024-03-11"),
    ],
)
def test_what_is_so_when_it_is_said_is_dated_by_the_saying(
    text: str, content: str, earliest: str
) -> None:
    found = claimed(text, content)
    assert found is not None
    assert (found.earliest, found.role) == (earliest, "statement")


@pytest.mark.parametrize(
    ("text", "content", "earliest"),
    [
        (
            "He resigned on Tuesday, a day after nine people were killed.",
            "nine people were killed",
            "2024-03-11",
        ),
        ("The siege was lifted two days after rebels left on Friday.", None, "2024-03-10"),
        ("The rebels left on 1 March. Three days after, soldiers came.", None, "2024-03-04"),
    ],
)
def test_distances_from_what_the_sentence_tells_are_counted(
    text: str, content: str | None, earliest: str
) -> None:
    last = text.rindex(". ") + 2 if ". " in text else 0
    found = claimed(text, content or text[last:])
    assert found is not None
    assert found.earliest == earliest


def test_a_survey_dates_its_findings() -> None:
    text = "Most farmers back the plan, according to a survey in January."
    found = claimed(text, "Most farmers back the plan")
    assert found is not None
    assert (found.earliest, found.role) == ("2024-01-01", "happening")


def test_earlier_in_a_running_period_ends_now() -> None:
    found = claimed("Earlier this week the dam broke.")
    assert found is not None
    assert (found.earliest, found.latest) == ("2024-03-11", "2024-03-14")


def test_what_was_tried_is_past() -> None:
    found = claimed("They tried to cross the river on 26 November.")
    assert found is not None
    assert found.earliest == "2023-11-26"


def test_a_time_before_the_source_belongs_to_the_claim() -> None:
    text = "On Sunday, officials said, two men drowned."
    found = claimed(text, "two men drowned")
    assert found is not None
    assert found.earliest == "2024-03-10"


def test_clauses_share_a_time() -> None:
    found = claimed("A bomb went off on Sunday, but nobody was hurt.", "nobody was hurt")
    assert found is not None
    assert found.earliest == "2024-03-10"
    assert found.why is not None
    assert found.why.note


def test_every_time_says_which_rule_read_it() -> None:
    for found in find_times(reading("On Sunday and in 2019 they met daily for two weeks.")):
        assert found.why is not None
        assert found.why.rule
        assert found.why.evidence == found.span
