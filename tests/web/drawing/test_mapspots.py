from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.web.drawing.mapframe import fitted
from twosource.web.drawing.mapspots import clusters, spots
from web.drawing.happened import event

points = st.lists(
    st.tuples(
        st.floats(-60, 70).map(lambda n: round(n, 3)),
        st.floats(-180, 180).map(lambda n: round(n, 3)),
    ),
    min_size=1,
    max_size=60,
)


def test_events_at_one_place_are_one_spot() -> None:
    held = spots([event("a"), event("b"), event("c", at=(1.0, 2.0)), event("d", at=None)])
    assert [len(s.events) for s in held] == [2, 1]


def test_what_is_known_of_a_place_shows() -> None:
    kinds = {
        "point": event(precision="town"),
        "disc": event(precision="town", km=20.0),
        "hatch": event(precision="province", km=150.0),
        "country": event(precision="country"),
    }
    for extent, told in kinds.items():
        (spot,) = spots([told])
        assert spot.extent == extent
        assert spot.is_area == (extent in ("hatch", "country"))
    (unknown,) = spots([event(precision="province")])
    assert unknown.km > 50


@settings(max_examples=60, deadline=None)
@given(points)
def test_the_number_of_a_cluster_is_that_of_its_box(held: list[tuple[float, float]]) -> None:
    events = [event(f"e{i}", at=at) for i, at in enumerate(held)]
    found = spots(events)
    frame = fitted((s.lat, s.lon, 0.0) for s in found)
    groups = clusters(found, frame)
    assert sum(len(g.events) for g in groups) == len(events)
    for group in groups:
        box = group.box
        assert len(group.events) == sum(box.has(s.lat, s.lon) * len(s.events) for s in found)


@settings(max_examples=40, deadline=None)
@given(points)
def test_clusters_are_the_same_in_whatever_order_events_come(
    held: list[tuple[float, float]],
) -> None:
    events = [event(f"e{i}", at=at) for i, at in enumerate(held)]
    frame = fitted((*at, 0.0) for at in held)
    one = [c.box for c in clusters(spots(events), frame)]
    other = [c.box for c in clusters(spots(events[::-1]), frame)]
    assert sorted(map(str, one)) == sorted(map(str, other))


def test_spots_that_lie_apart_stay_apart_and_near_ones_do_not() -> None:
    far = [event("a", at=(0.0, 30.0)), event("b", at=(0.0, 31.0)), event("c", at=(0.0, 60.0))]
    frame = fitted((*e, 0.0) for e in [(0.0, 30.0), (0.0, 60.0)])
    assert sorted(len(c.events) for c in clusters(spots(far), frame)) == [1, 2]


def test_a_cluster_over_the_antimeridian_has_a_box_that_crosses_it() -> None:
    held = spots([event("a", at=(-17.0, 179.99)), event("b", at=(-17.0, -179.99))])
    (group,) = clusters(held, fitted((s.lat, s.lon, 300.0) for s in held))
    assert group.box.west > group.box.east
    assert group.box.has(-17.0, 179.999)
    assert not group.box.has(-17.0, 0.0)
