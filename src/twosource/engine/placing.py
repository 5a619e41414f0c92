"""Reports that came in -> their blocks, in a ledger that keeps them.

A few reports are taken in one by one: the keys of each are looked up, and only what they touch is
looked at again. Many are taken in at once. Both give the same blocks, whatever came in first.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

from twosource.engine.taking import Firm, KeysOf, free_node, take
from twosource.events.grouping_blocks import TOPIC, Block, Node, blocks, cut, joined
from twosource.events.relations import Relations
from twosource.ledger.blocks import Blocks, Grouped, Pending

__all__ = ["Pairs", "place"]

Pairs = Collection[tuple[str, str]]
"""Reports that stand in one block because somebody has judged so, by id."""
_FEW, _AT_ONCE, _WRITTEN = 400, 100, 500
_LARGEST_KEY = (1 << 63) - 1
_FIRM, _STEP = "firm", "step"


def place(held: Blocks, relations: Relations, keys_of: KeysOf, firm: Pairs) -> None:
    """Bring the blocks of a ledger up to date with the reports that it shows."""
    new = held.pending_count()
    if (new > _FEW and new > held.grouped_count() // 4) or held.has_unplaced():
        _take_all(held, relations, keys_of)
        _place_all(held, relations, firm)
    while _take_some(held, keys_of, firm):
        pass


def _take_some(held: Blocks, keys_of: KeysOf, firm: Pairs) -> bool:
    """Take in a few reports, and judgements that are new; whether there may be more."""
    if not held.pending(1) and held.remembered(_FIRM) == _text(firm):
        return False
    with held.transaction():
        some = held.pending(_AT_ONCE)
        take(held, keys_of, some, _nodes(held, firm))
        before = [(a, b) for a, b in json.loads(held.remembered(_FIRM) or "[]")]
        judged = {id for pair in (*before, *firm) for id in pair}
        if set(before) != set(firm) or judged.intersection(p.report for p in some):
            nodes = [known.node for id in judged if (known := held.grouped(id)) is not None]
            take(held, keys_of, (), _nodes(held, firm), sorted(nodes))
        held.remember(_FIRM, _text(firm))
        _count_step(held)
    return True


def _take_all(held: Blocks, relations: Relations, keys_of: KeysOf) -> None:
    """Take in all reports with their keys, and give them no place yet."""
    waiting = held.pending(held.pending_count())
    found = zip(waiting, relations.map(keys_of, [p.reading for p in waiting]), strict=True)
    while some := list(islice(found, _WRITTEN)):
        with held.transaction():
            rows = [row for new, known in some for row in _enter(held, keys_of, new, *known)]
            held.add_keys(rows)
            _count_step(held)


def _enter(
    held: Blocks,
    keys_of: KeysOf,
    pending: Pending,
    published: str | None,
    keys: frozenset[int],
) -> Iterator[tuple[int, Node]]:
    """Take a report in; its keys with its node."""
    old = held.grouped(pending.report)
    if old is not None:
        _, known = keys_of(old.reading)
        held.drop_keys((key, old.node) for key in known)
        held.join(old.node, {})
        if old.block is not None:
            held.reopen(old.block)
    at = free_node(held, pending.report, published)
    held.put(Grouped(at, pending.report, pending.reading, pending.claims, None))
    return ((key, at) for key in keys)


def _place_all(held: Blocks, relations: Relations, firm: Pairs) -> None:
    """Join all reports and put them into blocks; anew, if something came in meanwhile."""
    while True:
        step = held.remembered(_STEP)
        claims = {known.node: known.claims for known in held.everything()}
        pairs = joined(
            held.keys(TOPIC, _LARGEST_KEY),
            held.keys(0, TOPIC - 1),
            relations,
            [(a, b) for a, others in _nodes(held, firm).items() for b in others if a < b],
        )
        found = blocks(claims, pairs, relations)
        with held.transaction():
            if held.remembered(_STEP) == step:
                held.join_all(pairs)
                _write(held, found)
                held.remember(_FIRM, _text(firm))
                _count_step(held)
                return


def _write(held: Blocks, found: Sequence[Block]) -> None:
    """Write blocks; those that are as they were stay."""
    homes: defaultdict[int, list[Node]] = defaultdict(list)
    for known in held.everything():
        if known.block is not None:
            homes[known.block].append(known.node)
    before = {(tuple(nodes), cut(held.level(key))): key for key, nodes in homes.items()}
    stay = {key for block in found if (key := before.get((block.nodes, block.is_cut)))}
    held.drop_blocks({*before.values(), *held.unworked()} - stay)
    for block in found:
        if before.get((block.nodes, block.is_cut)) is None:
            held.add_block(block.nodes, block.level)


def _nodes(held: Blocks, pairs: Pairs) -> Firm:
    """Pairs of reports as nodes, in both directions; those that aren't grouped yet are left out."""
    found: defaultdict[Node, set[Node]] = defaultdict(set)
    for one, other in pairs:
        a, b = held.grouped(one), held.grouped(other)
        if a is not None and b is not None:
            found[a.node].add(b.node)
            found[b.node].add(a.node)
    return found


def _text(pairs: Iterable[tuple[str, str]]) -> str:
    return json.dumps(sorted(set(pairs)))


def _count_step(held: Blocks) -> None:
    """Let others see that something has changed."""
    held.remember(_STEP, str(int(held.remembered(_STEP) or 0) + 1))
