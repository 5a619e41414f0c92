"""Values across reports: copies, origins, figures, events."""

from dataclasses import dataclass
from typing import Literal

from twosource.model.claim import SourceKind
from twosource.model.report import Span, Why
from twosource.model.slots import Place, When

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
