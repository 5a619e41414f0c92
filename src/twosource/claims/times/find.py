"""A reading -> its time expressions, each resolved against those before it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from twosource.claims.times.anchors import Anchors, is_history, usual_years
from twosource.claims.times.calendar import parse_day
from twosource.claims.times.direction import direction
from twosource.claims.times.lengths import length, recurring
from twosource.claims.times.moments import moment
from twosource.claims.times.offsets import eve, from_date, offset, ordinal_unit, year_before
from twosource.claims.times.placing import Scene
from twosource.claims.times.scan import Match, matches
from twosource.claims.times.screens import stands
from twosource.claims.times.series import century, days, decade, hours, months, numeric, years
from twosource.claims.times.timex import Timex
from twosource.reading import Reading

_KINDS: dict[str, Callable[[Match, Scene], Timex | None]] = {
    "moment": moment,
    "numeric": numeric,
    "decade": decade,
    "century": century,
    "offset": offset,
    "fromdate": from_date,
    "yearago": year_before,
    "ordinal": ordinal_unit,
    "eve": eve,
    "length": length,
    "set": recurring,
}
_OPENING = 5
_FILED_BEFORE = 7
_SERIES: dict[str, Callable[[Match, Scene], list[Timex | None]]] = {
    "days": days,
    "hours": hours,
    "months": months,
    "years": years,
}


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression at characters ``[start, end)``, and the rule that read it."""

    start: int
    end: int
    timex: Timex
    rule: str


def find(reading: Reading) -> list[Found]:
    """Every time expression of ``reading``, in the order of the text."""
    report = reading.report
    published = parse_day(report.published)
    candidates = matches(reading.text)
    standing = [m for m in candidates if stands(m, reading)]
    history = is_history(standing, published)
    usual = usual_years(standing) if history else None
    filed = _filed(standing, published, reading)
    anchors = Anchors(filed, history, _month_first(standing), usual)
    found: list[Found] = []
    for match in standing:
        for one in _read(match, anchors, reading):
            found.append(one)
            if one.timex.moment is not None:
                anchors = anchors.seen(one.timex.moment, _opens_sentence(one, reading))
    return found


def _filed(found: list[Match], published: date | None, reading: Reading) -> date | None:
    """The day that the report counts from: its dateline's if that is near, else its publication's.

    A dateline's day has no tense and lies up to a week before publication.
    """
    lines = [fact.span for fact in reading.report.facts if fact.kind == "dateline"]
    for match in found:
        if match.rule.kind != "moment" or not any(x.covers(match.start, match.end) for x in lines):
            continue
        timex = moment(match, Scene(Anchors(published), lambda: -1))
        day = timex.earliest if timex and timex.precision == "day" else None
        if day and (published is None or 0 <= (published - day).days <= _FILED_BEFORE):
            return day
    return published


def _read(match: Match, anchors: Anchors, reading: Reading) -> list[Found]:
    scene = Scene(anchors, lambda: direction(reading, match.start, match.end))
    rule = match.rule
    if rule.kind in _SERIES:
        pieces = [match.groups[name] for name in rule.emit]
        read = _SERIES[rule.kind](match, scene)
        return [
            Found(match.words[a].start, match.words[b - 1].end, timex, rule.name)
            for (a, b), timex in zip(pieces, read, strict=True)
            if timex is not None
        ]
    if rule.kind == "value":
        timex: Timex | None = Timex("DATE", rule.value)
    else:
        timex = _KINDS[rule.kind](match, scene)
    if timex is None:
        return []
    if rule.kind != "value":
        timex = _ordered(timex)
    return [Found(match.start, match.end, timex, rule.name)]


def _ordered(timex: Timex) -> Timex:
    if timex.earliest and timex.latest and timex.earliest > timex.latest:
        return replace(timex, earliest=timex.latest, latest=timex.earliest)
    return timex


def _month_first(found: list[Match]) -> bool:
    """Whether the report writes numeric dates month first: one of them can't be day first."""
    numerics = [m for m in found if m.rule.kind == "numeric"]
    return any(int(m.get("two")[0]) > 12 for m in numerics) and not any(
        int(m.get("one")[0]) > 12 for m in numerics
    )


def _opens_sentence(found: Found, reading: Reading) -> bool:
    """Whether a time stands among the first words of its sentence."""
    token = reading.token_at(found.start)
    return token is None or token.i - reading.sentences[token.sent][0] <= _OPENING
