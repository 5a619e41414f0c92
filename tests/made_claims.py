"""Claims and reports made for tests of what happens across reports."""

from twosource.model import Certainty, Claim, Link, Quantity, Report, Span
from twosource.model.claim import SourceKind


def report(id: str, outlet: str, text: str = "", published: str = "2031-03-04") -> Report:
    return Report(id, text, "", outlet=outlet, published=published)


def link(
    name: str,
    kind: SourceKind = "person",
    unnamed: bool = False,
    role: str | None = None,
    organisation: str | None = None,
) -> Link:
    return Link(name, None, kind, unnamed, role=role, organisation=organisation)


def claim(
    id: str,
    report: str,
    *chain: Link,
    words: str = "The mill burned down",
    start: int = 0,
    stance: str = "says",
    how_many: tuple[Quantity, ...] = (),
) -> Claim:
    return Claim(
        id=id,
        report=report,
        content=Span(words, ((start, start + len(words)),)),
        cue=None,
        chain=chain,
        joint=(),
        quote=None,
        certainty=Certainty(stance),
        confidence=1.0,
        reader="test",
        how_many=how_many,
    )


def counted(
    text: str,
    words: str,
    low: float | None,
    high: float | None,
    unit: str | None = "people",
    measure: str = "killed",
) -> Quantity:
    """The quantity that ``words`` give where they first stand in a report's ``text``."""
    at = text.index(words)
    return Quantity(Span(words, ((at, at + len(words)),)), low, high, unit, measure)
