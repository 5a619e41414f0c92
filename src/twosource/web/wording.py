"""How values are worded on pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from twosource.model import Claim, Link, Place, Report, Support, When, Why
from twosource.model.words import bounds, number, spoken
from twosource.model.words import days as iso_days

__all__ = [
    "Dots",
    "Slot",
    "Step",
    "chain_of",
    "day",
    "days",
    "happening",
    "is_web_address",
    "origin_mark",
    "plain",
    "slots",
]

_MOST_DOTS = 12
"""Beyond, the mark holds one dot of a kind, and numbers."""
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def day(iso: str | None) -> str:
    """An ISO date, or date and time, as people write a day.

    >>> day("2026-05-13T06:00:00+03:00"), day(None), day("2026-05")
    ('13 May 2026', 'no date', '2026-05')
    """
    if not iso:
        return "no date"
    try:
        then = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return f"{then.day} {_MONTHS[then.month - 1]} {then.year}"


def days(when: When) -> str:
    """The days that a time expression stands for, as people write them.

    >>> from twosource.model import Span
    >>> def told(first, last):
    ...     return days(When(Span("then", ((0, 4),)), "DATE", None, first, last, "day"))
    >>> told("2026-05-12", "2026-05-12"), told("2026-05-12", "2026-05-14")
    ('12 May 2026', '12–14 May 2026')
    >>> told("2026-04-30", "2026-05-02"), told("2026-05-01", "2026-05-31")
    ('30 Apr – 2 May 2026', 'May 2026')
    >>> told("2026-01-01", "2026-12-31"), told("2026-05-12", None)
    ('2026', 'from 12 May 2026')
    """
    try:
        first, last = (iso and date.fromisoformat(iso[:10]) for iso in (when.earliest, when.latest))
    except ValueError:
        return iso_days(when)
    if not (first and last):
        start = "from" if first else "until"
        return f"{start} {day(when.earliest or when.latest)}" if first or last else iso_days(when)
    if first == last or first > last:
        return day(when.earliest)
    month = _MONTHS[last.month - 1]
    if (last + timedelta(1)).day == 1 and first.day == 1 and first.year == last.year:
        if first.month == last.month:
            return f"{month} {last.year}"
        if (first.month, last.month) == (1, 12):
            return str(last.year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {month} {last.year}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {_MONTHS[first.month - 1]}{year} – {last.day} {month} {last.year}"


def plain(term: str | None) -> str:
    """A term of the model as words.

    >>> plain("leaves_open"), plain(None)
    ('leaves open', '')
    """
    return (term or "").replace("_", " ")


def is_web_address(url: str) -> bool:
    """Whether a report's address may be linked to: nothing that runs when it is clicked.

    >>> is_web_address("https://example.org/a"), is_web_address("javascript:alert(1)")
    (True, False)
    """
    return url.startswith(("https://", "http://"))


def happening(type: str | None) -> str:
    """A PLOVER type as a word in running text.

    >>> happening("ASSAULT"), happening(None)
    ('assault', 'happening')
    """
    return plain(type).lower() or "happening"


@dataclass(frozen=True, slots=True)
class Dots:
    """The origin mark: how many are certain, how many more are possible, and both in words."""

    filled: int
    hollow: int
    words: str

    @property
    def drawn(self) -> bool:
        """Whether each origin has a dot; else the mark holds numbers."""
        return self.filled + self.hollow <= _MOST_DOTS


def origin_mark(support: Support) -> Dots:
    """The mark for how many independent origins there are.

    >>> origin_mark(Support(12, 5, 2, 4))
    Dots(filled=2, hollow=2, words='2 to 4 origins')
    """
    least = number(support.least) if support.proven else f"at least {number(support.least)}"
    if support.least == support.most:
        words = f"{least} {'origin' if support.most == 1 else 'origins'}"
    else:
        words = f"{least} to {number(support.most)} origins"
    return Dots(support.least, support.most - support.least, words)


@dataclass(frozen=True, slots=True)
class Step:
    """One who speaks in a chain; the publisher comes first, without a link."""

    name: str
    kind: str
    cue: str | None
    link: Link | None
    last: bool
    joint: tuple[Link, ...] = ()


def chain_of(claim: Claim, report: Report | None) -> tuple[Step, ...]:
    """A claim's chain from the publisher to the origin."""
    outlet = report.outlet if report else None
    steps = [Step(outlet or "publisher unknown", "publisher", None, None, not claim.chain)]
    seen = None
    for i, link in enumerate(claim.chain):
        last = i == len(claim.chain) - 1
        cue = link.cue or (claim.cue if last else None)
        words = spoken(cue) if cue and cue != seen else None
        seen = cue
        steps.append(
            Step(link.name, _kind(link), words, link, last, _others(claim) if last else ())
        )
    return tuple(steps)


def _others(claim: Claim) -> tuple[Link, ...]:
    """Who says it together with the origin, nobody twice."""
    others = {k.name: k for k in reversed(claim.joint) if k.name != claim.chain[-1].name}
    return tuple(reversed(others.values()))


def _kind(link: Link) -> str:
    said: list[str] = [link.kind]
    if link.unnamed and link.kind != "unnamed":
        said.append("unnamed")
    if link.implicit:
        said.append("from the context")
    return ", ".join(said)


@dataclass(frozen=True, slots=True)
class Slot:
    """A derived value: what it is called, what it is, the words it rests on, and why."""

    label: str
    value: str
    words: str | None = None
    why: Why | None = None


def slots(claim: Claim) -> tuple[Slot, ...]:
    """All slots of a claim, with their reasons."""
    return tuple(_slots(claim))


def _slots(claim: Claim) -> Iterator[Slot]:
    sure = claim.certainty
    said = [plain(sure.stance)]
    if sure.polarity == "negative":
        said.append("that it did not happen")
    if sure.modality != "asserted":
        said.append(sure.modality)
    if claim.quote:
        said.append(f"{claim.quote} speech")
    yield Slot("stance", " · ".join(said), None, sure.why)
    for hedge in sure.hedges:
        yield Slot("hedge", hedge.text)
    for event in claim.events:
        value = f"{event.type} ({event.mode})" if event.mode else event.type
        yield Slot("what", value, event.trigger.text, event.why)
    for label, actors in (("who", claim.who), ("whom", claim.whom)):
        for actor in actors:
            yield Slot(label, actor.name, _if_other(actor.span.text, actor.name), actor.why)
    for q in claim.how_many:
        yield Slot("how many", bounds(q), q.span.text, q.why)
    for place in claim.where:
        yield Slot("where", _place(place), _if_other(place.span.text, place.name), place.why)
    if claim.when:
        yield Slot("when", days(claim.when), claim.when.span.text, claim.when.why)


def _if_other(words: str, name: str) -> str | None:
    return words if words != name else None


def _place(place: Place) -> str:
    known = [place.country, place.precision]
    if place.lat is not None and place.lon is not None:
        known.append(f"{place.lat:.3f}, {place.lon:.3f}")
    if place.radius_km:
        known.append(f"within {number(round(place.radius_km, 1))} km")
    return " · ".join([place.name, *(k for k in known if k)])
