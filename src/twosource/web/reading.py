"""Reports that are being read: one batch after another, in a thread of its own."""

import secrets
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Literal

from twosource.errors import TwosourceError
from twosource.intake import Refusal
from twosource.ledger import ReadStep, open_ledger
from twosource.ledger.batch import read_batch
from twosource.model import Report
from twosource.web.settings import DeskSettings

__all__ = ["Batch", "Readings"]

_REMEMBERED = 100


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
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="twosource-reading")

    def start(self, items: Sequence[Report | Refusal]) -> Batch:
        """Put a batch behind those that wait already."""
        titles = {r.id: r.title or r.outlet or r.id for r in items if isinstance(r, Report)}
        batch = Batch(secrets.token_urlsafe(12), len(items), titles=titles)
        self._keep(batch)
        self._worker.submit(self._read, batch, tuple(items))
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
        steps: list[ReadStep] = []

        def stepped(step: ReadStep) -> None:
            steps.append(step)
            self._keep(replace(batch, state="reading", steps=tuple(steps)))

        self._keep(replace(batch, state="reading"))
        try:
            with open_ledger(self._settings.ledger) as ledger:
                result = read_batch(items, ledger.writer, self._settings.extractor(), stepped)
        except TwosourceError as error:
            self._keep(replace(batch, state="failed", steps=tuple(steps), error=str(error)))
        else:
            self._keep(replace(batch, state="done", steps=tuple(steps), refused=result.refused))
