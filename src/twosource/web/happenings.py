"""The events of a ledger as pages look for them: grouped once, kept until something is read."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Event as ThreadEvent
from threading import Lock, Thread
from time import monotonic
from typing import Literal, get_args

from twosource.engine import across, deciding
from twosource.errors import TwosourceError
from twosource.ledger import View, Writer
from twosource.ledger.sqlite.keys import name_key
from twosource.model import Claim, Event
from twosource.web.box import Box
from twosource.web.settings import DeskSettings

__all__ = [
    "SORTS",
    "Entry",
    "EventConditions",
    "Happenings",
    "Keeper",
    "Sort",
    "group",
    "in_conflict",
    "point_of",
]

Sort = Literal["spread", "origins", "recent", "earliest"]
SORTS: tuple[Sort, ...] = get_args(Sort)
_PATIENCE = 4.0
"""Seconds into a grouping that pages wait for it; from then on they show what there is."""
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


@dataclass(frozen=True, slots=True)
class Entry:
    """An event, and what is looked for in it."""

    event: Event
    words: str
    actors: str
    places: str
    countries: frozenset[str]
    types: frozenset[str]
    reports: tuple[str, ...]
    """Ids of its reports."""
    published: tuple[str | None, ...]
    """The day on which each of them was published, where that is known."""


@dataclass(frozen=True)
class Happenings:
    """All events, and for each copy the report that it copies."""

    originals: Mapping[str, str]
    entries: tuple[Entry, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Event]:
        """Events by id."""
        return {e.event.id: e.event for e in self.entries}

    @cached_property
    def by_claim(self) -> Mapping[str, Event]:
        """Events by the ids of their claims."""
        return {claim: e.event for e in self.entries for claim in e.event.claims}

    @cached_property
    def entry(self) -> Mapping[str, Entry]:
        """What is known of an event besides itself, by its id."""
        return {e.event.id: e for e in self.entries}

    def chosen(self, where: EventConditions, sort: Sort) -> list[Event]:
        """The events that ``where`` lets through, in order."""
        tests = list(_tests(where))
        found = [e.event for e in self.entries if all(test(e) for test in tests)]
        return sorted(found, key=_ORDER[sort])


def group(view: View, writer: Writer | None = None) -> Happenings:
    """Group all claims of a ledger; what was worked out is kept in it if there is a ``writer``."""
    found = across(view, writer)
    wanted = {claim for event in found.events for claim in event.claims}
    claims: dict[str, Claim] = {}
    published: dict[str, str] = {}
    for report, held in view.everything():
        published[report.id] = (report.published or "")[:10]
        claims.update((c.id, c) for c in held if c.id in wanted)
    entries = tuple(_entry(e, [claims[id] for id in e.claims], published) for e in found.events)
    return Happenings(dict(found.originals), entries)


def _entry(event: Event, claims: Sequence[Claim], published: Mapping[str, str]) -> Entry:
    reports = tuple(dict.fromkeys(c.report for c in claims))
    places = [p for c in claims for p in c.where] + ([event.where] if event.where else [])
    return Entry(
        event,
        _keys([event.label, *(c.content.text for c in claims)]),
        _keys(a.name for c in claims for a in (*c.who, *c.whom)),
        _keys(p.name for p in places),
        frozenset(p.country for p in places if p.country),
        frozenset(e.type for c in claims for e in c.events),
        reports,
        tuple(published[id] or None for id in reports),
    )


def _keys(names: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(map(name_key, names)))


def _tests(where: EventConditions) -> Iterable[Callable[[Entry], bool]]:
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
        yield lambda e: _within(e.event, after, before)
    if where.contested:
        yield lambda e: bool(e.event.denied_by) or in_conflict(e.event)
    yield from _where_and_when_told(where)


def _where_and_when_told(where: EventConditions) -> Iterable[Callable[[Entry], bool]]:
    if where.published_after or where.published_before:
        first, last = where.published_after or _LONG_AGO, where.published_before or _FAR_OFF
        yield lambda e: any(first <= (day or "") <= last for day in e.published)
    if where.box is not None:
        box = where.box
        yield lambda e: (point := point_of(e.event)) is not None and box.has(*point)
    if where.unplaced:
        yield lambda e: point_of(e.event) is None
    if where.undated:
        yield lambda e: not _day(e.event)


def point_of(event: Event) -> tuple[float, float] | None:
    """Latitude and longitude of its place, or of the middle of it."""
    place = event.where
    if place is None or place.lat is None or place.lon is None:
        return None
    return place.lat, place.lon


def _within(event: Event, after: str, before: str) -> bool:
    when = event.when
    if when is None or not (when.earliest or when.latest):
        return False
    return (when.latest or _FAR_OFF) >= after and (when.earliest or _LONG_AGO) <= before


def in_conflict(event: Event) -> bool:
    """Whether any two of its figures contradict each other."""
    return any(pair.relation == "conflict" for f in event.figures for pair in f.relations)


def _day(event: Event) -> int:
    when = event.when and (event.when.earliest or event.when.latest)
    return int(when[:10].replace("-", "")) if when and when[:10].count("-") == 2 else 0


_ORDER: dict[Sort, Callable[[Event], tuple[object, ...]]] = {
    "spread": lambda e: (-e.support.outlets, -e.support.reports, -len(e.claims), e.id),
    "origins": lambda e: (-e.support.least, -e.support.most, -e.support.reports, e.id),
    "recent": lambda e: (-_day(e), -e.support.reports, e.id),
    "earliest": lambda e: (_day(e) or 99999999, -e.support.reports, e.id),
}


class Keeper:
    """Keeps the grouping of a ledger, and makes it anew in the background when reports came in."""

    def __init__(self, settings: DeskSettings) -> None:
        self._settings = settings
        self._lock = Lock()
        self._idle = ThreadEvent()
        self._idle.set()
        self._began = 0.0
        self._stamp: object = None
        self._content: int | None = None
        self._kept: Happenings | None = None
        self._failed: TwosourceError | None = None

    def current(self, patience: float = _PATIENCE) -> Happenings | None:
        """The grouping as far as it is made; None while the first one takes its time.

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
        self._idle.wait(max(0.0, self._began + patience - monotonic()))
        if self._failed is not None:
            raise self._failed
        return self._kept

    def _make(self) -> None:
        made: Happenings | None = None
        failed = TwosourceError("claims couldn't be grouped; the program's output says why")
        try:
            made = self._group()
        except TwosourceError as error:
            failed = error
        finally:
            with self._lock:
                self._failed = failed if made is None else None
                self._kept = made or self._kept
                self._idle.set()

    def _has_changed(self) -> bool:
        """Whether other reports are shown, or judged otherwise: files change without that, too."""
        with self._settings.open() as ledger:
            content = hash((ledger.view.shown(), deciding(ledger.view.judgements())))
        before, self._content = self._content, content
        return content != before

    def _group(self) -> Happenings:
        with self._settings.open() as ledger:
            return group(ledger.view, ledger.writer)


def _stamp(path: Path) -> object:
    """Changes whenever something is written: size and time of the file and of its log."""
    return tuple(
        (file.stat().st_mtime_ns, file.stat().st_size)
        for file in (path, path.with_name(path.name + "-wal"))
        if file.exists() and file.stat().st_size
    )
