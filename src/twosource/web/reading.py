"""Reports that are being read: one batch after another, beside the pages."""

import secrets
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from threading import Lock, Thread
from typing import Literal

from twosource.errors import TwosourceError
from twosource.intake import Refusal
from twosource.ledger import ReadStep, open_ledger
from twosource.ledger.batch import read_batch
from twosource.model import Report
from twosource.web.settings import DeskSettings

__all__ = ["Batch", "Readings"]

_REMEMBERED = 100
_STOPPED = "An error stopped the reading; what was read by then is kept."


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch as it stands."""

    id: str
    total: int
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
        batch = Batch(secrets.token_urlsafe(12), len(items), titles=titles)
        self._keep(batch)
        # A daemon, so that stopping the desk doesn't wait: what was read by then is kept.
        Thread(target=self._read, args=(batch, tuple(items)), daemon=True).start()
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

    def _read(self, batch: Batch, items: tuple[Report | Refusal, ...]) -> None:
        with self._turn:
            end = replace(batch, state="failed", error=_STOPPED)
            try:
                end = self._read_now(batch, items)
            except TwosourceError as error:
                end = replace(end, error=str(error))
            finally:
                known = self.get(batch.id) or batch
                self._keep(replace(end, steps=known.steps))

    def _read_now(self, batch: Batch, items: tuple[Report | Refusal, ...]) -> Batch:
        steps: list[ReadStep] = []

        def stepped(step: ReadStep) -> None:
            steps.append(step)
            self._keep(replace(batch, state="reading", steps=tuple(steps)))

        self._keep(replace(batch, state="reading"))
        with open_ledger(self._settings.ledger) as ledger:
            result = read_batch(items, ledger.writer, self._settings.extractor(), stepped)
        return replace(batch, state="done", refused=result.refused)
