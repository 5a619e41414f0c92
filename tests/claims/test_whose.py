"""Whose "the army" is, whom "they" means: given where it is plain, left open where it isn't."""

import pytest

from twosource.claims.actors.references import References
from twosource.claims.what import what
from twosource.claims.where import find_places
from twosource.claims.who import find_actors, who_whom
from twosource.model import Actor, Report
from twosource.reading import Reading, read


def actors(text: str) -> tuple[Reading, tuple[Actor, ...]]:
    reading = read(Report("r", text, ""))
    return reading, find_actors(reading, find_places(reading))


def actor(text: str, words: str) -> Actor:
    _, found = actors(text)
    return next(a for a in found if words in a.span.text)


@pytest.mark.parametrize(
    ("text", "words", "entity", "note"),
    [
        ("In Senegal the army has sealed the road.", "army", "s:SN/mil", "named in the sentence"),
        ("Police in Lusaka fired tear gas.", "Police", "s:ZM/police", "named with it"),
        (
            "Troops entered Moroni in Comoros at dawn. The president fled.",
            "president",
            "s:KM/presidency",
            "named in the paragraph",
        ),
        (
            "Floods cut the road to Dodoma in Tanzania.\n\nSchools in Mwanza are shut.\n\n"
            "The health ministry sent doctors.",
            "ministry",
            "s:TZ/moh",
            "the country the report is about",
        ),
    ],
)
def test_a_bare_body_is_of_the_country_plainly_meant(
    text: str, words: str, entity: str, note: str
) -> None:
    found = actor(text, words)
    assert (found.entity, found.country) == (entity, entity[2:4])
    assert found.why is not None
    assert (found.why.rule, found.why.note) == ("actors.bare", note)
    assert found.why.evidence is not None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The army has sealed the road.", "army"),
        ("The army sealed the road from Kayes in Mali to Bakel in Senegal.", "army"),
        ("The army bought its drones from Turkey.", "army"),
        ("In Senegal a rebel army has sealed the road.", "army"),
        ("In Senegal an embassy was shut and the embassy burned.", "the embassy"),
    ],
)
def test_a_bare_body_stays_open_otherwise(text: str, words: str) -> None:
    assert actor(text, words).entity is None


def test_the_countries_that_come_into_question_are_alternatives() -> None:
    found = actor("The army sealed the road from Kayes in Mali to Bakel in Senegal.", "army")
    assert {other.id for other in found.alternatives} == {"s:ML/mil", "s:SN/mil"}


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("Zambia's foreign minister flew home.", "minister", "s:ZM/mfa"),
        ("The president of Senegal flew home.", "president", "s:SN/presidency"),
        ("A former president of Senegal flew home.", "president", None),
    ],
)
def test_who_holds_an_office_of_a_state_speaks_for_its_organ(
    text: str, words: str, entity: str | None
) -> None:
    assert actor(text, words).entity == entity


def parts(text: str, says: str) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    reading, found = actors(text)
    start = text.index(says)
    content = reading.span((start, start + len(says)))
    return who_whom(content, what(content, reading), reading, found, References(reading, found))


def test_a_pronoun_keeps_its_span_and_names_whom_it_means() -> None:
    text = "Houthi fighters boarded the ship on Monday. They detained four sailors."
    (who,), _ = parts(text, "They detained four sailors")
    assert (who.span.text, who.name, who.entity, who.role) == (
        "They",
        "Houthis",
        "a:houthis",
        "REB",
    )
    assert who.why is not None
    assert (who.why.rule, who.why.note) == ("who.pronoun", "“They” is Houthi fighters")
    assert who.why.evidence is not None
    assert who.why.evidence.text == "Houthi fighters"


def test_a_pronoun_that_nothing_fits_stands_for_nobody() -> None:
    (who,), _ = parts("They detained four sailors.", "They detained four sailors")
    assert (who.name, who.entity) == ("They", None)


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Nine soldiers were killed when the army shelled its own post.", []),
        ("Nine rebels were killed when the militants stormed a base.", []),
        ("Nine people were killed before troops shelled the town.", []),
        ("Two men were arrested after gunmen attacked a bar.", []),
        ("Nine people were killed while gunmen looted the shops.", []),
        ("Nine people were killed after gunmen attacked a bar.", ["gunmen"]),
        ("Nine people were killed in an attack condemned by Kenya.", []),
    ],
)
def test_side_clauses_name_a_doer_only_of_the_same_deed(text: str, doers: list[str]) -> None:
    who, _ = parts(text, text)
    assert [a.span.text for a in who] == doers
