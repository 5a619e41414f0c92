"""Places of a report, and where a claim's happening took place."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.claims.where import find_places, where
from twosource.gazetteer.distance import distance_km
from twosource.model import Fact, Place, Report, Span
from twosource.reading import Reading, read


def reading_of(text: str, outlet: str | None = None, dateline: str | None = None) -> Reading:
    facts: tuple[Fact, ...] = ()
    if dateline is not None:
        at = text.index(dateline)
        facts = (Fact("dateline", Span.of(text, (at, at + len(dateline))), dateline),)
    return read(Report("r", text, "", outlet=outlet, facts=facts))


def places(text: str, outlet: str | None = None) -> dict[str, Place]:
    return {p.span.text: p for p in find_places(reading_of(text, outlet))}


def happened(text: str, content: str | None = None, dateline: str | None = None) -> list[Place]:
    reading = reading_of(text, dateline=dateline)
    at = text.index(content or text)
    span = Span.of(text, (at, at + len(content or text)))
    return list(where(span, reading, find_places(reading)))


def km(place: Place, lat: float, lon: float) -> float:
    assert place.lat is not None
    assert place.lon is not None
    return distance_km(place.lat, place.lon, lat, lon)


def test_spans_slice_back_and_countries_have_no_point() -> None:
    text = "Rebels from Chad crossed into Sudan and took the town of Kutum, residents said."
    found = find_places(reading_of(text))
    assert {"Chad", "Sudan", "Kutum"} <= {p.span.text for p in found}
    for place in found:
        assert text[place.span.start : place.span.end] == place.span.text
        assert place.why is not None
        if place.precision == "country":
            assert place.lat is None
            assert place.lon is None


@pytest.mark.parametrize(
    ("text", "name", "lat", "lon"),
    [
        ("A fire destroyed a mill in Paris, Texas, on Monday.", "Paris", 33.66, -95.56),
        ("A fire destroyed a bakery in Paris, France, on Monday.", "Paris", 48.85, 2.35),
        ("A fire destroyed a mill in Athens, Ga., on Monday.", "Athens", 33.96, -83.38),
        ("Police in London, Ontario, and in Toronto made arrests.", "London", 42.98, -81.25),
    ],
)
def test_what_a_place_is_said_to_lie_in_decides(
    text: str, name: str, lat: float, lon: float
) -> None:
    assert km(places(text)[name], lat, lon) < 25


def test_other_places_of_the_report_decide() -> None:
    text = "Storms closed roads in Oregon. Schools in Portland, Salem and Eugene stayed shut."
    found = places(text)
    assert km(found["Salem"], 44.94, -123.04) < 25
    assert found["Salem"].alternatives or found["Salem"].country == "US"


def test_a_bare_name_is_the_town_and_a_type_word_makes_it_the_province() -> None:
    assert places("Gunmen attacked a market in Kidal on Friday.")["Kidal"].precision == "town"
    text = "Gunmen attacked villages in Kidal region on Friday."
    assert places(text)["Kidal"].precision in ("province", "district")


def test_transliterations_meet() -> None:
    text = "Trucks queued at the Zorbatiya crossing in Wasit province in Iraq."
    assert km(places(text)["Zorbatiya"], 33.158, 46.038) < 10


def test_a_village_that_no_list_has_lies_where_it_is_said_to() -> None:
    text = "Gunmen raided the village of Umm Quzayha in Anbar province in Iraq."
    village = places(text)["Umm Quzayha"]
    assert village.country == "IQ"
    assert village.why is not None
    assert village.why.rule == "lies_within"
    assert village.geonames_id is None


def test_lists_and_hyphens_are_read() -> None:
    found = places(
        "Shells fell on Kupiansk, Izium and Balakliia, and in Port-au-Prince gangs fought."
    )
    assert {"Kupiansk", "Izium", "Balakliia", "Port-au-Prince"} <= found.keys()


def test_words_for_people_of_a_country_are_no_places() -> None:
    assert "Iraqi" not in places("Iraqi officials met Syrian traders in Mosul.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tehran said the ship had left.", "Tehran"),
        ("Moscow denied the report on Friday.", "Moscow"),
        ("The London-based monitor said the road was cut.", "London"),
        ("The embassy in Nairobi said the road was cut.", "Nairobi"),
        ("The Athens City Council said the road was cut.", "Athens"),
    ],
)
def test_governments_and_bodies_are_actors(text: str, name: str) -> None:
    found = places(text)
    assert name not in found or found[name].role == "actor"


def test_a_claim_happens_where_it_says() -> None:
    (place,) = happened("Two people were killed when a bus overturned near Sfax on Tuesday.")
    assert place.span.text == "near Sfax"
    assert place.role == "happening"
    assert km(place, 34.74, 10.76) < 20
    assert place.radius_km is not None
    assert place.radius_km >= 20


@pytest.mark.parametrize(
    ("words", "lat", "lon", "km_off"),
    [
        ("30 km north of Mosul", 36.61, 43.12, 8),
        ("about 100 miles west of Baghdad", 33.34, 42.67, 20),
    ],
)
def test_distances_and_directions_give_an_area(
    words: str, lat: float, lon: float, km_off: float
) -> None:
    (place,) = happened(f"A convoy was attacked {words} on Sunday.")
    assert km(place, lat, lon) < km_off
    assert place.span.text == words


def test_parts_of_a_country_are_areas() -> None:
    (place,) = happened("Troops withdrew from the southern and southeastern districts of Syria.")
    assert place.span.text == "the southern and southeastern districts of Syria"
    assert place.precision == "region"
    assert place.lat is not None
    assert place.lat < 35
    assert place.radius_km is not None


def test_a_border_is_on_the_side_that_the_report_is_about() -> None:
    text = "Texas and Arizona are to send guards. Hundreds gathered at the Mexico border."
    (place,) = happened(text, "Hundreds gathered at the Mexico border")
    assert place.country == "US"
    assert place.lat is None


def test_descriptions_point_back() -> None:
    text = "Rebels entered Kidal at dawn. They burned two trucks in the town."
    (town,) = happened(text, "They burned two trucks in the town")
    assert town.span.text == "the town"
    assert town.name == "Kidal"


def test_a_happening_without_a_place_has_that_of_the_sentence_before() -> None:
    text = "A bomb went off in Gao on Monday. Three soldiers were killed."
    (place,) = happened(text, "Three soldiers were killed")
    assert place.name == "Gao"
    assert place.why is not None
    assert place.why.rule == "where.before"


def test_a_users_own_place_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own.csv"
    own.write_text("name,lat,lon,country,kind\nDunmarrow,33.5,44.2,IQ,camp\n", encoding="utf-8")
    text = "A rocket hit Dunmarrow before dawn, the army said."
    assert "Dunmarrow" not in places(text)
    monkeypatch.setenv("TWOSOURCE_PLACES", str(own))
    assert km(places(text)["Dunmarrow"], 33.5, 44.2) < 1


def test_an_opinion_has_no_place() -> None:
    text = "A bomb went off in Gao on Monday. The plan is a good one."
    assert happened(text, "The plan is a good one") == []


def test_the_dateline_is_a_place_and_the_last_resort() -> None:
    text = "BAMAKO, Jan 4 - Two soldiers were killed in an ambush, the army said."
    (place,) = happened(text, "Two soldiers were killed in an ambush", dateline="BAMAKO")
    assert (place.name, place.country) == ("Bamako", "ML")
    assert place.why is not None
    assert place.why.rule == "where.dateline"


def test_reports_are_filed_from_towns() -> None:
    text = "NEW YORK (AP) - Three people were arrested, police said."
    (place,) = happened(text, "Three people were arrested", dateline="NEW YORK")
    assert km(place, 40.71, -74.01) < 25


def test_reading_twice_gives_the_same() -> None:
    reading = reading_of("Shelling hit Kherson and Beryslav, the governor of Kherson said.")
    assert find_places(reading) == find_places(reading)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["Mosul", "of", ",", "Paris", "al-", "the", "'s", "1", "Ga."])))
def test_odd_texts_are_read_in_order_without_overlap(words: list[str]) -> None:
    found = find_places(reading_of(" ".join(words)))
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start
