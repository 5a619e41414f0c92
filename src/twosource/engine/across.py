"""A ledger -> what stands across its reports: copies and events.

Reports fall into blocks, and each block is worked out by itself. What was worked out is kept in
the ledger under a hash of what it rests on, so that after a new report only its block is worked
out anew. The result is the same with and without anything kept.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from twosource.engine.judged import claims_judged, deciding, judged_in, same_reports
from twosource.engine.local import Local
from twosource.errors import NotFound
from twosource.events.build import Built, build
from twosource.events.grouping_blocks import Keys, block_keys, blocks
from twosource.events.relations import Relations
from twosource.ledger.codec import decode, encode
from twosource.model import Copy, Event, Judgement, content_id

if TYPE_CHECKING:
    from twosource.ledger import View, Writer

__all__ = ["Across", "across"]

_VERSION = "across-3"
_AT_ONCE = 25
"""Blocks that are worked out, or read, before the next ones are."""
_KEYS, _BLOCKS = f"keys {_VERSION}", f"blocks {_VERSION}"

Shown = Mapping[str, str]
"""Key of the reading that each report shows, by id of report."""


@dataclass(frozen=True)
class Across:
    """What stands across the reports of a ledger, block by block."""

    load: Callable[[], Iterable[Built]]
    """Gives the blocks; asked once, when they are first needed."""

    @cached_property
    def blocks(self) -> tuple[Built, ...]:
        """The blocks, in order of their first report."""
        return tuple(self.load())

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """All events, those with most claims first."""
        found = (event for block in self.blocks for event in block.events)
        return tuple(sorted(found, key=lambda e: (-len(e.claims), e.id)))

    @cached_property
    def copies(self) -> Mapping[str, Copy]:
        """The copies by id of report; a report that is none and has none is left out."""
        return {id: copy for block in self.blocks for id, copy in block.copies.items()}

    @cached_property
    def originals(self) -> Mapping[str, str]:
        """For each copy the report that stands for its text, by ids."""
        return {id: first for block in self.blocks for id, first in block.originals.items()}

    @cached_property
    def event_of(self) -> Mapping[str, Event]:
        """The event of each claim that has one, by id of claim."""
        return {claim: event for event in self.events for claim in event.claims}

    def event(self, id: str) -> Event:
        """The event with this id, or the only one whose id begins so. Raises ``NotFound``."""
        found = [e for e in self.events if e.id == id] or [
            e for e in self.events if id and e.id.startswith(id)
        ]
        if len(found) == 1:
            return found[0]
        if found:
            raise NotFound(f"several events begin with {id!r}; give more of the id")
        raise NotFound(f"no event {id} in this ledger; list them with: twosource events")


def across(
    view: "View", writer: "Writer | None" = None, relations: Relations | None = None
) -> Across:
    """Copies and events of the latest readings of a ledger; kept there if a ``writer`` is given."""
    held = relations or Local()
    shown = dict(view.shown())
    keys = _keys(view, writer, shown)
    judgements = deciding(view.judgements())
    joined = same_reports(view, judgements)
    found = blocks([(id, keys[reading]) for id, reading in shown.items()], held, joined)
    by_id = {_block_id(ids, shown, judgements): ids for ids in found}
    known = view.kept_keys(_BLOCKS)
    missing = [id for id in by_id if id not in known]

    def work(id: str) -> Built:
        reads = [view.read(report) for report in by_id[id]]
        claims = {c.id for _, made in reads for c in made}
        return build(reads, held, judged_in(judgements, claims))

    built: dict[str, Built] = {}
    for start in range(0, len(missing), _AT_ONCE):
        some = missing[start : start + _AT_ONCE]
        made = dict(zip(some, held.map(work, some), strict=True))
        if writer is None:
            built |= made
        else:
            writer.keep(_BLOCKS, {id: _to_text(block) for id, block in made.items()})
    if writer is not None and (stale := known - by_id.keys()):
        writer.keep(_BLOCKS, {}, stale)

    def load() -> Iterator[Built]:
        for start in range(0, len(by_id), _AT_ONCE):
            some = list(by_id)[start : start + _AT_ONCE]
            kept = view.kept(_BLOCKS, [id for id in some if id not in built])
            yield from (built[id] if id in built else _from_text(kept[id]) for id in some)

    return Across(load)


def _keys(view: "View", writer: "Writer | None", shown: Shown) -> dict[str, Keys]:
    """What each reading is looked up by; worked out for those that nothing is kept of."""
    kept = view.kept(_KEYS, list(shown.values()))
    out = {reading: _keys_from(body) for reading, body in kept.items()}
    new = {}
    for id, reading in shown.items():
        if reading not in out:
            out[reading] = new[reading] = block_keys(view.report(id))
    if writer is not None and new:
        writer.keep(_KEYS, {reading: _keys_text(keys) for reading, keys in new.items()})
    return out


def _keys_text(keys: Keys) -> str:
    return "\n".join(" ".join(f"{key:x}" for key in sorted(some)) for some in keys)


def _keys_from(body: str) -> Keys:
    copies, _, topics = body.partition("\n")
    return _numbers(copies), _numbers(topics)


def _numbers(text: str) -> frozenset[int]:
    return frozenset(int(key, 16) for key in text.split())


def _block_id(ids: Sequence[str], shown: Shown, judgements: Sequence[Judgement]) -> str:
    """A hash of all that a block rests on."""
    said = [encode(j) for j in judgements if set(ids) & claims_judged(j).keys()]
    return content_id("b1", [_software(), [(id, shown[id]) for id in ids], said])


@cache
def _software() -> str:
    return f"{_VERSION} {version('twosource')}"


def _to_text(built: Built) -> str:
    body: dict[str, Any] = {
        "copies": [encode(copy) for copy in built.copies.values()],
        "originals": dict(built.originals),
        "events": [encode(event) for event in built.events],
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def _from_text(text: str) -> Built:
    body = json.loads(text)
    copies = [decode(Copy, item) for item in body["copies"]]
    events = tuple(decode(Event, item) for item in body["events"])
    return Built({copy.report: copy for copy in copies}, body["originals"], events)
