"""What people decide about claims and events."""

from dataclasses import dataclass
from typing import Literal

from twosource.model.claim import Claim

__all__ = ["Judgement", "Verdict"]

Verdict = Literal["same", "different", "wrong", "accept", "reject", "correct", "undo"]
"""What can be said:

- ``same``, ``different``: of one happening, of different ones;
- ``wrong``: of no happening, or misread: it stays out of events;
- ``accept``, ``reject``, ``correct``: a claim is read right, is none, or says something else;
- ``undo``: another judgement is withdrawn.
"""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody decided; it is added to a ledger and never changed."""

    verdict: Verdict
    subjects: tuple[str, ...]
    """Ids of events, of claims, or of the judgement that is withdrawn, as they were named."""
    claims: tuple[tuple[tuple[str, str], ...], ...]
    """For each subject the ids of report and claim of its claims at that moment."""
    who: str
    at: str
    """ISO 8601, UTC."""
    note: str | None = None
    corrected: Claim | None = None
    """The claim as the reviewer has it, whole, where that isn't as the machine read it."""
    id: str | None = None
    """Content hash of all the rest; ``None`` until it is written."""
