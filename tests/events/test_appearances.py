"""Who is named in one report: each name once, with its office, and nobody unnamed."""

from dataclasses import replace

import pytest

from made_claims import claim, link, report
from twosource.events.entities_appearances import Appearance, appearances
from twosource.model import Link, Place, Span


def named(*links: Link, text: str = "") -> tuple[Appearance, ...]:
    told = [claim(f"c{n}", "r1", each, words=f"it rained {n}") for n, each in enumerate(links)]
    return appearances(report("r1", "Hill Post", text), told)


def test_a_name_keeps_its_office_and_loses_its_title() -> None:
    (one,) = named(link("Governor Peter Lokiru", "official", role="governor"))
    assert (one.name, one.words, one.kind) == ("Peter Lokiru", ("peter", "lokiru"), "person")
    assert one.nouns == ("governor",)
    assert one.public


def test_shorter_forms_in_one_report_are_one() -> None:
    (one,) = named(
        link("County commander Peter Lokiru", role="commander"), link("Lokiru"), link("Mr Lokiru")
    )
    assert len(one.claims) == 3
    assert one.words == ("peter", "lokiru")


def test_a_last_name_that_two_bear_is_neither() -> None:
    found = named(link("Ana Ruiz"), link("Omar Ruiz"), link("Ruiz"))
    assert len(found) == 3


def test_nobody_unnamed_appears() -> None:
    assert (
        named(link("two officials", "official", unnamed=True), link("the mayor", "official")) == ()
    )


@pytest.mark.parametrize("name", ["the union", "Police", "the Interior Ministry", "state media"])
def test_a_kind_of_body_is_no_name(name: str) -> None:
    assert [a for a in named(link(name, "organisation")) if a.listed is None] == []


def test_a_body_learns_the_letters_that_stand_for_it() -> None:
    full, short = link("the Sahel Relief Network", "organisation"), link("SRN", "organisation")
    (one,) = named(full, short, text="The Sahel Relief Network (SRN) said so. The SRN left.")
    assert one.kind == "body"
    assert one.acronyms == (("srn",),)
    assert len(one.claims) == 2


def test_one_word_without_a_role_may_be_an_agency() -> None:
    (one,) = named(link("Orbaz"))
    assert (one.kind, one.public) == (None, False)
    (agency,) = named(link("Orbaz", "agency"))
    assert (agency.kind, agency.public) == ("body", True)


def test_a_place_is_nobody() -> None:
    span = Span("Orbaz", ((0, 5),))
    place = Place(span, "Orbaz", 1.0, 2.0, "SS", None, "town")
    told = claim("c", "r1", link("Orbaz"))
    assert appearances(report("r1", "Hill Post"), [replace(told, where=(place,))]) == ()


def test_listed_bodies_go_by_their_id() -> None:
    found = named(
        link("Hezbollah", "organisation"),
        link("Hizballah", "organisation"),
        link("the Borg Front", "organisation"),
    )
    assert sorted(a.listed or "-" for a in found) == ["-", "a:hezbollah"]


def test_somebody_of_a_listed_body_is_a_person() -> None:
    told = replace(link("General Omar Ruiz of the police", "official"), entity="s:PE/police")
    (one,) = named(told)
    assert (one.kind, one.name, one.listed) == ("person", "Omar Ruiz", None)


def test_an_id_rests_on_report_and_name_alone() -> None:
    one = named(link("Ana Ruiz", role="mayor"))[0]
    two = named(link("Mayor Ana Ruiz"), link("Ana Ruiz"))[0]
    assert one.id == two.id
    assert one.id.startswith("x1-")
