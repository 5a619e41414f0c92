import pytest

from twosource.web.box import Box
from twosource.web.drawing import map_picture
from twosource.web.drawing.mapframe import WORLD
from twosource.web.packing import static_files
from web.drawing.happened import event


def test_a_map_of_nothing_is_the_world() -> None:
    picture = map_picture([event(at=None)])
    assert picture.frame == WORLD
    assert picture.marks == ()
    assert picture.shown == 0


def test_one_event_is_a_mark_that_leads_to_it() -> None:
    (mark,) = map_picture([event("e7")]).marks
    assert mark.event == "e7"
    assert mark.words == "1 event: Moyale"
    assert (round(mark.x), round(mark.y)) == (50, 50)


def test_several_events_are_a_mark_that_counts_them() -> None:
    (mark,) = map_picture([event(f"e{i}") for i in range(1200)]).marks
    assert mark.event is None
    assert mark.count == 1200
    assert mark.words == "1,200 events: Moyale"
    assert mark.box.has(3.5, 39.0)


def test_larger_numbers_have_larger_marks_up_to_a_size() -> None:
    sizes = [
        map_picture([event(f"e{i}") for i in range(n)]).marks[0].radius for n in (1, 2, 20, 500)
    ]
    assert sizes == sorted(sizes)
    assert sizes[-1] == 18


def test_only_what_lies_in_the_box_is_on_the_map() -> None:
    held = [event("a"), event("b", at=(-1.3, 36.8), name="Nairobi")]
    picture = map_picture(held, Box.parse("38,2,40,5"))
    assert [m.event for m in picture.marks] == ["a"]
    assert [p.name for p in picture.places] == ["Moyale"]
    assert picture.shown == 1


def test_an_imprecise_place_is_an_area_of_its_size() -> None:
    held = [event("a", km=150.0, precision="province"), event("b", at=(0.0, 37.0), name="Meru")]
    picture = map_picture(held)
    (area,) = picture.areas
    assert area.extent == "hatch"
    assert area.radius == pytest.approx(picture.frame.pixels(150.0, 3.5))
    hollow = {m.event: m.hollow for m in picture.marks}
    assert hollow == {"a": True, "b": False}


@pytest.mark.skipif("built/world.json" not in static_files(), reason="built without outlines")
def test_a_country_is_hatched_by_its_outline() -> None:
    picture = map_picture([event("a", at=(0.5, 37.8), name="Kenya", precision="country", km=400.0)])
    (area,) = picture.areas
    assert area.extent == "country"
    assert area.path.startswith("M")


def test_names_cover_neither_marks_nor_each_other() -> None:
    held = [
        event(f"e{i}", at=(i % 5 * 0.8, i // 5 * 1.1), name=f"Place number {i}") for i in range(25)
    ]
    picture = map_picture(held)
    named = [m for m in picture.marks if m.label]
    assert 3 <= len(named) < len(picture.marks)
    assert [m.label.minor for m in named if m.label] == [False] * 3 + [True] * (len(named) - 3)


def test_the_list_of_places_says_what_the_map_shows() -> None:
    held = [event(f"e{i}", at=(i * 0.1, i * 0.1), name=f"P{i}") for i in range(70)]
    picture = map_picture(held)
    assert len(picture.places) + picture.hidden_places == 70
    assert sum(m.count for m in picture.marks) == picture.shown == 70
