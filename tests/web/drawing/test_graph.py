import random
import re
from dataclasses import replace

import pytest

from samples import make_report
from twosource.model import Certainty, Claim, Event, Link, Origin, OriginEdge, Report, Span, Support
from twosource.web.drawing import Drawing, attribution_graph
from twosource.web.hues import hues_of_event

WORDS = Span("said", ((0, 4),))


def link(name: str, unnamed: bool = False, implicit: bool = False) -> Link:
    return Link(name, None, "person", unnamed=unnamed, implicit=implicit, cue=WORDS)


def story(reports: int, seed: int = 0) -> tuple[Event, list[Claim], dict[str, Report]]:
    """An event whose origins speak through up to two others in so many reports."""
    rng = random.Random(seed)
    names = [f"Origin {i}" for i in range(5)]
    made, held = {}, []
    for n in range(reports):
        outlet = f"Outlet {n % 4}"
        made[f"r{n}"] = make_report(
            "said so", f"r{n}", outlet=outlet, published=f"2026-05-{n + 1:02}"
        )
        for k in range(2):
            middles = sorted(rng.sample(range(3), rng.randint(0, 2)))
            chain = [link(f"Middle {i}") for i in middles]
            chain.append(link(rng.choice(names)))
            held.append(
                Claim(
                    f"c{n}.{k}",
                    f"r{n}",
                    WORDS,
                    WORDS,
                    tuple(chain),
                    (),
                    None,
                    Certainty(),
                    1.0,
                    "x",
                )
            )
    nodes = tuple(
        Origin(
            f"o{i}", name, "person", False, tuple(c.id for c in held if c.chain[-1].name == name)
        )
        for i, name in enumerate(names)
    )
    edges = (
        OriginEdge("o0", "o1", "unknown", "may be one"),
        OriginEdge("o1", "o2", "distinct", ""),
    )
    support = Support(reports, 4, 2, 5, nodes, edges)
    return Event("e", None, "it", tuple(c.id for c in held), None, None, support), held, made


def draw(reports: int, seed: int = 0, originals: dict[str, str] | None = None) -> Drawing:
    event, claims, made = story(reports, seed)
    by_node, _ = hues_of_event(event)
    return attribution_graph(event, claims, made, originals or {}, by_node)


@pytest.mark.parametrize("seed", range(8))
def test_no_two_nodes_cover_each_other(seed: int) -> None:
    drawing = draw(9, seed)
    for one in drawing.boxes:
        for two in drawing.boxes:
            if one is not two and one.x == two.x:
                assert abs(one.y - two.y) >= 17 * max(len(one.lines), len(two.lines))
    assert all(b.x >= 0 and 0 < b.y < drawing.height for b in drawing.boxes)
    assert all(b.right <= drawing.width for b in drawing.boxes)


@pytest.mark.parametrize("seed", range(8))
def test_every_edge_runs_from_left_to_right(seed: int) -> None:
    for wire in draw(9, seed).wires:
        numbers = [float(n) for n in re.findall(r"[\d.]+", wire.path)]
        assert numbers[0] < numbers[-2]


def test_who_have_it_from_each_other_are_drawn_all_the_same() -> None:
    event, claims, made = story(2)
    there = [replace(claims[0], chain=(link("A"), link("B"), claims[0].chain[-1]))]
    back = [replace(claims[1], chain=(link("B"), link("A"), link("A"), claims[1].chain[-1]))]
    by_node, _ = hues_of_event(event)
    drawing = attribution_graph(event, there + back, made, {}, by_node)
    assert {box.lines for box in drawing.boxes} >= {("A",), ("B",)}


def test_the_same_data_gives_the_same_picture() -> None:
    assert draw(7, 3) == draw(7, 3)


def test_reports_stand_in_order_of_time() -> None:
    shown = [b for b in draw(6).boxes if b.kind == "report"]
    assert [b.under for b in sorted(shown, key=lambda b: b.y)] == [
        f"{n} May 2026" for n in range(1, 7)
    ]


def test_a_copy_lies_on_what_it_copies() -> None:
    drawing = draw(4, originals={"r3": "r0"})
    shown = [b for b in drawing.boxes if b.kind == "report"]
    assert len(shown) == 3
    assert [b.under for b in shown if b.folded] == ["1 May 2026  +1 copy"]


def test_many_reports_become_one_node_an_outlet() -> None:
    assert len([b for b in draw(29).boxes if b.kind == "report"]) == 4


def test_other_reports_of_an_outlet_are_not_called_copies() -> None:
    under = [b.under for b in draw(30).boxes if b.kind == "report" and b.folded]
    assert under
    assert all("more" in words and "cop" not in words for words in under)


def test_distinct_is_not_drawn_and_unknown_has_its_reason() -> None:
    (arc,) = draw(5).arcs
    assert arc.relation == "unknown"
    assert "may be one" in arc.title


def test_an_event_without_reports_of_origins_is_no_picture() -> None:
    event = Event("e", None, "it", (), None, None, Support(0, 0, 0, 0))
    assert attribution_graph(event, [], {}, {}, {}).boxes == ()
