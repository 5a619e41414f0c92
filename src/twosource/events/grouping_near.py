"""Blocks where few reports have changed: found from these, without looking at all the others.

What hangs together with a report is gone through only until it is known to be too large. So the
cost rests on what has changed, and the blocks are those that looking at everything gives.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from twosource.events.grouping_blocks import DEEPEST, LEVELS, Block, Node, fits

Joins = Callable[[Node], Mapping[Node, int]]
"""The reports that one is joined with, and up to which level."""
Claims = Callable[[Node], int]
"""How many claims a report has."""


def blocks_near(nodes: Iterable[Node], joins: Joins, claims: Claims) -> Iterator[Block]:
    """The blocks that ``nodes`` are in, each once.

    >>> joins = {1: {2: 12}, 2: {1: 12}, 3: {}}
    >>> [block.nodes for block in blocks_near([1, 2, 3], joins.__getitem__, lambda _: 5)]
    [(1, 2), (3,)]
    """
    settled: set[Node] = set()
    for node in nodes:
        if node not in settled:
            block = _block(node, joins, claims)
            settled.update(block.nodes)
            yield block


def _block(node: Node, joins: Joins, claims: Claims) -> Block:
    """What hangs together with a report at the lowest level at which it isn't too large."""
    for level in LEVELS:
        if (found := _reached(node, level, joins, claims)) is not None:
            break
    return Block(tuple(sorted(found or ())), level)


def _reached(node: Node, level: int, joins: Joins, claims: Claims) -> set[Node] | None:
    """All that hangs together with a report at a level; None once that is too large."""
    found, new, held = {node}, [node], claims(node)
    while new:
        for other, up_to in joins(new.pop()).items():
            if up_to >= level and other not in found:
                found.add(other)
                new.append(other)
                held += claims(other)
                if level != DEEPEST and not fits(len(found), held):
                    return None
    return found
