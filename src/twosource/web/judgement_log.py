"""The judgements of a ledger, kept at hand: they are only ever added to."""

from threading import Lock

from twosource.ledger import View
from twosource.model import Judgement

__all__ = ["JudgementLog"]


class JudgementLog:
    """All judgements; each is read from the ledger once."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: tuple[Judgement, ...] = ()

    def all(self, view: View) -> tuple[Judgement, ...]:
        """The judgements at this moment, in the order in which they were made."""
        with self._lock:
            self._known += view.judgements(since=len(self._known))
            return self._known
