"""Blocks hold what belongs together, aren't too large, and are found from any of their reports."""

from hypothesis import given
from hypothesis import strategies as st

from story import reports
from twosource.engine import Local
from twosource.events.grouping_blocks import (
    DEEPEST,
    LEVELS,
    TOPIC,
    Block,
    Joined,
    Shares,
    block_keys,
    blocks,
    fits,
    joined,
    level,
    node,
)
from twosource.events.grouping_near import blocks_near


def by_topic(keyed: dict[int, tuple[int, ...]]) -> list[Joined]:
    return joined([(k | TOPIC, at) for at, keys in keyed.items() for k in keys], (), Local())


@given(st.permutations(reports()))
def test_blocks_hold_what_belongs_together(ordered: list) -> None:
    ids = {node(r.id, r.published): r.id for r in ordered}
    keyed = [(key, node(r.id, r.published)) for r in ordered for key in block_keys(r)]
    topics, copies = ([row for row in keyed if (row[0] >= TOPIC) is kind] for kind in (True, False))
    found = blocks(dict.fromkeys(ids, 5), joined(topics, copies, Local()), Local())
    assert sorted(at for block in found for at in block.nodes) == sorted(ids)
    home_of = {ids[at]: block for block in found for at in block.nodes}
    assert home_of["r-wire"] == home_of["r-post"] == home_of["r-gazette"]


def test_a_large_block_falls_apart_where_least_is_shared() -> None:
    left = dict.fromkeys(range(90), (1, 2, 3, 4, 5))
    right = dict.fromkeys(range(100, 190), (6, 7, 8, 9, 10))
    keyed = {**left, **right, 200: (1, 2, 3, 6, 7, 8)}
    found = blocks(dict.fromkeys(keyed, 1), by_topic(keyed), Local())
    assert [len(block.nodes) for block in found] == [90, 90, 1]
    assert not any(block.is_cut for block in found)


def test_what_is_all_alike_is_cut_by_day_and_hash() -> None:
    days = [[node(f"r{n}", f"2026-03-{day:02}") for n in range(500)] for day in (1, 2)]
    joined = [two for day in days for two in chain(day)]
    pairs = [(a, b, level(a, b, Shares(60)) or 0) for a, b in joined]
    pairs.append((days[0][-1], days[1][0], 12))
    claims = {at: 9 for day in days for at in day}
    found = blocks(claims, sorted(pairs), Local())
    assert all(fits(len(b.nodes), 9 * len(b.nodes)) and b.is_cut for b in found)
    assert {len({at >> 43 for at in b.nodes}) for b in found} == {1}


def chain(nodes: list[int]) -> list[tuple[int, int]]:
    return [(a, b) for i, a in enumerate(sorted(nodes)) for b in sorted(nodes)[i + 1 : i + 9]]


def test_what_is_judged_together_stays_so() -> None:
    claims = dict.fromkeys(range(400), 1)
    pairs = [(at, at + 1, DEEPEST) for at in range(399)]
    assert blocks(claims, pairs, Local()) == [Block(tuple(range(400)), DEEPEST)]


nodes = st.integers(0, 11)
graphs = st.dictionaries(
    st.tuples(nodes, nodes).filter(lambda p: p[0] < p[1]), st.sampled_from(LEVELS), max_size=40
)


@given(graphs, st.lists(st.sampled_from([1, 700, 1_300, 9_000]), min_size=12, max_size=12))
def test_blocks_near_are_those_of_everything(
    graph: dict[tuple[int, int], int], sizes: list[int]
) -> None:
    claims = dict(enumerate(sizes))
    joins: dict[int, dict[int, int]] = {at: {} for at in claims}
    for (a, b), up_to in graph.items():
        joins[a][b] = joins[b][a] = up_to
    whole = blocks(claims, sorted((a, b, n) for (a, b), n in graph.items()), Local())
    near = blocks_near(reversed(range(12)), joins.__getitem__, claims.__getitem__)
    assert sorted(near) == whole
    for block in whole:
        held = [claims[at] for at in block.nodes]
        assert block.level == DEEPEST or fits(len(held), sum(held))
