"""The values that flow through Twosource: frozen, typed, and free of any other module of ours.

::

    Report -> Reading -> Attribution -> Claim

Offsets are Python string indices into ``Report.text``, half-open. Unknown is ``None``.
Every value that was derived carries a ``Why``: the rule or model that made it.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

__all__ = [
    "Actor",
    "Alternative",
    "Attribution",
    "Certainty",
    "Claim",
    "Copy",
    "Event",
    "EventMention",
    "Fact",
    "Figure",
    "FigurePair",
    "FigureRelation",
    "FigureValue",
    "Grade",
    "Link",
    "Modality",
    "Origin",
    "OriginEdge",
    "Place",
    "Polarity",
    "Quantity",
    "Quote",
    "Relation",
    "Report",
    "SourceKind",
    "Span",
    "Stance",
    "Support",
    "When",
    "Why",
    "claim_id",
    "content_id",
]

SourceKind = Literal[
    "outlet", "agency", "person", "organisation", "official", "document", "witness", "unnamed"
]
Quote = Literal["direct", "mixed", "indirect"]
Polarity = Literal["positive", "negative"]
Modality = Literal["asserted", "possible", "planned", "attempted", "conditional"]
Stance = str
"""How a source stands to the content: ``says``, ``denies``, ``accuses``, ``warns``, ``confirms``,
``estimates``, ``orders``, ``believes``, ``asks``, ``promises``, ``leaves_open``, …"""


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a report: their text and where they stand, in one or several pieces.

    >>> Span.of("They fled, he said, at dawn", (0, 11), (20, 27)).text
    'They fled, at dawn'
    """

    text: str
    spans: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, text: str, *pieces: tuple[int, int]) -> "Span":
        """The span of ``pieces`` (half-open offsets) in ``text``."""
        return cls("".join(text[a:b] for a, b in pieces), pieces)

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.spans[-1][1]

    def covers(self, start: int, end: int) -> bool:
        """Whether one piece holds the whole of ``[start, end)``."""
        return any(a <= start and end <= b for a, b in self.spans)

    def touches(self, start: int, end: int) -> bool:
        """Whether any piece shares a character with ``[start, end)``."""
        return any(a < end and start < b for a, b in self.spans)


@dataclass(frozen=True, slots=True)
class Why:
    """Why a value is what it is: the rule or model, the words it rests on, a note for people."""

    rule: str
    evidence: Span | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact about the report that stands in its text and claims nothing."""

    kind: Literal["dateline", "byline", "credit", "caption"]
    span: Span
    value: str


@dataclass(frozen=True, slots=True)
class Report:
    """One report as it is stored. ``text`` is what every offset refers to."""

    id: str
    text: str
    sha256: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    """ISO 8601 date, or date and time."""
    language: str | None = None
    """ISO 639-1 code."""
    url: str | None = None
    byline: str | None = None
    credit: tuple[str, ...] = ()
    copy_of: str | None = None
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another reading of a value that was weighed, with its score (higher is better)."""

    name: str
    id: str | None
    score: float


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain: somebody on whose word the report tells the claim."""

    name: str
    mention: Span | None
    kind: SourceKind
    unnamed: bool = False
    implicit: bool = False
    entity: str | None = None
    cue: Span | None = None
    stance: Stance = "says"
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One source-cue-content relation. ``inside`` is the id of the one that it stands in."""

    id: str
    source: Span | None
    cue: Span | None
    content: Span
    confidence: float
    inside: str | None = None
    chain: tuple[Link, ...] = ()
    """From the link nearest the publisher to the origin; ends with this attribution's source."""
    joint: tuple[Link, ...] = ()
    quote: Quote = "indirect"
    stance: Stance = "says"
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Certainty:
    """How sure the *text* is: never mixed with an analyst's probability."""

    stance: Stance = "says"
    polarity: Polarity = "positive"
    modality: Modality = "asserted"
    hedges: tuple[Span, ...] = ()
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bounds (``None`` is an open end) and what it counts."""

    span: Span
    low: float | None
    high: float | None
    unit: str | None
    measure: str | None
    change: Literal["=", "~", ">", "<", "up", "down"] = "="
    cumulative: bool = False
    whole: "Span | None" = None
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place named or described in a report; ``radius_km`` says how imprecise it is."""

    span: Span
    name: str
    lat: float | None
    lon: float | None
    country: str | None
    """ISO 3166-1 alpha-2."""
    geonames_id: int | None
    precision: Literal["point", "town", "district", "province", "country", "region"] | None
    radius_km: float | None = None
    role: Literal["happening", "mentioned", "actor"] = "mentioned"
    alternatives: tuple[Alternative, ...] = ()
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A time expression: TIMEX3 type and value, and the interval of days it stands for."""

    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None
    earliest: str | None
    latest: str | None
    precision: str | None
    role: Literal["happening", "statement", "background"] = "happening"
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts or is acted upon. ``role`` is a CAMEO role code (GOV, MIL, REB, CVL …)."""

    span: Span
    name: str
    entity: str | None
    role: str | None = None
    country: str | None = None
    alternatives: tuple[Alternative, ...] = ()
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """What happened: one of the 16 PLOVER types and the words that say so."""

    type: str
    trigger: Span
    mode: str | None = None
    cameo: str | None = None
    """CAMEO root code, two digits."""
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody claims something. Never changed once written."""

    id: str
    report: str
    content: Span
    cue: Span | None
    chain: tuple[Link, ...]
    joint: tuple[Link, ...]
    quote: Quote | None
    certainty: Certainty
    confidence: float
    reader: str
    how_many: tuple[Quantity, ...] = ()
    where: tuple[Place, ...] = ()
    when: When | None = None
    events: tuple[EventMention, ...] = ()
    """The main event first."""
    who: tuple[Actor, ...] = ()
    whom: tuple[Actor, ...] = ()
    why: Why | None = None


Relation = Literal["same", "distinct", "unknown"]
FigureRelation = Literal["agree", "update", "subset", "total", "conflict", "unclear"]


@dataclass(frozen=True, slots=True)
class Copy:
    """A report that repeats another's text. ``original`` is ``None`` where it can't be told."""

    report: str
    group: str
    """The id that all copies of one text share."""
    original: str | None
    aligned: tuple[tuple[Span, Span], ...] = ()
    """Passages of the report beside those of the one it was compared with."""
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """One node of an event's graph of origins: who asserts something on their own knowledge."""

    id: str
    label: str
    kind: SourceKind
    unnamed: bool
    claims: tuple[str, ...]
    interest: str | None = None
    """Why this origin is a party to the event, if it is one."""
    denies: bool = False


@dataclass(frozen=True, slots=True)
class OriginEdge:
    """How two origins relate, and why, in words that a reader understands."""

    a: str
    b: str
    relation: Relation
    reason: str


@dataclass(frozen=True, slots=True)
class Support:
    """What stands behind an event: reports, outlets, and independent origins as a range.

    ``proven`` is false where ``least`` is only a lower bound (a clique, not a colouring).
    """

    reports: int
    outlets: int
    least: int
    most: int
    nodes: tuple[Origin, ...] = ()
    edges: tuple[OriginEdge, ...] = ()
    proven: bool = True


@dataclass(frozen=True, slots=True)
class FigureValue:
    """One value of a measure: whose claim, its bounds and words, its origin, as of when."""

    claim: str
    low: float | None
    high: float | None
    text: str
    origin: str | None
    as_of: str | None = None
    conceded: bool = False
    """Given by a belligerent against its own side."""


@dataclass(frozen=True, slots=True)
class FigurePair:
    """How two values of one figure relate (indices into its values), and why."""

    a: int
    b: int
    relation: FigureRelation
    reason: str


@dataclass(frozen=True, slots=True)
class Figure:
    """The values of one measure for one event, in the order of their reports."""

    measure: str
    values: tuple[FigureValue, ...]
    relations: tuple[FigurePair, ...] = ()


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade that a named rule file gives, off unless chosen."""

    name: str
    rule: str


@dataclass(frozen=True, slots=True)
class Event:
    """A happening that claims of one or more reports are about."""

    id: str
    type: str | None
    label: str
    claims: tuple[str, ...]
    where: Place | None
    when: When | None
    support: Support
    figures: tuple[Figure, ...] = ()
    denied_by: tuple[str, ...] = ()
    """Ids of origins."""
    grade: Grade | None = None
    why: Why | None = None


def content_id(prefix: str, parts: Sequence[object] | Iterable[object]) -> str:
    """A versioned content hash: ``prefix`` names kind and version, ``parts`` is what is hashed.

    The same parts give the same id on any machine (SHA-256 over canonical JSON, 80 bits kept).

    >>> content_id("c1", ["r", [[0, 4]]])
    'c1-88e4150f437ed23470dc'
    """
    canonical = json.dumps(list(parts), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"{prefix}-{hashlib.sha256(canonical.encode()).hexdigest()[:20]}"


def claim_id(report_id: str, content: Span, stance: Stance, chain: Sequence[Link]) -> str:
    """The id of a claim: who says what where in which report, and in what stance.

    The words are hashed beside their offsets, so that a claim keeps its id in a later version of
    its report only if neither has changed. Slots aren't hashed: a better reading of a number or
    a place is another reading of the same claim.

    >>> claim_id("r", Span("two men fled", ((12, 24),)), "says", ())
    'c1-7bed22b2353970ee4e8a'
    """
    links = [[link.name, link.mention and link.mention.spans] for link in chain]
    return content_id("c1", [report_id, content.text, content.spans, stance, links])
