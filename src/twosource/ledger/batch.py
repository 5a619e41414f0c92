"""Reading a batch: each input on its own, so that stopping at any moment loses nothing."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.errors import InputError
from twosource.ledger.extractor import Extractor
from twosource.ledger.protocols import Writer
from twosource.ledger.results import Outcome, ReadResult, ReadStep
from twosource.model import Report

if TYPE_CHECKING:
    from twosource.intake import Refusal

__all__ = ["read_batch"]

_COUNTED: dict[Outcome, str] = {
    "new": "new",
    "new version": "new_versions",
    "read again": "read_again",
    "unchanged": "unchanged",
}


def read_batch(
    items: Iterable["Report | Refusal"],
    writer: Writer,
    extractor: Extractor,
    on_progress: Callable[[ReadStep], None] | None = None,
) -> ReadResult:
    """Read reports into a ledger.

    Each report is one transaction. What was written stays written, whatever stops the batch;
    the same batch again goes on where it stopped, since known reports aren't extracted anew.
    A refused input is listed in the result and stops nothing.
    """
    result = ReadResult()
    for done, item in enumerate(items, 1):
        result, step = _one(item, writer, extractor, result)
        if on_progress:
            on_progress(replace(step, done=done))
    return result


def _one(
    item: "Report | Refusal", writer: Writer, extractor: Extractor, so_far: ReadResult
) -> tuple[ReadResult, ReadStep]:
    if not isinstance(item, Report):
        return _refuse(item, so_far)
    try:
        return _take(item, writer, extractor, so_far)
    except InputError as error:
        from twosource.intake import Refusal

        return _refuse(Refusal(item.id, error), so_far)


def _refuse(refusal: "Refusal", so_far: ReadResult) -> tuple[ReadResult, ReadStep]:
    counted = replace(so_far, refused=(*so_far.refused, refusal))
    return counted, ReadStep("refused", refusal.target)


def _take(
    report: Report, writer: Writer, extractor: Extractor, so_far: ReadResult
) -> tuple[ReadResult, ReadStep]:
    reader = extractor.version()
    if writer.has(report, reader):
        return _count(so_far, "unchanged"), ReadStep("unchanged", report.id)
    readable = extractor.can_read(report)
    extraction = extractor.extract(report)
    outcome = writer.write(extraction, reader, "read" if readable else "unsupported language")
    if outcome == "unchanged":
        return _count(so_far, outcome), ReadStep(outcome, report.id)
    claims = len({claim.id for claim in extraction.claims})
    counted = replace(
        _count(so_far, outcome),
        claims=so_far.claims + claims,
        unsupported=so_far.unsupported + (not readable),
    )
    return counted, ReadStep(outcome, report.id, claims)


def _count(result: ReadResult, outcome: Outcome) -> ReadResult:
    name = _COUNTED[outcome]
    return replace(result, **{name: getattr(result, name) + 1})
