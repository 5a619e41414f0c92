"""What is kept: reports, their versions and readings, claims; and how to look among them."""

from twosource.ledger.exports import ExportEntry, ExportLog
from twosource.ledger.extractor import Extractor
from twosource.ledger.feeds import FeedEntry, FeedList
from twosource.ledger.filters import ClaimFilter, Near, ReportFilter, ReportSort
from twosource.ledger.ledger import Ledger, open_ledger
from twosource.ledger.protocols import View, Writer
from twosource.ledger.results import (
    ClaimCounts,
    FeedsResult,
    Problem,
    ReadResult,
    ReadStep,
    ReportEntry,
    VersionEntry,
)

__all__ = [
    "ClaimCounts",
    "ClaimFilter",
    "ExportEntry",
    "ExportLog",
    "Extractor",
    "FeedEntry",
    "FeedList",
    "FeedsResult",
    "Ledger",
    "Near",
    "Problem",
    "ReadResult",
    "ReadStep",
    "ReportEntry",
    "ReportFilter",
    "ReportSort",
    "VersionEntry",
    "View",
    "Writer",
    "open_ledger",
]
