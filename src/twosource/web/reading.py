"""Reports and feeds that are being read: one batch after another, beside the pages."""

import secrets
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from threading import Lock, Thread
from typing import Literal

from twosource.errors import TwosourceError
from twosource.intake import IntakeOptions, Refusal
from twosource.ledger import Ledger, ReadStep, open_ledger
from twosource.ledger.batch import read_batch
from twosource.ledger.feeding import read_feeds
from twosource.model import Report
from twosource.web.settings import DeskSettings

__all__ = ["Batch", "Readings"]

OnStep = Callable[[ReadStep], None]
Work = Callable[[Ledger, OnStep], tuple[Refusal, ...]]
"""Reads something into a ledger, step by step; what it gives is what was refused."""
_REMEMBERED = 100
_STOPPED = "An error stopped the reading; what was read by then is kept."


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch as it stands."""

    id: str
    total: int | None
    """How many inputs there are; None while it isn't known, as with feeds."""
    state: Literal["waiting", "reading", "done", "failed"] = "waiting"
    steps: tuple[ReadStep, ...] = ()
    refused: tuple[Refusal, ...] = ()
    error: str | None = None
    titles: dict[str, str] = field(default_factory=dict)

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in ("done", "failed")


class Readings:
    """The batches of a desk, the latest hundred of them remembered."""

    def __init__(self, settings: DeskSettings) -> None:
        self._settings = settings
        self._lock = Lock()
        self._batches: OrderedDict[str, Batch] = OrderedDict()
        self._turn = Lock()

    def start(self, items: Sequence[Report | Refusal]) -> Batch:
        """Put a batch behind those that wait already."""
        titles = {r.id: r.title or r.outlet or r.id for r in items if isinstance(r, Report)}
        held = tuple(items)

        def work(ledger: Ledger, stepped: OnStep) -> tuple[Refusal, ...]:
            result = read_batch(held, ledger.writer, self._settings.extractor(), stepped)
            return result.refused

        return self._start(Batch(secrets.token_urlsafe(12), len(held), titles=titles), work)

    def start_feeds(self) -> Batch:
        """Read what is new in the ledger's feeds, behind the batches that wait already."""
        options = IntakeOptions(max_bytes=self._settings.max_file_bytes)

        def work(ledger: Ledger, stepped: OnStep) -> tuple[Refusal, ...]:
            result = read_feeds(
                ledger.feeds,
                ledger.writer,
                self._settings.extractor(),
                options,
                through=self._settings.network(),
                on_progress=stepped,
            )
            return (*result.failed, *result.items.refused)

        return self._start(Batch(secrets.token_urlsafe(12), None), work)

    def _start(self, batch: Batch, work: Work) -> Batch:
        self._keep(batch)
        # A daemon, so that stopping the desk doesn't wait: what was read by then is kept.
        Thread(target=self._read, args=(batch, work), daemon=True).start()
        return batch

    def get(self, id: str) -> Batch | None:
        """The batch with this id, if it is remembered."""
        with self._lock:
            return self._batches.get(id)

    def _keep(self, batch: Batch) -> None:
        with self._lock:
            self._batches[batch.id] = batch
            while len(self._batches) > _REMEMBERED:
                self._batches.popitem(last=False)

    def _read(self, batch: Batch, work: Work) -> None:
        with self._turn:
            end = replace(batch, state="failed", error=_STOPPED)
            try:
                end = self._read_now(batch, work)
            except TwosourceError as error:
                end = replace(end, error=str(error))
            finally:
                known = self.get(batch.id) or batch
                self._keep(replace(end, steps=known.steps, titles=known.titles))

    def _read_now(self, batch: Batch, work: Work) -> Batch:
        steps: list[ReadStep] = []
        titles = dict(batch.titles)
        with open_ledger(self._settings.ledger) as ledger:

            def stepped(step: ReadStep) -> None:
                steps.append(step)
                if step.outcome != "refused" and step.target not in titles:
                    report = ledger.report(step.target)
                    titles[report.id] = report.title or report.outlet or report.id
                now = replace(batch, state="reading", steps=tuple(steps), titles=dict(titles))
                self._keep(now)

            self._keep(replace(batch, state="reading"))
            refused = work(ledger, stepped)
        return replace(batch, state="done", refused=refused)
