"""What a ledger answers besides reports and claims."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from twosource.ledger.table import html_table

if TYPE_CHECKING:
    from twosource.intake import Refusal

__all__ = [
    "ClaimCounts",
    "FeedsResult",
    "Outcome",
    "Problem",
    "ReadResult",
    "ReadStep",
    "ReportEntry",
    "Status",
    "VersionEntry",
]

Outcome = Literal["new", "new version", "read again", "unchanged", "refused"]
"""What became of one input:

- ``new``: a report that the ledger didn't have;
- ``new version``: a report that it had with another text or other facts; both stay;
- ``read again``: the same version, read by another reader than the one shown; both readings stay;
- ``unchanged``: known as this reader reads it; nothing is written;
- ``refused``: it couldn't be taken in.
"""

Status = Literal["read", "unsupported language"]
"""How a report version stands: read for claims, or only stored."""


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """A line of the list of reports: the latest version, and how it stands."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    language: str | None
    url: str | None
    versions: int
    """How many versions of it are kept."""
    claims: int
    """Claims in the latest version, as last read."""
    status: Status
    reader: str
    """Which extractor and models read it."""
    first_read_at: str
    """When its first version came in: ISO 8601, UTC."""
    last_read_at: str


@dataclass(frozen=True, slots=True)
class ClaimCounts:
    """How many claims there are, and how they are made."""

    total: int
    own_voice: int
    """In the report's own voice; all others are on somebody's word."""
    unnamed: int
    """On the word of an origin that isn't named."""
    hedged: int
    stances: Mapping[str, int]
    """By stance, for each that there is."""
    measures: Mapping[str, int]
    """Those with a number of each measure."""


@dataclass(frozen=True, slots=True)
class VersionEntry:
    """One version of a report."""

    number: int
    """From 1, in the order of coming in."""
    uid: str
    """Content hash of everything that is stored of this version."""
    sha256: str
    first_read_at: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a ledger that isn't as it was written."""

    kind: Literal["file", "report", "claim", "judgement", "span", "column", "relation", "search"]
    subject: str
    """Id of the report, claim or judgement, or name of the table."""
    message: str


@dataclass(frozen=True, slots=True)
class ReadStep:
    """One input of a batch, done."""

    outcome: Outcome
    target: str
    """The report's id, or what was refused."""
    claims: int = 0
    """Claims that were written."""
    done: int = 0
    """Inputs done so far, this one included."""


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What became of a batch: how many inputs came to which outcome."""

    new: int = 0
    new_versions: int = 0
    read_again: int = 0
    unchanged: int = 0
    unsupported: int = 0
    """Of the written ones, those in a language that can't be read: stored without claims."""
    claims: int = 0
    """Claims written."""
    refused: tuple["Refusal", ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing was refused."""
        return not self.refused

    def _repr_html_(self) -> str:
        names = ("new", "new_versions", "read_again", "unchanged", "unsupported", "claims")
        counts = html_table(
            [name.replace("_", " ") for name in names], [[getattr(self, name) for name in names]]
        )
        refused = [(refusal.target, refusal.error) for refusal in self.refused]
        return counts + (html_table(["refused", "because"], refused) if refused else "")


@dataclass(frozen=True, slots=True)
class FeedsResult:
    """What became of a round over all feeds."""

    items: ReadResult
    answered: int = 0
    """Feeds that answered with items."""
    unchanged: int = 0
    """Feeds that said they are as they were."""
    failed: tuple["Refusal", ...] = ()
    """Feeds that couldn't be read."""

    @property
    def ok(self) -> bool:
        """Whether every feed and every item could be read."""
        return self.items.ok and not self.failed
