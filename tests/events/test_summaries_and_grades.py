"""Figures summed up and events graded by named rules."""

from dataclasses import replace
from pathlib import Path

import pytest

from made_claims import claim, link
from twosource.errors import DataError
from twosource.events.grades import grade, load_rules
from twosource.events.source_grades import read_source_grades
from twosource.events.summaries import load_summary_rule, summarise, summary_rules
from twosource.model import Actor, Event, Figure, FigurePair, FigureValue, Origin, Support


def value(low: float | None, high: float | None, text: str, origin: str) -> FigureValue:
    return FigureValue(f"c-{text}", low, high, text, origin)


def pair(a: int, b: int, relation: str) -> FigurePair:
    return FigurePair(a, b, relation, "because")  # type: ignore[arg-type]


DEAD = Figure(
    "killed",
    (
        value(9, 9, "nine", "mayor"),
        value(15, 15, "15", "doctor"),
        value(15, 15, "15 people", "union"),
        value(12, 12, "12", "army"),
        value(4, 4, "four of them", "doctor"),
        value(94, 94, "94 since June", "union"),
    ),
    (
        pair(0, 1, "update"),
        pair(1, 2, "agree"),
        pair(1, 3, "conflict"),
        pair(1, 4, "subset"),
        pair(1, 5, "total"),
    ),
)


@pytest.mark.parametrize("rule", summary_rules())
def test_parts_totals_and_replaced_counts_are_left_out(rule: str) -> None:
    told = summarise(DEAD, rule)
    assert told is not None
    assert (told.standing, told.low) == ((1, 2, 3), 12)
    assert told.high in (15, None)


def test_the_total_is_what_is_so_to_most_values_also_where_it_is_lower() -> None:
    values = (value(4, 4, "four", "x"), value(15, 15, "15", "y"), value(17, 17, "17", "z"))
    relations = (pair(0, 1, "total"), pair(0, 2, "total"), pair(1, 2, "conflict"))
    told = summarise(Figure("killed", values, relations), "airwars")
    assert told is not None
    assert (told.low, told.high) == (15, 17)


def test_the_best_sourced_value_is_the_one_that_most_origins_give() -> None:
    told = summarise(DEAD, "ucdp")
    assert told is not None
    assert told.best in (1, 2)


def test_no_rule_shows_a_sum() -> None:
    for rule in summary_rules():
        told = summarise(DEAD, rule)
        assert told is not None
        assert (told.high or 0) <= max(v.high or 0 for v in DEAD.values[:4])


def test_vague_words_have_the_numbers_of_the_practice() -> None:
    dozens = Figure("killed", (value(24, None, "dozens of people", "mayor"),))
    acled, ucdp = summarise(dozens, "acled"), summarise(dozens, "ucdp")
    assert (acled and acled.low, ucdp and ucdp.low) == (12, 24)


def test_what_a_belligerent_concedes_is_shown_apart() -> None:
    own = FigureValue("c", 2, 2, "two of our soldiers", "army", conceded=True)
    told = summarise(Figure("killed", (own, value(9, 9, "nine", "mayor"))), "airwars")
    assert told is not None
    assert (told.low, told.conceded) == (9, (0,))
    assert summarise(Figure("killed", (own,)), "airwars") is None


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(DataError, match="choose one of"):
        summarise(DEAD, "guess")


def event(*origins: Origin, least: int | None = None, figures: tuple[Figure, ...] = ()) -> Event:
    least = len(origins) if least is None else least
    behind = Support(1, 1, least, len(origins), origins)
    ids = tuple(c for o in origins for c in o.claims)
    return Event("e", "ASSAULT", "a blast", ids, None, None, behind, figures)


def origin(label: str, denies: bool = False, interest: str | None = None) -> Origin:
    return Origin(label, label, "person", False, (f"c-{label}",), interest, denies)


MAYOR, DOCTOR = origin("Mayor Ana Ruiz"), origin("Omar Said")
ARMY = origin("the army", denies=True, interest="a party to the event: the army")


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (event(MAYOR), "weak"),
        (event(MAYOR, DOCTOR), "fair"),
        (event(MAYOR, DOCTOR, least=1), "weak"),
        (event(ARMY), "discounted"),
    ],
)
def test_airwars_grades(told: Event, name: str) -> None:
    given = grade(told, load_rules("airwars"))
    assert given is not None
    assert given.name == name
    assert given.rule.startswith("airwars: ")


def test_a_party_that_concedes_confirms() -> None:
    army = origin("the army", interest="a party to the event: the army")
    admits = claim("c-the army", "r", link("the army", "organisation"), stance="confirms")
    given = grade(event(MAYOR, army), load_rules("airwars"), [admits])
    assert given is not None
    assert given.name == "confirmed"


@pytest.mark.parametrize(("who", "name"), [("the army", "confirmed"), ("the Borg Front", "fair")])
def test_a_party_that_confirms_what_others_did_concedes_nothing(who: str, name: str) -> None:
    army = origin("the army", interest="a party to the event: the army")
    told = claim("c-the army", "r", link("the army", "organisation"), stance="confirms")
    doer = Actor(told.content, who, f"n:{who}")
    given = grade(event(MAYOR, army), load_rules("airwars"), [replace(told, who=(doer,))])
    assert given is not None
    assert given.name == name


def test_the_admiralty_code_has_a_letter_only_where_the_user_gave_one() -> None:
    rules = load_rules("admiralty")
    plain = grade(event(MAYOR, DOCTOR), rules)
    lettered = grade(event(MAYOR, DOCTOR), rules, letters={"Ana Ruiz": "B", "Nobody": "A"})
    assert (plain and plain.name, lettered and lettered.name) == ("1", "B1")


def test_a_figure_in_conflict_lowers_the_number() -> None:
    given = grade(event(MAYOR, DOCTOR, figures=(DEAD,)), load_rules("admiralty"))
    assert given is not None
    assert given.name == "2"


def test_an_event_that_only_outlets_tell_cannot_be_judged() -> None:
    outlet = Origin("o", "Vale Courier", "outlet", False, ("c",))
    given = grade(event(outlet), load_rules("admiralty"))
    assert given is not None
    assert given.name == "6"


def test_a_users_rule_file_is_read_from_its_path(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('[[grade]]\nname = "seen"\nrule = "always"\nwhen = {}\n')
    given = grade(event(MAYOR), load_rules(str(file)))
    assert given is not None
    assert (given.name, given.rule) == ("seen", "mine: always")


@pytest.mark.parametrize(
    "text",
    ["not toml [", '[[grade]]\nname = "x"\n', '[[grade]]\nname="x"\nrule="y"\nwhen={moon=1}\n'],
)
def test_a_broken_rule_file_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text)
    with pytest.raises(DataError):
        load_rules(str(file))


def test_a_users_summary_rule_is_read_from_its_path(tmp_path: Path) -> None:
    file = tmp_path / "least.toml"
    file.write_text('says = "the least"\nshow = ["low"]\n[vague]\ndozens = 30\n')
    told = summarise(DEAD, str(file))
    assert told is not None
    assert (told.rule, told.says, told.low, told.best, told.high) == (
        "least",
        "the least",
        12,
        None,
        None,
    )
    dozens = Figure("killed", (value(24, None, "dozens of people", "mayor"),))
    vague = summarise(dozens, load_summary_rule(str(file)))
    assert vague is not None
    assert vague.low == 30


@pytest.mark.parametrize(
    "text",
    [
        "not toml [",
        'show = ["low"]\n',
        'says = "x"\nshow = ["sum"]\n',
        'says = "x"\nadd = true\n',
        'says = "x"\n[vague]\ntens = "ten"\n',
    ],
)
def test_a_broken_summary_rule_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text)
    with pytest.raises(DataError):
        load_summary_rule(str(file))


def test_letters_are_given_to_whole_names_only() -> None:
    rules = load_rules("admiralty")
    inside = grade(event(origin("Banana union")), rules, letters={"Ana": "A"})
    assert inside is not None
    assert inside.name == "3"


@pytest.mark.parametrize("text", ["", "source,letter\n", "source,letter\nAna,Q\n", "Ana,B\n"])
def test_broken_grades_of_sources_are_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "sources.csv"
    file.write_text(text)
    with pytest.raises(DataError):
        read_source_grades(file, ("A", "B"))


def test_grades_of_sources_are_read(tmp_path: Path) -> None:
    file = tmp_path / "sources.csv"
    file.write_text("\ufeffsource,letter\n Ana Ruiz ,B\nx1-12,A\n", encoding="utf-8")
    assert read_source_grades(file, ("A", "B")) == {"Ana Ruiz": "B", "x1-12": "A"}


def test_a_missing_rule_file_is_refused() -> None:
    with pytest.raises(DataError, match="choose one of"):
        load_rules("no-such-file.toml")


GRADE = '[[grade]]\nname = "a"\nrule = "b"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("grade = 1", "has no grade"),
        ('grade = ["x"]', "is no table"),
        ("[[grade]]\nname = 1", "'name', which is words"),
        (GRADE + "when = 3", "'when', which is a table of facts"),
        (GRADE + "when = { heard = 1 }", "asks for 'heard'"),
        (GRADE + 'when = { origins_at_least = "two" }', "a whole number"),
        (GRADE + "when = { denied = 1 }", "true or false"),
        ("letters = 5\n" + GRADE + "when = {}", "no list of words"),
        ("grade", "is no TOML"),
    ],
)
def test_a_rule_file_for_grades_that_says_what_it_may_not_is_refused(
    tmp_path: Path, text: str, said: str
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(DataError, match=said):
        load_rules(str(file))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("says = 1", "lacks says"),
        ('says = "x"\nshow = 3', "no list of words"),
        ('says = "x"\nshow = ["middle"]', "shows middle"),
        ('says = "x"\nconceded = "no"', "true or false"),
        ('says = "x"\nvague = 3', "a number for each word"),
        ('says = "x"\n[vague]\nmany = "x"', "a number for each word"),
    ],
)
def test_a_rule_file_for_sums_that_says_what_it_may_not_is_refused(
    tmp_path: Path, text: str, said: str
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(DataError, match=said):
        load_summary_rule(str(file))
