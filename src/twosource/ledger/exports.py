"""The log of what was handed out of a ledger. It is only ever added to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

__all__ = ["ExportEntry", "ExportLog"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportEntry:
    """One export: who wrote what when, as it can be proved later."""

    number: int = 0
    """From 1, in the order of the log; 0 before it is there."""
    at: str
    """ISO 8601, UTC."""
    who: str
    format: str
    profile: str
    filters: Mapping[str, str]
    """Name and value of each condition that was set."""
    lines: int
    """Lines that were written, or rows of all tables."""
    bytes: int
    sha256: str
    """Of what was written, up to where it was stopped if it isn't whole."""
    target: str | None
    """Name of the file; None for standard output."""
    whole: bool = True
    """Whether it was written to the end."""


class ExportLog(Protocol):
    """Adding to the log and reading it."""

    def add(self, entry: ExportEntry) -> ExportEntry:
        """Add an entry; it comes back with its number."""
        ...

    def all(self, after: int | None = None, limit: int | None = None) -> tuple[ExportEntry, ...]:
        """Entries, the latest first; those before number ``after``, at most ``limit``."""
        ...

    def entry(self, number: int) -> ExportEntry:
        """One entry. Raises ``NotFound``."""
        ...
