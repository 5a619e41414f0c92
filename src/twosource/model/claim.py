"""Attributions with their chains, and the claims made through them."""

from dataclasses import dataclass
from typing import Literal

from twosource.model.report import Span, Why
from twosource.model.slots import Actor, Certainty, EventMention, Place, Quantity, Stance, When

SourceKind = Literal[
    "outlet", "agency", "person", "organisation", "official", "document", "witness", "unnamed"
]
Quote = Literal["direct", "mixed", "indirect"]


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
    role: str | None = None
    """What the source is, by title or apposition: ``spokesman``, ``director``."""
    organisation: str | None = None
    """The body that the source belongs to or speaks for, as the report names it."""
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
