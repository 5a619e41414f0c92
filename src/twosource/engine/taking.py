"""A few reports that came in -> their blocks: only what they touch is looked at again.

What a report may touch are those that share a key with it: they may be joined with it, and where
a key becomes too common, or the next ones of it are others now, joins between them change. From
those whose joins have changed the blocks are found anew.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set

from twosource.events.grouping_blocks import (
    DEEPEST,
    Block,
    Node,
    Shares,
    Told,
    cut,
    level,
    limits,
    node,
    told,
)
from twosource.events.grouping_near import blocks_near
from twosource.ledger.blocks import Blocks, Grouped, Pending

__all__ = ["Firm", "KeysOf", "free_node", "take"]

KeysOf = Callable[[int], tuple[str | None, frozenset[int]]]
"""The day of a report and its keys, by the key of a reading."""

Firm = Mapping[Node, Collection[Node]]
"""The reports that stand in one block with one for another reason than shared keys."""


def take(
    held: Blocks,
    keys_of: KeysOf,
    some: Sequence[Pending],
    firm: Firm,
    also: Iterable[Node] = (),
) -> None:
    """Take reports in, inside the caller's transaction; ``also`` look again at other ones."""
    step = _Step(held, keys_of, firm)
    for pending in some:
        step.take(pending)
    step.touched.update(also)
    step.finish()


def free_node(held: Blocks, id: str, published: str | None) -> Node:
    """The node of a report: the next one that is free, should two hash to one."""
    found = node(id, published)
    while held.has(found) and held.member(found).report != id:
        found += 1
    return found


class _Step:
    """Taking in some reports at once, as far as it has come."""

    def __init__(self, held: Blocks, keys_of: KeysOf, firm: Firm) -> None:
        self._held, self._read, self._firm = held, keys_of, firm
        self._keys: dict[Node, frozenset[int]] = {}
        self._nodes: dict[int, Sequence[Node]] = {}
        self._added: defaultdict[int, set[Node]] = defaultdict(set)
        self._dropped: defaultdict[int, set[Node]] = defaultdict(set)
        self._changed: set[Node] = set()
        self._left: set[int] = set()
        self.touched: set[Node] = set()

    def take(self, pending: Pending) -> None:
        """Take one report in: its keys, and what it was taken in as before."""
        published, keys = self._read(pending.reading)
        old = self._held.grouped(pending.report)
        at = free_node(self._held, pending.report, published)
        if old is not None:
            self._leave(old, at)
            known = self._keys_of(old.node) if old.node == at else frozenset[int]()
        else:
            known = frozenset()
        for key in known - keys:
            self._dropped[key].add(at)
        for key in keys - known:
            self._added[key].add(at)
        self._held.drop_keys((key, at) for key in known - keys)
        self._held.add_keys((key, at) for key in keys - known)
        self._held.put(Grouped(at, pending.report, pending.reading, pending.claims, None))
        self._keys[at] = keys
        self.touched.add(at)
        self._changed.add(at)

    def _leave(self, old: Grouped, at: Node) -> None:
        """Let a report go out of its block; out of everything, if it gets another node."""
        if old.block is not None:
            self._left.add(old.block)
        if old.node == at:
            return
        keys = self._keys_of(old.node)
        for key in keys:
            self._dropped[key].add(old.node)
        self._held.drop_keys((key, old.node) for key in keys)
        self._changed.update(self._held.joins(old.node))
        self._held.join(old.node, {})
        self.touched.discard(old.node)
        self._changed.discard(old.node)

    def finish(self) -> None:
        """Join what is touched anew, and put what has changed into blocks."""
        for key in self._added.keys() | self._dropped.keys():
            self.touched.update(self._touched_by(key))
        for at in sorted(self.touched):
            before, now = self._held.joins(at), self._joins(at)
            if before != now:
                self._held.join(at, now)
                changed = (n for n in before.keys() | now.keys() if before.get(n) != now.get(n))
                self._changed.update((at, *changed))
        self._place()

    def _touched_by(self, key: int) -> Iterator[Node]:
        """The nodes between which joins may have changed by who has a key now."""
        added, dropped = self._added[key], self._dropped[key]
        most, beside = limits(key)
        limit = most + len(added) + len(dropped) + 1
        now = self._held.nodes(key, limit)
        before = len(now) - len(added - dropped) + len(dropped - added)
        if len(now) < limit and told(key, len(now)) != told(key, before):
            yield from now
        elif len(now) > most:
            for at in added ^ dropped:
                yield from self._held.beside(key, at, beside)

    def _joins(self, at: Node) -> dict[Node, int]:
        """The nodes that one is joined with by keys and judgements, and up to which level."""
        shared = {kind: Counter[Node]() for kind in Told}
        for key in self._keys_of(at):
            kind, others = self._sharing(key, at)
            shared[kind].update(other for other in others if other != at)
        joined = dict.fromkeys(self._firm.get(at, ()), DEEPEST)
        for other in set().union(*shared.values()) - joined.keys():
            n = {kind: counted[other] for kind, counted in shared.items()}
            copies, rare = n[Told.COPY] + n[Told.CHAIN], n[Told.RARE]
            topics = rare + n[Told.TOPIC] + n[Told.COMMON]
            up_to = level(at, other, Shares(copies, topics, rare))
            if up_to is not None:
                joined[other] = up_to
        return joined

    def _sharing(self, key: int, at: Node) -> tuple[Told, Sequence[Node]]:
        """The reports that a key joins with one, and what it tells."""
        most, beside = limits(key)
        if key not in self._nodes:
            self._nodes[key] = self._held.nodes(key, most + 1)
        nodes = self._nodes[key]
        kind = told(key, len(nodes))
        if len(nodes) <= most:
            return kind, nodes
        return kind, self._held.beside(key, at, beside)

    def _keys_of(self, at: Node) -> frozenset[int]:
        if at not in self._keys:
            _, self._keys[at] = self._read(self._held.member(at).reading)
        return self._keys[at]

    def _place(self) -> None:
        """Put all whose block may be another one into the right one."""
        members: dict[Node, Grouped] = {}
        joins: dict[Node, Mapping[Node, int]] = {}

        def member(at: Node) -> Grouped:
            if at not in members:
                members[at] = self._held.member(at)
            return members[at]

        def joined(at: Node) -> Mapping[Node, int]:
            if at not in joins:
                joins[at] = self._held.joins(at)
            return joins[at]

        old = self._left | {b for n in self._changed if (b := member(n).block) is not None}
        seeds = self._changed.union(*map(self._held.members, old))
        found = blocks_near(sorted(seeds), joined, lambda at: member(at).claims)
        homes = [(block, {member(at).block for at in block.nodes}) for block in found]
        stay = {home for block, left in homes if self._stays(block, left) for home in left}
        for block, left in homes:
            if stay.isdisjoint(left):
                self._held.add_block(block.nodes, block.level)
                old.update(home for home in left if home is not None)
        self._held.drop_blocks(old - stay)

    def _stays(self, block: Block, homes: Set[int | None]) -> bool:
        """Whether there is a block of just these reports, which nothing has left."""
        if len(homes) != 1 or not homes.isdisjoint({None, *self._left}):
            return False
        (home,) = homes
        assert home is not None
        return (
            self._held.members(home) == block.nodes and cut(self._held.level(home)) == block.is_cut
        )
