"""Under which other names a source goes in other reports, kept at hand while pages are read."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Event as ThreadEvent
from threading import Lock, Thread
from time import monotonic

from twosource.engine.entities import entities
from twosource.errors import TwosourceError
from twosource.events.entities import Apart, Entity
from twosource.ledger import View
from twosource.ledger.sqlite.keys import name_key
from twosource.web.settings import DeskSettings

__all__ = ["Known", "Names"]

_PATIENCE = 0.5
"""Seconds that the page of a source waits for names to be compared; then it goes without."""
_REASONS = 4


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody or something that reports give several names, or that another one's name fits."""

    name: str
    reports: int
    spellings: tuple[tuple[str, int], ...]
    """Each name with the number of reports that have it, most first."""
    reasons: tuple[str, ...]
    """Why they are taken for one."""
    apart: tuple[Apart, ...]


class Names:
    """Compares the names of a ledger in the background, anew when reports or judgements came in.

    Only what is told of those with more than one name is held.
    """

    def __init__(self, settings: DeskSettings) -> None:
        self._settings = settings
        self._lock = Lock()
        self._idle = ThreadEvent()
        self._idle.set()
        self._content: object = None
        self._began = 0.0
        self._known: Mapping[str, tuple[Known, ...]] = {}

    def of(self, view: View, judged: int, *names: str) -> tuple[Known, ...]:
        """Who is meant by names as reports have them, or by ids; none while that isn't known.

        ``judged`` is how many judgements the ledger has, which may have put names together.
        """
        content = hash(view.shown()), judged
        with self._lock:
            if self._idle.is_set() and content != self._content:
                self._content = content
                self._idle.clear()
                self._began = monotonic()
                Thread(target=self._compare, name="twosource-names", daemon=True).start()
        self._idle.wait(max(0.0, self._began + _PATIENCE - monotonic()))
        found = (known for name in names for known in self._known.get(name_key(name), ()))
        return tuple(dict.fromkeys(found))

    def _compare(self) -> None:
        try:
            with self._settings.open() as ledger:
                self._known = _by_name(entities(ledger.view, ledger.writer).all)
        except TwosourceError:
            # The page goes without; whatever stops it stops the grouping, which says so.
            self._known = {}
        finally:
            self._idle.set()


def _by_name(found: Sequence[Entity]) -> Mapping[str, tuple[Known, ...]]:
    """Those worth telling of by their ids and names, in the form in which names are compared."""
    held: dict[str, list[Known]] = defaultdict(list)
    for entity in found:
        if len(entity.spellings) < 2 and not entity.apart:
            continue
        known = _known(entity)
        ids = (id for a in entity.appearances for id in (a.id, *a.entities))
        for key in {name_key(key) for key in (entity.id, *ids, *entity.spellings)}:
            held[key].append(known)
    return {key: tuple(some) for key, some in held.items()}


def _known(entity: Entity) -> Known:
    counted = Counter(s for a in entity.appearances for s in set(a.spellings))
    reasons = dict.fromkeys(reason for merge in entity.merges for reason in merge.reasons)
    return Known(
        entity.name,
        len({a.report for a in entity.appearances}),
        tuple((s, counted[s]) for s in entity.spellings),
        tuple(reasons)[:_REASONS],
        entity.apart,
    )
