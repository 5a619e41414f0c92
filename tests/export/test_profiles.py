"""What the public profile hides appears nowhere in an export."""

import json
import re

import pytest

from newsroom import HIDDEN, MORE, later, open_story
from twosource.brief.material import gather
from twosource.export.formats import BINARY, WHOLE, ExportFormat, export_lines
from twosource.export.people import find_people, words_of
from twosource.export.profiles import Profile, Public
from twosource.ledger import View
from twosource.model import Place, Span

OTHERS = [f for f in ExportFormat if f not in BINARY | WHOLE]


@pytest.fixture(scope="module")
def view() -> View:
    return open_story(":memory:", later(), MORE).view


@pytest.mark.parametrize("format", OTHERS)
def test_a_public_export_holds_no_hidden_name(format: ExportFormat, view: View) -> None:
    text = "\n".join(export_lines(view, format, Profile.public))
    assert HIDDEN.findall(text) == []
    assert re.search(r"Person[ -]\d", text)


@pytest.mark.parametrize("format", ["csv", "webannotation", "prov", "gexf"])
def test_a_sealed_export_holds_them(format: str, view: View) -> None:
    assert HIDDEN.search("\n".join(export_lines(view, ExportFormat(format), Profile.sealed)))


def test_jsonl_holds_the_reports_whole(view: View) -> None:
    assert "Zeyneb Adar" in "\n".join(export_lines(view, ExportFormat.jsonl, Profile.sealed))


def test_one_person_has_one_pseudonym(view: View) -> None:
    veil = Public(find_people(gather(view)))
    shown = {veil.over(name) for name in ("Omar Sela", "OMAR SELA", "Sela", "Omar")}
    assert len(shown) == 1
    assert veil.over("Lina Bakri") not in shown


def test_unnamed_sources_and_offices_stay(view: View) -> None:
    text = "\n".join(export_lines(view, ExportFormat.gexf, Profile.public))
    assert "a nurse (unnamed, to Coast Wire)" in text
    assert "the mayor" in text


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("the group's researcher, Amina Hirsi", ("Amina", "Hirsi")),
        ("Dr Nour al-Din Qadri", ("Nour", "al-Din", "Qadri")),
        ("Ana Ruiz of the dockers' union", ("Ana", "Ruiz")),
        ("a driver", ()),
        ("The principal", ()),
    ],
)
def test_the_words_of_a_name(said: str, words: tuple[str, ...]) -> None:
    assert words_of(said) == words


@pytest.mark.parametrize(
    ("precision", "shown"),
    [
        ("point", (4.57, 31.29)),
        ("town", (4.57, 31.29)),
        ("district", (4.6, 31.3)),
        ("province", (5.0, 31.0)),
        ("country", (5.0, 31.0)),
        (None, (5.0, 31.0)),
    ],
)
def test_coordinates_are_as_coarse_as_the_place(precision: str, shown: tuple[float, float]) -> None:
    place = Place(Span("x", ((0, 1),)), "x", 4.56789, 31.28765, "SS", None, precision)
    assert Public(find_people(gather(open_story().view))).point(place) == shown


def test_places_in_a_public_export_are_coarse(view: View) -> None:
    held = json.loads("\n".join(export_lines(view, ExportFormat.geojson, Profile.public)))
    for feature in held["features"]:
        assert all(round(x, 2) == x for x in feature["geometry"]["coordinates"])
