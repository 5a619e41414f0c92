"""What a desk is told when it starts."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from twosource.ledger import Extractor, Ledger, open_ledger
from twosource.ledger.extractor import default_extractor
from twosource.ledger.feeding import Network, network

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
    reviewers: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The tokens of those who may judge, by their names; empty lets any visitor judge. Each also
    opens the desk."""
    own_name: str | None = None
    """Who judges on a desk that is open to all, until a visitor says who they are."""
    max_file_bytes: int = 20_000_000
    max_files: int = 50
    max_body_bytes: int = 60_000_000
    """One request at most, all of its files together."""
    patience: float = 4.0
    """Seconds into a grouping that pages wait for it; from then on they show what there is."""
    extractor: Callable[[], Extractor] = default_extractor
    network: Callable[[], Network] = network
    """How feeds are fetched, which happens only when somebody asks for it."""
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    """Signs form tokens; another one at each start."""

    @property
    def open_to_all(self) -> bool:
        """Whether no token is asked for."""
        return self.token is None

    def open(self) -> Ledger:
        """The ledger, opened for the thread that asks: a ledger belongs to one thread."""
        return open_ledger(self.ledger, create=False, extractor=self.extractor)
