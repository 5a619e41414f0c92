"""Keeps the events of a ledger at hand, and up to date with it in the background."""

import json
from pathlib import Path
from threading import Event as ThreadEvent
from threading import Lock, Thread
from time import monotonic

from twosource.engine import Listed, across, deciding
from twosource.engine.software import SOFTWARE, software
from twosource.errors import TwosourceError
from twosource.ledger import Ledger
from twosource.ledger.codec import decode
from twosource.web.happenings import Happenings, LookUp
from twosource.web.settings import DeskSettings

__all__ = ["Keeper"]


class Keeper:
    """Keeps the grouping of a ledger, and makes it anew in the background when reports came in."""

    def __init__(self, settings: DeskSettings) -> None:
        self._settings = settings
        self._lock = Lock()
        self._idle = ThreadEvent()
        self._idle.set()
        self._began = 0.0
        self._stamp: object = None
        self._content: object = None
        self._lines: dict[int, Listed] = {}
        self._kept: Happenings | None = None
        self._failed: TwosourceError | None = None

    def current(self, patience: float | None = None) -> Happenings | None:
        """The grouping as far as it is made; None while the first one takes its time.

        ``patience`` is how many seconds into a grouping to wait for it, else as the settings say.
        Raises what stopped it, until the ledger has changed.
        """
        stamp = _stamp(self._settings.ledger)
        with self._lock:
            if self._idle.is_set() and stamp != self._stamp:
                self._stamp = stamp
                if self._has_changed():
                    self._idle.clear()
                    self._began = monotonic()
                    # A daemon, so that stopping the desk doesn't wait: nothing is lost.
                    Thread(target=self._make, name="twosource-grouping", daemon=True).start()
        waits = self._settings.patience if patience is None else patience
        self._idle.wait(max(0.0, self._began + waits - monotonic()))
        if self._failed is not None:
            raise self._failed
        return self._kept

    def _make(self) -> None:
        done = False
        failed = TwosourceError("claims couldn't be grouped; the program's output says why")
        try:
            self._group()
            done = True
        except TwosourceError as error:
            failed = error
        finally:
            with self._lock:
                self._failed = None if done else failed
                self._idle.set()

    def _has_changed(self) -> bool:
        """Whether other reports are shown, or judged otherwise: files change without that, too."""
        with self._settings.open() as ledger:
            return self._content != _content(ledger)

    def _group(self) -> None:
        """Group what is new; what was grouped before is shown meanwhile."""
        with self._settings.open() as ledger:
            if self._kept is None and ledger.writer.blocks.remembered(SOFTWARE) == software():
                self._take(ledger)
            across(ledger.view, ledger.writer)
            self._take(ledger)
            self._content = _content(ledger)

    def _take(self, ledger: Ledger) -> None:
        """Hold the lines of all events that are grouped by now; only new ones are read."""
        happenings = ledger.view.happenings
        keys, new = happenings.entries(self._lines.keys())
        lines = {key: line for key, line in self._lines.items() if key in keys}
        lines |= {key: decode(Listed, json.loads(text)) for key, text in new}
        self._lines = lines
        look_up = LookUp(self._settings.open)
        self._kept = Happenings(happenings.originals(), tuple(lines.values()), look_up)


def _content(ledger: Ledger) -> object:
    """Changes when events may."""
    blocks = ledger.writer.blocks
    waiting = blocks.pending_count() or len(blocks.unworked())
    judged = hash(deciding(ledger.view.judgements()))
    return blocks.remembered(SOFTWARE), blocks.remembered("step"), waiting, judged


def _stamp(path: Path) -> object:
    """Changes whenever something is written: size and time of the file and of its log."""
    return tuple(
        (file.stat().st_mtime_ns, file.stat().st_size)
        for file in (path, path.with_name(path.name + "-wal"))
        if file.exists() and file.stat().st_size
    )
