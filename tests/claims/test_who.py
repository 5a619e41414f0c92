"""Actors of a report and their parts in what happened."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.claims.what import what
from twosource.claims.who import find_actors, who_whom
from twosource.model import Actor, Report
from twosource.reading import Entity, read


def actors(text: str, report: str = "r") -> dict[str, Actor]:
    reading = read(Report(report, text, f"hash of {report}"))
    return {actor.span.text: actor for actor in find_actors(reading)}


def parts(text: str) -> tuple[list[str], list[str]]:
    reading = read(Report("r", text, ""))
    content = reading.span((0, len(text)))
    who, whom = who_whom(content, what(content, reading), reading, find_actors(reading))
    return [a.span.text for a in who], [a.span.text for a in whom]


@pytest.mark.parametrize(
    ("text", "mention", "entity", "role"),
    [
        ("Hashd al-Shaabi units left the town.", "Hashd al-Shaabi units", "a:pmf", "MIL"),
        ("Malian troops left.", "Malian troops", "s:ML/mil", "MIL"),
        ("The RSF denied it in Khartoum.", "RSF", "a:rsf", "REB"),
        ("Mali's defence ministry denied it.", "Mali's defence ministry", "s:ML/mod", "MIL"),
        ("A Malian security source spoke.", "A Malian security source", None, "COP"),
        ("Residents fled.", "Residents", None, "CVL"),
        ("The army denied it.", "The army", None, "MIL"),
        ("Bamako denied that its troops fled.", "Bamako", "s:ML", "GOV"),
        ("Two Houthi officials spoke.", "Two Houthi officials", "a:houthis", "REB"),
        ("A Houthi official spoke.", "A Houthi official", None, "REB"),
    ],
)
def test_found(text: str, mention: str, entity: str | None, role: str) -> None:
    found = actors(text)[mention]
    assert found.entity == entity
    if found.role != "GOV":
        assert found.role == role
    assert found.why


def test_an_ambiguous_name_keeps_its_alternatives() -> None:
    found = actors("The RSF denied it.")["RSF"]
    assert found.entity is None
    assert {a.id for a in found.alternatives} == {"a:rsf", "a:rsf-press"}


def test_a_surname_joins_the_full_name_of_the_report() -> None:
    found = actors("Omar Haddad, a baker, hid. Later Haddad fled.")
    assert found["Haddad"].entity == found["Omar Haddad"].entity
    assert found["Haddad"].name == "Omar Haddad"


def test_private_persons_are_scoped_to_their_report() -> None:
    one = actors("Omar Haddad, a baker, hid.", "r1")["Omar Haddad"]
    other = actors("Omar Haddad, a baker, hid.", "r2")["Omar Haddad"]
    assert one.entity
    assert other.entity
    assert one.entity != other.entity


def test_somebody_of_a_leaders_surname_is_not_the_leader() -> None:
    found = actors("Anna Putin, a teacher in Tver, Russia, hid. Later Putin fled.")
    assert found["Putin"].entity == found["Anna Putin"].entity


def test_a_leaders_surname_counts_where_the_report_speaks_of_the_country() -> None:
    assert actors("In Russia, Putin denied it.")["Putin"].entity == "l:vladimir-putin"


def test_an_acronym_in_brackets_is_the_name_before_it() -> None:
    found = actors("The Highland Defence Movement (HDM) struck. The HDM denied it.")
    assert found["HDM"].entity == "n:highland-defence-movement"


@pytest.mark.parametrize("place", ["Syria", "Khartoum", "Kherson"])
def test_a_place_is_no_actor(place: str) -> None:
    assert place not in actors(f"They fought in {place} for a week.")


def test_a_name_that_may_be_a_persons_is_scoped_to_its_report() -> None:
    reading = read(Report("r", "Zorvaldi fled.", ""))
    misread = replace(reading, entities=(Entity(0, 1, "ORG"),))
    (found,) = find_actors(misread)
    assert found.entity
    assert found.entity.startswith("n1-")


def test_an_outlet_is_an_actor_of_the_list() -> None:
    assert actors("Reuters reported the raid first.")["Reuters"].entity == "o:reuters"


def test_a_body_named_after_its_noun() -> None:
    found = actors("Omar works for the militia Ansar Dine in Mali.")
    assert "a:ansar-dine" in {a.entity for a in found.values()}


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("Two farmers were shot by soldiers.", ["soldiers"], ["Two farmers"]),
        ("Soldiers and militiamen shot a farmer.", ["Soldiers", "militiamen"], ["a farmer"]),
        ("The killing of two monks by militiamen shocked us.", ["militiamen"], ["two monks"]),
        ("Clashes between herders and farmers broke out.", ["herders", "farmers"], []),
        ("Rebels carried out an attack on a checkpoint.", ["Rebels"], ["a checkpoint"]),
        ("The gunmen, who fled, had tried to abduct a nurse.", ["The gunmen"], ["a nurse"]),
        ("The mayor died in an ambush.", [], ["The mayor"]),
        ("A bomb exploded, killing three traders.", [], ["three traders"]),
        ("The two ministers met in Oslo.", ["The two ministers"], []),
        ("France urged Mali to hold elections.", ["France"], ["Mali"]),
        ("The council rejected the union's offer.", ["The council"], ["the union"]),
    ],
)
def test_parts(text: str, who: list[str], whom: list[str]) -> None:
    assert parts(text) == (who, whom)


def test_a_state_named_by_an_adjective_acts() -> None:
    reading = read(Report("r", "An Israeli air strike killed two medics.", ""))
    content = reading.span((0, 39))
    who, whom = who_whom(content, what(content, reading), reading, find_actors(reading))
    assert [a.entity for a in who] == ["s:IL"]
    assert [a.span.text for a in whom] == ["two medics"]


def test_without_an_event_nobody_acts() -> None:
    reading = read(Report("r", "The river rose.", ""))
    assert who_whom(reading.span((0, 15)), (), reading, ()) == ((), ())


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "The",
                "Syrian",
                "army",
                "Hamas",
                "fighters",
                "Omar",
                "Haddad",
                "killed",
                "two",
                "nurses",
                "police",
                "said",
                "in",
                "Mali",
                "of",
                "and",
                "residents",
                "(",
                "AFP",
                ")",
                ".",
                ",",
                "Gen.",
                "Saleh",
                "'s",
            ]
        ),
        max_size=16,
    )
)
def test_mentions_slice_back_and_stand_in_order(words: list[str]) -> None:
    text = " ".join(words)
    reading = read(Report("r", text, ""))
    found = find_actors(reading)
    assert all(a.span.text == text[a.span.start : a.span.end] for a in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    content = reading.span((0, len(text)))
    if text:
        for part in who_whom(content, what(content, reading), reading, found):
            assert all(a.span.text == text[a.span.start : a.span.end] for a in part)


@pytest.mark.parametrize(
    "text",
    [
        "He agreed " + "to agree " * 700 + "to leave.",
        "The army killed " + "Omar Haddad, " * 700 + "and a nurse.",
    ],
)
def test_long_chains_are_no_trouble(text: str) -> None:
    reading = read(Report("r", text, ""))
    content = reading.span((0, len(text)))
    found = what(content, reading)
    assert found
    who_whom(content, found, reading, find_actors(reading))
