"""Reports that name people and bodies in several spellings, read by an extractor made by hand."""

import hashlib
import re

from twosource.claims import Extraction
from twosource.ledger import Extractor
from twosource.model import Certainty, Claim, Link, Place, Report, Span, claim_id

_SAID = re.compile(r"(?P<content>[^.]+?), (?P<source>[^,.]+(?:\. [A-Z][^,.]+)?) said\.")

TEXTS = {
    "r-1": "The bridge is closed in Kesra, governor Peter Lokiru said.",
    "r-2": "Nobody was hurt in Kesra, governor P. Lokiru said.",
    "r-3": "The road opens on Monday in Kesra, governor Lokiru said.",
    "r-4": "A trial begins in Kesra, judge Peter Lokiru said.",
    "r-5": "Help is on its way to Kesra, the Sahel Relief Network said.",
    "r-6": "It rained in Kesra, two drivers said.",
}


def reports() -> list[Report]:
    """Six reports of different days and outlets."""
    return [
        Report(
            id,
            text,
            hashlib.sha256(text.encode()).hexdigest(),
            outlet=f"Paper {id[-1]}",
            published=f"2031-03-0{id[-1]}",
            language="en",
        )
        for id, text in TEXTS.items()
    ]


def extractor() -> Extractor:
    return Extractor(_extract, lambda: "named-1")


def _extract(report: Report) -> Extraction:
    return Extraction(report, claims=tuple(_claim(report, m) for m in _SAID.finditer(report.text)))


def _claim(report: Report, match: re.Match[str]) -> Claim:
    content, mention = (Span.of(report.text, match.span(g)) for g in ("content", "source"))
    first = mention.text.split()[0]
    unnamed = first == "two"
    body = first == "the"
    kind = "witness" if unnamed else "organisation" if body else "official"
    chain = (Link(mention.text, mention, kind, unnamed, role=None if body or unnamed else first),)
    at = report.text.index("Kesra")
    kesra = Place(Span.of(report.text, (at, at + 5)), "Kesra", 8.75, 31.25, "SS", None, "town")
    return Claim(
        id=claim_id(report.id, content, "says", chain),
        report=report.id,
        content=content,
        cue=None,
        chain=chain,
        joint=(),
        quote="indirect",
        certainty=Certainty(),
        confidence=0.9,
        reader="named-1",
        where=(kesra,),
    )
