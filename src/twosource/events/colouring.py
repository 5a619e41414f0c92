"""How few groups will do: the chromatic number of the graph of things that must stay apart.

Exact by branch and bound in the order of DSATUR (Brélaz 1979) up to a size; beyond it the size of
a clique, which is a proven lower bound.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

_EXACT = 12
"""Nodes in a component up to which the answer is exact."""


class Fewest(NamedTuple):
    """The fewest groups, and whether that is proven to suffice."""

    groups: int
    exact: bool


def fewest_groups(nodes: Iterable[str], apart: Iterable[tuple[str, str]]) -> Fewest:
    """The fewest groups of ``nodes`` in which no pair of ``apart`` shares a group.

    >>> fewest_groups("abcd", [("a", "b"), ("b", "c"), ("a", "c")])
    Fewest(groups=3, exact=True)
    >>> fewest_groups([], [])
    Fewest(groups=0, exact=True)
    """
    graph: dict[str, set[str]] = {n: set() for n in nodes}
    for a, b in apart:
        if a != b:
            graph[a].add(b)
            graph[b].add(a)
    groups, exact = 0, True
    for component in _components(graph):
        small = len(component) <= _EXACT
        size = _chromatic(graph, component) if small else len(_clique(graph, component))
        groups, exact = max(groups, size), exact and small
    return Fewest(groups, exact)


def _components(graph: Mapping[str, set[str]]) -> list[list[str]]:
    seen: set[str] = set()
    out = []
    for start in sorted(graph):
        if start in seen:
            continue
        component, pending = [], [start]
        seen.add(start)
        while pending:
            node = pending.pop()
            component.append(node)
            fresh = graph[node] - seen
            seen |= fresh
            pending.extend(sorted(fresh))
        out.append(component)
    return out


def _clique(graph: Mapping[str, set[str]], component: list[str]) -> list[str]:
    """A large clique, greedily from each node by degree: a lower bound on the colours."""
    best: list[str] = []
    order = sorted(component, key=lambda n: (-len(graph[n]), n))
    for start in order:
        clique = [start]
        for node in order:
            if node != start and all(node in graph[other] for other in clique):
                clique.append(node)
        best = max(best, clique, key=len)
    return best


def _chromatic(graph: Mapping[str, set[str]], component: list[str]) -> int:
    least = len(_clique(graph, component))
    for colours in range(least, len(component) + 1):
        if _colourable(graph, component, colours, {}):
            return colours
    return len(component)


def _colourable(
    graph: Mapping[str, set[str]], component: list[str], colours: int, given: dict[str, int]
) -> bool:
    """Whether ``colours`` suffice, extending the colours ``given`` so far."""
    open_nodes = [n for n in component if n not in given]
    if not open_nodes:
        return True

    def constraint(node: str) -> tuple[int, int, str]:
        return len({given[m] for m in graph[node] if m in given}), len(graph[node]), node

    node = max(open_nodes, key=constraint)
    taken = {given[m] for m in graph[node] if m in given}
    used = max(given.values(), default=-1) + 1
    for colour in range(min(used + 1, colours)):
        if colour not in taken:
            given[node] = colour
            if _colourable(graph, component, colours, given):
                return True
            del given[node]
    return False
