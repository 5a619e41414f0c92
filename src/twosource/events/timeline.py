"""When events happened, when and by whom each was told, what a report changed later."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from twosource.events.copies_align import Text, align
from twosource.model import Claim, Event, Report, Span

Kind = Literal["added", "dropped", "reworded"]


@dataclass(frozen=True, slots=True)
class Told:
    """One claim of an event in the order of telling."""

    published: str | None
    report: str
    outlet: str | None
    claim: Claim
    origin: str | None
    """The label of the origin it rests on; ``None`` where the event counts none."""
    copy_of: str | None
    """The report whose text this one repeats."""


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence that came, went or was reworded between two versions of a report."""

    kind: Kind
    before: Span | None
    after: Span | None


def in_order(
    events: Iterable[Event], reports: Mapping[str, Report], claims: Mapping[str, str]
) -> tuple[Event, ...]:
    """Events by their first day. ``claims`` gives the id of the report of each claim."""

    def day(event: Event) -> str:
        return first_day(event, [reports[r] for r in {claims[c] for c in event.claims}]) or "9999"

    return tuple(sorted(events, key=lambda e: (day(e), e.id)))


def first_day(event: Event, reports: Iterable[Report]) -> str | None:
    """The first day on which an event may have happened: as told, else as first reported."""
    if event.when is not None and event.when.earliest is not None:
        return event.when.earliest[:10]
    return min((r.published[:10] for r in reports if r.published), default=None)


def telling(
    event: Event,
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    originals: Mapping[str, str],
) -> tuple[Told, ...]:
    """The claims of an event as they were published, and in each report as they stand."""
    origins = {c: node.label for node in event.support.nodes for c in node.claims}
    told = [
        Told(
            published=reports[c.report].published,
            report=c.report,
            outlet=reports[c.report].outlet,
            claim=c,
            origin=origins.get(c.id),
            copy_of=_copied(c.report, originals),
        )
        for c in (claims[id] for id in event.claims)
    ]
    return tuple(
        sorted(told, key=lambda t: (t.published or "9999", t.report, t.claim.content.start))
    )


def _copied(report: str, originals: Mapping[str, str]) -> str | None:
    original = originals.get(report)
    return None if original == report else original


def changes(before: Report, after: Report) -> tuple[Change, ...]:
    """What a later version of a report says that the earlier one doesn't, and the reverse.

    >>> old = Report("r", "Six men fell at the old bridge. The road to the port is shut.", "")
    >>> new = Report("r", "Nine men fell at the old bridge. The road to the port is shut.", "")
    >>> [(c.kind, c.after.text) for c in changes(old, new)]
    [('reworded', 'Nine men fell at the old bridge.')]
    """
    one, two = Text(before.text), Text(after.text)
    pairs = dict(align(one, two).pairs)
    matched = set(pairs.values())
    out: list[tuple[int, Change]] = []
    for i, sentence in enumerate(one.sentences):
        span = Span.of(before.text, (sentence.start, sentence.end))
        at = pairs.get(i)
        if at is None:
            out.append((sentence.start, Change("dropped", span, None)))
            continue
        other = two.sentences[at]
        if other.words != sentence.words:
            now = Span.of(after.text, (other.start, other.end))
            out.append((other.start, Change("reworded", span, now)))
    out += [
        (s.start, Change("added", None, Span.of(after.text, (s.start, s.end))))
        for j, s in enumerate(two.sentences)
        if j not in matched
    ]
    return tuple(change for _, change in sorted(out, key=lambda o: o[0]))
