"""What the slots of a claim hold: how sure, how many, where, when, who, what."""

from dataclasses import dataclass
from typing import Literal

from twosource.model.report import Span, Why

Polarity = Literal["positive", "negative"]
Modality = Literal["asserted", "possible", "planned", "attempted", "conditional"]
Stance = str
"""How a source stands to the content: ``says``, ``denies``, ``accuses``, ``warns``, ``confirms``,
``estimates``, ``orders``, ``believes``, ``asks``, ``promises``, ``leaves_open``, …"""

STANCES: tuple[Stance, ...] = (
    "says",
    "denies",
    "rejects",
    "accuses",
    "warns",
    "confirms",
    "estimates",
    "believes",
    "orders",
    "asks",
    "promises",
    "leaves_open",
)
EVENT_TYPES = (
    "ACCUSE",
    "AGREE",
    "AID",
    "ASSAULT",
    "COERCE",
    "CONSULT",
    "COOPERATE",
    "MOBILIZE",
    "PROTEST",
    "REJECT",
    "REQUEST",
    "RETREAT",
    "SANCTION",
    "SUPPORT",
    "THREATEN",
    "YIELD",
)
"""The types of PLOVER (Open Event Data Alliance, 2023)."""
MEASURES = (
    *("abducted", "affected", "attacked", "casualties", "crossed", "damaged", "deployed"),
    *("destroyed", "detained", "displaced", "escaped", "evacuated", "fired", "found", "hit"),
    *("injured", "intercepted", "killed", "missing", "present", "released", "rescued"),
    *("seized", "sentenced"),
    *("age", "area", "data", "distance", "duration", "energy", "money", "multiple", "share"),
    *("speed", "temperature", "volume", "weight", "other"),
)
"""What numbers count of a happening, and what they measure by their unit."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another reading of a value that was weighed, with its score (higher is better)."""

    name: str
    id: str | None
    score: float


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
