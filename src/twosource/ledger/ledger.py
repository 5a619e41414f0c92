"""The ledger as a person uses it: a thin front of a writer and a view."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from twosource.errors import LedgerError
from twosource.ledger.batch import read_batch
from twosource.ledger.exports import ExportLog
from twosource.ledger.extractor import Extractor, default_extractor
from twosource.ledger.feeding import read_feeds
from twosource.ledger.feeds import FeedList
from twosource.ledger.filters import ClaimFilter
from twosource.ledger.protocols import View, Writer
from twosource.ledger.results import FeedsResult, Problem, ReadResult, ReadStep, ReportEntry
from twosource.ledger.sqlite import Database, SqliteExports, SqliteFeeds, SqliteView, SqliteWriter
from twosource.ledger.table import Table
from twosource.model import Claim, Report

if TYPE_CHECKING:
    from twosource.intake import IntakeOptions, Refusal

__all__ = ["Ledger", "open_ledger"]

_CLAIM_COLUMNS: dict[str, Callable[[Claim], object]] = {
    "id": lambda c: c.id,
    "report": lambda c: c.report,
    "chain": lambda c: " → ".join(link.name for link in c.chain) or None,
    "stance": lambda c: c.certainty.stance,
    "content": lambda c: c.content.text,
}
_REPORT_COLUMNS: dict[str, Callable[[ReportEntry], object]] = {
    "id": lambda r: r.id,
    "published": lambda r: r.published,
    "outlet": lambda r: r.outlet,
    "title": lambda r: r.title,
    "versions": lambda r: r.versions,
    "claims": lambda r: r.claims,
    "status": lambda r: r.status,
}


class Ledger:
    """Reports and what they claim. Open one with ``twosource.open``.

    A ledger belongs to the thread that opened it; open another one in another thread or process,
    as many as are wanted.
    """

    def __init__(
        self,
        writer: Writer,
        view: View,
        feeds: FeedList,
        exports: ExportLog,
        close: Callable[[], None],
        extractor: Callable[[], Extractor] = default_extractor,
    ) -> None:
        self.writer = writer
        self.view = view
        self.feeds = feeds
        self.exports = exports
        self._close = close
        self._extractor = extractor

    def read(
        self,
        *targets: str | Path | Report,
        options: "IntakeOptions | None" = None,
        on_progress: Callable[[ReadStep], None] | None = None,
    ) -> ReadResult:
        """Read files, folders, globs, URLs, ``-`` for standard input, or reports.

        Reading the same again changes nothing. What can't be taken in is listed in the result's
        ``refused`` and stops nothing. ``options`` are limits on taking in, and what is known
        better than the reports say; ``on_progress`` is called after each input.
        """
        return read_batch(_load(targets, options), self.writer, self._extractor(), on_progress)

    def read_feeds(
        self,
        *,
        options: "IntakeOptions | None" = None,
        on_progress: Callable[[ReadStep], None] | None = None,
    ) -> FeedsResult:
        """Read what is new in the feeds of the list, which ``feeds`` adds to.

        This, and nothing else, asks the network for them. What can't be read is listed in the
        result and stops nothing; what was read once isn't asked for again.
        """
        from twosource.intake import IntakeOptions

        return read_feeds(
            self.feeds,
            self.writer,
            self._extractor(),
            options or IntakeOptions(),
            on_progress=on_progress,
        )

    def claims(self, where: ClaimFilter | None = None, **conditions: Any) -> Table[Claim]:
        """Claims, by a ``ClaimFilter`` or its fields: ``ledger.claims(source="police")``."""
        held = where or ClaimFilter(**conditions)
        return Table(lambda: self.view.claims(held), _CLAIM_COLUMNS)

    def claim(self, id: str) -> Claim:
        """The claim with this id, or the only one whose id begins so. Raises ``NotFound``."""
        return self.view.claim(id)

    def reports(self) -> Table[ReportEntry]:
        """The reports, by id, each as it stands with its number of versions."""
        return Table(lambda: iter(self.view.reports()), _REPORT_COLUMNS)

    def report(self, id: str, version: int | None = None) -> Report:
        """A report by id or unique beginning, in its latest version or another.

        Raises ``NotFound``.
        """
        return self.view.report(id, version)

    def search(self, text: str, limit: int = 50) -> Table[Claim]:
        """The claims that hold all words of ``text``, the best match first."""
        return Table(lambda: iter(self.view.search_claims(text, limit)), _CLAIM_COLUMNS)

    def search_reports(self, text: str, limit: int = 50) -> Table[ReportEntry]:
        """The reports that hold all words of ``text``, the best match first."""
        return Table(lambda: iter(self.view.search_reports(text, limit)), _REPORT_COLUMNS)

    def verify(self) -> tuple[Problem, ...]:
        """Check hashes, ids, spans, relations and search; empty if all is as it was written."""
        return self.view.verify()

    def close(self) -> None:
        """Close the ledger."""
        self._close()

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_ledger(
    path: str | Path | None = None,
    *,
    create: bool = True,
    extractor: Callable[[], Extractor] = default_extractor,
) -> Ledger:
    """Open the ledger at ``path`` (``:memory:`` for one that is gone when closed) or make it.

    Without a path it is the one that ``TWOSOURCE_LEDGER`` names, else ``twosource.db`` here.
    Raises ``NotALedger`` if the file is something else, ``LedgerTooNew`` if a later version
    wrote it, ``LedgerError`` if it can't be opened, or isn't there and ``create`` is false.
    """
    where = str(path or os.environ.get("TWOSOURCE_LEDGER") or "twosource.db")
    if not create and where != ":memory:" and not Path(where).exists():
        raise LedgerError(f"there is no ledger at {where}; make one with: twosource read")
    database = Database(where)
    return Ledger(
        SqliteWriter(database),
        SqliteView(database),
        SqliteFeeds(database),
        SqliteExports(database),
        database.close,
        extractor,
    )


def _load(
    targets: Iterable[str | Path | Report], options: "IntakeOptions | None"
) -> Iterator["Report | Refusal"]:
    for target in targets:
        if isinstance(target, Report):
            yield target
        else:
            from twosource import intake

            yield from intake.load(target, options or intake.IntakeOptions())
