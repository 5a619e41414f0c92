"""The timeline of events: a band of happenings, a band of reports, threads between them.

When something happened and when it was told are two axes. They are one scale only where they lie
so close that a day can stand above itself. Where there are too many events to be drawn one by one,
bars count them.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.engine import Listed
from twosource.web.drawing.timelinescale import Scale, day_number, iso_day, shared, spanning

__all__ = ["Bar", "Dot", "Happening", "Range", "Thread", "Timeline", "Told", "timeline"]

_MOST_EVENTS, _MOST_LANES, _MOST_STACKED = 300, 16, 9
_MOST_BARS, _MOST_THREADS, _MOST_FLOWS = 48, 400, 70
_DOT = 1.5
"""Percent of the width that a dot takes."""
_OPEN = 4.0
"""Percent that a stretch with an open end goes on."""
_TOP, _BAND, _GAP, _LOWER = 20.0, 80.0, 40.0, 60.0
"""Pixels above the upper band, and the heights of what follows."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event as the timeline takes it: with its reports, and whether it was chosen."""

    event: Listed
    chosen: bool = True


@dataclass(frozen=True, slots=True)
class Range:
    """A range of days as chosen, either end of which may be open."""

    first: str | None = None
    last: str | None = None

    def __bool__(self) -> bool:
        return bool(self.first or self.last)


@dataclass(frozen=True, slots=True)
class Happening:
    """One event: from ``x1`` to ``x2`` percent, at ``y`` pixels."""

    event: Listed
    chosen: bool
    x1: float
    x2: float
    y: float
    is_day: bool
    opens_left: bool
    opens_right: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """One report at the day it was published."""

    report: str
    day: str
    chosen: bool
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Bar:
    """How many there are of a stretch of days, and how many of those are chosen."""

    first: str
    last: str
    x1: float
    x2: float
    count: int
    chosen: int
    height: float
    chosen_height: float


@dataclass(frozen=True, slots=True)
class Thread:
    """From an event (upper end) to a report of it; ``weight`` is the width of the line."""

    x1: float
    y1: float
    x2: float
    y2: float
    chosen: bool
    event: str | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that is drawn: x in percent, y in pixels."""

    happened: Scale
    told: Scale
    one_scale: bool
    happenings: tuple[Happening, ...] = ()
    dots: tuple[Dot, ...] = ()
    event_bars: tuple[Bar, ...] = ()
    report_bars: tuple[Bar, ...] = ()
    threads: tuple[Thread, ...] = ()
    undated: int = 0
    """Chosen events that no day is known for."""
    top: float = _TOP
    upper: float = _TOP + _BAND
    """Where the upper band ends; the lower one is from ``lower`` to ``base``."""
    lower: float = _TOP + _BAND + _GAP
    base: float = _TOP + _BAND + _GAP + _LOWER
    happened_range: tuple[float, float] | None = None
    """What is chosen of the upper axis, in percent."""
    told_range: tuple[float, float] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing on either axis."""
        return not (self.happenings or self.dots or self.event_bars or self.report_bars)

    @property
    def first_days(self) -> tuple[str, str, str, str]:
        """First and last day of the upper, then of the lower axis."""
        ends = (self.happened.first, self.happened.last, self.told.first, self.told.last)
        one, two, three, four = (iso_day(day) for day in ends)
        return one, two, three, four


@dataclass(frozen=True, slots=True)
class _Dated:
    told: Told
    first: int
    last: int
    opens_left: bool = False
    opens_right: bool = False

    @property
    def middle(self) -> float:
        return (self.first + self.last + 1) / 2


def timeline(
    items: Iterable[Told], happened: Range | None = None, told: Range | None = None
) -> Timeline:
    """The timeline of ``items``, with the ranges of both axes that are chosen."""
    held = list(items)
    dated = [d for item in held if (d := _dated(item)) is not None]
    days_told = _days_told(held)
    up = spanning((d for e in dated for d in (e.first, e.last)), _ends(happened))
    down = spanning((day for day, _ in days_told.values()), _ends(told))
    up, down = shared(up, down)
    made = Timeline(
        up,
        down,
        up == down,
        undated=sum(item.chosen for item in held) - sum(e.told.chosen for e in dated),
        happened_range=_range(up, happened),
        told_range=_range(down, told),
    )
    shown = [e for e in dated if e.last >= up.first and e.first <= up.last]
    single = _one_by_one(shown, days_told, made) if len(shown) <= _MOST_EVENTS else None
    return single or _counted(shown, days_told, made)


def _dated(item: Told) -> _Dated | None:
    when = item.event.when
    if when is None:
        return None
    first, last = day_number(when.earliest), day_number(when.latest)
    if first is None or last is None:
        known = first or last
        return _Dated(item, known, known, first is None, last is None) if known else None
    return _Dated(item, min(first, last), max(first, last))


def _days_told(held: Sequence[Told]) -> dict[str, tuple[int, bool]]:
    """The day of each report that has one, and whether it tells of a chosen event."""
    found: dict[str, tuple[int, bool]] = {}
    for item in held:
        for report, published in zip(item.event.reports, item.event.published, strict=True):
            day = day_number(published) if published else None
            if day is not None:
                before = found.get(report)
                found[report] = day, item.chosen or (before is not None and before[1])
    return found


def _ends(span: Range | None) -> tuple[int | None, int | None]:
    return (day_number(span.first), day_number(span.last)) if span else (None, None)


def _range(scale: Scale, span: Range | None) -> tuple[float, float] | None:
    if not span:
        return None
    first, last = _ends(span)
    return (
        0.0 if first is None else scale.x(first),
        100.0 if last is None else scale.x(last + 1),
    )


def _one_by_one(
    shown: Sequence[_Dated], days_told: Mapping[str, tuple[int, bool]], made: Timeline
) -> Timeline | None:
    """Every event and every report for itself; None where they would not fit."""
    happenings = _packed(shown, made)
    dots = _stacked(days_told, made)
    if happenings is None or dots is None:
        return None
    at = {dot.report: dot for dot in dots}
    threads = [
        Thread((h.x1 + h.x2) / 2, h.y, at[r].x, at[r].y, h.chosen, h.event.id)
        for h, e in zip(happenings, sorted(shown, key=_order), strict=True)
        for r in e.told.event.reports
        if r in at
    ]
    threads.sort(key=lambda t: t.chosen)
    return replace(
        made,
        happenings=tuple(happenings),
        dots=tuple(dots),
        threads=tuple(threads[-_MOST_THREADS:]),
    )


def _order(item: _Dated) -> tuple[int, int, str]:
    return item.first, -item.last, item.told.event.id


def _packed(shown: Sequence[_Dated], made: Timeline) -> list[Happening] | None:
    """Events in as few lanes as their stretches of time allow."""
    scale, placed = made.happened, []
    ends: list[float] = []
    for item in sorted(shown, key=_order):
        x1, x2 = scale.x(item.first), scale.x(item.last + 1)
        is_day = item.first == item.last or x2 - x1 <= _DOT
        if is_day:
            x1 = x2 = (x1 + x2) / 2
        x1 -= _OPEN if item.opens_left else 0
        x2 += _OPEN if item.opens_right else 0
        lane = next((i for i, end in enumerate(ends) if end <= x1 - _DOT / 2), len(ends))
        if lane >= _MOST_LANES:
            return None
        ends[lane : lane + 1] = [x2 + _DOT / 2]
        placed.append((item, x1, x2, is_day, lane))
    apart = min(11.0, _BAND / max(len(ends), 1))
    bottom = made.upper - apart / 2
    return [
        Happening(
            item.told.event,
            item.told.chosen,
            x1,
            x2,
            bottom - lane * apart,
            is_day and not (item.opens_left or item.opens_right),
            item.opens_left,
            item.opens_right,
        )
        for item, x1, x2, is_day, lane in placed
    ]


def _stacked(days_told: Mapping[str, tuple[int, bool]], made: Timeline) -> list[Dot] | None:
    """Reports of one spot on the axis hang below each other, chosen ones first."""
    height: Counter[int] = Counter()
    dots = []
    for report, (day, chosen) in sorted(days_told.items(), key=lambda i: (not i[1][1], i[1], i[0])):
        if not made.told.has(day):
            continue
        x = made.told.x(day + 0.5)
        column = int(x / _DOT)
        if height[column] >= _MOST_STACKED:
            return None
        y = made.lower + 4 + height[column] * 6.4
        height[column] += 1
        dots.append(Dot(report, iso_day(day), chosen, x, y))
    return dots


def _counted(
    shown: Sequence[_Dated], days_told: Mapping[str, tuple[int, bool]], made: Timeline
) -> Timeline:
    """Bars: events that may have happened in a stretch of days, reports published in it."""
    up, down = made.happened.bins(_MOST_BARS), made.told.bins(_MOST_BARS)
    events = [(e.first, e.last, e.told.chosen) for e in shown]
    told = [(day, day, chosen) for day, chosen in days_told.values()]
    return replace(
        made,
        event_bars=tuple(_bars(events, up, made.happened, _BAND)),
        report_bars=tuple(_bars(told, down, made.told, _LOWER)),
        threads=tuple(_flows(shown, days_told, up, down, made)),
    )


def _bars(
    items: Sequence[tuple[int, int, bool]],
    bins: Sequence[tuple[int, int]],
    scale: Scale,
    height: float,
) -> Iterable[Bar]:
    counts, chosen = [0] * len(bins), [0] * len(bins)
    firsts = [first for first, _ in bins]
    for first, last, is_chosen in items:
        if last < scale.first or first > scale.last:
            continue
        for i in range(_which(firsts, first), _which(firsts, last) + 1):
            counts[i] += 1
            chosen[i] += is_chosen
    most = max(counts, default=0) or 1
    for (first, last), count, some in zip(bins, counts, chosen, strict=True):
        if count:
            x1, x2 = scale.x(first), scale.x(last + 1)
            full, part = height * count / most, height * some / most
            yield Bar(iso_day(first), iso_day(last), x1, x2, count, some, max(full, 1), part)


def _which(firsts: Sequence[int], day: int) -> int:
    """The number of the bin that a day lies in, given first days; of the first for days before."""
    return max(0, bisect_right(firsts, day) - 1)


def _flows(
    shown: Sequence[_Dated],
    days_told: Mapping[str, tuple[int, bool]],
    up: Sequence[tuple[int, int]],
    down: Sequence[tuple[int, int]],
    made: Timeline,
) -> Iterable[Thread]:
    """The widest streams between bars, as wide as many reports they stand for."""
    above, below = [first for first, _ in up], [first for first, _ in down]
    streams: Counter[tuple[int, int]] = Counter()
    for item in shown:
        if not item.told.chosen:
            continue
        start = _which(above, int(item.middle))
        for report in item.told.event.reports:
            day = days_told.get(report, (0, False))[0]
            if made.told.has(day):
                streams[start, _which(below, day)] += 1
    widest = streams.most_common(_MOST_FLOWS)
    most = widest[0][1] if widest else 1
    for (i, j), count in widest:
        x1 = made.happened.x(sum(up[i]) / 2 + 0.5)
        x2 = made.told.x(sum(down[j]) / 2 + 0.5)
        weight = max(0.5, 5 * count / most)
        yield Thread(x1, made.upper, x2, made.lower, True, weight=weight)
