from hypothesis import given
from hypothesis import strategies as st

from twosource.web.assetbuild.outlines import STEP, outlines

# Two square countries side by side, and an island: arcs are quantised by a tenth of a degree.
TOPOLOGY = {
    "transform": {"scale": [0.1, 0.1], "translate": [10.0, -5.0]},
    "arcs": [
        [[100, 100], [0, 100]],
        [[100, 200], [-100, 0], [0, -100], [100, 0]],
        [[100, 200], [100, 0], [0, -100], [-100, 0]],
        [[300, 300], [1, 0], [0, 1], [-1, -1]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"id": "404", "type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "Left"}},
                {
                    "id": "231",
                    "type": "MultiPolygon",
                    "arcs": [[[-1, 2]], [[3]]],
                    "properties": {"name": "Right"},
                },
                {"type": "Polygon", "arcs": [[3]], "properties": {"name": "Kosovo"}},
                {"type": "Polygon", "arcs": [[3]], "properties": {"name": "A reef"}},
            ]
        }
    },
}


def test_countries_keep_their_topology_and_get_their_codes() -> None:
    made = outlines(TOPOLOGY, {404: "KE", 231: "ET"})
    assert made["countries"] == [
        ["KE", "Left", [[[0, 1]]]],
        ["ET", "Right", [[[-1, 2]], [[3]]]],
        ["XK", "Kosovo", [[[3]]]],
        [None, "A reef", [[[3]]]],
    ]


def test_arcs_are_steps_from_their_first_point() -> None:
    border = outlines(TOPOLOGY, {})["arcs"][0]
    assert [round(n * STEP, 3) for n in border] == [20.0, 5.0, 0.0, 10.0]


def test_a_small_island_keeps_its_points() -> None:
    island = outlines(TOPOLOGY, {})["arcs"][3]
    assert len(island) == 8


@given(st.lists(st.tuples(st.integers(-40, 40), st.integers(-40, 40)), min_size=2, max_size=40))
def test_a_line_keeps_its_ends(moves: list[tuple[int, int]]) -> None:
    arc = [[500, 500], *map(list, moves)]
    topology = {
        "transform": {"scale": [0.01, 0.01], "translate": [0.0, 0.0]},
        "arcs": [arc],
        "objects": {"countries": {"geometries": []}},
    }
    (line,) = outlines(topology, {})["arcs"]
    xs, ys = line[0::2], line[1::2]
    start, end = arc[0], [sum(p[0] for p in arc), sum(p[1] for p in arc)]
    assert abs(xs[0] * STEP - start[0] / 100) <= STEP
    assert abs(sum(xs) * STEP - end[0] / 100) <= STEP
    assert abs(sum(ys) * STEP - end[1] / 100) <= STEP
