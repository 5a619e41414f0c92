"""An export while it is written: each ends up in the ledger's log, also one that is stopped."""

import hashlib
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from twosource.engine.graded import Practice
from twosource.errors import BadFilter
from twosource.export.formats import BINARY, WHOLE, ExportFormat, export_files, export_lines
from twosource.export.profiles import Profile
from twosource.ledger import ClaimFilter, ExportEntry

if TYPE_CHECKING:
    from twosource.ledger import Ledger

__all__ = ["ExportOrder", "checksums", "exported", "exported_files"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOrder:
    """What is to be exported, and for whom. Raises ``BadFilter`` on what can't be meant."""

    format: ExportFormat
    who: str
    profile: Profile | None = None
    """None takes the format's own: ``sealed`` for those with whole texts, ``public`` for others."""
    where: ClaimFilter | None = None
    filters: Mapping[str, str] = field(default_factory=dict)
    """The conditions of ``where`` as they were written, for the log."""
    target: str | None = None
    by: Practice = field(default_factory=Practice)
    """How events are graded and summed up: only in JSON Lines, and only if chosen."""

    def __post_init__(self) -> None:
        name = self.format.value
        if self.format in WHOLE and self.profile == Profile.public:
            raise BadFilter(f"{name} holds the reports whole; take another format, or sealed")
        if self.format in WHOLE and self.filters:
            raise BadFilter(f"{name} is the whole ledger; take another format, or drop the filters")
        if self.format != ExportFormat.jsonl and self.by.told:
            raise BadFilter(f"{name} has no grades or summaries; take jsonl")

    @property
    def shown(self) -> Profile:
        """The profile that holds."""
        whole = self.format in WHOLE
        return self.profile or (Profile.sealed if whole else Profile.public)


def exported(book: "Ledger", order: ExportOrder) -> Generator[bytes]:
    """The bytes of an export, piece by piece; it is in the log when they are through.

    Close the iterator if it isn't used up: what was handed out by then is logged as not whole.
    Parquet is one ZIP file of its tables.
    """
    count = _Count(book, order)
    try:
        for piece, lines in _pieces(book, order):
            count.add(piece, lines)
            yield piece
        count.whole = True
    finally:
        count.log()


def exported_files(book: "Ledger", order: ExportOrder) -> Iterator[tuple[str, bytes]]:
    """Name and content of each Parquet file, as ``exported``; the hash is that of ``checksums``."""
    count = _Count(book, order)
    hashes: dict[str, str] = {}
    try:
        for name, content, rows in _files(book, order):
            hashes[name] = hashlib.sha256(content).hexdigest()
            count.size += len(content)
            count.lines += rows
            yield name, content
        count.whole = True
    finally:
        count.hash.update(checksums(hashes).encode())
        count.log()


def checksums(hashes: Mapping[str, str]) -> str:
    """The lines that ``sha256sum`` prints for files with these hashes, by name.

    >>> checksums({"b": "12", "a": "34"})
    '34  a\\n12  b\\n'
    """
    return "".join(f"{hashes[name]}  {name}\n" for name in sorted(hashes))


class _Count:
    """What was handed out so far."""

    def __init__(self, book: "Ledger", order: ExportOrder) -> None:
        self._book, self._order = book, order
        self.hash = hashlib.sha256()
        self.size = self.lines = 0
        self.whole = False

    def add(self, piece: bytes, lines: int) -> None:
        self.hash.update(piece)
        self.size += len(piece)
        self.lines += lines

    def log(self) -> None:
        """Add the export to the log, unless it broke down before a byte of it was there."""
        if not (self.whole or self.size):
            return
        order = self._order
        self._book.exports.add(
            ExportEntry(
                at=datetime.now(UTC).isoformat(timespec="seconds"),
                who=order.who,
                format=order.format.value,
                profile=order.shown.value,
                filters={**order.filters, **order.by.told},
                lines=self.lines,
                bytes=self.size,
                sha256=self.hash.hexdigest(),
                target=order.target,
                whole=self.whole,
            )
        )


def _pieces(book: "Ledger", order: ExportOrder) -> Iterator[tuple[bytes, int]]:
    if order.format in BINARY:
        from twosource.export.parquet import zipped

        yield zipped(_files(book, order))
        return
    lines = export_lines(book.view, order.format, order.shown, book.writer, order.where, order.by)
    for line in lines:
        yield f"{line}\n".encode("utf-8", "backslashreplace"), 1


def _files(book: "Ledger", order: ExportOrder) -> Iterator[tuple[str, bytes, int]]:
    return export_files(book.view, order.shown, book.writer, order.where)
