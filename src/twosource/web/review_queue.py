"""In which order claims are reviewed: those first that are least sure and most spread.

The rank of a claim is (1 - confidence) times the number of outlets that its event stands in, or 1
where it is in no event. Of equal rank the claim with the lower id comes first.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Literal

from twosource.ledger import ClaimFilter, View
from twosource.ledger.judgements import Reviewed
from twosource.web.happenings import Happenings

__all__ = ["Queue", "Queues", "State"]

State = Literal["open", "second", "done", "all"]
"""Not reviewed; reviewed, but not by oneself; reviewed; all of them."""
_KEPT = 8


@dataclass(frozen=True, slots=True)
class Queue:
    """Claims to review, and where one stands in it."""

    claims: tuple[str, ...]
    """Ids of those in the wanted state, and of the one that is looked at."""
    current: str | None
    total: int
    """Claims that the filters let through, in any state."""
    reviewed: int
    """Those of them that somebody has reviewed."""

    @property
    def position(self) -> int:
        """Where the current claim stands, from 1."""
        return self.claims.index(self.current) + 1 if self.current in self.claims else 0

    def beside(self, step: int) -> str | None:
        """The claim before (-1) or behind (1) the current one."""
        at = self.position - 1 + step
        return self.claims[at] if self.current and 0 <= at < len(self.claims) else None


@dataclass(frozen=True, slots=True)
class _Ordered:
    """Claims in order, and what the order was made from."""

    ids: tuple[str, ...]
    made: Happenings | None
    claims: int


class Queues:
    """The order of claims for the filters that were asked for last."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: dict[ClaimFilter, _Ordered] = {}

    def queue(
        self,
        view: View,
        made: Happenings | None,
        where: ClaimFilter,
        state: State,
        who: str | None,
        current: str | None,
    ) -> Queue:
        """The claims in ``state`` for ``who``, and ``current`` or else the first of them."""
        ordered = self._ordered(view, made, where)
        standing = view.reviewed()
        wanted = _wanted(state, standing, who)
        claims = tuple(id for id in ordered if wanted(id) or id == current)
        if current is None:
            current = claims[0] if claims else None
        reviewed = sum(id in standing for id in ordered)
        return Queue(claims, current, len(ordered), reviewed)

    def _ordered(self, view: View, made: Happenings | None, where: ClaimFilter) -> tuple[str, ...]:
        claims = view.claim_count(ClaimFilter())
        with self._lock:
            known = self._kept.get(where)
        if known and known.claims == claims and known.made is made:
            return known.ids
        ranked = [
            (-(1 - sure) * (made.outlets(id) if made else 1), id)
            for id, sure in view.confidences(where)
        ]
        found = _Ordered(tuple(id for _, id in sorted(ranked)), made, claims)
        with self._lock:
            self._kept[where] = found
            while len(self._kept) > _KEPT:
                del self._kept[next(iter(self._kept))]
        return found.ids


def _wanted(
    state: State, standing: Mapping[str, Reviewed], who: str | None
) -> Callable[[str], bool]:
    if state == "open":
        return lambda id: id not in standing
    if state == "second":
        return lambda id: id in standing and who not in standing[id].by
    if state == "done":
        return lambda id: id in standing
    return lambda id: True
