"""The gazetteer's look-ups, its file, and the places that users add."""

import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.errors import DataError
from twosource.gazetteer.distance import distance_km
from twosource.gazetteer.placefile import PlaceFile, stamp_of, write_placefile
from twosource.gazetteer.placenames import normalise, sound_key, without_article
from twosource.gazetteer.places import Entry, gazetteer
from twosource.gazetteer.placesearch import search
from twosource.gazetteer.userplaces import read_user_places

HEADER = "name,lat,lon,country,kind,aliases,radius_km\n"


def best(name: str, country: str | None = None) -> Entry:
    found = [n.entry for n in gazetteer().named(name) if country in (None, n.entry.country)]
    return max(found, key=lambda e: (e.population, e.fame))


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon", "km"),
    [
        ("Mosul", "IQ", 36.34, 43.13, 15),
        ("Zurbatiyah", "IQ", 33.158, 46.038, 5),
        ("Zorbatiya", "IQ", 33.158, 46.038, 5),
        ("Kiev", "UA", 50.45, 30.52, 20),
        ("al-Hasakah", "SY", 36.5, 40.75, 60),
        ("N’Djaména", "TD", 12.11, 15.04, 15),
        ("Jurf al-Nasr", "IQ", 32.87, 44.21, 15),
        ("Strait of Hormuz", None, 26.57, 56.25, 30),
        ("Cilvegozu", "SY", 36.24, 36.67, 10),
    ],
)
def test_names_in_their_spellings_are_found(
    name: str, country: str | None, lat: float, lon: float, km: float
) -> None:
    entry = best(name, country)
    assert entry.lat is not None
    assert entry.lon is not None
    assert distance_km(entry.lat, entry.lon, lat, lon) <= km


def test_countries_go_by_their_demonyms_and_abbreviations() -> None:
    uses = {n.use for n in gazetteer().named("Iraqi") if n.entry.country == "IQ"}
    assert uses == {"demonym"}
    assert any(n.entry.country == "CD" for n in gazetteer().named("DRC"))
    assert any(n.entry.name == "Georgia" for n in gazetteer().named("Ga."))


def test_a_town_knows_its_division_and_a_country_its_capital() -> None:
    mosul = best("Mosul", "IQ")
    assert mosul.admin1 is not None
    assert gazetteer().entry(mosul.admin1).kind == "admin1"
    capital = gazetteer().capital("KE")
    assert capital is not None
    assert capital.name == "Nairobi"
    assert gazetteer().country("XX") is None


def test_what_no_list_has_is_not_found() -> None:
    assert gazetteer().named("Qwxyzzt") == ()
    assert gazetteer().sounding("Qwxyzzt") == ()
    assert search("Qwxyzzt village", gazetteer(), "IQ") == ()


@pytest.mark.parametrize(
    ("written", "country", "name"),
    [
        ("Mafraq town", "JO", "Mafraq"),
        ("Mosul-Erbil highway", "IQ", "Mosul"),
        ("Lashkargah city (Helmand)", "AF", "Lashkar Gāh"),
        ("Northern Aleppo governorate", "SY", "Ḩalab"),
    ],
)
def test_search_takes_names_as_lists_write_them(written: str, country: str, name: str) -> None:
    assert name in {n.entry.name for n in search(written, gazetteer(), country)}


def test_look_ups_take_microseconds() -> None:
    names = [f"Nowhere {i}" for i in range(2000)]
    gazetteer().named("warm")
    began = time.perf_counter()
    for name in names:
        gazetteer().named(name)
    assert (time.perf_counter() - began) / len(names) < 500e-6


@given(st.text(max_size=40))
def test_normalising_is_idempotent(name: str) -> None:
    once = normalise(name)
    assert normalise(once) == once


@given(st.text(max_size=40))
def test_keys_never_fail_and_are_stable(name: str) -> None:
    key = normalise(name)
    assert sound_key(key) == sound_key(key)
    assert len(without_article(key)) <= len(key)


@given(st.floats(-80, 80), st.floats(-180, 180), st.floats(-80, 80), st.floats(-180, 180))
def test_distance_is_a_distance(a: float, b: float, c: float, d: float) -> None:
    assert 0 <= distance_km(a, b, c, d) <= 20016
    assert distance_km(a, b, c, d) == pytest.approx(distance_km(c, d, a, b), abs=1e-6)
    assert distance_km(a, b, a, b) == 0


def test_a_users_place_counts_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "mine.csv"
    own.write_text(HEADER, encoding="utf-8")
    monkeypatch.setenv("TWOSOURCE_PLACES", str(own))
    assert gazetteer().named("Camp Quillfeather") == ()
    own.write_text(
        HEADER + "Camp Quillfeather,33.5,44.2,IQ,camp,Quillfeather|Kamp Quillfeather,2\n",
        encoding="utf-8",
    )
    (found,) = gazetteer().named("kamp quillfeather")
    assert (found.entry.lat, found.entry.lon, found.entry.kind) == (33.5, 44.2, "camp")
    assert gazetteer().entry(found.entry.number) == found.entry


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("Somewhere,95,44.2,IQ,camp,,2", "lat '95' is no number from -90 to 90"),
        ("Somewhere,33,east,IQ,camp,,2", "lon 'east' is no number"),
        ("Somewhere,33,44,Iraq,camp,,2", "country 'Iraq' is no ISO 3166-1 code"),
        ("Somewhere,33,44,IQ,castle,,2", "kind 'castle' is none of"),
        (",33,44,IQ,camp,,2", "a place needs name"),
        ("Somewhere,33", "2 columns where the header has 7"),
    ],
)
def test_a_bad_row_is_named_with_file_and_line(tmp_path: Path, row: str, complaint: str) -> None:
    own = tmp_path / "mine.csv"
    own.write_text(f"# my places\n{HEADER}Good,33,44,IQ,camp,,2\n{row}\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_user_places(own)
    assert f"{own}, line 4: " in str(caught.value)
    assert complaint in str(caught.value)


def test_a_missing_list_says_so(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="can't be read"):
        read_user_places(tmp_path / "none.csv")


def test_the_file_gives_back_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "small.bin"
    text = np.frombuffer(b"\x03abc", np.uint8)
    arrays = {"keys": np.array([5, 5, 9], "<u8"), "key_place": np.array([1, 2, 3], "<u4")}
    arrays |= {"key_use": np.array([0, 1, 4], "u1"), "text": text}
    write_placefile(path, arrays, {"stamp": "s1"})
    first = path.read_bytes()
    write_placefile(path, arrays, {"stamp": "s1"})
    assert path.read_bytes() == first
    assert stamp_of(path) == "s1"
    file = PlaceFile(path)
    assert list(file.named(5)) == [(1, "name"), (2, "alternate")]
    assert list(file.named(6)) == []
    assert file.text_at(0) == "abc"


def test_a_damaged_file_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "broken.bin"
    path.write_bytes(b"something else")
    assert stamp_of(path) is None
    with pytest.raises(DataError, match="reinstall"):
        PlaceFile(path)
