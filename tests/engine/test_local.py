"""The relations are what they say, whatever the order."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from twosource.engine import Local

ids = st.sampled_from("abcdefgh")
keyed = st.lists(st.tuples(st.integers(0, 5), ids), max_size=30)
edges = st.lists(st.tuples(ids, ids), max_size=12)


@given(keyed, st.integers(1, 4), st.integers(1, 3))
def test_pairs_share_keys(rows: list[tuple[int, str]], at_most: int, at_least: int) -> None:
    holders = {key: {id for k, id in rows if k == key} for key, _ in rows}
    few = [found for found in holders.values() if len(found) <= at_most]
    shared = {(a, b): sum({a, b} <= found for found in few) for a, b in combinations("abcdefgh", 2)}
    expected = [(a, b, n) for (a, b), n in shared.items() if n >= at_least]
    assert Local().pairs(rows, at_most, at_least) == expected


@given(keyed, st.integers(1, 2))
def test_a_common_key_joins_the_next_ones(rows: list[tuple[int, str]], beside: int) -> None:
    holders = {key: sorted({id for k, id in rows if k == key}) for key, _ in rows}
    expected = {
        (found[i], found[j])
        for found in holders.values()
        for i, j in combinations(range(len(found)), 2)
        if len(found) <= 3 or j - i <= beside
    }
    assert {(a, b) for a, b, _ in Local().pairs(rows, 3, beside=beside)} == expected


@given(edges)
def test_components_are_what_edges_reach(pairs: list[tuple[str, str]]) -> None:
    found = Local().components("abcdefgh", pairs)
    assert sorted(id for group in found for id in group) == list("abcdefgh")
    home = {id: group for group in found for id in group}
    assert all(home[a] is home[b] for a, b in pairs)
    for group in found:
        reached = {group[0]}
        for _ in group:
            reached |= {x for p in pairs if reached & set(p) for x in p}
        assert reached == set(group)


@given(edges, st.randoms())
def test_components_do_not_depend_on_order(pairs, random) -> None:
    shuffled = pairs[:]
    random.shuffle(shuffled)
    assert Local().components("abcdefgh", shuffled) == Local().components("hgfedcba", pairs)
