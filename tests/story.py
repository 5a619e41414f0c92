"""A small story of our own for tests across reports: two happenings, four reports, one copy.

``read`` reads it with an extractor made by hand for these sentences, so that the tests are about
grouping and not about reading.
"""

import hashlib
import re
from dataclasses import replace

from twosource.claims import Extraction
from twosource.ledger import Extractor
from twosource.model import (
    Certainty,
    Claim,
    EventMention,
    Link,
    Quantity,
    Report,
    Span,
    When,
    claim_id,
)

WIRE = (
    "A ferry capsized near Old Karsha on Monday, the harbour master said.\n"
    "At least 14 people drowned near Old Karsha, the harbour master said.\n"
    "The hull had been repaired twice since spring, a deckhand said.\n"
    "In Mazra, on the other shore, a warehouse burned on Tuesday, the fire brigade said.\n"
    "Two guards were hurt in Mazra, the fire brigade said.\n"
)
POST = WIRE.replace("The hull had been repaired twice since spring, a deckhand said.\n", "")
GAZETTE = (
    "Nineteen people drowned when a ferry capsized near Old Karsha on Monday, "
    "the coast guard said.\n"
    "The boat carried twice as many people as it may, the coast guard said.\n"
    "The ferry company denied that the boat was overloaded near Old Karsha.\n"
)
HERALD = (
    "A warehouse burned in Mazra on Tuesday, the mayor said.\n"
    "It held grain for the winter, the mayor said.\n"
)
DAYS = {"Monday": "2026-03-02", "Tuesday": "2026-03-03"}
_SAID = re.compile(r"(?P<content>.+?), (?P<source>(?:the|a) [a-z ]+) said\.")
_DENIED = re.compile(r"(?P<source>The [a-z ]+?) denied that (?P<content>.+?)\.")
_NUMBERS = {"At least 14": (14, None), "Nineteen": (19, 19), "Two": (2, 2)}
_TRIGGERS = re.compile(r"capsized|drowned|burned|hurt")


def reports() -> tuple[Report, ...]:
    """The four reports; the second is a copy of the first without one paragraph."""
    return (
        _report("r-wire", WIRE, "Strait Wire", "2026-03-03", "Ferry capsizes near Old Karsha"),
        _report("r-post", POST, "Bay Post", "2026-03-03", "At least 14 drown", ("Strait Wire",)),
        _report("r-gazette", GAZETTE, "Gazette", "2026-03-04", "Ferry: 19 dead near Old Karsha"),
        _report("r-herald", HERALD, "Herald", "2026-03-04", "Warehouse burns in Mazra"),
    )


def _report(
    id: str, text: str, outlet: str, published: str, title: str, credit: tuple[str, ...] = ()
) -> Report:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Report(
        id,
        text,
        digest,
        title=title,
        outlet=outlet,
        published=published,
        credit=credit,
        language="en",
    )


def extractor() -> Extractor:
    return Extractor(extract, lambda: "story-1")


def extract(report: Report) -> Extraction:
    """A claim for each sentence, on the word of whoever it names."""
    found = [*_SAID.finditer(report.text), *_DENIED.finditer(report.text)]
    return Extraction(report, claims=tuple(_claim(report, m) for m in found))


def _claim(report: Report, match: re.Match[str]) -> Claim:
    start, end = match.span("content")
    content = Span.of(report.text, (start, end))
    stance = "denies" if "denied" in match[0] else "says"
    mention = Span.of(report.text, match.span("source"))
    unnamed = mention.text.startswith("a ")
    name = mention.text[0].lower() + mention.text[1:]
    chain = (Link(name, mention, "unnamed" if unnamed else "organisation", unnamed=unnamed),)
    claim = Claim(
        id=claim_id(report.id, content, stance, chain),
        report=report.id,
        content=content,
        cue=None,
        chain=chain,
        joint=(),
        quote="indirect",
        certainty=Certainty(stance),
        confidence=0.9,
        reader="story-1",
    )
    return replace(
        claim,
        how_many=tuple(_numbers(report, start, end)),
        when=_when(report, start, end),
        events=tuple(
            EventMention("ASSAULT", Span.of(report.text, m.span()))
            for m in _TRIGGERS.finditer(report.text, start, end)
        ),
    )


def _numbers(report: Report, start: int, end: int) -> list[Quantity]:
    out = []
    for words, (low, high) in _NUMBERS.items():
        at = report.text.find(words, start, end)
        if at >= 0:
            span = Span.of(report.text, (at, at + len(words)))
            out.append(Quantity(span, low, high, "people", "killed"))
    return out


def _when(report: Report, start: int, end: int) -> When | None:
    for name, day in DAYS.items():
        at = report.text.find(f"on {name}", start, end)
        if at >= 0:
            span = Span.of(report.text, (at, at + len(name) + 3))
            return When(span, "DATE", day, day, day, "day")
    return None
