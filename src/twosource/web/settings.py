"""What a desk is told when it starts."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from twosource.ledger import Extractor, Ledger, open_ledger
from twosource.ledger.extractor import default_extractor

__all__ = ["LOOPBACK_NAMES", "DeskSettings"]

LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """Which ledger a desk shows, to whom, and how much it takes in.

    >>> DeskSettings(Path("moyale.db")).open_to_all
    True
    """

    ledger: Path
    names: frozenset[str] = LOOPBACK_NAMES
    """The host names under which it may be asked for; any other is refused, so that a page
    elsewhere can't reach it by pointing a name of its own at this machine."""
    token: str | None = field(default=None, repr=False)
    """What a visitor must show; None lets everybody in who reaches it."""
    max_file_bytes: int = 20_000_000
    max_files: int = 50
    max_body_bytes: int = 60_000_000
    """One request at most, all of its files together."""
    extractor: Callable[[], Extractor] = default_extractor
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    """Signs form tokens; another one at each start."""

    @property
    def open_to_all(self) -> bool:
        """Whether no token is asked for."""
        return self.token is None

    def open(self) -> Ledger:
        """The ledger, opened for the thread that asks: a ledger belongs to one thread."""
        return open_ledger(self.ledger, create=False, extractor=self.extractor)
