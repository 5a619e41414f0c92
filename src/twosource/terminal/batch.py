"""A batch while it runs, and what became of it."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from twosource.ledger import ReadResult, ReadStep
from twosource.terminal.console import printable
from twosource.terminal.words import counted, shorten


class BatchProgress:
    """Shows a batch on ``console`` while it runs, if that is a terminal, and counts it."""

    def __init__(self, console: Console) -> None:
        self.kept = 0
        """Reports that the ledger has so far of this batch."""
        self._claims = 0
        self._refused = 0
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.fields[counts]}"),
            TimeElapsedColumn(),
            TextColumn("{task.description}", style="quiet"),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        self._bar.start()
        self._task = self._bar.add_task("loading the reader", total=None, counts="")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.stop()

    def __call__(self, step: ReadStep) -> None:
        """Count ``step`` and show it."""
        self.kept += step.outcome != "refused"
        self._refused += step.outcome == "refused"
        self._claims += step.claims
        if self._task is not None:
            self._bar.update(
                self._task,
                description=shorten(printable(step.target), 48),
                counts=", ".join(self._counts()),
            )

    def _counts(self) -> list[str]:
        counts = [counted(self.kept, "report"), counted(self._claims, "claim")]
        if self._refused:
            counts.append(f"{self._refused} refused")
        return counts


def summary(result: ReadResult) -> str:
    """What became of a batch, in a line.

    >>> summary(ReadResult(new=3, unchanged=1, unsupported=1, claims=40))
    '3 new, 1 unchanged; 1 in a language that is stored but not read; 40 claims'
    >>> summary(ReadResult())
    'nothing to read'
    """
    outcomes = [
        (result.new, "new"),
        (result.new_versions, "new version" if result.new_versions == 1 else "new versions"),
        (result.read_again, "read again"),
        (result.unchanged, "unchanged"),
        (len(result.refused), "refused"),
    ]
    said = ", ".join(f"{n:,} {what}" for n, what in outcomes if n)
    if not said:
        return "nothing to read"
    parts = [said]
    if result.unsupported:
        parts.append(f"{result.unsupported:,} in a language that is stored but not read")
    parts.append(counted(result.claims, "claim"))
    return "; ".join(parts)
