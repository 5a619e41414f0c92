"""The events of a ledger as pages look for them."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Literal, get_args

from twosource import engine
from twosource.engine import Listed
from twosource.ledger import Ledger
from twosource.ledger.sqlite.keys import name_key
from twosource.model import Event
from twosource.web.box import Box

__all__ = [
    "SORTS",
    "EventConditions",
    "Happenings",
    "LookUp",
    "Sort",
    "in_conflict",
    "point_of",
]

Sort = Literal["spread", "origins", "recent", "earliest"]
SORTS: tuple[Sort, ...] = get_args(Sort)
_REMEMBERED = 300
"""Whole events that are held at once."""
_LONG_AGO, _FAR_OFF = "0001-01-01", "9999-12-31"


@dataclass(frozen=True, slots=True)
class EventConditions:
    """Which events to list: all of it must hold. Names are compared without case and accents."""

    text: str | None = None
    actor: str | None = None
    type: str | None = None
    place: str | None = None
    country: str | None = None
    after: str | None = None
    before: str | None = None
    contested: bool = False
    """Only those that somebody denies or whose figures conflict."""
    published_after: str | None = None
    """Told by a report of this day or later; together with ``published_before`` by one report."""
    published_before: str | None = None
    box: Box | None = None
    """Only those whose place lies in it: the middle of the place, where it is an area."""
    unplaced: bool = False
    """Only those that no place on the map is known for."""
    undated: bool = False
    """Only those that no day is known for."""


@dataclass(frozen=True)
class Happenings:
    """All events by their lines, and for each copy the report that it copies.

    Whole events are looked up when they are asked for: a large ledger has too many of them to be
    held at once.
    """

    originals: Mapping[str, str]
    entries: tuple[Listed, ...]
    look_up: "LookUp"

    @cached_property
    def entry(self) -> Mapping[str, Listed]:
        """The line of each event, by its id."""
        return {e.id: e for e in self.entries}

    @cached_property
    def by_id(self) -> Mapping[str, Event]:
        """Events by id."""
        return _Events({e.id: e.id for e in self.entries}, self.look_up)

    @cached_property
    def by_claim(self) -> Mapping[str, Event]:
        """Events by the ids of their claims."""
        return _Events(self._event_of, self.look_up)

    def outlets(self, claim: str) -> int:
        """How many outlets the event of a claim (id) stands in; 1 where it is in none."""
        line = self.entry.get(self._event_of.get(claim, ""))
        return line.support.outlets if line else 1

    def of_claims(self, claims: Iterable[str]) -> list[Event]:
        """The events that any of ``claims`` (ids) are in, each once."""
        ids = dict.fromkeys(id for c in claims if (id := self._event_of.get(c)) is not None)
        found = self.look_up.events(list(ids))
        return [found[id] for id in ids if id in found]

    @cached_property
    def _event_of(self) -> Mapping[str, str]:
        return self.look_up.event_of()

    def whole(self, lines: Sequence[Listed]) -> list[Event]:
        """The events of these lines; one that is no more is left out."""
        found = self.look_up.events([line.id for line in lines])
        return [found[line.id] for line in lines if line.id in found]

    def chosen(self, where: EventConditions, sort: Sort) -> list[Listed]:
        """The lines of the events that ``where`` lets through, in order."""
        tests = list(_tests(where))
        return [e for e in self._sorted(sort) if all(test(e) for test in tests)]

    def _sorted(self, sort: Sort) -> Sequence[Listed]:
        return self._in_order.setdefault(sort, sorted(self.entries, key=_ORDER[sort]))

    @cached_property
    def _in_order(self) -> dict[Sort, Sequence[Listed]]:
        return {}


class LookUp:
    """Looks events up in the ledger, and remembers the latest ones."""

    def __init__(self, open: Callable[[], Ledger]) -> None:
        self._open = open
        self._lock = Lock()
        self._known: OrderedDict[str, Event] = OrderedDict()

    def events(self, ids: Sequence[str]) -> dict[str, Event]:
        """Those of the events with these ids that there are."""
        with self._lock:
            found = {id: self._known[id] for id in ids if id in self._known}
        if missing := [id for id in ids if id not in found]:
            with self._open() as ledger:
                found |= ledger.view.happenings.some(missing)
        with self._lock:
            for id, event in found.items():
                self._known[id] = event
                self._known.move_to_end(id)
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return found

    def event_of(self) -> Mapping[str, str]:
        """The id of the event of each claim that is in one."""
        with self._open() as ledger:
            return ledger.view.happenings.event_of()


@dataclass(frozen=True)
class _Events(Mapping[str, Event]):
    """Events by something that their ids are known by."""

    ids: Mapping[str, str]
    look_up: LookUp

    def __getitem__(self, key: str) -> Event:
        return self.look_up.events([self.ids[key]])[self.ids[key]]

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids)

    def __len__(self) -> int:
        return len(self.ids)

    def __contains__(self, key: object) -> bool:
        return key in self.ids


def _tests(where: EventConditions) -> Iterable[Callable[[Listed], bool]]:
    if where.text:
        words = name_key(where.text).replace('"', " ").split()
        yield lambda e: all(word in e.words for word in words)
    if where.actor:
        actor = name_key(where.actor)
        yield lambda e: actor in e.actors
    if where.place:
        place = name_key(where.place)
        yield lambda e: place in e.places
    if where.type:
        type = where.type.upper()
        yield lambda e: type in e.types
    if where.country:
        country = where.country.upper()
        yield lambda e: country in e.countries
    if where.after or where.before:
        after, before = where.after or _LONG_AGO, where.before or _FAR_OFF
        yield lambda e: _within(e, after, before)
    if where.contested:
        yield lambda e: bool(e.denied_by) or e.conflict
    yield from _where_and_when_told(where)


def _where_and_when_told(where: EventConditions) -> Iterable[Callable[[Listed], bool]]:
    if where.published_after or where.published_before:
        first, last = where.published_after or _LONG_AGO, where.published_before or _FAR_OFF
        yield lambda e: any(first <= (day or "") <= last for day in e.published)
    if where.box is not None:
        box = where.box
        yield lambda e: (point := point_of(e)) is not None and box.has(*point)
    if where.unplaced:
        yield lambda e: point_of(e) is None
    if where.undated:
        yield lambda e: not _day(e)


def point_of(event: Event | Listed) -> tuple[float, float] | None:
    """Latitude and longitude of its place, or of the middle of it."""
    place = event.where
    if place is None or place.lat is None or place.lon is None:
        return None
    return place.lat, place.lon


def _within(event: Listed, after: str, before: str) -> bool:
    when = event.when
    if when is None or not (when.earliest or when.latest):
        return False
    return (when.latest or _FAR_OFF) >= after and (when.earliest or _LONG_AGO) <= before


def in_conflict(event: Event | Listed) -> bool:
    """Whether any two of its figures contradict each other."""
    return event.conflict if isinstance(event, Listed) else engine.in_conflict(event)


def _day(event: Listed) -> int:
    when = event.when and (event.when.earliest or event.when.latest)
    return int(when[:10].replace("-", "")) if when and when[:10].count("-") == 2 else 0


_ORDER: dict[Sort, Callable[[Listed], tuple[object, ...]]] = {
    "spread": lambda e: (-e.support.outlets, -e.support.reports, -e.claims, e.id),
    "origins": lambda e: (-e.support.least, -e.support.most, -e.support.reports, e.id),
    "recent": lambda e: (-_day(e), -e.support.reports, e.id),
    "earliest": lambda e: (_day(e) or 99999999, -e.support.reports, e.id),
}
