"""What a store must do. Writing and reading are two protocols: most code needs only one.

Everything is kept: a changed report is a further version, a report read by another reader has a
further reading, and what is shown is the latest reading of the latest version.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from twosource.ledger.blocks import Blocks, Happenings
from twosource.ledger.filters import ClaimFilter, ReportFilter
from twosource.ledger.judgements import Reviewed
from twosource.ledger.results import (
    ClaimCounts,
    Outcome,
    Problem,
    ReportEntry,
    Status,
    VersionEntry,
)
from twosource.model import Attribution, Claim, Judgement, Report

if TYPE_CHECKING:
    from twosource.claims import Extraction

__all__ = ["View", "Writer"]


class Writer(Protocol):
    """The writing side of a ledger. Each call is one transaction: it happens whole or not at all.

    Several writers, in several processes, may work on one ledger at a time.
    """

    def has(self, report: Report, reader: str) -> bool:
        """Whether writing what this reader finds in exactly this report would change nothing."""
        ...

    def write(self, extraction: "Extraction", reader: str, status: Status) -> Outcome:
        """Write a report and what ``reader`` found in it; that is then shown.

        Writing the same again does nothing and answers ``unchanged``, also where another writer
        came first.
        """
        ...

    def judge(self, judgement: Judgement) -> Judgement:
        """Add a judgement and give it back with its id; one that is there is not added again.

        It stays, and later ones stand beside it.
        """
        ...

    def keep(self, kind: str, values: Mapping[str, str], drop: Collection[str] = ()) -> None:
        """Keep values worked out from what is in the ledger, by a hash of what they rest on.

        They are a help, not knowledge: ``drop`` and anybody else may delete them at any time.
        """
        ...

    @property
    def blocks(self) -> Blocks:
        """Where grouping keeps what it has worked out."""
        ...


class View(Protocol):
    """The reading side of a ledger.

    Claims come out as they were reviewed: with the values of a correction where there is one, and
    without those that were rejected, which only ``claim`` gives. ``claim_readings`` has them as
    they were read.
    """

    @property
    def path(self) -> str | None:
        """Where other processes can open the ledger; ``None`` if only this one can."""
        ...

    @property
    def happenings(self) -> Happenings:
        """What stands across reports, as it was last worked out."""
        ...

    def claims(self, where: ClaimFilter) -> Iterator[Claim]:
        """The claims that ``where`` lets through: reports as they were read, text order within.

        They are those of the moment of asking, whatever is written while they are gone through.
        """
        ...

    def claim_count(self, where: ClaimFilter) -> int:
        """How many claims ``where`` lets through; its limit counts, too."""
        ...

    def claim_counts(self, where: ClaimFilter) -> ClaimCounts:
        """How many claims ``where`` lets through, and how they are made; its limit counts, too."""
        ...

    def claim(self, id: str) -> Claim:
        """The claim with this id, or the only one whose id begins so. Raises ``NotFound``."""
        ...

    def confidences(self, where: ClaimFilter) -> tuple[tuple[str, float], ...]:
        """Id and confidence of each claim that ``where`` lets through, in the order of ``claims``.

        Claims count here as they were read, whatever reviews say: rejected ones are there, too.
        """
        ...

    def claim_readings(self, id: str) -> tuple[Claim, ...]:
        """Every reading of one claim (full id), the latest first. Raises ``NotFound``."""
        ...

    def reports(self) -> tuple[ReportEntry, ...]:
        """All reports, by id."""
        ...

    def report_list(self, where: ReportFilter) -> tuple[ReportEntry, ...]:
        """The reports that ``where`` lets through, in its order; those of the same by id."""
        ...

    def report_count(self, where: ReportFilter) -> int:
        """How many reports ``where`` lets through, whatever part of them it asks for."""
        ...

    def report(self, id: str, version: int | None = None) -> Report:
        """A report by id or unique beginning, in its latest version or another.

        Raises ``NotFound``.
        """
        ...

    def versions(self, id: str) -> tuple[VersionEntry, ...]:
        """The versions of a report, the first one first. Raises ``NotFound``."""
        ...

    def attributions(self, report: str) -> tuple[Attribution, ...]:
        """Every attribution in the latest version of a report, in text order."""
        ...

    def everything(self) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
        """Each report as it stands at the moment of asking, with its claims; by id of report.

        The same reports and claims come out in the same order in whatever order they went in.
        """
        ...

    def shown(self) -> tuple[tuple[str, str], ...]:
        """Id of each report and key of the reading that it shows, by id of report."""
        ...

    def read(self, report: str) -> tuple[Report, tuple[Claim, ...]]:
        """A report (full id) as it stands, with its claims. Raises ``NotFound``."""
        ...

    def read_version(self, report: str, number: int) -> tuple[Report, tuple[Claim, ...]]:
        """A version of a report (full id), with its claims as they were last read in it.

        Raises ``NotFound``.
        """
        ...

    def report_read(self, reading: int) -> Report:
        """The report as it stood when a reading, by its key, was made."""
        ...

    def judgements(self, since: int = 0) -> tuple[Judgement, ...]:
        """All judgements but the first ``since``, in the order in which they were made."""
        ...

    def reviewed(self) -> Mapping[str, Reviewed]:
        """How each claim that was reviewed stands, by its id, as far as reviews are in force."""
        ...

    def kept(self, kind: str, keys: Sequence[str]) -> dict[str, str]:
        """Those of the values under ``keys`` that a writer has kept."""
        ...

    def kept_keys(self, kind: str) -> frozenset[str]:
        """The keys under which values of a kind are kept."""
        ...

    def search_reports(self, text: str, limit: int) -> tuple[ReportEntry, ...]:
        """Reports that hold all words of ``text`` in title or text, the best match first."""
        ...

    def search_claims(self, text: str, limit: int) -> tuple[Claim, ...]:
        """Claims that hold all words of ``text`` in their content, the best match first."""
        ...

    def verify(self) -> tuple[Problem, ...]:
        """Check everything that can be: hashes, ids, spans, relations, search. Empty is fine."""
        ...
