"""The figures of an event: what is one figure, and how its values relate."""

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from made_claims import claim, counted, link, report
from twosource.events.figures import figures
from twosource.events.origins import support
from twosource.model import Certainty, Claim, Copy, Figure, Link, Report

MAYOR = link("Ana Ruiz", role="mayor", organisation="Castro")
ARMY = link("The army", "organisation")
DAYS = ("2031-03-04", "2031-03-05", "2031-03-06")


class Story:
    """Reports that are told one after another, with one figure in each claim."""

    def __init__(self) -> None:
        self.reports: dict[str, Report] = {}
        self.claims: list[Claim] = []
        self.copies: dict[str, Copy] = {}

    def tell(
        self,
        text: str,
        words: str,
        low: float | None,
        high: float | None,
        source: Link | None = MAYOR,
        day: int = 0,
        unit: str | None = "people",
        measure: str = "killed",
        copy_of: str | None = None,
    ) -> "Story":
        id = f"r{len(self.reports)}"
        self.reports[id] = report(id, f"Outlet {id}", text, DAYS[day])
        if copy_of is not None:
            for each in (copy_of, id):
                self.copies[each] = Copy(each, copy_of, None if each == copy_of else copy_of)
        quantity = counted(text, words, low, high, unit, measure)
        chain = [source] if source else []
        self.claims.append(claim(f"c{id}", id, *chain, words=text, how_many=(quantity,)))
        return self

    def figures(self, claims: list[Claim] | None = None) -> tuple[Figure, ...]:
        told = self.claims if claims is None else claims
        return figures(told, self.reports, self.copies, support(told, self.reports, self.copies))

    def relation(self) -> str:
        (figure,) = self.figures()
        (pair,) = figure.relations
        assert pair.reason
        return pair.relation


def test_what_is_denied_is_no_figure_of_who_denies_it() -> None:
    story = Story().tell("Forty people were killed.", "Forty people", 40, 40)
    story.tell("Forty people were killed.", "Forty people", 40, 40, ARMY)
    denied = replace(story.claims[-1], certainty=Certainty("denies"))
    (figure,) = story.figures([story.claims[0], denied])
    assert [value.claim for value in figure.values] == ["cr0"]
    assert story.figures([denied]) == ()


def test_what_is_told_beside_a_denial_is_not_denied_and_not_the_deniers() -> None:
    words = "It had shelled the market, where 31 people died."
    story = Story().tell(words, "31 people", 31, 31, ARMY)
    denied = replace(story.claims[0], certainty=Certainty("denies"))
    (figure,) = story.figures([denied])
    assert [(value.low, value.origin) for value in figure.values] == [(31, None)]


def test_the_same_figure_of_one_source_agrees() -> None:
    story = Story().tell("Nine died.", "Nine", 9, 9).tell("Nine are dead.", "Nine", 9, 9, day=1)
    assert story.relation() == "agree"


def test_an_open_count_leaves_room_for_a_higher_one_of_the_day() -> None:
    story = Story().tell("At least 13 died.", "At least 13", 13, None)
    assert story.tell("15 died.", "15", 15, 15, ARMY).relation() == "agree"


def test_a_higher_count_a_day_later_is_an_update() -> None:
    story = Story().tell("Nine died.", "Nine", 9, 9)
    assert story.tell("15 died.", "15", 15, 15, ARMY, day=1).relation() == "update"


def test_two_counts_of_one_day_conflict() -> None:
    story = Story().tell("31 died.", "31", 31, 31)
    assert story.tell("Nine died.", "Nine", 9, 9, ARMY).relation() == "conflict"


def test_whoever_sticks_to_a_lower_count_later_conflicts() -> None:
    story = Story().tell("31 died.", "31", 31, 31)
    assert story.tell("Nine died.", "Nine", 9, 9, ARMY, day=2).relation() == "conflict"


def test_a_source_that_changes_its_count_updates_it() -> None:
    story = Story().tell("12 were taken.", "12", 12, 12, measure="abducted")
    story.tell("24 were taken.", "24", 24, 24, day=1, measure="abducted")
    assert story.relation() == "update"


def test_what_is_fixed_with_the_happening_does_not_grow() -> None:
    story = Story().tell("12 were taken.", "12", 12, 12, measure="abducted")
    story.tell("38 were taken.", "38", 38, 38, ARMY, day=1, measure="abducted")
    assert story.relation() == "conflict"


def test_children_among_the_dead_are_a_part() -> None:
    story = Story().tell("15 died.", "15", 15, 15)
    story.tell("Three of them are children.", "Three of them", 3, 3, ARMY)
    assert story.relation() == "subset"


def test_a_count_over_months_is_a_total() -> None:
    story = Story().tell("15 died.", "15", 15, 15)
    story.tell("Bombs have killed 94 people since June.", "94 people", 94, 94, ARMY, day=1)
    assert story.relation() == "total"


def test_a_running_total_beside_the_event_is_shown_with_it() -> None:
    story = Story().tell("15 died.", "15", 15, 15)
    story.tell("Bombs have killed 94 people since June.", "94 people", 94, 94, ARMY)
    story.tell("Two others died elsewhere.", "Two", 2, 2, ARMY)
    own, *beside = story.claims
    behind = support([own], story.reports, {})
    (figure,) = figures([own], story.reports, {}, behind, beside)
    assert [v.text for v in figure.values] == ["15", "94 people"]
    assert [p.relation for p in figure.relations] == ["total"]


def test_since_a_weekday_is_no_long_time() -> None:
    story = Story().tell("15 died.", "15", 15, 15)
    story.tell("The flood has killed 94 people since Monday.", "94 people", 94, 94, ARMY, day=1)
    assert story.relation() == "update"


def test_households_are_not_compared_with_people() -> None:
    story = Story().tell("3,000 fled.", "3,000", 3000, 3000, measure="displaced")
    story.tell("800 families fled.", "800 families", 800, 800, ARMY, 0, "families", "displaced")
    assert story.relation() == "unclear"


def test_a_copy_tells_its_figure_as_of_the_original() -> None:
    story = Story().tell("Nine died.", "Nine", 9, 9, ARMY).tell("31 died.", "31", 31, 31)
    story.tell("31 died, it is said.", "31", 31, 31, day=2, copy_of="r1")
    (figure,) = story.figures()
    assert {p.relation for p in figure.relations} == {"conflict", "agree"}


def test_a_bare_number_is_read_by_the_same_number_elsewhere() -> None:
    story = Story().tell("38 pupils were taken.", "38 pupils", 38, 38, measure="abducted")
    story.tell("The list has 38.", "38", 38, 38, ARMY, 1, None, "other")
    assert [(f.measure, len(f.values)) for f in story.figures()] == [("abducted", 2)]


def test_things_destroyed_are_counted_each_for_itself() -> None:
    story = Story().tell("Six huts burned.", "Six huts", 6, 6, MAYOR, 0, "huts", "destroyed")
    story.tell("Two trucks burned.", "Two trucks", 2, 2, MAYOR, 0, "trucks", "destroyed")
    assert [f.measure for f in story.figures()] == ["huts destroyed", "trucks destroyed"]


COUNTS = st.lists(
    st.tuples(
        st.integers(1, 60), st.booleans(), st.sampled_from([MAYOR, ARMY, None]), st.integers(0, 2)
    ),
    min_size=1,
    max_size=7,
)


@given(COUNTS, st.integers(0, 9))
def test_every_pair_is_related_once_whatever_the_order(
    counts: list[tuple[int, bool, Link | None, int]], seed: int
) -> None:
    story = Story()
    for n, at_least, source, day in counts:
        high = None if at_least else n
        story.tell(f"{n} people died.", f"{n} people", n, high, source, day)
    (figure,) = story.figures()
    size = len(figure.values)
    assert size == len(counts)
    assert len({(p.a, p.b) for p in figure.relations}) == size * (size - 1) // 2
    shuffled = Random(seed).sample(story.claims, len(story.claims))
    assert story.figures(shuffled) == (figure,)


@given(COUNTS)
def test_only_counts_that_cannot_both_be_right_conflict(
    counts: list[tuple[int, bool, Link | None, int]],
) -> None:
    story = Story()
    for n, at_least, source, day in counts:
        high = None if at_least else n
        story.tell(f"{n} people died.", f"{n} people", n, high, source, day)
    (figure,) = story.figures()
    for pair in figure.relations:
        one, two = figure.values[pair.a], figure.values[pair.b]
        apart = (one.high or 1e9) < (two.low or 0) or (two.high or 1e9) < (one.low or 0)
        assert apart or pair.relation != "conflict"


def test_further_ones_are_a_part_of_what_is_counted_then() -> None:
    story = Story().tell("Divers found 17 more bodies.", "17 more bodies", 17, 17)
    assert story.tell("By then 26 people had died.", "26 people", 26, 26, day=1).relation() == (
        "subset"
    )
    after = Story().tell("Nine people died.", "Nine people", 9, 9)
    assert after.tell("Two more people died.", "Two more people", 2, 2, day=1).relation() == (
        "unclear"
    )


def test_those_of_one_lane_alone_are_a_part() -> None:
    story = Story().tell("We buried twelve from our lane alone.", "twelve", 12, 12, ARMY)
    assert story.tell("In all 41 people died.", "41 people", 41, 41).relation() == "subset"


def test_four_of_its_staff_are_all_that_count() -> None:
    text = "Four of its staff were taken."
    story = Story().tell(text, "Four of its staff", 4, 4, ARMY, measure="abducted")
    assert story.tell(
        "Five people were taken.", "Five people", 5, 5, measure="abducted"
    ).relation() == ("conflict")


def test_words_around_a_number_tell_what_it_counts() -> None:
    story = Story().tell("Nine people died.", "Nine people", 9, 9)
    story.tell("79 people were on board.", "79 people", 79, 79, measure="other")
    assert [f.measure for f in story.figures()] == ["killed", "present"]


def test_a_running_total_may_open_its_sentence() -> None:
    story = Story().tell("Nine people died.", "Nine people", 9, 9)
    assert story.tell("Since June 80 people have died.", "80 people", 80, 80).relation() == "total"
