"""Blocks -> the events and copies in them, each block by itself."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from twosource.engine.judged import claims_judged, judged_in
from twosource.engine.listed import listed
from twosource.engine.local import Local
from twosource.engine.software import software
from twosource.events.build import Built, Read, build
from twosource.events.grouping_blocks import block_keys, cut
from twosource.events.relations import Relations
from twosource.ledger.blocks import BlockReports, Blocks, Found, FoundEvent
from twosource.ledger.codec import encode
from twosource.model import Judgement, content_id

if TYPE_CHECKING:
    from twosource.ledger import View

__all__ = ["Reader", "Work", "built", "judged_of", "reopen", "work_out"]

_WRITTEN = 25
"""Blocks that are written at once."""
_JUDGED = "judged"


@dataclass(frozen=True, slots=True)
class Work:
    """A block to be worked out, and what is judged of its reports."""

    block: BlockReports
    judgements: tuple[Judgement, ...]

    @property
    def rests_on(self) -> str:
        """A hash of all that the result rests on."""
        said = [encode(judgement) for judgement in self.judgements]
        reports = [list(pair) for pair in self.block.reports]
        return content_id("b1", [software(), cut(self.block.level), reports, said])


@dataclass
class Reader:
    """Works on reports of a ledger; in another process it opens the ledger for itself."""

    path: str | None
    """Where the ledger is; ``None`` if only this process can read it."""
    view: "View | None" = field(default=None, repr=False)

    def __getstate__(self) -> dict[str, object]:
        return {"path": self.path, "view": None}

    def opened(self) -> "View":
        """The ledger to read from."""
        if self.view is None:
            from twosource.ledger import open_ledger

            self.view = open_ledger(self.path, create=False).view
        return self.view

    def keys(self, reading: int) -> tuple[str | None, frozenset[int]]:
        """The day of a report and what it is looked up by, as a reading had it."""
        report = self.opened().report_read(reading)
        return report.published, block_keys(report)

    def work(self, work: Work) -> Found:
        """The events and copies of a block."""
        reads = [self.opened().read(report) for report, _ in work.block.reports]
        return to_keep(built(reads, work.judgements, cut(work.block.level)), reads)


def built(reads: Sequence[Read], judgements: Sequence[Judgement], is_cut: bool) -> Built:
    """What stands across the reports of a block."""
    claims = {claim.id for _, found in reads for claim in found}
    return build(reads, Local(), judged_in(judgements, claims), is_cut)


def judged_of(reports: Collection[str], judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that are about any of ``reports``."""
    return tuple(j for j in judgements if not claims_judged(j).keys().isdisjoint(reports))


def to_keep(found: Built, reads: Iterable[Read]) -> Found:
    """What was built as it is kept."""
    reports = {report.id: report for report, _ in reads}
    claims = {claim.id: claim for _, held in reads for claim in held}
    return Found(
        tuple((id, found.originals[id], _text(copy)) for id, copy in found.copies.items()),
        tuple(
            FoundEvent(
                event.id,
                event.claims,
                _text(listed(event, [claims[id] for id in event.claims], reports)),
                _text(event),
            )
            for event in found.events
        ),
    )


def _text(value: object) -> str:
    return json.dumps(encode(value), ensure_ascii=False, separators=(",", ":"))


def work_out(
    held: Blocks, relations: Relations, reader: Reader, judgements: Sequence[Judgement]
) -> None:
    """Work out all blocks that nothing is known of yet."""
    by_report = _by_report(judgements)
    blocks = (held.contents(block) for block in held.unworked())
    waiting = [_work(block, judgements, by_report) for block in blocks if block is not None]
    found = zip(waiting, relations.map(reader.work, waiting), strict=True)
    while some := list(islice(found, _WRITTEN)):
        with held.transaction():
            for work, result in some:
                held.keep(work.block.key, work.rests_on, result)


def reopen(held: Blocks, judgements: Sequence[Judgement], ever: Sequence[Judgement]) -> None:
    """Let those blocks be worked out anew of which something else is judged than before.

    ``judgements`` are those that decide now, ``ever`` all that there ever were.
    """
    said = content_id("j1", [encode(judgement) for judgement in judgements])
    if held.remembered(_JUDGED) == said:
        return
    by_report = _by_report(judgements)
    reports = sorted({report for judgement in ever for report in claims_judged(judgement)})
    with held.transaction():
        for report in reports:
            known = held.grouped(report)
            block = None if known is None or known.block is None else held.contents(known.block)
            if block is not None:
                before = held.rests_on(block.key)
                if before not in (None, _work(block, judgements, by_report).rests_on):
                    held.reopen(block.key)
        held.remember(_JUDGED, said)


def _by_report(judgements: Sequence[Judgement]) -> Mapping[str, list[int]]:
    """For each report, which of the judgements are about it."""
    found: dict[str, list[int]] = {}
    for i, judgement in enumerate(judgements):
        for report in claims_judged(judgement):
            found.setdefault(report, []).append(i)
    return found


def _work(
    block: BlockReports, judgements: Sequence[Judgement], by_report: Mapping[str, list[int]]
) -> Work:
    about = {i for report, _ in block.reports for i in by_report.get(report, ())}
    return Work(block, tuple(judgements[i] for i in sorted(about)))
