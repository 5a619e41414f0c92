"""What a brief shows of an event: its figures as intervals, and when it happened and was told.

Pictures are SVG inside the page. They hold no number that isn't in the ledger, and the same event
always gives the same ones, so that a check can draw them again and compare.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape

from twosource.brief.dates import in_words
from twosource.brief.figures import told_values
from twosource.brief.lexicon import phrase, table
from twosource.brief.material import Material, origins_of
from twosource.brief.voices import outlet_of, within
from twosource.drawing.scale import Interval, scale_of
from twosource.model import Claim, Event, Figure, FigureValue, Report
from twosource.model.words import counted, number, shorten

__all__ = ["figure_picture", "pictures", "time_picture"]

_WIDTH, _NAMES, _EDGE = 660, 330, 14
"""The picture's width, the part of it that holds names, and what is left free for arrows."""
_ROW, _HEAD = 22, 26
_MOST = 24
_HUES = 8
_NAME, _WORDS = 30, 22
"""Letters of an origin's name and of the words of a value."""


def pictures(event: Event, material: Material) -> tuple[str, ...]:
    """The pictures of an event, each a ``figure`` that names the event."""
    measures = list(table("measures"))
    figures = [f for f in event.figures if f.measure in measures]
    drawn = [
        figure_picture(event, figure, material)
        for figure in sorted(figures, key=lambda f: measures.index(f.measure))
    ]
    return tuple(made for made in (*drawn, time_picture(event, material)) if made is not None)


def figure_picture(event: Event, figure: Figure, material: Material) -> str | None:
    """The values of one figure, a row each, origins together; None if there is but one."""
    rows = _rows(event, figure, material)
    if len(rows) < 2:
        return None
    scale = scale_of([value for value, _, _ in rows], _WIDTH - _NAMES, _EDGE)
    height = _HEAD + _ROW * len(rows) + 4
    name = phrase("measures", figure.measure) or figure.measure
    parts = [_text(_NAMES + scale.at(t), 14, number(t), "tick", "middle") for t in scale.ticks]
    parts += [
        f'<path class="grid" d="M{_px(_NAMES + scale.at(t))} {_HEAD - 6}V{height - 2}"/>'
        for t in scale.ticks
    ]
    for i, (value, hue, words) in enumerate(rows):
        y = _HEAD + _ROW * i + 11
        parts.append(_text(0, y + 4, words, "name"))
        parts += _interval(scale.interval(value), y, hue)
    return _figure(
        event, f"{name}: {counted(len(rows), 'value')} as they were given", height, parts
    )


def _rows(event: Event, figure: Figure, material: Material) -> list[tuple[FigureValue, int, str]]:
    """Value, hue of its origin, and words, by origin and then by time; without copies."""
    origins = origins_of(event)
    order = {node.id: i for i, node in enumerate(event.support.nodes)}
    found = []
    for value in told_values(event, figure, material):
        if value.low is value.high is None:
            continue
        claim = material.claims[value.claim]
        report = material.reports[claim.report]
        origin = origins.get(claim.id)
        name = within(origin.label.partition(", unnamed")[0]) if origin else _teller(claim, report)
        said = f"{_short(name)}: “{shorten(value.text, _WORDS)}”"
        place = order.get(value.origin or "", len(order))
        found.append((place, value.as_of or "", value, said))
    found.sort(key=lambda row: (row[0], row[1]))
    return [(value, place % _HUES + 1, said) for place, _, value, said in found[:_MOST]]


def _teller(claim: Claim, report: Report) -> str:
    """Who gives a figure in a claim that stands beside the event, and so is of no origin of it."""
    return within(claim.chain[-1].name) if claim.chain else outlet_of(report)


def _short(name: str) -> str:
    """A name that fits; of a long apposition only who it is.

    >>> _short("the deputy head of the regional water board, Eva Lindt")
    'Eva Lindt'
    """
    tail = name.rpartition(", ")[2]
    return shorten(tail if len(name) > _NAME and tail[:1].isupper() else name, _NAME)


def _interval(place: Interval, y: float, hue: int) -> Iterator[str]:
    """A dot, or a bar that ends in dots or arrows."""
    x1, x2 = _NAMES + place.x1, _NAMES + place.x2
    yield f'<g class="h{hue}">'
    if place.exact:
        yield f'<circle cx="{_px(x1)}" cy="{_px(y)}" r="5"/>'
    else:
        yield f'<path class="bar" d="M{_px(x1)} {_px(y)}H{_px(x2)}"/>'
        yield _end(x1, y, -1 if place.opens_left else 0)
        yield _end(x2, y, 1 if place.opens_right else 0)
    yield "</g>"


def _end(x: float, y: float, points: int) -> str:
    if not points:
        return f'<circle cx="{_px(x)}" cy="{_px(y)}" r="5"/>'
    back = x - 9 * points
    return f'<path d="M{_px(x)} {_px(y)}L{_px(back)} {_px(y - 5)}V{_px(y + 5)}z"/>'


def time_picture(event: Event, material: Material) -> str | None:
    """When it happened, as told, above; when it was told, below: two bands over the same days."""
    told = _told(event, material)
    days = [day for day, _ in told]
    when = event.when
    given = (when.earliest, when.latest) if when is not None else ()
    happened = [day for written in given if (day := _day(written)) is not None]
    if len({*days, *happened}) < 2:
        return None
    first, last = min((*days, *happened)), max((*days, *happened))
    span = (last - first).days

    def at(day: date) -> float:
        return _EDGE + (day - first).days / span * (_WIDTH - 2 * _EDGE)

    parts = [_text(0, 12, "happened, as told", "tick"), _text(0, 62, "told", "tick")]
    if happened:
        ends = sorted({at(min(happened)), at(max(happened))})
        parts.append(f'<path class="bar when" d="M{_px(ends[0])} 26H{_px(ends[-1])}"/>')
        parts += [f'<circle class="when" cx="{_px(x)}" cy="26" r="5"/>' for x in ends]
    parts.append(f'<path class="grid" d="M0 40H{_WIDTH}"/>')
    stacked: dict[date, int] = {}
    for day, _ in told:
        level = stacked.get(day, 0)
        stacked[day] = level + 1
        parts.append(f'<circle class="told" cx="{_px(at(day))}" cy="{_px(76 + 9 * level)}" r="4"/>')
    height = 76 + 9 * max(stacked.values(), default=1) + 18
    for day in sorted({first, last}):
        where = "start" if day == first else "end"
        x = 0 if day == first else _WIDTH
        parts.append(_text(x, height - 4, in_words(day.isoformat()), "tick", where))
    words = f"{counted(len(told), 'report')} from {in_words(min(days).isoformat())}" if days else ""
    return _figure(event, f"When it happened and when it was told: {words}", height, parts)


def _told(event: Event, material: Material) -> list[tuple[date, str]]:
    ids = sorted({c.report for c in material.own_claims(event)})
    held = ((_day(material.reports[id].published), id) for id in ids)
    return sorted((day, id) for day, id in held if day is not None)


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None


def _px(value: float) -> str:
    """A length with a digit behind the point at most, the same on every machine."""
    return f"{value:.1f}".removesuffix(".0")


def _text(x: float, y: float, words: str, kind: str, anchor: str = "start") -> str:
    place = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text class="{kind}" x="{_px(x)}" y="{_px(y)}"{place}>{escape(words)}</text>'


def _figure(event: Event, caption: str, height: float, parts: Sequence[str]) -> str:
    return (
        f'<figure class="drawn" data-event="{escape(event.id)}">'
        f"<figcaption>{escape(caption)}</figcaption>"
        f'<svg viewBox="0 0 {_WIDTH} {_px(height)}" role="img" aria-label="{escape(caption)}">'
        f"{''.join(parts)}</svg></figure>"
    )
